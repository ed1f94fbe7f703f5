"""The loss of a contrast: at the place of the model's mistake, what should have come against what it said."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

from toolkit.training.batches import LONGEST, POOL, WIDTH_STEP, Encoder
from toolkit.training.contrasts import Contrast
from toolkit.training.network import Network
from toolkit.training.prepare import Example

WINDOW = 8  # tokens after the place of the mistake that are compared; further on the two sentences only differ
ANCHOR = 0.5  # how much the better tokens' own likelihood counts beside the difference, so that not both fall


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two token sequences that are the same up to `start`, each cut after the window."""

    better: tuple[int, ...]
    worse: tuple[int, ...]
    start: int

    def __len__(self) -> int:
        return len(self.better) + len(self.worse)

    @property
    def width(self) -> int:
        """The length of the longer one with padding."""
        return -(-max(len(self.better), len(self.worse)) // WIDTH_STEP) * WIDTH_STEP


def rivals_of(contrast: Contrast, encoder: Encoder) -> Rivals | None:
    """The tokens of a contrast; None where there is no repair, or it is too long to train on."""
    if not contrast.better:
        return None
    better, worse = (
        encoder.encode(Example(contrast.source, text, (), ""), contrast.hints)
        for text in (contrast.better, contrast.worse)
    )
    start = next((i for i, (b, w) in enumerate(zip(better.target, worse.target, strict=False)) if b != w), None)
    if start is None or len(better) > LONGEST or len(worse) > LONGEST:
        return None
    end = start + WINDOW
    return Rivals(
        (*better.prompt, *better.target[:end]), (*worse.prompt, *worse.target[:end]), len(better.prompt) + start
    )


def rival_batches(rivals: Sequence[Rivals], size: int, seed: int) -> Iterator[tuple[Rivals, ...]]:
    """Batches of at most `size` padded tokens, side by side with those of like length; without end."""
    number = 0
    while rivals:
        chance = random.Random(f"{seed}/{number}/rivals")
        order = chance.sample(rivals, len(rivals))
        cut = [batch for i in range(0, len(order), POOL) for batch in _cut(sorted(order[i : i + POOL], key=len), size)]
        chance.shuffle(cut)
        yield from cut
        number += 1


def _cut(pool: Sequence[Rivals], size: int) -> Iterator[tuple[Rivals, ...]]:
    batch: list[Rivals] = []
    for pair in pool:
        if batch and 2 * max(pair.width, batch[-1].width) * (len(batch) + 1) > size:
            yield tuple(batch)
            batch = []
        batch.append(pair)
    if batch:
        yield tuple(batch)


def contrast_loss(network: Network, batch: Sequence[Rivals]) -> Tensor:
    """Mean over the pairs, in nats: softplus of what the window of the worse is likelier by, plus ANCHOR times the
    mean negative log-likelihood of a token in the window of the better."""
    better = _log_likelihoods(network, [(pair.better, pair.start) for pair in batch])
    worse = _log_likelihoods(network, [(pair.worse, pair.start) for pair in batch])
    lengths = torch.tensor([len(pair.better) - pair.start for pair in batch], device=better.device)
    return (F.softplus(worse - better) - ANCHOR * better / lengths).mean()


def _log_likelihoods(network: Network, rows: Sequence[tuple[tuple[int, ...], int]]) -> Tensor:
    """Of each row's tokens from its start on, (rows,)."""
    device = network.nf.device
    width = max(len(tokens) for tokens, _ in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    positions: list[int] = []
    targets: list[int] = []
    owners: list[int] = []
    for row, (tokens, start) in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        positions += range(row * width + start - 1, row * width + len(tokens) - 1)
        targets += tokens[start:]
        owners += [row] * (len(tokens) - start)
    hidden = network(ids.to(device), torch.tensor(positions, device=device))
    logits = (hidden @ network.table.t()).float()
    each = -F.cross_entropy(logits, torch.tensor(targets, device=device), reduction="none")
    return each.new_zeros(len(rows)).index_add(0, torch.tensor(owners, device=device), each)
