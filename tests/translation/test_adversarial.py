"""Hostile texts, term lists and engines: never a traceback, and whatever is not there is reported."""

import time
from collections.abc import Sequence

import pytest

from tests.translation.test_enforcement import LIUZHOU, Says, segment
from toolkit.alignment.model import Match
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import Glossary, TermEntry
from toolkit.translation.enforcement import translate_enforced
from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.lines import translate_lines
from toolkit.translation.model import Hypothesis, TranslatedSegment
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import satisfied


class Hears(Says):
    """An engine that obeys a hint only if it is the first or the only one."""

    takes_hints = True

    def say(self, source: str, hints: Sequence[Hint], prefix: str) -> Sequence[str]:
        return [f"{hints[0].target if hints else 'Nobody'} and Guangxi have a complete industrial system."]


BAD = {
    "nothing": lambda s, p: [""],
    "source": lambda s, p: [s],
    "loop": lambda s, p: [p + " very much" * 300],
    "garbage": lambda s, p: ["\x00\ud800((*+?[\\\n\t"],
    "prefix only": lambda s, p: [p],
    "no hypothesis": lambda s, p: [],
}
TEXTS = [
    "",
    " ",
    "。",
    "柳",
    "柳州",
    "<p>柳州&nbsp;</p>",
    "柳州\n\n柳州\t柳州",
    "柳州 Guangxi Liuzhou AI柳州5G",
    "柳州" * 40,
]


class Mute(Says):
    """An engine that returns fewer answers than it was asked for."""

    def translate(self, *_: object, **__: object) -> list[tuple[Hypothesis, ...]]:  # type: ignore[override]
        return []

    def forcing_points(self, *_: object) -> list[tuple[int, ...]]:  # type: ignore[override]
        return []


class Wild(Says):
    def forcing_points(
        self, segments: object, hints: object, texts: object, required: list[str]
    ) -> list[tuple[int, ...]]:  # type: ignore[override]
        return [(-5, 10**6, 0) for _ in required]


def check(result: TranslatedSegment) -> None:
    claimed = {i for i, o in enumerate(result.outcomes) if o.satisfied}
    assert claimed == satisfied([o.match for o in result.outcomes], result.target)
    assert all((o.how == "none") != o.satisfied for o in result.outcomes)
    result.target.encode()
    assert "\x00" not in result.target


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("engine", [
    *(pytest.param(Says(answer), id=name) for name, answer in BAD.items()),
    *(pytest.param(Wild(answer), id=f"wild {name}") for name, answer in BAD.items()),
    pytest.param(Mute(BAD["nothing"]), id="mute"),
    pytest.param(Hears(BAD["nothing"]), id="hears"),
])  # fmt: skip
def test_any_text_with_any_engine(text: str, engine: Engine) -> None:
    matches = tuple(Match("term", "柳州", "Liuzhou", i, i + 2) for i in range(len(text)) if text.startswith("柳州", i))
    (result,) = translate_enforced([Segment(text, 0, matches)], engine)
    assert result.source == text and len(result.outcomes) == len(matches)
    check(result)


def test_a_term_list_that_contradicts_itself() -> None:
    """The same Chinese twice with other English, each forbidding the other: one at most can be had."""
    matches = (
        Match("term", "柳州", "Liuzhou", 0, 2, forbidden=("Willow City",)),
        Match("term", "柳州", "Willow City", 0, 2, forbidden=("Liuzhou",)),
    )
    one = Segment("柳州的工业体系十分完备。", 0, matches)
    for engine in (Says(lambda s, p: [f"{p} Liuzhou has a complete industrial system."]), Hears(BAD["nothing"])):
        (result,) = translate_enforced([one], engine)
        check(result)


@pytest.mark.parametrize(
    "target", ["C++ (new)*", "\\d+", "[a-z", "$1", "(?P<x>", "{}", "<b>bold</b>", "a\nb", "%s {0}"]
)
def test_terms_with_characters_that_mean_something_elsewhere(target: str) -> None:
    odd = segment("采用新技术生产整车。", ("新技术", target))

    def answer(source: str, prefix: str) -> list[str]:
        return ["new technology"] if source == "新技术" else [f"{prefix} it uses new technology for cars."]

    (result,) = translate_enforced([odd], Says(answer))
    check(result)


def test_two_hundred_missing_terms_end_soon() -> None:
    text = "".join(f"词{chr(0x4E00 + i)}，" for i in range(200))
    many = segment(text, *[(f"词{chr(0x4E00 + i)}", f"term{i}x") for i in range(200)])
    began = time.monotonic()
    (result,) = translate_enforced([many], Says(lambda s, p: [f"{p} some words here"]))
    assert time.monotonic() - began < 30
    check(result)


def test_hints_of_two_hundred_terms_are_kept_apart() -> None:
    pairs = [Hint(f"词{i}", f"term {i}") for i in range(200)]
    matches = tuple(Match("term", h.source, h.target, 0, 2) for h in pairs)
    (result,) = translate_enforced([Segment("词的话。", 0, matches)], Hears(BAD["nothing"]))
    assert len(result.outcomes) == 200
    check(result)


def test_a_glossary_of_fifty_thousand_entries() -> None:
    signs = [chr(0x4E00 + i) for i in range(224)]
    entries = [TermEntry(f"词{a}{b}", f"term {i}x{j}") for i, a in enumerate(signs) for j, b in enumerate(signs)]
    line = f"{entries[0].source}与{entries[-1].source}都很好。"
    engine = Says(lambda s, p: [f"{p} {entries[0].target} and others are good."])
    (done,) = translate_lines([line], TermMatcher(Glossary.of(entries)), engine)
    assert len(entries) > 50_000
    assert {o.match.target for o in done.outcomes} == {entries[0].target, entries[-1].target}
    for result in done.segments:
        check(result)


def test_good_answers_are_left_alone() -> None:
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: ["Liuzhou has a complete industrial system."]))
    check(result)
    assert result.outcomes[0].how == "free"
