"""Single rungs of the ladder and the guard that they share."""

from collections.abc import Sequence

import pytest

from tests.translation.test_enforcement import LIUZHOU, Says, segment
from toolkit.alignment.model import Match
from toolkit.translation.enforcement import climb, translate_enforced
from toolkit.translation.engines.base import Hint
from toolkit.translation.ladder.guard import FAR_WORSE, acceptable
from toolkit.translation.ladder.replacing import replaced
from toolkit.translation.ladder.state import State, state_of
from toolkit.translation.ladder.substitution import put_in
from toolkit.translation.model import Hypothesis
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import strange_numbers


class Copies(Says):
    """An engine that says no hint, but copies English from the Chinese."""

    takes_hints = True

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[str, ...]]] = []

    def say(self, source: str, hints: Sequence[Hint], prefix: str) -> Sequence[str]:
        self.told.append((source, tuple(hint.target for hint in hints)))
        return [f"{'Liuzhou' if 'Liuzhou' in source else 'Willow'} and Guangxi have a complete industrial system."]


def test_what_failed_is_put_into_the_chinese_and_the_rest_is_told() -> None:
    both = segment("广西与柳州的工业体系十分完备。", ("广西", "Guangxi"), ("柳州", "Liuzhou"))
    engine = Copies()
    climbed = climb([both], engine)
    assert [(o.satisfied, o.how) for o in climbed.results[0].outcomes] == [(True, "hint")] * 2
    assert [(r.rung, r.segments, r.won) for r in climbed.rungs[:4]] == [
        ("hint", 1, 1), ("n-best", 0, 0), ("prefix", 1, 0), ("substitute", 1, 1),
    ]  # fmt: skip
    assert all(r.segments == 0 for r in climbed.rungs[4:])
    assert engine.told[0] == ("广西与柳州的工业体系十分完备。", ("Guangxi", "Liuzhou"))
    assert ("广西与 Liuzhou 的工业体系十分完备。", ("Guangxi",)) in engine.told


def test_a_missing_number_is_looked_for_among_the_alternatives_first() -> None:
    class Knows(Says):
        takes_hints = True

    answers = ["There are 65.03 million skilled workers.", "There are 650,300 skilled workers."]
    match = Match("quantity", "65.03万人", "650,300", 7, 13)
    climbed = climb([Segment("技能人才总量达65.03万人。", 0, (match,))], Knows(lambda s, p: answers))
    assert [(r.rung, r.segments, r.won) for r in climbed.rungs[:3]] == [
        ("hint", 1, 0), ("n-best", 1, 1), ("prefix", 0, 0),
    ]  # fmt: skip
    assert climbed.results[0].outcomes[0].how == "rerank"


def test_english_put_into_the_chinese() -> None:
    def answer(source: str, prefix: str) -> list[str]:
        name = "Liuzhou" if "Liuzhou" in source else "Willow"
        return [f"{name} has a complete industrial system."]

    climbed = climb([LIUZHOU], Says(answer))
    assert [(o.satisfied, o.how) for o in climbed.results[0].outcomes] == [(True, "hint")]
    assert {r.rung: r.won for r in climbed.rungs}["substitute"] == 1
    assert put_in(LIUZHOU, [0], " {} ") == "Liuzhou 的工业体系十分完备。"


def test_the_models_own_words_for_the_term_are_replaced() -> None:
    chain = segment("企业参与一条产业链条的建设。", ("产业链条", "industrial chain"))

    def answer(source: str, prefix: str) -> list[str]:
        return ["Trade link"] if source == "产业链条" else ["Firms help to build a trade link."]

    (result,) = translate_enforced([chain], Says(answer))
    assert result.target == "Firms help to build an industrial chain."
    assert [(o.satisfied, o.how) for o in result.outcomes] == [(True, "align")]


def test_words_that_stand_twice_are_no_evidence() -> None:
    chain = segment("企业参与产业链条建设。", ("产业链条", "industrial chain"))

    def answer(source: str, prefix: str) -> list[str]:
        return ["Trade link"] if source == "产业链条" else ["A trade link needs a trade link."]

    (result,) = translate_enforced([chain], Says(answer))
    assert not result.outcomes[0].satisfied


def test_the_only_unexplained_number_is_replaced() -> None:
    match = Match("quantity", "65.03万人", "650,300", 7, 13)
    skilled = Segment("技能人才总量达65.03万人。", 0, (match,))
    (result,) = translate_enforced([skilled], Says(lambda s, p: ["There are 65.03 million skilled workers."]))
    assert result.target == "There are 650,300 skilled workers."
    assert result.outcomes[0].how == "align"


