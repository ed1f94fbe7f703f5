"""Which place satisfies which match, where matches compete for the same words.

A match may have several places, and a place serves one match only. Longer places are given first, so that a term
inside a longer one does not count twice; then whoever was left without one may move others to another of their
places, if that satisfies one match more. Nobody loses a place to a newcomer.
"""

from collections.abc import Mapping, Sequence

Span = tuple[int, int]
BUDGET = 500  # moves tried for all matches that were left over


def assign(candidates: Mapping[int, Sequence[Span]]) -> dict[int, Span]:
    """A place for as many matches as can be had, none overlapping; `candidates` has each match's, the best first.

    Where places only coincide or are disjoint, no larger assignment exists.
    """
    ranked = sorted(
        (
            (start - end, rank, start, match)
            for match, spans in candidates.items()
            for rank, (start, end) in enumerate(spans)
        )
    )
    placed: dict[int, Span] = {}
    for _, rank, _, match in ranked:
        span = candidates[match][rank]
        if match not in placed and not _holders(span, placed):
            placed[match] = span
    search = _Search(candidates)
    for match in candidates:
        if match not in placed:
            placed = search.place(match, placed, frozenset()) or placed
    return placed


class _Search:
    """A search for places by moving others; gives up after so many moves."""

    def __init__(self, candidates: Mapping[int, Sequence[Span]]) -> None:
        self._candidates = candidates
        self._left = BUDGET
        self._hopeless: set[tuple[Span, ...]] = set()  # candidates for which no exchange helped

    def place(self, match: int, placed: dict[int, Span], fixed: frozenset[int]) -> dict[int, Span] | None:
        """`placed` with `match` in it and nobody lost, or None. Matches in `fixed` may not be moved."""
        spans = tuple(self._candidates[match])
        if not fixed and spans in self._hopeless:
            return None
        moved = fixed | {match}
        for span in spans:
            holders = _holders(span, placed)
            if moved.intersection(holders):
                continue
            self._left -= 1
            if self._left < 0:
                return None
            trial: dict[int, Span] | None = {m: s for m, s in placed.items() if m not in holders} | {match: span}
            for holder in holders:
                trial = trial and self.place(holder, trial, moved)
            if trial:
                return trial
        if not fixed:
            self._hopeless.add(spans)
        return None


def _holders(span: Span, placed: Mapping[int, Span]) -> list[int]:
    start, end = span
    return [match for match, (a, b) in placed.items() if start < b and a < end]
