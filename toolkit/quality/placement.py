"""Whether numbers are said of the right thing, judged by a reference: each should stand among the others as there.

That a number is present says little of a sentence with six of them. Two translations of one sentence agree on the
order of what both have, so one that stands elsewhere was likely put into the wrong clause.
"""

from collections.abc import Sequence

from toolkit.alignment.model import Match
from toolkit.quality.counts import Count
from toolkit.translation.verify import satisfied_places

TURNED = 0.25  # share of the others that may stand on the other side than in the reference, and one anyway: English
# says both "8 billion, up 9 percent" and "rose 9 percent to 8 billion"


def displaced(matches: Sequence[Match], english: str, reference: str) -> frozenset[int]:
    """Numbers of the matches that both texts have, and that stand elsewhere among the others than in the reference."""
    ours, theirs = _starts(matches, english), _starts(matches, reference)
    both = ours.keys() & theirs.keys()
    return frozenset(
        i
        for i in both
        if sum((ours[i] < ours[j]) != (theirs[i] < theirs[j]) for j in both - {i}) > max(1, TURNED * (len(both) - 1))
    )


def placed_quantities(matches: Sequence[Match], english: str, reference: str) -> Count:
    """Of the quantities that both texts have, those that stand as in the reference."""
    both = [i for i in _starts(matches, english).keys() & _starts(matches, reference) if matches[i].kind == "quantity"]
    wrong = displaced(matches, english, reference)
    return Count(sum(i not in wrong for i in both), len(both))


def _starts(matches: Sequence[Match], text: str) -> dict[int, int]:
    return {place.index: place.start for place in satisfied_places(matches, text)}
