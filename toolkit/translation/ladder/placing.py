"""Where a number or term may be put: among the others about as in the Chinese.

English moves them less than one thinks. Of 2,549 numbers in human English one in 30 stood on the other side of more
than a quarter of the sentence's other matches, one in 130 of more than two fifths. Of what the prefix rung brought in,
20 of the 22 that stood on the other side of two fifths were said of the wrong thing, and 4 of the 140 under a quarter.
What English does move are dates, and totals behind a list (甲、乙等12个行业 is "12 industries such as …").
"""

import re
from collections.abc import Iterable, Sequence

from toolkit.alignment.model import Match
from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder.state import Progress, State
from toolkit.translation.model import REPAIRED
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import Place, satisfied_places

NEAR, FAR = 0.25, 0.4  # shares of the others
_TOTAL = re.compile("(?:等|共|共有|共计|合计)$")  # before a total
PROVES_NOTHING = 1  # so many others on the wrong side


def turned(matches: Sequence[Match], index: int, at: int, places: Iterable[Place]) -> tuple[int, int]:
    """How many of the other matches' places are on the other side of English offset `at` than their Chinese is of
    the match's, and how many there are."""
    own = matches[index]
    sides = [(place.start < at) != (matches[place.index].start < own.start) for place in places if place.index != index]
    return sum(sides), len(sides)


def is_near(matches: Sequence[Match], index: int, at: int, places: Iterable[Place]) -> bool:
    """Whether the match may well stand at `at`."""
    wrong, others = turned(matches, index, at, places)
    return wrong <= NEAR * others


def is_far(segment: Segment, index: int, at: int, places: Iterable[Place]) -> bool:
    """Whether the match hardly belongs at `at`."""
    match = segment.matches[index]
    if match.domain == "date" or _TOTAL.search(segment.source, max(0, match.start - 3), match.start):
        return False
    wrong, others = turned(segment.matches, index, at, places)
    return wrong > max(FAR * others, PROVES_NOTHING)


def has_repaired_numbers(state: State) -> bool:
    """Whether a repair brought in a number."""
    return any(state.segment.matches[i].kind == "quantity" and how in REPAIRED for i, how in state.how.items())


def doubt_far(states: Iterable[State], engine: Engine, progress: Progress) -> None:
    """Note in `State.doubted` the numbers that a repair brought in where they hardly belong; no engine is asked."""
    for state in states:
        matches, places = state.segment.matches, satisfied_places(state.segment.matches, state.best.text)
        state.doubted |= {
            place.index
            for place in places
            if matches[place.index].kind == "quantity"
            and state.how.get(place.index) in REPAIRED
            and is_far(state.segment, place.index, place.start, places)
        }
