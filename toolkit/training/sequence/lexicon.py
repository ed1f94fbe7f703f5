"""What pieces translate each other, learnt before the training, which is thereby spared the search for it.

IBM Model 1 on the training pairs. It tells one attention head where to look, and gives the embeddings a beginning in
which pieces that translate each other lie close.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

from toolkit.training.sequence.text import Numbered

ROUNDS = 4  # of expectation and maximisation


def learn(pairs: Sequence[Numbered], pieces: int) -> Tensor:
    """How often each piece of the source is expected to be translated by each of the target, (pieces, pieces)."""
    given = np.ones((pieces, pieces), np.float32)  # the target's share in the source piece's translations
    for _ in range(ROUNDS):
        counts: NDArray[np.float32] = np.zeros((pieces, pieces), np.float32)
        for pair in pairs:
            source, target = np.unique(pair.source)[:, None], np.unique(pair.target)
            shares = given[source, target]
            counts[source, target] += shares / shares.sum(0)
        given = counts / counts.sum(1, keepdims=True).clip(min=1e-9) + np.float32(1e-9)
    return torch.from_numpy(counts)


def probabilities(counts: Tensor) -> Tensor:
    """The probability of each target piece, given a source piece."""
    return counts / counts.sum(1, keepdim=True).clamp_min(1e-9) + 1e-7


def embeddings(counts: Tensor, width: int) -> Tensor:
    """Rows of length 1 (pieces, width): a factorisation of the positive pointwise mutual information of the counts."""
    pieces = len(counts)
    chance = counts.sum(1, keepdim=True) * counts.sum(0) / counts.sum()
    information = torch.log(counts / chance.clamp_min(1e-9)).clamp_min(0) * counts / (counts + 1)
    source, strength, target = torch.svd_lowrank(information, q=min(width, pieces), niter=3)
    rows = 0.3 * torch.randn(pieces, width) / width**0.5  # a beginning for pieces that never met another
    rows[:, : len(strength)] += F.normalize((source + target) * strength.sqrt(), dim=1)
    return F.normalize(rows, dim=1)
