from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment import names, quantities
from toolkit.alignment.model import Match
from toolkit.alignment.quantities import english_numbers, english_reading
from toolkit.translation.verify import (
    Place,
    dropped_places,
    forbidden_places,
    occurrences,
    satisfied,
    satisfied_places,
)


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
        ("dispute over weighing errors", "There were no disputes over weighing errors."),
        ("agreements between provinces", "An agreement between the provinces"),
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


def quantity(chinese: str) -> Match:
    (found,) = quantities.find(chinese)
    return found


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("73.08亿元", "7.308 billion yuan"),
        ("73.08亿元", "7,308 million yuan"),
        ("73.08亿元", "7.308 bn yuan"),
        ("73.08亿元", "RMB 7.308 billion"),
        ("73.08亿元", "RMB7,308 million"),
        ("73.08亿元", "7,308,000,000 yuan"),
        ("50%", "50 percent"),
        ("50%", "50%"),
        ("50%", "half"),
        ("50%", "one half"),
        ("25%", "a quarter"),
        ("185万台套", "1.85 million sets"),
        ("185万台套", "1,850,000 sets"),
        ("3家", "three"),
        ("3家", "3"),
        ("250家", "two hundred and fifty"),
        ("1250家", "one thousand two hundred and fifty"),
        ("250万辆", "two and a half million vehicles"),
        ("210万千瓦", "2.1 GW"),
        ("4亿斤", "200 million kilograms"),
        ("500公斤", "0.5 tonnes"),
        ("超1300家", "more than 1,300"),
        ("超1300家", "topped the 1,300 mark"),
        ("近3000吨", "close to 3,000 tonnes"),
        ("上半年", "the first half of 2025"),
        ("2026年11月23日", "November 23, 2026"),
        ("2026年11月23日", "23 November 2026"),
        ("2026年11月23日", "Nov. 23, 2026"),
        ("11月23日", "Nov. 23"),
        ("11月23日", "November 23rd"),
        ("11月23日", "the 23rd of November"),
        ("不超过5000元", "may not charge, or exceed 5,000 yuan in total"),
        ("零下5℃", "minus 5 degrees Celsius"),
        ("零下5℃", "-5 degrees Celsius"),
    ],
)
def test_quantities_are_compared_by_value_and_unit(chinese: str, english: str) -> None:
    assert satisfied([quantity(chinese)], f"It was {english}.") == {0}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("73.08亿元", "73.08 billion yuan"),
        ("73.08亿元", "HK$7.308 billion"),
        ("1.4亿美元", "HK$140 million"),
        ("30家", "30 percent"),
        ("30家", "$30"),
        ("30家", "30 kilometers"),
        ("30家", "July 30"),
        ("3家", "twenty-three"),
        ("2家", "two-thirds"),
        ("5℃", "minus 5 degrees Celsius"),
        ("零下5℃", "5 degrees Celsius"),
        ("250家", "two hundred"),
        ("12组", "12th"),
        ("3吨", "3 kilograms"),
        ("2026年11月23日", "November 24, 2026"),
        ("不超过5000元", "more than 5,000 yuan"),
    ],
)
def test_another_value_or_unit_does_not_satisfy(chinese: str, english: str) -> None:
    assert satisfied([quantity(chinese)], f"It was {english}.") == frozenset()


@pytest.mark.parametrize(
    "chinese", ["超1300家", "逾1300家", "近1300家", "约1300家", "1300多家", "1300余家", "不足1300家"]
)
def test_a_dropped_approximation_is_unsatisfied_and_located(chinese: str) -> None:
    match = quantity(chinese)
    assert satisfied([match], f"There are {match.target} firms.") == {0}
    assert dropped_places([match], f"There are {match.target} firms.") == ()
    assert satisfied([match], "There are 1,300 firms.") == frozenset()
    assert dropped_places([match], "There are 1,300 firms.") == (Place(0, 10, 15),)


@pytest.mark.parametrize(
    "english",
    [
        "Pan Zhandong",
        "PAN Zhandong",
        "Pan Zhan-dong",
        "Pan Zhan Dong",
        "Pan Zhan-Dong",
        "PAN ZHANDONG",
        "Zhandong Pan",
        "Zhan-dong Pan",
        "Zhan Dong Pan",
        "Pan Zhandong's",
    ],
)
def test_names_vary_in_spacing_hyphen_order_and_capitals(english: str) -> None:
    (name,) = names.find("市长潘展东说，会继续。")
    assert satisfied([name], f"Mayor {english} said so.") == {0}
    assert satisfied([name], "Mayor Pan Zhan said so.") == frozenset()


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("Ministry of the Interior", "Ministry of Interior"),
        ("Outline of Development", "Outline of the Development"),
        ("e-commerce", "ecommerce platforms"),
        ("cross-border e-commerce", "Crossborder E-commerce"),
        ("analysis", "analyses"),
        ("an hour and a half", "one hour and a half"),
        ("saleswoman", "saleswomen"),
        ("German company", "German companies"),
        ("chief engineer of the company", "chief engineers of companies"),
    ],
)
def test_articles_hyphens_and_number_vary(form: str, english: str) -> None:
    assert len(occurrences(form, f"They saw {english} there.")) == 1


def test_a_match_makes_room_for_one_that_has_no_other_place() -> None:
    matches = [match("新能源汽车", "new energy vehicles", "vehicles"), match("车辆", "new energy vehicles")]
    assert satisfied(matches, "new energy vehicles and other vehicles") == {0, 1}


@given(st.integers(1, 10**13), st.sampled_from(["yuan", "tonnes", "kilometers", "percent", "sets"]), st.data())
def test_every_spelling_of_a_value_is_read_as_that_value(value: int, unit: str, data: st.DataObject) -> None:
    wanted = english_reading.whole(f"{value} {unit}") or english_reading.whole(str(value))
    assert wanted
    forms = [form for form in english_numbers.cardinal(Fraction(value)) if form not in ("a", "an", "single", "both")]
    form = data.draw(st.sampled_from(forms))
    reading = english_reading.read(f"It was {form} {unit} then.")[0]
    assert reading.meaning == (wanted.meaning if unit != "sets" else (Fraction(value), ""))


@given(st.text(max_size=200))
def test_any_english_is_read(english: str) -> None:
    end = 0
    for reading in english_reading.read(english):
        assert end <= reading.span[0] < reading.span[1] <= len(english)
        assert reading.whole[0] <= reading.span[0] and reading.span[1] <= reading.whole[1]
        end = reading.span[1]


VALUE_ADDED = match("增加值", "value added")


@pytest.mark.parametrize(
    ("english", "count"),
    [
        ("The value added of A was 1 yuan, that of B 2 yuan and that of C 3 yuan.", 3),
        ("The value added of A was 1 yuan, that of B 2 yuan.", 2),
        ("He said that of these, that of B was 2 yuan.", 0),
        ("The value added of A was 1 yuan; those in B rose.", 2),
    ],
)
def test_that_of_stands_for_a_repeated_term(english: str, count: int) -> None:
    assert len(satisfied([VALUE_ADDED, VALUE_ADDED, VALUE_ADDED], english)) == count


def test_that_of_stands_for_no_other_term_and_for_no_name() -> None:
    other = match("产值", "output value")
    assert satisfied([VALUE_ADDED, other], "The value added of A was 1 yuan, that of B 2 yuan.") == {0}
    name = Match("name", "张三", "Zhang San", 0, 2)
    assert satisfied([name, name], "Zhang San spoke, that of B too.") == {0}


@pytest.mark.parametrize(
    ("source", "english", "right"),
    [
        ("收购价不低于16元", "The price is no more than 16 yuan.", False),
        ("收购价不低于16元", "The price is not less than 16 yuan.", True),
        ("不少于30人", "There were no more than 30 people.", False),
        ("超过16元", "It is not over 16 yuan.", False),
        ("超过16元", "It is over 16 yuan, not more.", True),
        ("不超过16元", "It is no more than 16 yuan.", True),
    ],
)
def test_no_more_than_is_not_more_than(source: str, english: str, right: bool) -> None:
    assert bool(satisfied(quantities.find(source), english)) == right


@pytest.mark.parametrize(
    ("form", "english", "times"),
    [
        ("North China", "North China'srmal power", 0),
        ("Xi'an", "Xi'an'an base", 0),
        ("Xi'an", "Xi'an's base and Xi’an’s park", 2),
        ("worker", "the workers' rights", 1),
    ],
)
def test_an_apostrophe_ends_a_word_only_before_a_possessive(form: str, english: str, times: int) -> None:
    assert len(occurrences(form, english)) == times


def test_a_year_is_not_the_head_of_a_larger_number() -> None:
    (year,) = quantities.find("2020年")
    assert not satisfied([year], "In 2020,000 firms")
    assert satisfied([year], "In 2020, 000 firms")
