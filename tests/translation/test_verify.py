from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.model import Match
from toolkit.translation.verify import forbidden_places, occurrences, satisfied, satisfied_places


def match(source: str, target: str, *variants: str, forbidden: tuple[str, ...] = ()) -> Match:
    return Match("term", source, target, 0, len(source), variants, forbidden)


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("new energy vehicle", "New-energy vehicles rose."),
        ("new energy vehicles", "Each new energy vehicle was sold."),
        ("Liuzhou", "Liuzhou's factories"),
        ("industry", "Industries grew."),
        ("member of the Standing Committee", "members of the Standing Committee"),
        ("the Ministry of Commerce", "Ministry of Commerce"),
        ("R&D", "R&D spending"),
        ("“little giant” firms", 'It has 30 "little giant" firms.'),
        ("64.9%", "up 64.9%."),
        ("7.308 billion yuan", "was 7.308 billion yuan, up"),
        ("process", "processes"),
        ("high-quality development", "High Quality Development"),
        ("Xi'an", "Xi’an's wall"),
        ("nine", "Nine standards"),
    ],
)
def test_stands_with_allowed_variation(form: str, english: str) -> None:
    assert len(occurrences(form, english)) == 1


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("Liuzhou", "liuzhou"),
        ("AI", "ai MAIN AIDS"),
        ("100", "1,100 or 100,000 or 100 million or 100% or 0.100 or 2100"),
        ("100", "the 100th"),
        ("7.308 billion yuan", "17.308 billion yuan"),
        ("9", "9.5 and 19 and 9 percent"),
        ("nine", "ninety, ninety-nine, nine hundred"),
        ("sugar", "sugarcane"),
        ("", "anything"),
    ],
)
def test_does_not_stand(form: str, english: str) -> None:
    assert occurrences(form, english) == []


def test_each_place_counts_once() -> None:
    twice = [match("柳州", "Liuzhou"), match("柳州", "Liuzhou")]
    assert satisfied(twice, "Liuzhou grew.") == {0}
    assert satisfied(twice, "Liuzhou grew; Liuzhou is a city.") == {0, 1}


def test_a_term_inside_a_longer_one_does_not_count_twice() -> None:
    matches = [match("柳州", "Liuzhou"), match("柳州市委", "CPC Liuzhou Municipal Committee")]
    assert satisfied(matches, "the CPC Liuzhou Municipal Committee met") == {1}
    assert satisfied(matches, "In Liuzhou the CPC Liuzhou Municipal Committee met") == {0, 1}


def test_variants_satisfy() -> None:
    assert satisfied([match("同比", "year on year", "from a year earlier")], "rose from a year earlier") == {0}


def test_forbidden_english_is_found_unless_an_accepted_form_covers_it() -> None:
    matches = [match("装备", "equipment manufacturing", forbidden=("equipment",))]
    assert forbidden_places(matches, "equipment manufacturing grew") == ()
    assert len(forbidden_places(matches, "equipment grew")) == 1


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6), st.text(max_size=200))
def test_any_forms_any_text(forms: list[str], english: str) -> None:
    """Nothing raises, places do not overlap, and a form that stands alone in a text is found."""
    matches = [match("词", form) for form in forms]
    places = sorted(satisfied_places(matches, english), key=lambda p: p.start)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert len({p.index for p in places}) == len(places)


@given(st.lists(st.from_regex(r"[A-Za-z]{2,8}", fullmatch=True), min_size=1, max_size=5))
def test_a_plain_phrase_is_found_in_its_sentence(words: list[str]) -> None:
    phrase = " ".join(words)
    assert occurrences(phrase, f"They said {phrase}, and left.")
