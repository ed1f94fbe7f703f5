"""Gemma 3 270M's text model in PyTorch, small enough to read, for fine-tuning on a CPU or a GPU.

Compute is bfloat16, master weights are float32. The embeddings are tied and frozen, so the loss needs no gradient
for them and is made in chunks: no (tokens x vocabulary) tensor is ever kept. Weights go in and out under the names
of `toolkit.translation.engines.compact.conversion`.
"""

import math
from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

from toolkit.training.adapters import Adapter
from toolkit.translation.engines.compact.weights import GROUP, TOP

WIDTH, FEED, HEADS, HEAD, LAYERS = 640, 2048, 4, 256, 18
GLOBAL_EVERY = 6  # as in conversion: each sixth layer attends to everything, with a slower rotation
SHAPES = {
    "q": (HEADS * HEAD, WIDTH),
    "k": (HEAD, WIDTH),
    "v": (HEAD, WIDTH),
    "o": (WIDTH, HEADS * HEAD),
    "gate": (FEED, WIDTH),
    "up": (FEED, WIDTH),
    "down": (WIDTH, FEED),
}
NORMS = {"n1": WIDTH, "n2": WIDTH, "n3": WIDTH, "n4": WIDTH, "qn": HEAD, "kn": HEAD}
COMPUTE = torch.bfloat16


class Linear(nn.Module):
    """A matrix without bias, which may wear a low-rank adapter or the error that packing will make."""

    def __init__(self, out_features: int, in_features: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(out_features, in_features))
        self.adapter: Adapter | None = None
        self.error: Tensor | None = None  # packed minus real weight, as of the last `measure_error`

    def forward(self, x: Tensor) -> Tensor:
        weight = self.weight.to(x.dtype)
        if self.error is not None:
            weight = weight + self.error  # the gradient passes straight through
        y = F.linear(x, weight)
        return y if self.adapter is None else y + self.adapter(x)

    def measure_error(self) -> None:
        """Remember what packing would change now, so that the next steps train with it in place."""
        with torch.no_grad():
            self.error = (packed(self.weight) - self.weight).to(COMPUTE)

    def merged(self) -> Tensor:
        """The weight with its adapter worked in."""
        return self.weight.detach() if self.adapter is None else self.weight.detach() + self.adapter.product()


def packed(weight: Tensor) -> Tensor:
    """The values a matrix has after packing into 5 bits by groups (without the packer's search for better scales)."""
    groups = weight.reshape(-1, GROUP)
    scale = groups.abs().amax(1, keepdim=True).clamp_min(1e-12) / TOP
    return ((groups / scale).round_() * scale).view_as(weight)


class Layer(nn.Module):
    """One transformer block: grouped-query attention with normed queries and keys, gated feed-forward."""

    def __init__(self) -> None:
        super().__init__()
        for name, shape in SHAPES.items():
            setattr(self, name, Linear(*shape))
        for name, size in NORMS.items():
            setattr(self, name, nn.Parameter(torch.empty(size)))

    def forward(self, x: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
        x = x + rms(self.o(self._attention(rms(x, self.n1), rotation)), self.n2)
        h = rms(x, self.n3)
        return x + rms(self.down(F.gelu(self.gate(h), approximate="tanh") * self.up(h)), self.n4)

    def _attention(self, h: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
        batch, length, _ = h.shape
        q = rotate(rms(self.q(h).view(batch, length, HEADS, HEAD), self.qn), rotation).transpose(1, 2)
        k = rotate(rms(self.k(h).view(batch, length, 1, HEAD), self.kn), rotation).transpose(1, 2)
        v = self.v(h).view(batch, length, 1, HEAD).transpose(1, 2)
        shape = (batch, HEADS, length, HEAD)  # one key and value head serves all query heads
        # every example is shorter than the sliding window of 512, so causal attention is the same as Gemma's
        out = F.scaled_dot_product_attention(q, k.expand(shape), v.expand(shape), is_causal=True, scale=HEAD**-0.5)
        return out.transpose(1, 2).reshape(batch, length, HEADS * HEAD)


def rms(x: Tensor, weight: Tensor) -> Tensor:
    """Gemma's root-mean-square norm, whose weight counts from one."""
    wide = x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6) * (1 + weight)).to(x.dtype)


def rotation_of(length: int, base: float, device: torch.device) -> tuple[Tensor, Tensor]:
    """Cosines and sines of rotary positions, (length, 1, HEAD) each."""
    inverse = 1.0 / (base ** (torch.arange(0, HEAD, 2, device=device).float() / HEAD))
    angle = torch.arange(length, device=device).float()[:, None] * inverse[None]
    angle = torch.cat([angle, angle], -1)[:, None, :]
    return angle.cos().to(COMPUTE), angle.sin().to(COMPUTE)


