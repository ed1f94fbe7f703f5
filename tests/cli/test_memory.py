"""`toolkit memory`, as a user calls it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli import app
from toolkit.errors import TranslationMemoryError
from toolkit.memory import Memory, MemoryEntry

runner = CliRunner()
OLD, NEW = "2026-05-01T08:00:00+00:00", "2026-06-01T08:00:00+00:00"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.sqlite"
    with Memory.open(path) as opened:
        opened.add(
            [
                MemoryEntry("柳州发展高端装备。", "Liuzhou builds high-end gear.", "review of a", OLD, "segment"),
                MemoryEntry(
                    "柳州发展高端装备。", "Liuzhou develops high-end equipment.", "review of b", NEW, "segment"
                ),
                MemoryEntry("一段话。", "A paragraph.", "review of a", OLD, "paragraph"),
            ]
        )
    return path


def call(*arguments: object, code: int = 0) -> str:
    result = runner.invoke(app, ["memory", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.stdout


def refused(*arguments: object) -> str:
    result = runner.invoke(app, ["memory", *map(str, arguments)])
    assert isinstance(result.exception, TranslationMemoryError)
    return str(result.exception)


def test_stats(memory: Path) -> None:
    told = call("stats", "--memory", memory)
    assert "1 sentence, 1 paragraph, from 2026-05-01 to 2026-06-01" in told
    assert "1 replaced by newer ones" in told
    held = json.loads(call("stats", "--memory", memory, "--json"))
    assert held["origins"] == {"review of a": 1, "review of b": 1}
    assert (held["segments"], held["history"]) == (1, 1)


def test_find_tells_origin_date_and_what_was_replaced(memory: Path) -> None:
    told = call("find", "高端裝備", "--memory", memory)
    assert "Liuzhou develops high-end equipment.\n  segment, 2026-06-01, review of b" in told
    assert "replaced (2026-05-01, review of a): Liuzhou builds high-end gear." in told
    found = json.loads(call("find", "PARAGRAPH", "--memory", memory, "--json"))
    assert [(one["target"], one["replaced"]) for one in found] == [("A paragraph.", [])]
    assert call("find", "nothing like it", "--memory", memory) == ""


def test_export_and_import_into_another_memory(memory: Path, tmp_path: Path) -> None:
    tmx, other = tmp_path / "all.tmx", tmp_path / "other.sqlite"
    assert "2 entries" in call("export", tmx, "--memory", memory)
    assert "2 new" in call("import", tmx, "--memory", other, "--dry-run")
    assert "--yes" in refused("import", tmx, "--memory", other)
    assert not other.exists()
    call("import", tmx, "--memory", other, "--yes")
    assert "3 entries" in call("export", tmx, "--memory", memory, "--history")
    shown = json.loads(call("import", tmx, "--memory", other, "--yes", "--json"))
    assert ([one["target"] for one in shown["older"]], shown["same"]) == (["Liuzhou builds high-end gear."], 2)
    with Memory.open(memory) as first, Memory.open(other) as second:
        assert set(first.entries(history=True)) == set(second.entries(history=True))


def test_import_shows_what_it_changes(memory: Path, tmp_path: Path) -> None:
    newer, tmx = tmp_path / "newer.sqlite", tmp_path / "newer.tmx"
    with Memory.open(newer) as opened:
        later = "2026-07-01T08:00:00+00:00"
        opened.add([MemoryEntry("一段话。", "One paragraph.", "review of c", later, "paragraph")])
    call("export", tmx, "--memory", newer)
    told = call("import", tmx, "--memory", memory, "--dry-run")
    assert "1 changed\n  一段话。: A paragraph. -> One paragraph." in told
    with Memory.open(memory) as opened:
        found = opened.exact("一段话。")
    assert found and found.target == "A paragraph."


def test_prune_asks_first(memory: Path) -> None:
    assert "Say what to remove" in refused("prune", "--memory", memory)
    assert "--yes" in refused("prune", "--superseded", "--memory", memory)
    assert "0 entries in use and 1 of the history" in call("prune", "--superseded", "--memory", memory, "--dry-run")
    call("prune", "--superseded", "--yes", "--memory", memory)
    call("prune", "--origin", "review of a", "--before", "2026-05-15", "--yes", "--memory", memory)
    with Memory.open(memory) as opened:
        assert [entry.origin for entry in opened.entries(history=True)] == ["review of b"]


def test_where_there_is_none_one_sentence_says_so(tmp_path: Path) -> None:
    for command in (["stats"], ["find", "x"], ["prune", "--superseded"], ["export", tmp_path / "a.tmx"]):
        assert "there is no translation memory yet" in refused(*command, "--memory", tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []
