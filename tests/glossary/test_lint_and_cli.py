"""Checks, and the commands that look into glossaries."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli.glossary import app
from toolkit.glossary.lint import lint

HEADER = "source,target,variants,domain,kind,status,note\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("柳工,LiuGong（柳工）,,,,,", "chinese-in-english"),
        ("国务院,the State Council,,,,,", "article"),
        ("国务院,State Council.,,,,,", "end-mark"),
        ("国务院,State\u200b Council,,,,,", "invisible"),
        ("国务院,State Council (PRC,,,,,", "brackets"),
        ("国务院,State Council,State-Council,,,,", "same-variant"),
        ("国,country,,,,,", "short-source"),
        ("国务院,,,,,,", "broken"),
    ],
)
def test_each_finding(tmp_path: Path, row: str, name: str) -> None:
    path = write(tmp_path, "a.csv", HEADER + row + "\n")
    assert [(finding.id, finding.line) for finding in lint([path])] == [(name, 2)]


def test_conflicts_across_files(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", HEADER + "柳州,Liuzhou,,,,,\n南宁,Nanning,,,,,\n")
    write(tmp_path, "b.csv", HEADER + "柳州,Liuchow,,,,,\n南宁,Nanning,,,,,\n南寧,nanning,,,,forbidden,\n")
    assert sorted((Path(f.file).name, f.line, f.id) for f in lint([tmp_path])) == [
        ("a.csv", 3, "forbidden-target"),
        ("b.csv", 2, "conflict"),
        ("b.csv", 3, "duplicate"),
        ("b.csv", 3, "forbidden-target"),
    ]


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "places.csv", HEADER + "柳州,Liuzhou,,,place,,\n北京,Beijing,Peking,,place,,\n")
    write(tmp_path, "draft.csv", HEADER + "北京大学,Peking University,,,organization,draft,\n")
    return tmp_path


def test_list_and_its_filters(folder: Path) -> None:
    assert len(run("list", "-g", str(folder)).splitlines()) == 3
    rows = json.loads(run("list", "-g", str(folder), "--kind", "place", "--json"))
    assert [(row["source"], row["line"]) for row in rows] == [("柳州", 2), ("北京", 3)]


@pytest.mark.parametrize(("query", "count"), [("北京", 2), ("peking", 2), ("Liu", 1), ("北京大學", 1), ("上海", 0)])
def test_find(folder: Path, query: str, count: int) -> None:
    rows = json.loads(run("find", query, "-g", str(folder), "--json"))
    assert len(rows) == count
    if query == "peking":
        assert rows[0]["target"] == "Beijing"  # a whole variant goes before a part of a target


def test_stats(folder: Path) -> None:
    numbers = json.loads(run("stats", "-g", str(folder), "--json"))
    assert numbers["entries"] == 3
    assert numbers["domain"] == {"places": 2, "draft": 1}
    assert numbers["kind"] == {"place": 2, "organization": 1}
    assert len(numbers["hash"]) == 64
    assert "3 entries" in run("stats", "-g", str(folder))


def test_lint_tells_scripts_by_its_exit_code(folder: Path) -> None:
    assert "0 errors" in run("lint", "-g", str(folder))
    write(folder, "places.csv", HEADER + "柳州,柳州,,,place,,\n")
    found = json.loads(run("lint", "-g", str(folder), "--json", code=1))
    assert found["errors"] == 1 and found["findings"][0]["id"] == "broken"
    assert "places.csv, line 2" in run("lint", "-g", str(folder), code=1)
