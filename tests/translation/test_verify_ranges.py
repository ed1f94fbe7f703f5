"""Ranges are compared by value and unit, whatever their wording; and what only looks like a quantity's English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.quantities import english_ranges, find
from toolkit.translation.verify import dropped_places, satisfied

UNITS = {"吨": "tonnes", "公里": "kilometers", "元": "yuan", "美元": "U.S. dollars", "%": "percent", "亩": "mu"}
WORDINGS = (
    "{a} {u} to {b} {u}",
    "between {a} and {b} {u}",
    "from {a} {u} to {b} {u}",
    "{a}–{b} {u}",
    "{a} through {b} {u}",
)


@given(
    st.integers(1, 9000), st.integers(1, 9000), st.sampled_from(sorted(UNITS)), st.sampled_from(WORDINGS), st.booleans()
)
def test_both_ends_and_the_unit_decide(low: int, more: int, unit: str, wording: str, about: bool) -> None:
    high = low + more
    (match,) = find(f"其中，{'约' * about}{low}—{high}{unit}。")
    other = "hectares" if UNITS[unit] == "mu" else "mu"

    def says(a: int, b: int, name: str, lead: str = "about " * about) -> bool:
        return satisfied([match], f"It was {lead}{wording.format(a=f'{a:,}', b=f'{b:,}', u=name)} that day.") == {0}

    assert says(low, high, UNITS[unit])
    assert not says(low, high + 1, UNITS[unit])
    assert not says(low + more, low, UNITS[unit])
    assert not says(low, high, other)
    assert not (about and says(low, high, UNITS[unit], lead=""))


@pytest.mark.parametrize(
    ("english", "meaning"),
    [
        ("$5-10 million", "5000000 10000000 U.S. dollars"),
        ("HK$150 billion to HK$195 billion", "150000000000 195000000000 Hong Kong dollars"),
        ("900,000 to 1.2 million yuan", "900000 1200000 yuan"),
        ("minus 5 to 3 degrees Celsius", "-5 3 degrees Celsius"),
        ("two to three hundred people", "200 300 "),
        ("60%-80%", "3/5 4/5 share"),
    ],
)
def test_ends_share_scale_and_unit(english: str, meaning: str) -> None:
    (found,) = english_ranges.read(english)
    low, high, unit = found.meaning
    assert f"{low} {high} {unit}" == meaning


@pytest.mark.parametrize(
    "english", ["60 percent and 80 percent", "80 to 60 percent", "5 tonnes to 8 yuan", "from 60 percent"]
)
def test_what_is_no_range(english: str) -> None:
    assert english_ranges.read(english) == ()


def test_a_range_without_its_approximation_is_told_as_such() -> None:
    matches = find("约60至80吨")
    assert dropped_places(matches, "It was between 60 and 80 tonnes.") != ()
    assert dropped_places(matches, "It was between about 60 and 80 tonnes.") == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("三分之一的企业", "a third of companies", "two-thirds of companies"),
        ("四分之一的企业", "a quarter of companies", "three-quarters of companies"),
        ("三分之一的企业", "one-third", "the third quarter"),
        ("增长5%", "up 5 percent", "up 5 percentage points"),
        ("上午9时30分", "9:30 a.m.", "9:30 p.m."),
        ("不低于95%", "no less than 95 percent", "no more than 95 percent"),
        ("超过95%", "more than 95 percent", "no more than 95 percent"),
        ("不得超过95%", "no more than 95 percent", "more than 95 percent"),
        ("不得少于5人", "must not be fewer than five", "must not be more than five"),
        ("不得超过5人", "must not exceed five", "must not be fewer than five"),
        ("超过5人", "it exceeded five", "it did not exceed five"),
        ("十几家企业", "a dozen companies", "10 companies"),
        ("历时5天", "five days", "five weeks"),
        ("共5家企业", "five companies", "five weeks"),
        ("检查两次", "twice", "twice as many"),
        ("打八折", "20 percent off", "80 percent off"),
        ("打八折", "80 percent of the price", "a discount of 80 percent"),
        ("财政部等12部门", "and 11 other departments", "and 12 other departments"),
        ("气温-5～3℃", "minus 5 to 3 degrees Celsius", "-5 to -3 degrees Celsius"),
        ("翻两番", "quadrupled", "grew 400 percent"),
        ("增长2.5倍", "up 250 percent", "up 350 percent"),
    ],
)
def test_what_only_looks_like_it(source: str, right: str, wrong: str) -> None:
    (match,) = find(source)
    assert satisfied([match], f"It was {right} that day.") == {0}
    assert satisfied([match], f"It was {wrong} that day.") == frozenset()
