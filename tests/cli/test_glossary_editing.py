"""toolkit glossary add, edit, remove and find, as a user would call them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli import app
from toolkit.errors import GlossaryError

TABLE = (
    "source,target,variants,domain,kind,status,note\n产业链,industrial chain,industry chain,industry,term,preferred,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "industry.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def _run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["glossary", *arguments, "-g", str(folder)])
    if result.exception:
        raise result.exception
    return result.output


def test_add_edit_remove(folder: Path) -> None:
    path = folder / "industry.csv"
    _run(
        folder,
        "add",
        "链主企业",
        "chain leader",
        "--variant",
        "lead firm",
        "--domain",
        "industry",
        "--note",
        "Xinhua usage",
    )
    added = path.read_text(encoding="utf-8")
    assert added == TABLE + "链主企业,chain leader,lead firm,industry,term,preferred,Xinhua usage\n"
    output = _run(folder, "edit", "鏈主企業", "--target", "chain-leading enterprise", "--add-variant", "chain leader")
    assert "target: chain leader -> chain-leading enterprise" in output
    assert "链主企业,chain-leading enterprise,lead firm|chain leader,industry" in path.read_text(encoding="utf-8")
    _run(folder, "remove", "链主企业")
    assert path.read_text(encoding="utf-8") == TABLE


def test_a_short_form_comes_with_a_column_of_its_own(folder: Path) -> None:
    path = folder / "industry.csv"
    _run(folder, "add", "研发", "research and development", "--domain", "industry", "--short", "R&D")
    assert path.read_text("utf-8").splitlines() == [
        "source,target,variants,domain,kind,status,note,short",
        "产业链,industrial chain,industry chain,industry,term,preferred,",
        "研发,research and development,,industry,term,preferred,,R&D",
    ]
    assert "(short: R&D)" in _run(folder, "find", "yanfa") and "研发" in _run(folder, "find", "R&D")
    assert "(empty)" in _run(folder, "edit", "研发", "--short", "")
    assert "short: " not in _run(folder, "find", "研发")
    with pytest.raises(GlossaryError, match="one short form"):
        _run(folder, "edit", "研发", "--short", "R&D|RD")


def test_a_variant_becomes_the_short_form(folder: Path) -> None:
    _run(folder, "edit", "产业链", "--short", "industry chain")
    assert "产业链,industrial chain,,industry,term,preferred,,industry chain" in (folder / "industry.csv").read_text()


def test_nothing_to_change_writes_nothing(folder: Path) -> None:
    before = (folder / "industry.csv").stat().st_mtime_ns
    assert "nothing to change" in _run(folder, "edit", "产业链", "--target", "industrial chain")
    assert (folder / "industry.csv").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "产业链", "chain"], "there already"),
        (["edit", "供应链", "--target", "x"], "not in the glossary"),
        (["edit", "产业链", "--remove-variant", "x"], "not a variant"),
        (["remove", "供应链"], "not in the glossary"),
    ],
)
def test_refusals(folder: Path, arguments: list[str], message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        _run(folder, *arguments)
    assert (folder / "industry.csv").read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("query", ["产业", "產業鏈", "industrial", "chanyelian", "chan ye", "cyl", "chan3ye4"])
def test_find_in_every_way(folder: Path, query: str) -> None:
    assert "产业链\tindustrial chain | industry chain" in _run(folder, "find", query)


def test_find_nothing(folder: Path) -> None:
    assert _run(folder, "find", "xzscl").strip() == ""
