"""One English for one term: what is exchanged, what stays, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.model import Match
from toolkit.translation.interchange import interchangeable
from toolkit.translation.model import FromMemory, Outcome, TranslatedSegment
from toolkit.translation.segmentation import Segment
from toolkit.translation.unify import Passage, unify
from toolkit.translation.verify import satisfied

CHAIN = Match("term", "产业链", "industrial chain", 0, 3, ("industry chain", "IC chain"))
NDRC = Match("term", "发改委", "National Development and Reform Commission", 0, 3, ("State Planner",), short="NDRC")
FIRMS = Match("term", "民企", "private enterprise", 0, 2, ("private company", "private firms", "privately run"))
NEV = Match("term", "新能源车", "new energy vehicle", 0, 4, short="NEV")
SMART = Match("term", "智造", "intelligent manufacturing", 0, 2, ("smart manufacturing",))


def passage(match: Match, english: str, *, heading: bool = False, memory: FromMemory = "no") -> Passage:
    good = bool(satisfied([match], english))
    result = TranslatedSegment(match.source, english, -0.1, (Outcome(match, good, "hint"),), memory=memory)
    return Passage(Segment(match.source, 0, (match,)), result, heading)


@pytest.mark.parametrize(
    ("match", "before", "after"),
    [
        (CHAIN, "The industry chain is complete.", "The industrial chain is complete."),
        (CHAIN, "It is building industry chains.", "It is building industrial chains."),
        (FIRMS, "A private company grew.", "A private enterprise grew."),
        (FIRMS, "Private companies grew.", "Private enterprises grew."),
        (FIRMS, "The plant is privately run.", "The plant is privately run."),
        (SMART, "It is a smart manufacturing hub.", "It is an intelligent manufacturing hub."),
        (SMART, "The Smart Manufacturing Hub Co. grew.", "The Smart Manufacturing Hub Co. grew."),
        (SMART, "A smart-manufacturing hub opens.", "A smart-manufacturing hub opens."),
        (NDRC, "The NDRC said so.", "The National Development and Reform Commission said so."),
        (NDRC, "This was issued by NDRC.", "This was issued by the National Development and Reform Commission."),
        (NDRC, "Under NDRC rules it is free.", "Under NDRC rules it is free."),
        (NDRC, "The NDRC's rules are new.", "The NDRC's rules are new."),
        (NEV, "An NEV costs less.", "A new energy vehicle costs less."),
        (NEV, "NEVs cost less.", "New energy vehicles cost less."),
    ],
)
def test_other_forms_give_way_where_the_sentence_bears_it(match: Match, before: str, after: str) -> None:
    (result,) = unify([passage(match, before)])
    assert result.target == after
    assert result.outcomes[0].how == ("hint" if before == after else "align")


def test_a_short_form_may_follow_the_full_one() -> None:
    first = passage(NDRC, "The National Development and Reform Commission met.")
    later = passage(NDRC, "The NDRC said so.")
    assert [r.target for r in unify([first, later])] == [first.result.target, later.result.target]
    title = passage(NDRC, "NDRC meets", heading=True)
    assert [r.target for r in unify([title, later])] == [
        "NDRC meets",
        "The National Development and Reform Commission said so.",
    ]


def test_what_people_decided_is_not_touched() -> None:
    for memory in ("exact", "adapted"):
        kept = passage(CHAIN, "The industry chain is complete.", memory=memory)
        assert unify([kept]) == [kept.result]


@pytest.mark.parametrize(
    ("variant", "target"),
    [
        ("signed", "contract signing"),
        ("stabilize growth", "stabilizing growth"),
        ("first half of the year", "first half"),
        ("Costa Rican", "Costa Rica"),
        ("Securities and Futures Commission", "China Securities Regulatory Commission"),
        ("central and western China", "central and western regions"),
        ("country's top 100 counties", "China's top 100 counties"),
        ("defusing debt", "debt resolution"),
    ],
)
def test_pairs_that_are_not_exchanged(variant: str, target: str) -> None:
    assert not interchangeable(variant, target)


_FORMS = st.sampled_from(
    ["industry chain", "industrial chains", "Industry chain", "private firms", "a private company", "NDRC", "NEVs"]
)
_REST = st.sampled_from(["The ", "an ", "a ", "of ", "grew", "and ", ", ", ". ", "said ", "in China", "(", ")", "-"])


@given(st.lists(st.lists(_FORMS | _REST, max_size=9).map(lambda w: " ".join(w)), max_size=4))
def test_nothing_is_lost_and_a_second_time_changes_nothing(texts: list[str]) -> None:
    matches = (CHAIN, FIRMS, NDRC, NEV)

    def made(texts: list[str]) -> list[Passage]:
        return [
            Passage(
                Segment("产业链民企发改委新能源车", 0, matches),
                TranslatedSegment(
                    "产业链民企发改委新能源车",
                    text,
                    -0.1,
                    tuple(Outcome(m, i in satisfied(matches, text), "hint") for i, m in enumerate(matches)),
                ),
            )
            for text in texts
        ]

    once = unify(made(texts))
    for text, result in zip(texts, once, strict=True):
        assert satisfied(matches, text) <= satisfied(matches, result.target)
        good = satisfied(matches, result.target)
        assert [o.satisfied for o in result.outcomes] == [i in good for i in range(len(matches))]
    assert [r.target for r in unify(made([r.target for r in once]))] == [r.target for r in once]


def test_agreeing_forms_stay_as_they_are() -> None:
    same = [passage(CHAIN, f"{n} industrial chains grew.") for n in range(3)]
    assert unify(same) == [p.result for p in same]


def test_an_abbreviation_of_the_chinese_comes_in_brackets_once() -> None:
    source = "区域全面经济伙伴关系协定（RCEP）生效。"
    match = Match("term", source[:12], "Regional Comprehensive Economic Partnership", 0, 12)
    english = "The Regional Comprehensive Economic Partnership took effect."
    result = TranslatedSegment(source, english, -0.1, (Outcome(match, True, "hint"),))
    first, second = unify([Passage(Segment(source, 0, (match,)), result)] * 2)
    assert first.target == "The Regional Comprehensive Economic Partnership (RCEP) took effect."
    assert first.outcomes == result.outcomes and second == result
