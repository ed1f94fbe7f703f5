"""The main job on the sample page, with the shipped model and glossary, as `make brief` runs it."""

import re
from pathlib import Path

import pytest
from docx import Document

from toolkit.pipeline import brief_paths, make_brief, open_workshop
from toolkit.quality.report import PageReport

FIGURES = {
    "73.08亿元": "7.308 billion yuan",
    "76.0%": "76.0 percent",
    "77.6万辆": "776,000",
    "64.9%": "64.9 percent",
    "300万辆": "3 million",
    "55.5GWh": "55.5 GWh",
    "185万台套": "1.85 million",
    "1780万件": "17.8 million",
    "149家": "149",
    "24万余人": "more than 240,000",
    "65.03万人": "650,300",
    "34个大类": "34",
    "100项": "100",
    "200项": "200",
    "7月20日": "July 20",
    "6月18日": "June 18",
}


@pytest.fixture(scope="module")
def made(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> PageReport:
    (path,) = brief_paths([str(sample)], tmp_path_factory.mktemp("output"), "english")
    return make_brief(str(sample), path, open_workshop())


@pytest.fixture(scope="module")
def body(made: PageReport) -> str:
    """The English of the brief, without the notes and the glossary behind it."""
    lines = [paragraph.text for paragraph in Document(str(made.output)).paragraphs]
    ends = [n for n, line in enumerate(lines) if line in ("Notes for the reviewer", "Glossary of terms used")]
    return "\n".join(lines[: ends[0]])


def test_the_brief_is_named_after_the_page(made: PageReport) -> None:
    assert made.output.name == "liuzhou-high-end-equipment.en.docx"


def test_every_term_name_and_figure_is_satisfied_or_reported(made: PageReport) -> None:
    reported = [f for f in made.findings if f.check.endswith("-unsatisfied")]
    assert len(reported) == made.unsatisfied
    assert made.terms.matched > 200
    assert made.terms.satisfied / made.terms.matched >= 0.99
    assert made.names.matched == made.names.satisfied
    assert made.quantities.satisfied / made.quantities.matched >= 0.95


def test_the_figures_are_right(body: str) -> None:
    missing = {source: english for source, english in FIGURES.items() if english not in body}
    assert not missing


def test_no_chinese_is_left(body: str) -> None:
    assert not re.search(r"[\u3400-\u9fff]", body)


def test_nothing_loops_and_nothing_is_empty(made: PageReport) -> None:
    assert not [f for f in made.findings if f.check in ("loop", "empty", "chinese", "forbidden-english")]


def test_names_and_places_stand_in_the_english(body: str) -> None:
    for english in ("Pan Zhandong", "Liuzhou", "SAIC-GM-Wuling", "LiuGong", "UBTECH", "China.org.cn", "ASEAN"):
        assert english in body


def test_title_date_and_source_stand_in_the_title_block(made: PageReport, body: str) -> None:
    assert "28 July 2025" in body
    assert "China.org.cn" in made.title and "Liuzhou" in made.title


def test_the_brief_carries_the_signature(made: PageReport) -> None:
    assert Document(str(made.output)).core_properties.comments == made.signature


def test_pages_of_one_name_get_briefs_of_their_own(tmp_path: Path) -> None:
    paths = brief_paths(["a/page.html", "b/page.zh.txt", "-"], tmp_path, "parallel")
    assert [p.name for p in paths] == ["page.parallel.docx", "page-2.parallel.docx", "stdin.parallel.docx"]
