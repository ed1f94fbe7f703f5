"""Glossary entries for pages from a region."""

from pathlib import Path

import pytest

from toolkit.alignment.align import align
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.localising import region_of
from toolkit.article.model import Article, Paragraph
from toolkit.errors import GlossaryError
from toolkit.glossary.entries import default_paths


def article(text: str, script: str = "Hant") -> Article:
    return Article("公告", None, None, None, script, (Paragraph("body", text),))  # type: ignore[arg-type]


HONG_KONG = article("香港证监会今日公布，本港基金规模增长。")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hong-kong").mkdir()
    (tmp_path / "all.csv").write_text(
        "source,target\n证监会,China Securities Regulatory Commission\n", encoding="utf-8"
    )
    (tmp_path / "hong-kong" / "bodies.csv").write_text(
        "source,target\n证监会,Securities and Futures Commission\n运输署,Transport Department\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("text", "script", "region"),
    [
        ("香港特区政府今日公布，本港经济增长。", "Hant", "hong-kong"),
        ("经济部统计处公布，台湾出口增长。", "Hant", "taiwan"),
        ("香港特区政府今日公布，本港经济增长。", "Hans", ""),  # a mainland page about Hong Kong
        ("经济增长。", "Hant", ""),
    ],
)
def test_a_region_is_told_by_script_and_words(text: str, script: str, region: str) -> None:
    assert region_of(article(text, script)) == region


def test_a_page_from_a_region_has_the_entries_of_its_folder(folder: Path) -> None:
    _, matcher = load_matcher([folder])
    found = {script: align(article("香港证监会与运输署，本港证监会。", script), matcher) for script in ("Hant", "Hans")}
    assert {m.target for m in found["Hant"].paragraphs[0]} == {
        "Securities and Futures Commission",
        "Transport Department",
    }
    assert {m.target for m in found["Hans"].paragraphs[0]} == {"China Securities Regulatory Commission"}


def test_without_such_a_folder_nothing_changes(folder: Path) -> None:
    _, matcher = load_matcher([folder / "all.csv"])
    assert matcher.of_region("hong-kong") is matcher
    assert matcher.regional_hash == ""


def test_the_regional_files_are_part_of_the_signature(folder: Path) -> None:
    before = load_matcher([folder])[1].regional_hash
    (folder / "hong-kong" / "bodies.csv").write_text("source,target\n证监会,SFC\n", encoding="utf-8")
    after = load_matcher([folder])[1].regional_hash
    assert before and after and before != after


def test_a_broken_regional_file_is_named(folder: Path) -> None:
    (folder / "hong-kong" / "bodies.csv").write_text("source,target\n证监会,\n", encoding="utf-8")
    _, matcher = load_matcher([folder])
    with pytest.raises(GlossaryError, match=r"bodies\.csv, line 2"):
        matcher.of_region("hong-kong")


def test_the_shipped_glossary_knows_hong_kong() -> None:
    _, matcher = load_matcher(default_paths())
    (match, *_) = align(HONG_KONG, matcher).paragraphs[0]
    assert "Securities and Futures Commission" in match.accepted


def test_lint_checks_regional_folders_too(folder: Path) -> None:
    from typer.testing import CliRunner

    from toolkit.cli import app

    (folder / "hong-kong" / "bodies.csv").write_text("source,target\n运输署,运输\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["glossary", "lint", "--glossary", str(folder)])
    assert result.exit_code == 1
    assert "bodies.csv, line 2: error" in result.output
