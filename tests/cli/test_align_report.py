"""`toolkit align` on a page and on a folder: coverage, missing terms, contradictions."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.cli.test_glossary_suggest import PAGE
from toolkit.cli import align


def run(*words: str | Path) -> str:
    app = typer.Typer()
    app.command()(align.command)
    done = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "120"})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "one.txt").write_text(PAGE, encoding="utf-8")
    (pages / "two.txt").write_text(PAGE.replace("产能", "产能（output power）"), encoding="utf-8")
    (tmp_path / "a.csv").write_text("source,target\n产能,production capacity\n欧洲,Europe\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("source,target\n产能,capacity\n", encoding="utf-8")
    return pages


def test_a_page_has_coverage_and_conflicts_beside_the_contract(folder: Path) -> None:
    record = json.loads(run(folder / "one.txt", "--json", "-g", folder.parent / "a.csv", "-g", folder.parent / "b.csv"))
    assert {"terms", "quantities", "names", "candidates", "title", "coverage", "conflicts"} == set(record)
    assert 0 < record["coverage"]["share"] < 1
    [conflict] = record["conflicts"]
    assert (conflict["source"], conflict["ours"], conflict["other"]) == ("产能", "capacity", "production capacity")
    assert "管片拼装机" in {c["source"] for c in record["candidates"]}


def test_a_folder_is_summed_up(folder: Path) -> None:
    record = json.loads(run(folder, "--json", "-g", folder.parent / "b.csv"))
    assert [Path(page["page"]).name for page in record["pages"]] == ["one.txt", "two.txt"]
    assert record["terms"][0] == {"source": "产能", "target": "capacity", "domain": "b", "count": 2, "pages": 2}
    assert ("管片拼装机", 6, 2) in {(c["source"], c["count"], c["pages"]) for c in record["candidates"]}
    [conflict] = record["conflicts"]
    assert (conflict["kind"], conflict["other"]) == ("page", "output power")


def test_the_tables_can_be_read(folder: Path) -> None:
    text = run(folder, "-g", folder.parent / "b.csv")
    for heading in ("Pages, the least covered", "Terms (1)", "Not in the glossary", "Contradictions", "Covered: "):
        assert heading in text
    page = run(folder / "one.txt", "-g", folder.parent / "b.csv")
    assert "Quantities" in page and "Covered: " in page


def test_a_bad_page_of_a_folder_is_named_and_the_others_go_on(folder: Path) -> None:
    (folder / "menu.txt").write_text("首页\n", encoding="utf-8")
    app = typer.Typer()
    app.command()(align.command)
    done = CliRunner().invoke(app, [str(folder), "--json"])
    assert done.exit_code == 3
    assert "menu.txt" in done.stderr
    assert len(json.loads(done.stdout)["pages"]) == 2
