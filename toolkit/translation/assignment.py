"""Which place satisfies which match, where matches compete for the same words.

A match may have several places, and a place serves one match only. Longer places are given first, so that a term
inside a longer one does not count twice; then whoever was left without one may move others to another of their
places, if that satisfies one match more. Nobody loses a place to a newcomer.
"""

from collections.abc import Mapping, Sequence

Span = tuple[int, int]
BUDGET = 3000  # moves tried for one match that was left over


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
    for match, spans in candidates.items():
        if match not in placed and spans:
            placed = _Search(candidates).place(match, placed, frozenset()) or placed
    return placed


class _Search:
    """A search for one match's place by moving others; gives up after so many moves."""

    def __init__(self, candidates: Mapping[int, Sequence[Span]]) -> None:
        self._candidates = candidates
        self._left = BUDGET

    def place(self, match: int, placed: dict[int, Span], fixed: frozenset[int]) -> dict[int, Span] | None:
        """`placed` with `match` in it and nobody lost, or None. Matches in `fixed` may not be moved."""
        fixed = fixed | {match}
        for span in self._candidates[match]:
            holders = _holders(span, placed)
            if fixed.intersection(holders):
                continue
            self._left -= 1
            if self._left < 0:
                return None
            trial: dict[int, Span] | None = {m: s for m, s in placed.items() if m not in holders} | {match: span}
            for holder in holders:
                trial = trial and self.place(holder, trial, fixed)
            if trial:
                return trial
        return None


def _holders(span: Span, placed: Mapping[int, Span]) -> list[int]:
    start, end = span
    return [match for match, (a, b) in placed.items() if start < b and a < end]
