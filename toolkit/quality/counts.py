"""So many of so many, as scores are told."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.right / self.total if self.total else 1.0


def sum_of(counts: Iterable[Count]) -> Count:
    """All of them together."""
    every = tuple(counts)
    return Count(sum(count.right for count in every), sum(count.total for count in every))
