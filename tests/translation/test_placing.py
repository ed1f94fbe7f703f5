"""Repairs put a number among the others as the Chinese has it."""

from collections.abc import Sequence

import pytest

from tests.translation.test_enforcement import Says
from toolkit.alignment.quantities import find
from toolkit.translation.enforcement import translate_enforced
from toolkit.translation.engines.base import Hint
from toolkit.translation.ladder.placing import doubt_far, is_far, is_near
from toolkit.translation.ladder.state import state_of
from toolkit.translation.model import How, Hypothesis
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import satisfied_places

SOURCE = "公司营收87亿元，增长9.4%，净利润6亿元，下降3.1%，铜价上涨20%。"
FIRST = "Revenue was 8.7 billion yuan, up 9.4 percent, and net profit 600 million yuan, down 3.1 percent,"
PLAIN = f"{FIRST} as copper grew dearer."
WHOLE = f"{FIRST} as copper grew 20 percent dearer."
MISPLACED = f"Revenue was 20 percent above {FIRST.removeprefix('Revenue was ')} as copper grew dearer."
EARLY, LATE = PLAIN.index("8.7"), PLAIN.index("dearer")
ENDINGS = {PLAIN[:EARLY] + "20 percent": MISPLACED, PLAIN[:LATE] + "20 percent": WHOLE}


class Points(Says):
    """An engine that would force what is missing at these places, likeliest first."""

    takes_hints = True

    def __init__(self, *points: int) -> None:
        super().__init__(lambda segment, prefix: [ENDINGS.get(prefix, PLAIN)])
        self.points = points

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        return [self.points] * len(texts)


def _segment() -> Segment:
    return Segment(SOURCE, 0, tuple(find(SOURCE)))


def test_the_place_that_agrees_with_the_chinese_goes_first() -> None:
    (result,) = translate_enforced([_segment()], Points(EARLY, LATE))
    assert result.target == WHOLE


def test_a_number_is_reported_missing_rather_than_said_of_something_else() -> None:
    (result,) = translate_enforced([_segment()], Points(EARLY))
    assert result.target == PLAIN
    assert [o.match.source for o in result.outcomes if not o.satisfied] == ["20%"]


@pytest.mark.parametrize(("english", "near", "far"), [(WHOLE, True, False), (MISPLACED, False, True)])
def test_near_and_far(english: str, near: bool, far: bool) -> None:
    matches = find(SOURCE)
    places = satisfied_places(matches, english)
    (at,) = (place.start for place in places if place.index == len(matches) - 1)
    assert is_near(matches, len(matches) - 1, at, places) == near
    assert is_far(_segment(), len(matches) - 1, at, places) == far


@pytest.mark.parametrize(
    ("english", "how", "doubted"), [(WHOLE, "prefix", []), (MISPLACED, "prefix", ["20%"]), (MISPLACED, "hint", [])]
)
def test_a_number_far_from_its_place_is_doubted(english: str, how: How, doubted: list[str]) -> None:
    state = state_of(_segment())
    state.take(Hypothesis(english, -0.5), how)
    doubt_far([state], Points(), lambda rung, done, total: None)
    assert [o.match.source for o in state.result().outcomes if o.doubted] == doubted


@pytest.mark.parametrize(
    ("source", "english"),
    [
        (
            "聚焦装备90台、纺织80台、食品70台等12个行业。",
            "12 industries such as equipment (90), textiles (80) and food (70).",
        ),
        (
            "2025年上半年产值5亿元，利润3亿元，税收1亿元。",
            "Output was 500 million yuan, profit 300 million, tax 100 million in 2025.",
        ),
    ],
)
def test_totals_and_dates_may_move(source: str, english: str) -> None:
    state = state_of(Segment(source, 0, tuple(find(source))))
    state.take(Hypothesis(english, -0.5), "prefix")
    doubt_far([state], Points(), lambda rung, done, total: None)
    assert not state.doubted
