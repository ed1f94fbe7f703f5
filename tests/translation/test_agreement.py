"""Plurals behind numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.model import Match
from toolkit.translation.agreement import agree
from toolkit.translation.fitting import pluralised
from toolkit.translation.verify import satisfied


def terms(*targets: str) -> list[Match]:
    return [Match("term", "词", target, i, i + 1) for i, target in enumerate(targets)]


@pytest.mark.parametrize(
    ("english", "target", "wanted"),
    [
        ("Six trunk railway line were opened.", "trunk railway line", "Six trunk railway lines were opened."),
        ("It has 41 industrial category.", "industrial category", "It has 41 industrial categories."),
        ("It built several industrial park.", "industrial park", "It built several industrial parks."),
        ("More than 1,300 industrial enterprise joined.", "industrial enterprise",
         "More than 1,300 industrial enterprises joined."),
        ("A number of innovation platform opened.", "innovation platform", "A number of innovation platforms opened."),
        ("Many new energy vehicle are sold.", "new energy vehicle", "Many new energy vehicles are sold."),
    ],
)  # fmt: skip
def test_a_counted_term_takes_the_plural(english: str, target: str, wanted: str) -> None:
    assert agree(english, terms(target)) == wanted


@pytest.mark.parametrize(
    ("english", "target"),
    [
        ("Six trunk lines were opened.", "trunk line"),
        ("It has 1 industrial park.", "industrial park"),
        ("The industrial park has six halls.", "industrial park"),
        ("It made 30 intelligent equipment.", "intelligent equipment"),
        ("Output grew by 7.3 industrial park.", "industrial park"),
        ("In 2025 industrial park and port grew.", "industrial park"),
        ("In 2025, industrial park and port grew.", "industrial park"),
        ("It has 28 cold chain, warehousing and other firms.", "cold chain"),
        ("The Phase 2 industrial park was built.", "industrial park"),
        ("It has 30 industrial park management offices.", "industrial park"),
        ("It sells to 30 industrial-park firms.", "industrial park"),
        ("There are 12 new energy vehicle makers.", "new energy vehicle"),
        ("Two Belt and Road Initiative projects began.", "Belt and Road Initiative"),
        ("Ten center of excellence were founded.", "center of excellence"),
    ],
)
def test_the_rest_stays(english: str, target: str) -> None:
    assert agree(english, terms(target)) == english


@given(st.text(alphabet="two 2 several park line,. ", max_size=60))
def test_what_was_satisfied_stays_satisfied(english: str) -> None:
    matches = terms("park", "line")
    assert satisfied(matches, english) <= satisfied(matches, agree(english, matches))


def test_plurals() -> None:
    assert [pluralised(noun) for noun in ("city", "key", "bus", "branch", "line")] == [
        "cities", "keys", "buses", "branches", "lines",
    ]  # fmt: skip
