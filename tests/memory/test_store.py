"""The translation memory's store."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from toolkit.errors import TranslationMemoryError
from toolkit.memory import Added, Memory, MemoryEntry, Removed, default_path, schema

CHINESE = "柳州市工业总产值达到73.08亿元，同比增长8.1%。"
MAY, JUNE, JULY = (f"2026-0{month}-01T08:00:00+00:00" for month in (5, 6, 7))


def entry(target: str, created: str = MAY, source: str = CHINESE, origin: str = "review of a") -> MemoryEntry:
    return MemoryEntry(source, target, origin, created, "segment")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "folder" / "memory.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    "spelling",
    [
        "柳州市工業總產值達到73.08億元，同比增長8.1%。",
        "柳州市工业总产值达到７３．０８亿元，同比增长８.１％。",
        " 柳州市工业总产值达到 73.08 亿元 ,同比增长 8.1%。\n",
        "柳州市\u200b工业总产值达到73.08亿元，同比增长8.1%。",
    ],
)
def test_every_spelling_of_a_text_is_found(memory: Memory, spelling: str) -> None:
    assert memory.add([entry("Output reached 7.308 billion yuan.")]) == Added(1, 0, 0)
    found = memory.exact(spelling, "segment")
    assert found == entry("Output reached 7.308 billion yuan.")
    assert memory.exact(spelling, "paragraph") is None
    assert memory.exact(spelling) == found


def test_other_numbers_and_words_are_not_the_same_text(memory: Memory) -> None:
    memory.add([entry("Output reached 7.308 billion yuan.")])
    assert memory.exact(CHINESE.replace("73.08", "7308")) is None
    assert memory.exact("A B 中") is None
    memory.add([entry("Sales of A B", source="A B 销量"), entry("Sales of AB", source="AB销量")])
    found = [memory.exact(text) for text in ("A B销量", "AB 销量")]
    assert [one.target for one in found if one] == ["Sales of A B", "Sales of AB"]


def test_the_newest_is_used_and_the_others_are_history_in_any_order(memory: Memory) -> None:
    assert memory.add([entry("second", JUNE)]) == Added(1, 0, 0)
    assert memory.add([entry("first", MAY)]) == Added(0, 0, 0, older=1)
    assert memory.add([entry("third", JULY), entry("third", JULY), entry("first", MAY)]) == Added(0, 1, 2)
    found = memory.exact(CHINESE)
    assert found and found.target == "third"
    assert [old.target for old in memory.history(CHINESE, "segment")] == ["second", "first"]
    assert [one.target for one in memory.entries()] == ["third"]
    assert [one.target for one in memory.entries(history=True)] == ["first", "second", "third"]


def test_comparing_writes_nothing(memory: Memory) -> None:
    memory.add([entry("old", JUNE)])
    other = entry("other", source="另一句话。")
    made = memory.compare([entry("new", JULY), other, entry("old", JUNE), entry("before", MAY)])
    assert (made.new, made.changed) == ((other,), ((entry("old", JUNE), entry("new", JULY)),))
    assert memory.entries(history=True) == [entry("old", JUNE)]


def test_like_texts_are_found_with_their_score(memory: Memory) -> None:
    memory.add([entry("a"), entry("b", source="今年以来，全市新签约项目85个，总投资超过500亿元。")])
    memory.add([entry("c", source=f"第{n}批企业名单公布。") for n in range(200)])
    like = memory.fuzzy(CHINESE.replace("73.08", "81.46"))
    assert [match.entry.target for match in like] == ["a"]
    assert 0.75 < like[0].score < 1
    assert memory.fuzzy(CHINESE)[0].score == 1
    assert memory.fuzzy("毫不相干的一句话。") == []
    assert memory.fuzzy("") == []
    assert memory.fuzzy(CHINESE.replace("73.08", "81.46"), level="paragraph") == []


def test_finding_in_either_language(memory: Memory) -> None:
    memory.add([entry("Liuzhou grew by 8.1%."), entry("100% of it", JUNE, source="全部")])
    assert [one.target for one in memory.find("liuzhou")] == ["Liuzhou grew by 8.1%."]
    assert [one.target for one in memory.find("總產值")] == ["Liuzhou grew by 8.1%."]
    assert [one.target for one in memory.find("%")] == ["100% of it", "Liuzhou grew by 8.1%."]
    assert memory.find("nowhere") == []


def test_pruning_by_age_origin_and_history(memory: Memory) -> None:
    memory.add([entry("a", MAY), entry("b", JUNE)])
    memory.add([entry("c", JULY, source="甲", origin="TMX x"), entry("d", MAY, source="乙", origin="review of b")])
    assert memory.prune(superseded=True, dry_run=True) == Removed(0, 1)
    assert memory.prune(superseded=True) == Removed(0, 1)
    assert memory.prune(before="2026-05-15") == Removed(1, 0)
    assert memory.prune(origin="review*", before="2026-06-15") == Removed(1, 0)
    assert [one.target for one in memory.entries()] == ["c"]
    assert memory.fuzzy(CHINESE) == []
    with pytest.raises(ValueError):
        memory.prune()
    with pytest.raises(TranslationMemoryError, match="no date"):
        memory.prune(before="last week")


def test_blank_entries_are_left_out_and_a_bad_one_undoes_all(memory: Memory) -> None:
    assert memory.add([entry(" "), entry("x", source="\n")]) == Added(0, 0, 0)
    with pytest.raises(TranslationMemoryError, match="no date"):
        memory.add([entry("good"), entry("bad", "yesterday", source="乙")])
    assert memory.entries() == []


def test_the_fingerprint_tells_what_is_used(memory: Memory) -> None:
    empty = memory.fingerprint
    memory.add([entry("a")])
    first = memory.fingerprint
    memory.add([entry("older", "2020-01-01")])
    assert memory.fingerprint == first != empty
    memory.add([entry("b", JULY)])
    assert memory.fingerprint != first
    assert first.startswith("1-")


def test_files_that_are_no_memory(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to be read as one " * 30)
    with pytest.raises(TranslationMemoryError, match=r"notes\.txt: this is no translation memory"):
        Memory.open(text)
    assert text.read_text().startswith("not a database")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE entries (a)")
    connection.close()
    with pytest.raises(TranslationMemoryError, match="this database is no translation memory"):
        Memory.open(other)
    with pytest.raises(TranslationMemoryError, match="there is no translation memory yet"):
        Memory.open(tmp_path / "none.sqlite", create=False)
    with pytest.raises(TranslationMemoryError, match="this is a folder"):
        Memory.open(tmp_path)


def test_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    Memory.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(TranslationMemoryError, match="newer press-toolkit"):
        Memory.open(path)


def test_a_comparison_waits_for_a_writer_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.1)
    path = tmp_path / "memory.sqlite"
    with Memory.open(path) as memory, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TranslationMemoryError, match="try again when it is free"):
            memory.compare([entry("Hello.")])
        other.execute("ROLLBACK")
        assert memory.compare([entry("Hello.")]).new == (entry("Hello."),)
        assert memory.entries() == []


WRITER = """
import sys
from pathlib import Path
from toolkit.memory import Memory, MemoryEntry
for n in range(25):
    with Memory.open(Path(sys.argv[1])) as memory:
        memory.add([MemoryEntry(f"第{n}句话{sys.argv[2]}。", f"{n}", sys.argv[2], "2026-01-01", "segment")])
        memory.add([MemoryEntry("共同的一句。", f"{n}", sys.argv[2], f"2026-01-01T00:00:{n:02}", "segment")])
"""


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    processes = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("甲", "乙")]
    assert [process.wait(60) for process in processes] == [0, 0]
    with Memory.open(path) as memory:
        assert len(memory.entries()) == 51
        shared = memory.exact("共同的一句。")
        assert shared and shared.target == "24"


def test_where_the_default_memory_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOOLKIT_MEMORY", str(tmp_path / "ours.sqlite"))
    assert default_path() == tmp_path / "ours.sqlite"
    monkeypatch.delenv("TOOLKIT_MEMORY")
    assert default_path().name == "memory.sqlite"