@pytest.mark.parametrize("english", [
    "There are 12.5 million skilled workers.",  # the model may mean something else
    "Skilled workers number 65.03 million, of 650,300 in all.",
])  # fmt: skip
def test_another_number_is_not_replaced(english: str) -> None:
    match = Match("quantity", "65.03万人", "650,300", 7, 13)
    skilled = Segment("技能人才总量达65.03万人。", 0, (match,))
    (result,) = translate_enforced([skilled], Says(lambda s, p: [english]))
    assert result.target == english


class Doubts(Says):
    """An engine that finds all but its own words unlikely."""

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        return [-1.0, -1.0 - FAR_WORSE - 0.1]


def test_words_are_not_replaced_by_what_the_engine_finds_unlikely() -> None:
    match = Match("quantity", "65.03万人", "650,300", 7, 13)
    skilled = Segment("技能人才总量达65.03万人。", 0, (match,))
    (result,) = translate_enforced([skilled], Doubts(lambda s, p: ["There are 65.03 million skilled workers."]))
    assert not result.outcomes[0].satisfied


@pytest.mark.parametrize(
    ("text", "old", "english", "expected"),
    [
        ("It has trade links.", "trade links", "industrial chain", "It has industrial chains."),
        ("The Big Lake is deep.", "Big Lake", "the Dianchi Lake", "The Dianchi Lake is deep."),
        ("Trade links grow.", "Trade links", "industrial policy", "Industrial policies grow."),
        ("In Willow City it grows.", "Willow City", "Liuzhou", "In Liuzhou it grows."),
    ],
)
def test_replaced_words_fit(text: str, old: str, english: str, expected: str) -> None:
    start = text.index(old)
    assert replaced(text, start, start + len(old), english) == expected


def standing(text: str, score: float = -0.5) -> State:
    both = segment("柳州的工业体系在广西十分完备。", ("柳州", "Liuzhou"), ("广西", "Guangxi"))
    state = state_of(both)
    state.take(Hypothesis(text, score), "hint")
    return state


@pytest.mark.parametrize(
    ("option", "score", "expected"),
    [
        ("Guangxi's Liuzhou has a complete system.", -0.6, True),
        ("Liuzhou has a complete industrial system.", -0.1, False),
        ("Guangxi's Liuzhou has 12 complete systems.", -0.6, False),
        ("Guangxi, Liuzhou.", -0.6, False),
        ("Guangxi's Liuzhou has a complete system" + ", so they all say in that fine old town there" * 3, -0.6, False),
        ("Guangxi's Liuzhou has a complete system.", -0.5 - FAR_WORSE - 0.1, False),
        ("Guangxi's 柳州 Liuzhou has a complete system.", -0.6, False),
        ("Liuzhou has a complete system there; Guangxi has a complete system there.", -0.6, False),
    ],
    ids=["good", "loses a pair", "breaks a number", "shrinks", "swells", "far worse", "chinese", "says it twice"],
)
def test_the_guard(option: str, score: float, expected: bool) -> None:
    state = standing("Guangxi has a complete system there.")
    assert acceptable(state, Hypothesis(option, score)) is expected


def test_a_sound_text_replaces_a_loop_whatever_it_loses() -> None:
    assert acceptable(standing("Guangxi " * 60), Hypothesis("It has a complete industrial system.", -3.0))


def test_strange_numbers() -> None:
    match = Match("quantity", "1.2万", "12,000", 3, 7)
    assert strange_numbers("共有 1.2万 和 35 个", (match,), "12,000, 35 and 7.5") == [(15, 18)]


def test_a_phrase_that_two_required_terms_share_is_no_repetition() -> None:
    from toolkit.translation.ladder.guard import acceptable
    from toolkit.translation.ladder.state import state_of

    pilots = segment(
        "柳州是数字化转型试点城市、产教融合试点城市。",
        ("数字化转型试点城市", "national pilot city for the digital transformation"),
        ("产教融合试点城市", "national pilot city for the integration of industry and education"),
    )
    state = state_of(pilots)
    state.take(
        Hypothesis("Liuzhou is a national pilot city for the integration of industry and education.", -0.3), "hint"
    )
    both = "Liuzhou is a national pilot city for the digital transformation and a national pilot city for the integration of industry and education."  # noqa: E501
    assert acceptable(state, Hypothesis(both, -0.3))
    again = f"{both} Liuzhou is a city where industry thrives and a city where industry thrives."
    assert not acceptable(state, Hypothesis(again, -0.3))
