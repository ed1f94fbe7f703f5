"""`toolkit glossary suggest` as a user meets it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.translation import tiny_argos
from toolkit.cli import glossary_suggest
from toolkit.errors import OutputError, ToolkitError

PAGE = """\
管片拼装机出口增长
2025-03-06 10:20 来源：柳州日报

3月5日，宁夏红果酒业有限公司举行仪式，首台管片拼装机下线。这台管片拼装机将出口欧洲，公司还将扩大产能。
"""


def run(*words: str | Path) -> "tuple[int, str, str, BaseException | None]":
    app = typer.Typer()
    glossary_suggest.register(app)
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr, done.exception


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(PAGE, encoding="utf-8")
    (folder / "two.txt").write_text(PAGE.replace("3月5日", "3月6日"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (tmp_path / "g.csv").write_text("source,target\n柳州,Liuzhou\n", encoding="utf-8")
    return folder


def test_drafts_are_written_with_the_engines_english(pages: Path, tmp_path: Path) -> None:
    engine = tiny_argos.build(tmp_path)
    out = tmp_path / "drafts.csv"
    code, stdout, stderr, _ = run(pages, "-o", out, "-g", tmp_path / "g.csv", "-e", engine)
    assert code == 3  # empty.txt
    assert "drafts in" in stdout
    assert "Left out:" in stderr and "empty.txt" in stderr
    text = out.read_text(encoding="utf-8-sig")
    assert "管片拼装机," in text and "宁夏红果酒业有限公司," in text
    assert text.count(",draft,") == len(text.splitlines()) - 1


def test_json_without_english(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").unlink()
    code, stdout, _, _ = run(pages, "--json", "--no-english", "-g", tmp_path / "g.csv")
    assert code == 0
    record = {own["source"]: own for own in json.loads(stdout)}
    own = record["管片拼装机"]
    assert (own["count"], own["pages"], own["kind"], own["target"]) == (6, 2, "term", "")
    assert record["宁夏红果酒业有限公司"]["kind"] == "organization"
    assert "管片拼装机" in own["context"]


def test_limit_and_what_the_glossary_has(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("source,target\n管片拼装机,segment erector\n", encoding="utf-8")
    (pages / "empty.txt").unlink()
    code, stdout, _, _ = run(pages, "--json", "--no-english", "--limit", "1", "-g", tmp_path / "g.csv")
    assert code == 0
    assert [own["source"] for own in json.loads(stdout)] == ["宁夏红果酒业有限公司"]


def test_a_table_where_no_file_is_named(pages: Path) -> None:
    (pages / "empty.txt").unlink()
    code, stdout, _, _ = run(pages, "--no-english")
    assert code == 0
    assert "管片拼装机" in stdout and "6 (2)" in stdout


def test_calls_that_cannot_be_carried_out(pages: Path, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    assert isinstance(run(empty, "--json", "-g", tmp_path / "g.csv")[3], ToolkitError)
    edited = tmp_path / "drafts.csv"
    edited.write_text("an editor's work", encoding="utf-8")
    assert isinstance(run(pages, "--no-english", "-o", edited)[3], OutputError)
    assert edited.read_text(encoding="utf-8") == "an editor's work"
