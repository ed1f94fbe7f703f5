"""Scores, with the shipped model."""

import pytest

from toolkit.alignment.model import Match
from toolkit.quality.counts import Count
from toolkit.quality.evaluation import evaluate, matches_of
from toolkit.quality.pairs import Pair, pair_of
from toolkit.translation.engines.compact import CompactEngine

PAIRS = [
    pair_of(
        "上半年，全市实现外贸进出口总值235.6亿元，同比增长12.4%。",
        "In the first half of the year, the city's foreign trade totaled 23.56 billion yuan, up 12.4 percent.",
        [("外贸", "foreign trade")],
    ),
    pair_of("这家企业生产机器人。", "The company makes robots.", [("机器人", "robots")]),
]


@pytest.fixture(scope="module")
def engine() -> CompactEngine:
    return CompactEngine()


def test_scores_of_a_small_set(engine: CompactEngine) -> None:
    scores = evaluate(PAIRS, engine, name="two")
    assert (scores.name, scores.pairs, scores.segments) == ("two", 2, 2)
    assert 20 < scores.chrf <= 100
    assert scores.terms.total == 2 and scores.quantities.total == 3
    assert scores.quantities.right == 3
    assert scores.faulty == Count(0, 2)
    assert 0.5 < scores.length_ratio < 2
    assert "nw:2" in scores.chrf_signature and "tok:13a" in scores.bleu_signature
    assert len(scores.hypotheses) == 2 and all(scores.hypotheses)


def test_without_hints_the_same_things_are_counted(engine: CompactEngine) -> None:
    with_hints, without = (evaluate(PAIRS, engine, hints=h) for h in (True, False))
    assert with_hints.terms.total == without.terms.total
    assert with_hints.quantities.total == without.quantities.total


def test_a_perfect_translation_scores_full(engine: CompactEngine) -> None:
    scores = evaluate(PAIRS, engine)
    same = [Pair(p.source, text, p.terms) for p, text in zip(PAIRS, scores.hypotheses, strict=True)]
    again = evaluate(same, engine)
    assert again.chrf == pytest.approx(100)
    assert again.length_ratio == pytest.approx(1)
    assert again.placed == Count(again.quantities.right, again.quantities.right)


def test_noted_terms_win_over_what_is_found() -> None:
    pair = pair_of("产量达24万台。", "Output reached 240,000 units.", [("24万台", "240,000 units")])
    (match,) = matches_of(pair)
    assert match == Match("term", "24万台", "240,000 units", 3, 7)
    assert [m.kind for m in matches_of(pair_of(pair.source, pair.target))] == ["quantity"]


def test_share_of_nothing() -> None:
    assert Count(0, 0).share == 1.0
    assert Count(1, 4).share == 0.25


def test_noted_names_count_whether_they_are_found_or_not(engine: CompactEngine) -> None:
    noted = [("覃志强", "Qin Zhiqiang"), ("莫子规", "Mo Zigui")]
    pair = pair_of("局长覃志强会见莫子规。", "Director Qin Zhiqiang met with Mo Zigui.", names=noted)
    scores = evaluate([pair], engine)
    assert scores.names.total == 2
    assert scores.names.right >= 1  # the engine is told the one that the finder finds
    assert scores.finding is not None and scores.finding.found == Count(1, 2)
    assert evaluate(PAIRS[1:], engine).finding is None
