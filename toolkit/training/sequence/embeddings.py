"""Where the embeddings begin: pieces that translate each other lie close, which spares a short training the search."""

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from toolkit.training.sequence.text import Numbered

RARE = 5  # co-occurrences that count half


def translation_embeddings(pairs: Iterable[Numbered], pieces: int, width: int, seed: int) -> Tensor:
    """Rows of length 1 (pieces, width): a factorisation of how much more often than by chance a piece of the source
    and one of the target stand in the same pair (positive pointwise mutual information)."""
    counts = np.zeros((pieces, pieces), np.float32)
    for pair in pairs:
        source, target = np.unique(pair.source), np.unique(pair.target[:-1])
        counts[source[:, None], target] += 1
    chance = counts.sum(1, keepdims=True) * counts.sum(0) / max(counts.sum(), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.nan_to_num(np.log(counts / chance), neginf=0, posinf=0).clip(min=0)
    information *= counts / (counts + RARE)
    torch.manual_seed(seed)
    source, strength, target = torch.svd_lowrank(torch.from_numpy(information), q=min(width, pieces), niter=3)
    rows = torch.randn(pieces, width) * 0.3 / width**0.5  # a beginning for pieces that never met another
    rows[:, : len(strength)] += torch.nn.functional.normalize((source + target) * strength.sqrt(), dim=1)
    return torch.nn.functional.normalize(rows, dim=1)
