"""toolkit glossary export and import."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli import app
from toolkit.errors import GlossaryError

TABLE = "source,target,variants,domain,kind,status,note\n产业链,industrial chain,,industry,term,preferred,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "industry.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def _run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, ["glossary", *map(str, arguments)])
    if result.exception:
        raise result.exception
    return result.output


def test_out_and_in_again_by_a_workbook(folder: Path) -> None:
    assert "1 entries" in _run("export", folder / "out.xlsx", "-g", folder / "glossary")
    assert "1 the same" in _run("import", folder / "out.xlsx", "--to", folder / "glossary")


def test_an_import_shows_then_writes(folder: Path) -> None:
    incoming = folder / "vendor.csv"
    incoming.write_text("中文,英文\n产业链,industry chain\n链主企业,chain leader\n", encoding="gb18030")
    shown = json.loads(_run("import", incoming, "--to", folder / "glossary", "--dry-run", "--json"))
    assert [e["source"] for e in shown["added"]] == ["链主企业"]
    assert shown["conflicts"][0]["theirs"] == "industry chain"
    assert not (folder / "glossary" / "vendor.csv").exists()
    with pytest.raises(GlossaryError, match="--yes"):
        _run("import", incoming, "--to", folder / "glossary")
    output = _run("import", incoming, "--to", folder / "glossary", "--yes")
    assert "1 conflicts left as they were" in output
    assert (folder / "glossary" / "industry.csv").read_text(encoding="utf-8") == TABLE
    assert "链主企业,chain leader" in (folder / "glossary" / "vendor.csv").read_text(encoding="utf-8")
    _run("import", incoming, "--to", folder / "glossary", "--yes", "--on-conflict", "replace")
    assert "产业链,industry chain,,industry" in (folder / "glossary" / "industry.csv").read_text(encoding="utf-8")


def test_losses_are_said(folder: Path) -> None:
    assert "domains and kinds are left out" in _run(
        "export", folder / "deepl.tsv", "--format", "deepl", "-g", folder / "glossary"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "x.doc"], "--format"),
        (["import", "missing.csv"], "no such file"),
        (["export", "x.csv", "--domain", "nothing"], "domain 'nothing'"),
        (["import", "missing.csv", "--on-conflict", "win"], "keep or replace"),
    ],
)
def test_errors_are_one_sentence(arguments: list[str], message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        _run(*arguments)
