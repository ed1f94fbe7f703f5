"""Which of several things have left their order."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(placed: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The fewest items whose places (first numbers) do not rise with the items as given (second numbers, unique)."""
    tails: list[int] = []
    last: list[int] = []
    before = [-1] * len(placed)
    for n, (place, _) in enumerate(placed):
        at = bisect_left(tails, place)
        before[n] = last[at - 1] if at else -1
        tails[at : at + 1] = [place]
        last[at : at + 1] = [n]
    kept = set()
    n = last[-1] if last else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    return frozenset(item for n, (_, item) in enumerate(placed) if n not in kept)
