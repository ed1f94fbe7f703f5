"""A pre-norm transformer, encoder and decoder, with one embedding for source, target and output.

Its parts are those of CTranslate2's TransformerSpec, so that `package` can hand the weights over as they are.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

LONGEST = 256  # positions


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a network."""

    width: int = 256
    feed: int = 1024
    heads: int = 4
    encoder: int = 4  # layers
    decoder: int = 2


class Attention(nn.Module):
    """Multi-head attention of x to `memory`, which is x itself in self-attention."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.width)
        self.query = nn.Linear(shape.width, shape.width)
        self.memory = nn.Linear(shape.width, 2 * shape.width)  # keys, then values
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor | None, causal: bool = False) -> Tensor:
        h = self.norm(x)
        q, (k, v) = self.query(h), self.memory(h if memory is None else memory).chunk(2, -1)
        out = F.scaled_dot_product_attention(
            self._split(q), self._split(k), self._split(v), attn_mask=mask, is_causal=causal
        )
        joined: Tensor = self.out(out.transpose(1, 2).flatten(2))
        return joined

    def looks(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Log-probabilities (batch, length, memory length) of where the first head looks."""
        size = x.shape[-1] // self.heads
        q = F.linear(self.norm(x), self.query.weight[:size], self.query.bias[:size])
        k = F.linear(memory, self.memory.weight[:size], self.memory.bias[:size])
        scores = (q @ k.transpose(1, 2)).float() * size**-0.5
        return F.log_softmax(scores.masked_fill(~mask[:, 0], -1e9), -1)

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Feed(nn.Module):
    """The feed-forward part of a layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.up = nn.Linear(shape.width, shape.feed)
        self.down = nn.Linear(shape.feed, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.down(F.relu(self.up(self.norm(x))))
        return out


class Layer(nn.Module):
    """One layer; `cross` attends to the source and is in decoder layers only."""

    def __init__(self, shape: Shape, cross: bool) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.cross = Attention(shape) if cross else None
        self.feed = Feed(shape)

    def forward(self, x: Tensor, source: Tensor | None, mask: Tensor, drop: nn.Dropout) -> tuple[Tensor, Tensor | None]:
        looks = None
        if self.cross is None or source is None:
            x = x + drop(self.attention(x, None, mask))
        else:
            x = x + drop(self.attention(x, None, None, causal=True))
            looks = self.cross.looks(x, source, mask) if self.training else None
            x = x + drop(self.cross(x, source, mask))
        return x + drop(self.feed(x)), looks


class SequenceNetwork(nn.Module):
    """Scores the next piece of the target. `embeddings` (pieces, width) are where training begins."""

    positions: Tensor

    def __init__(self, embeddings: Tensor, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = nn.Parameter(embeddings.clone())
        self.bias = nn.Parameter(torch.zeros(len(embeddings)))
        self.encoder = nn.ModuleList(Layer(shape, cross=False) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(Layer(shape, cross=True) for _ in range(shape.decoder))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.drop = nn.Dropout(dropout)
        self.register_buffer("positions", sinusoids(LONGEST, shape.width))

    def forward(self, source: Tensor, lengths: Tensor, target: Tensor) -> tuple[Tensor, Tensor | None]:
        """Hidden states (batch, target length, width) of right-padded piece numbers (batch, length).

        And in training, log-probabilities (batch, target length, source length) of where the last layer looks.
        """
        mask = (torch.arange(source.shape[1]) < lengths[:, None])[:, None, None]
        memory = self._embed(source)
        for layer in self.encoder:
            memory, _ = layer(memory, None, mask, self.drop)
        memory, x, looks = self.encoder_norm(memory), self._embed(target), None
        for layer in self.decoder:
            x, looks = layer(x, memory, mask, self.drop)
        return self.decoder_norm(x), looks

    def logits(self, hidden: Tensor) -> Tensor:
        """Scores of all pieces (n, pieces) for hidden states (n, width)."""
        return F.linear(hidden, self.embeddings, self.bias)

    def _embed(self, ids: Tensor) -> Tensor:
        scaled = F.embedding(ids, self.embeddings) * math.sqrt(self.shape.width)
        out: Tensor = self.drop(scaled + self.positions[: ids.shape[1]])
        return out


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings (length, width): sines in the first half of the features, cosines in the second."""
    rates = torch.exp(torch.arange(width // 2) * (-math.log(10_000) / (width // 2)))
    angles = torch.arange(length)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)
