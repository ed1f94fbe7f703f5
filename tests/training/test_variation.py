"""Variants of pairs: both sides change alike."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.alignment.quantities import find as find_quantities
from toolkit.quality.pairs import Pair, corpus_files, own_press, pair_of, read_pairs
from toolkit.training.hints import standing_form
from toolkit.training.variation import Varier, is_person

PAIR = pair_of(
    "2024年，常州产量达63.5万辆，增长41.2%，总经理王海涛说。",
    "In 2024, Changzhou's output reached 635,000 vehicles, up 41.2 percent, said general manager Wang Haitao.",
    [("常州", "Changzhou"), ("王海涛", "Wang Haitao")],
)
OTHER = pair_of("泰州与扬州合作。", "Taizhou and Yangzhou cooperate.", [("泰州", "Taizhou"), ("扬州", "Yangzhou")])


@given(st.integers(0, 100_000))
@settings(max_examples=60)
def test_every_number_of_a_variant_stands_in_its_english(seed: int) -> None:
    (variant, *_) = Varier([PAIR, OTHER], 1, seed).variants(PAIR) or (PAIR,)
    for match in find_quantities(variant.source):
        assert standing_form(match, variant.target), (match.source, variant.target)
    for zh, en in variant.terms:
        assert zh in variant.source and en in variant.target


def test_names_places_and_numbers_change_and_years_stay() -> None:
    variants = Varier([PAIR, OTHER], 12, 3).variants(PAIR)
    assert len(variants) == 12
    assert all("2024年" in v.source and "2024" in v.target for v in variants)
    assert {v.terms[0][1] for v in variants} == {"Changzhou", "Taizhou", "Yangzhou"}
    assert len({v.terms[1] for v in variants}) > 5
    assert len({re.search(r"([\d,]+) vehicles", v.target)[1] for v in variants}) > 8  # type: ignore[index]


def test_the_same_seed_gives_the_same_variants() -> None:
    assert Varier([PAIR], 3, 5).variants(PAIR) == Varier([PAIR], 3, 5).variants(PAIR)
    assert Varier([PAIR], 3, 5).variants(PAIR) != Varier([PAIR], 3, 6).variants(PAIR)


def test_a_pair_without_anything_to_change_has_no_variant() -> None:
    plain = pair_of("大家都很高兴。", "Everyone was happy.")
    assert Varier([plain], 4).variants(plain) == ()


@pytest.mark.parametrize(
    ("zh", "en", "person"),
    [("王海涛", "Wang Haitao", True), ("常州", "Changzhou", False), ("王海涛", "Haitao Wang", False)],
)
def test_persons_are_told_from_other_terms(zh: str, en: str, person: bool) -> None:
    assert is_person(zh, en) is person


def test_on_the_projects_own_pairs() -> None:
    """Nearly all variants of real pairs keep every number right on both sides."""
    pairs = random.Random(1).sample([p for f in corpus_files(own_press()) for p in read_pairs(f)], 60)
    varier = Varier(pairs, 1)
    lost = total = 0
    for pair in pairs:
        for variant in varier.variants(pair):
            before, after = _wrong(pair), _wrong(variant)
            total, lost = total + 1, lost + max(0, after - before)
    assert total > 20
    assert lost <= 1


def _wrong(pair: Pair) -> int:
    return sum(standing_form(match, pair.target) is None for match in find_quantities(pair.source))
