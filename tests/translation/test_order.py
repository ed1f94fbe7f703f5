"""Numbers that stand in each other's places."""

from collections.abc import Callable, Sequence

import pytest

from tests.translation.test_enforcement import Says
from toolkit.alignment.quantities import find
from toolkit.quality.checks import check_segment
from toolkit.translation.engines.base import Hint
from toolkit.translation.engines.compact import CompactEngine
from toolkit.translation.ladder.order import put_in_order
from toolkit.translation.ladder.state import State, state_of
from toolkit.translation.model import How, Hypothesis
from toolkit.translation.segmentation import Segment

SOURCE = "抽检车辆1240辆，发现三类问题93个，退运9辆。"
WRONG = "Of 1,240 vehicles inspected, three kinds of problem were found, nine in all, and 93 vehicles were returned."
RIGHT = "Of 1,240 vehicles inspected, three kinds of problem were found, 93 in all, and nine vehicles were returned."


class Scores(Says):
    """An engine that finds a text as likely as it is told."""

    def __init__(self, likely: Callable[[str], float]) -> None:
        super().__init__(lambda segment, prefix: [])
        self.likely = likely

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        return [self.likely(text) for text in texts]


def state(english: str, how: How, source: str = SOURCE) -> State:
    made = state_of(Segment(source, 0, tuple(find(source))))
    made.take(Hypothesis(english, -0.5), how)
    return made


def ordered(made: State, engine: Scores) -> State:
    put_in_order([made], engine, lambda rung, done, total: None)
    return made


def test_numbers_that_the_engine_would_rather_see_exchanged_are() -> None:
    made = ordered(state(WRONG, "prefix"), Scores(lambda text: -0.5 if text == RIGHT else -1.0))
    assert made.best.text == RIGHT
    assert not made.doubted
    assert len(made.satisfied) == len(made.segment.matches)


def test_numbers_that_could_as_well_be_exchanged_are_named() -> None:
    made = ordered(state(WRONG, "prefix"), Scores(lambda text: -0.5 if text in (RIGHT, WRONG) else -1.0))
    assert made.best.text == WRONG
    findings = [f for f in check_segment(made.result()) if f.check == "number-place"]
    assert [WRONG[f.start : f.end] for f in findings] == ["nine", "93"]
    assert all(f.severity == "warning" and SOURCE in f.message for f in findings)


def test_numbers_in_their_places_are_left_alone() -> None:
    made = ordered(state(RIGHT, "prefix"), Scores(lambda text: -0.5 if text == RIGHT else -1.0))
    assert made.best.text == RIGHT and not made.doubted


def test_what_the_model_wrote_by_itself_is_not_asked_about() -> None:
    asked: list[str] = []
    made = ordered(state(WRONG, "hint"), Scores(lambda text: asked.append(text) or -0.5))  # type: ignore[func-returns-value]
    assert made.best.text == WRONG and not asked


def test_only_numbers_of_one_kind_and_unit_are_exchanged() -> None:
    source = "今年产值5亿元，增长8%，新增9人。"
    english = "Output reached 500 million yuan this year, up 8 percent, with nine people added."
    asked: list[str] = []
    ordered(state(english, "prefix", source), Scores(lambda text: asked.append(text) or -0.5))  # type: ignore[func-returns-value]
    assert not asked


def test_a_number_word_that_begins_the_sentence_changes_its_capital() -> None:
    source = "9辆退运，93辆放行。"
    wrong, right = "Ninety-three were returned and nine released.", "Nine were returned and 93 released."
    made = ordered(state(right, "prefix", source), Scores(lambda text: 0.0 if text.startswith("93 ") else -9.0))
    assert made.best.text == "93 were returned and nine released."
    assert wrong != right


def test_an_engine_that_cannot_tell_changes_nothing() -> None:
    made = state(WRONG, "prefix")
    put_in_order([made], Says(lambda segment, prefix: []), lambda rung, done, total: None)
    assert made.best.text == WRONG and not made.doubted


@pytest.mark.parametrize(
    ("source", "right", "first", "second"),
    [
        (
            "全年进口额120亿元，出口额845亿元。",
            "Imports were 12 billion yuan and exports 84.5 billion yuan for the year.",
            "12 billion yuan",
            "84.5 billion yuan",
        ),
        (
            "全市有41个工业大类，其中34个增长。",
            "The city has 41 major industrial categories, 34 of which grew.",
            "41",
            "34",
        ),
    ],
)
def test_the_shipped_model_knows_where_numbers_belong(source: str, right: str, first: str, second: str) -> None:
    wrong = right.replace(first, "@").replace(second, first).replace("@", second)
    made = state(wrong, "prefix", source)
    put_in_order([made], CompactEngine(), lambda rung, done, total: None)
    assert made.best.text == right
