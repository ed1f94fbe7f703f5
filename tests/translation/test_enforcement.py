"""The ladder against engines that behave badly. They are engines like any plug-in's, only worse than most."""

from collections.abc import Callable, Sequence

import pytest

from toolkit.alignment.model import Match
from toolkit.translation.defects import defects
from toolkit.translation.enforcement import hints_for, translate_enforced
from toolkit.translation.engines.base import Done, Hint
from toolkit.translation.model import Hypothesis
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import satisfied


class Says:
    """An engine whose n-th best answer is answer(segment, prefix)[n]."""

    name, fingerprint, takes_hints = "says", "0", False

    def __init__(self, answer: Callable[[str, str], Sequence[str]]) -> None:
        self.answer = answer

    def translate(
        self,
        segments: Sequence[str],
        hints: Sequence[Sequence[Hint]],
        *,
        prefixes: Sequence[str] | None = None,
        n_best: int = 1,
        progress: Done | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        prefixes = prefixes or [""] * len(segments)
        return [
            tuple(Hypothesis(text, -n / 10) for n, text in enumerate(self.say(s, h, p)[:n_best]))
            for s, h, p in zip(segments, hints, prefixes, strict=True)
        ]

    def say(self, source: str, hints: Sequence[Hint], prefix: str) -> Sequence[str]:
        """The answers to one segment, best first; for engines that hear hints to say otherwise."""
        return self.answer(source, prefix)

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        return [(text.rfind(" ") + 1,) for text in texts]

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        return []


def segment(text: str, *pairs: tuple[str, str]) -> Segment:
    matches = []
    for source, target in pairs:
        start = text.index(source)
        matches.append(Match("term", source, target, start, start + len(source)))
    return Segment(text, 0, tuple(matches))


LIUZHOU = segment("柳州的工业体系十分完备。", ("柳州", "Liuzhou"))


def test_free() -> None:
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: ["Liuzhou has a complete industrial system."]))
    assert [(o.satisfied, o.how) for o in result.outcomes] == [(True, "free")]


def test_rerank() -> None:
    answers = ["Willow has a complete industrial system.", "Liuzhou has a complete industrial system."]
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: answers))
    assert [(o.satisfied, o.how) for o in result.outcomes] == [(True, "rerank")]
    assert result.target == answers[1]


def test_prefix() -> None:
    def answer(source: str, prefix: str) -> list[str]:
        return [f"{prefix} indeed." if prefix else "The industrial system is complete in Willow."]

    (result,) = translate_enforced([LIUZHOU], Says(answer))
    assert [(o.satisfied, o.how) for o in result.outcomes] == [(True, "prefix")]
    assert result.target == "The industrial system is complete in Liuzhou indeed."


def test_what_cannot_be_had_is_reported() -> None:
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: ["Willow has a complete industrial system."]))
    assert [(o.satisfied, o.how) for o in result.outcomes] == [(False, "none")]


def test_a_repair_that_loses_another_term_is_refused() -> None:
    both = segment("柳州的工业体系在广西十分完备。", ("柳州", "Liuzhou"), ("广西", "Guangxi"))

    def answer(source: str, prefix: str) -> list[str]:
        return (
            ["Liuzhou has a very complete industrial system."] if prefix else ["Guangxi has a complete system there."]
        )

    (result,) = translate_enforced([both], Says(answer))
    assert result.target.startswith("Guangxi")
    assert [o.satisfied for o in result.outcomes] == [False, True]


@pytest.mark.parametrize(
    "bad",
    ["", "柳州工业 Liuzhou 体系", "very " * 60, "of the city " * 30, "Liuzhou." + " and so on with it" * 12],
    ids=["nothing", "chinese", "word loop", "phrase loop", "runs on"],
)
def test_a_defective_answer_gives_way_to_a_sound_one(bad: str) -> None:
    sound = "Liuzhou has a complete industrial system."
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: [bad, sound]))
    assert result.target == sound


@pytest.mark.parametrize("bad", ["", "柳州的工业体系十分完备。", "very " * 60, "\x00\n\t", "((*+?[", "a" * 5000])
def test_hopeless_engines_end(bad: str) -> None:
    """The run ends, and nothing is claimed that the text does not show."""
    (result,) = translate_enforced([LIUZHOU], Says(lambda s, p: [bad]))
    assert {i for i, o in enumerate(result.outcomes) if o.satisfied} == satisfied(LIUZHOU.matches, result.target)


def test_two_hundred_terms_in_one_segment() -> None:
    text = "".join(f"词{chr(0x4E00 + i)}，" for i in range(200))
    many = segment(text, *[(f"词{chr(0x4E00 + i)}", f"term{i}x") for i in range(200)])
    (result,) = translate_enforced([many], Says(lambda s, p: [" ".join(f"term{i}x" for i in range(0, 200, 2))]))
    assert sum(o.satisfied for o in result.outcomes) == 100


@pytest.mark.parametrize("text", ["", " ", "。", "柳"])
def test_tiny_segments(text: str) -> None:
    (result,) = translate_enforced([Segment(text, 0)], Says(lambda s, p: ["x"]))
    assert result.source == text


def test_terms_with_regex_characters() -> None:
    odd = segment("采用C++(新)*技术生产。", ("C++(新)*", "C++ (new)*"))
    (result,) = translate_enforced([odd], Says(lambda s, p: ["It uses C++ (new)* technology."]))
    assert result.outcomes[0].satisfied


def test_the_beginning_is_kept() -> None:
    first = Segment("一是坚持盘活存量。", 0, (), "First,")

    def answer(source: str, prefix: str) -> list[str]:
        return [f"{prefix} we will use what we have."]

    (result,) = translate_enforced([first], Says(answer))
    assert result.target == "First, we will use what we have."


def test_hints_are_distinct() -> None:
    twice = (Match("term", "柳州", "Liuzhou", 0, 2), Match("term", "柳州", "Liuzhou", 5, 7))
    assert hints_for(twice) == (Hint("柳州", "Liuzhou"),)


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("柳州工业体系完备。", "Liuzhou's industry is complete.", ()),
        ("柳州工业体系完备。", "", ("empty",)),
        ("。", "", ()),
        ("柳州工业体系完备。", "柳州 is complete.", ("chinese",)),
        ("柳州工业体系完备，产业链条健全，制造能力深厚，技术积淀深厚。", "It is complete.", ("short",)),
        ("柳州工业体系完备。", "the city and " * 4, ("loop",)),
        ("元", "E-mail: 10.10.10.10.10.10.10.10", ("loop",)),
        ("去年总产值1,000,000,000,000元。", "Last year the total output value was 1,000,000,000,000 yuan.", ()),
        ("他在投产仪式上这样说。", "At the ceremony, he said that", ("unfinished",)),
        ("他在投产仪式上这样说。", "He said so at the launch ceremony that.", ("unfinished",)),
        ("柳州工业体系", "the industry of", ()),
    ],
)
def test_defects(source: str, english: str, expected: tuple[str, ...]) -> None:
    assert defects(source, english) == expected
