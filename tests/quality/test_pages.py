"""Whole pages, translated plainly and enforced, by the tiny untrained engine: what is counted must add up."""

from pathlib import Path

import pytest

from tests.translation.tiny_argos import build
from toolkit.alignment.loading import load_matcher
from toolkit.article import Article, read_article
from toolkit.glossary.entries import default_paths
from toolkit.quality.pages import PageScores, measure, together
from toolkit.translation.engines import open_engine

PAGE = """柳州高端装备产业加快发展
2025年7月22日 来源：广西日报
上半年，全市规模以上工业增加值增长8.3%。
记者了解到，挖掘机产量达185万台。
"""


def article(folder: Path, text: str = PAGE) -> Article:
    page = folder / "page.txt"
    page.write_text(text, encoding="utf-8")
    return read_article(str(page))


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> PageScores:
    folder = tmp_path_factory.mktemp("pages")
    engine = open_engine(str(build(folder)))
    _, matcher = load_matcher(default_paths())
    return measure("page.txt", article(folder), engine, matcher)


def test_both_ways_count_the_same_matches(scores: PageScores) -> None:
    for kind in ("terms", "quantities", "names"):
        plain, enforced = getattr(scores.plain, kind), getattr(scores.enforced, kind)
        assert plain.matched == enforced.matched
        assert plain.satisfied <= enforced.satisfied <= enforced.matched
    assert scores.plain.terms.matched >= 4 and scores.plain.quantities.matched >= 2


def test_what_the_ladder_won_is_what_its_rungs_won(scores: PageScores) -> None:
    satisfied = sum(c.satisfied for c in (scores.enforced.terms, scores.enforced.quantities, scores.enforced.names))
    assert sum(rung.won for rung in scores.rungs) == satisfied
    assert [rung.rung for rung in scores.rungs][:2] == ["free", "n-best"]
    assert scores.rungs[0].segments == scores.segments == 3


def test_an_untrained_engine_is_reported_not_believed(scores: PageScores) -> None:
    for way in (scores.plain, scores.enforced):
        missing = sum(c.matched - c.satisfied for c in (way.terms, way.quantities, way.names))
        reported = sum(n for check, n in way.findings.items() if check.endswith("-unsatisfied"))
        assert missing == reported
        assert way.unreported == 0
    assert sum(scores.plain.findings.values()) > 0


def test_rows_hold_every_segment_in_both_forms(scores: PageScores) -> None:
    assert [row[0] for row in scores.rows] == [
        "柳州高端装备产业加快发展",
        "上半年，全市规模以上工业增加值增长8.3%。",
        "记者了解到，挖掘机产量达185万台。",
    ]
    assert scores.characters == sum(len(row[0]) for row in scores.rows)


def test_pages_add_up(scores: PageScores) -> None:
    both = together([scores, scores])
    assert (both.pages, both.segments, both.characters) == (2, 2 * scores.segments, 2 * scores.characters)
    assert both.enforced.terms.matched == 2 * scores.enforced.terms.matched
    assert both.slower == pytest.approx(scores.slower)
    assert both.seconds_a_thousand(both.plain) == pytest.approx(scores.seconds_a_thousand(scores.plain))
    assert {check: 2 * n for check, n in scores.plain.findings.items()} == both.plain.findings
    assert [r.segments for r in both.rungs] == [2 * r.segments for r in scores.rungs]