def rotate(x: Tensor, rotation: tuple[Tensor, Tensor]) -> Tensor:
    """Turn each pair of features by the angle of its position."""
    a, b = x[..., : HEAD // 2], x[..., HEAD // 2 :]
    return x * rotation[0] + torch.cat([-b, a], -1) * rotation[1]


class Network(nn.Module):
    """The decoder. `vocabulary` is the number of pieces."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.register_buffer("table", torch.empty(vocabulary, WIDTH, dtype=COMPUTE))
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.nf = nn.Parameter(torch.empty(WIDTH))

    def forward(self, ids: Tensor, positions: Tensor) -> Tensor:
        """Hidden states (n, WIDTH) at `positions` of the flattened, right-padded (batch, length) `ids`."""
        x = F.embedding(ids, self.table) * torch.tensor(math.sqrt(WIDTH), dtype=COMPUTE, device=ids.device)
        near, far = (rotation_of(ids.shape[1], base, ids.device) for base in (1e4, 1e6))
        for number, layer in enumerate(self.layers):
            x = layer(x, far if (number + 1) % GLOBAL_EVERY == 0 else near)
        return rms(x, self.nf).reshape(-1, WIDTH).index_select(0, positions)

    def loss(
        self, ids: Tensor, positions: Tensor, targets: Tensor, smoothing: float = 0.0, weights: Tensor | None = None
    ) -> Tensor:
        """Mean cross-entropy in nats a target token: targets[i] is the piece after positions[i].

        `weights` (n,), where given, says how much each target token counts in the mean.
        """
        weights = torch.ones(len(targets), device=ids.device) if weights is None else weights
        loss: Tensor = ChunkedCrossEntropy.apply(self(ids, positions), self.table, targets, smoothing, weights)
        return loss

    def linears(self) -> Iterator[tuple[str, Linear]]:
        """All matrices but the embeddings, by the names that the package uses."""
        for number, layer in enumerate(self.layers):
            for name in SHAPES:
                yield f"layers.{number}.{name}", getattr(layer, name)

    def measure_error(self) -> None:
        """See `Linear.measure_error`."""
        for _, linear in self.linears():
            linear.measure_error()

    def weights(self) -> dict[str, Tensor]:
        """Float32 tensors by the names that the package uses, adapters merged."""
        out = {"emb": self.table.float(), "nf": self.nf.detach()}
        for number, layer in enumerate(self.layers):
            out |= {f"layers.{number}.{name}": getattr(layer, name).merged() for name in SHAPES}
            out |= {f"layers.{number}.{name}": getattr(layer, name).detach() for name in NORMS}
        return {name: tensor.cpu().float() for name, tensor in out.items()}

    def adapters(self) -> dict[str, tuple[Tensor, Tensor]]:
        """What the adapters add, by matrix: (up, down), whose product it is."""
        return {
            name: (linear.adapter.up.detach().cpu() * linear.adapter.scale, linear.adapter.down.detach().cpu())
            for name, linear in self.linears()
            if linear.adapter is not None
        }


def network_from(weights: Mapping[str, Tensor]) -> Network:
    """A network with these weights, named as `Network.weights` names them."""
    network = Network(weights["emb"].shape[0])
    with torch.no_grad():
        network.table.copy_(weights["emb"])
        network.nf.copy_(weights["nf"])
        for number, layer in enumerate(network.layers):
            for name in SHAPES:
                getattr(layer, name).weight.copy_(weights[f"layers.{number}.{name}"])
            for name in NORMS:
                getattr(layer, name).copy_(weights[f"layers.{number}.{name}"])
    return network


class ChunkedCrossEntropy(torch.autograd.Function):
    """Label-smoothed cross-entropy against a frozen output embedding; the gradient is made in the forward pass."""

    CHUNK = 192  # rows whose logits exist at once

    @staticmethod
    def forward(  # type: ignore[no-untyped-def]
        ctx, hidden: Tensor, table: Tensor, targets: Tensor, smoothing: float, weights: Tensor
    ) -> Tensor:
        count, vocabulary = hidden.shape[0], table.shape[0]
        chunk = ChunkedCrossEntropy.CHUNK if hidden.device.type == "cpu" else 8192
        gradient, total = torch.empty_like(hidden), 0.0
        for start in range(0, count, chunk):
            logits, wanted = (hidden[start : start + chunk] @ table.t()).float(), targets[start : start + chunk]
            share = weights[start : start + chunk]
            normaliser = torch.logsumexp(logits, -1)
            right = logits.gather(1, wanted[:, None])[:, 0]
            total += (share * (normaliser - (1 - smoothing) * right - smoothing * logits.mean(-1))).sum().item()
            logits.sub_(normaliser[:, None]).exp_().sub_(smoothing / vocabulary)
            logits[torch.arange(len(wanted), device=wanted.device), wanted] -= 1 - smoothing
            gradient[start : start + chunk] = logits.mul_(share[:, None]).to(hidden.dtype) @ table
        ctx.save_for_backward(gradient)
        ctx.weight = weights.sum().item()
        return hidden.new_tensor(total / ctx.weight, dtype=torch.float32)

    @staticmethod
    def backward(ctx, out: Tensor):  # type: ignore[no-untyped-def]
        (gradient,) = ctx.saved_tensors
        return gradient * (out / ctx.weight).to(gradient.dtype), None, None, None, None
