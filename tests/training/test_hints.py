"""Hints of training examples: each stands in source and reference."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import load
from toolkit.quality.pairs import pair_of
from toolkit.training.hints import Hinter, TrainingHint, dictionary_form, shown


@pytest.fixture(scope="module")
def hinter(tmp_path_factory: pytest.TempPathFactory) -> Hinter:
    path = tmp_path_factory.mktemp("glossary") / "terms.csv"
    path.write_text(
        "source,target,variants\n装载机,loader,\n产业链,industrial chain,industry chain\n", encoding="utf-8"
    )
    return Hinter(TermMatcher(load([path])), {"出口": ("export", "exit"), "快速": ("fast",)})


def test_all_kinds_are_found(hinter: Hinter) -> None:
    pair = pair_of(
        "市长李明说，装载机快速出口，产值超10亿元，柳工产业链完整。",
        "Mayor Li Ming said loaders are exported, with output over 1 billion yuan and LiuGong's full industry chain.",
        [("柳工", "LiuGong")],
    )
    hints = {hint.source: (hint.target, hint.kind) for hint in hinter.hints(pair)}
    assert hints["柳工"] == ("LiuGong", "term")
    assert hints["装载机"] == ("loader", "term")
    assert hints["产业链"] == ("industry chain", "term")  # the variant that the reference has
    assert hints["李明"] == ("Li Ming", "name")
    assert hints["超10亿元"] == ("over 1 billion yuan", "quantity")
    assert hints["出口"] == ("exported", "word")
    assert "快速" not in hints  # not in the reference


def test_never_a_hint_that_the_reference_lacks(hinter: Hinter) -> None:
    pair = pair_of("装载机产量增长5%。", "Output of the machines grew by a twentieth.")
    assert hinter.hints(pair) == ()


def test_a_longer_term_covers_what_is_inside_it(hinter: Hinter) -> None:
    pair = pair_of(
        "装载机产业链升级", "Loader industrial chain upgraded", [("装载机产业链", "Loader industrial chain")]
    )
    assert [hint.source for hint in hinter.hints(pair)] == ["装载机产业链"]


@pytest.mark.parametrize(
    ("standing", "listed"),
    [
        ("trunk lines", "trunk line"),
        ("industries", "industry"),
        ("coaches", "coach"),
        ("Trunk lines", "trunk line"),
        ("Ministry of Finance", "Ministry of Finance"),
        ("Canton Fair", "Canton Fair"),
        ("process", "process"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("news", "new"),  # a guess by spelling; the hint still stands close to the reference
        ("LiuGong", "LiuGong"),
    ],
)
def test_dictionary_form(standing: str, listed: str) -> None:
    assert dictionary_form(standing) == listed


@given(st.integers(0, 10_000))
def test_showing_leaves_out(seed: int) -> None:
    hints = [TrainingHint(f"词{i}", f"words {i}", "quantity") for i in range(6)]
    got = shown(hints, random.Random(seed))
    assert set(got) <= {(h.source, h.target) for h in hints}
    assert len(set(got)) == len(got)


def test_some_showings_have_all_hints_and_some_none() -> None:
    hints = [TrainingHint(f"词{i}", f"words {i}", "term") for i in range(4)]
    sizes = [len(shown(hints, random.Random(seed))) for seed in range(300)]
    assert sizes.count(4) > 150 and 10 < sizes.count(0) < 80


def test_the_default_glossary_serves(sample: Path) -> None:
    """The real glossary finds its terms in a pair of the project's own."""
    from toolkit.glossary.entries import default_paths

    hinter = Hinter(TermMatcher(load(default_paths())))
    pair = pair_of("加快发展新质生产力。", "Speed up the development of new quality productive forces.")
    assert ("新质生产力", "new quality productive forces") in {(h.source, h.target) for h in hinter.hints(pair)}
