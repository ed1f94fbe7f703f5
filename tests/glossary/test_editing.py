"""Changes of glossary files: the one row changes, every other byte stays."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import GlossaryError
from toolkit.glossary import editing
from toolkit.glossary.changes import all_entries, checked, found, ours
from toolkit.glossary.entries import TermEntry, read_file

HEADER = "source,target,variants,note"
cell = st.text(st.sampled_from("abc ,\"'|=;é中"), max_size=8).map(str.strip)
rows = st.lists(st.tuples(cell, cell), min_size=0, max_size=6)


def _file(folder: str, content: list[tuple[str, str]], ending: str, bom: bool, final: bool) -> Path:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=ending, quoting=csv.QUOTE_ALL)
    buffer.write(HEADER + ending)
    for number, (variant, note) in enumerate(content):
        writer.writerow([f"词条{'甲乙丙丁戊己'[number]}", f"term {number}", variant, note])
    text = buffer.getvalue() if final else buffer.getvalue().removesuffix(ending)
    path = Path(folder) / "made.csv"
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    return path


@given(rows, st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=60)
def test_adding_and_removing_leaves_the_bytes_as_they_were(
    content: list[tuple[str, str]], ending: str, bom: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _file(folder, content, ending, bom, final=True)
        before = path.read_bytes()
        editing.add(path, [TermEntry("新词", 'new, "term"', ("a", "b"), "made")])
        (entry,) = [e for e in read_file(path) if e.source == "新词"]
        assert (entry.target, entry.variants) == ('new, "term"', ("a", "b"))
        assert path.read_bytes().startswith(before)
        editing.remove(path, entry.line)
        assert path.read_bytes() == before


@given(rows.filter(bool), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans(), st.data())
@settings(max_examples=60)
def test_an_edit_changes_one_line(
    content: list[tuple[str, str]], ending: str, bom: bool, final: bool, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _file(folder, content, ending, bom, final)
        before = path.read_bytes().split(ending.encode())
        number = data.draw(st.integers(0, len(content) - 1))
        editing.edit(path, number + 2, {"target": "other, term"})
        after = path.read_bytes().split(ending.encode())
        assert [a for i, a in enumerate(after[: len(before)]) if i != number + 1] == [
            b for i, b in enumerate(before) if i != number + 1
        ]
        entry = next(e for e in read_file(path) if e.line == number + 2)
        assert entry.target == "other, term"


def test_rows_of_several_lines_blank_lines_and_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('source;target;note\n甲厂;plant A;"two\nlines"\n\n乙厂;plant B;x', encoding="utf-8")
    editing.edit(path, 5, {"note": "y; z"})
    editing.remove(path, 2)
    assert path.read_text(encoding="utf-8") == 'source;target;note\n\n乙厂;plant B;"y; z"\n'


def test_a_new_file_gets_a_header(tmp_path: Path) -> None:
    editing.add(tmp_path / "own.csv", [TermEntry("甲厂", "plant A", domain="own")])
    (entry,) = read_file(tmp_path / "own.csv")
    assert (entry.source, entry.target, entry.domain, entry.status) == ("甲厂", "plant A", "own", "preferred")


def test_what_a_file_cannot_hold_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("甲厂,plant A\n", encoding="utf-8")
    editing.add(path, [TermEntry("乙厂", "plant B", domain="two")])
    before = path.read_bytes()
    with pytest.raises(GlossaryError, match="no column 'note'"):
        editing.add(path, [TermEntry("丙厂", "plant C", domain="two", note="x")])
    with pytest.raises(GlossaryError, match="no row begins there"):
        editing.remove(path, 9)
    assert path.read_bytes() == before


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("source,target\n产业发展,industrial development\n".encode("gb18030"))
    with pytest.raises(GlossaryError, match="lint --fix"):
        editing.remove(path, 2)


def test_which_entry_is_meant() -> None:
    entries = [
        TermEntry("产业链", "industrial chain", file="a", line=2),
        TermEntry("供应链", "supply chain", file="a", line=3),
    ]
    assert found("產業鏈", entries).target == "industrial chain"
    with pytest.raises(GlossaryError, match="did you mean 产业链"):
        found("产业连", entries)
    with pytest.raises(GlossaryError, match="stands 2 times"):
        found("产业链", [*entries, TermEntry("产业链", "chain", status="forbidden", file="b", line=1)])


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (TermEntry("产业链", "chain"), "there already"),
        (TermEntry("产业链", "industrial chain", status="forbidden"), "change that first"),
        (TermEntry("新词", "中文"), "Chinese in the English"),
        (TermEntry("新词", " "), "English is empty"),
        (TermEntry("。。", "x"), "neither Chinese nor letters"),
        (TermEntry("新词", "new", kind="thing"), "not a kind"),
        (TermEntry("新词", "new", status="good"), "not a status"),
        (TermEntry("新词", "new", ("a|b",)), "vertical bar"),
    ],
)
def test_unsound_entries_are_refused(entry: TermEntry, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        checked(entry, [TermEntry("产业链", "industrial chain", file="a", line=2)])


def test_drafts_may_stand_beside_what_is_preferred() -> None:
    draft = TermEntry("产业链", "chain", status="draft")
    assert checked(draft, [TermEntry("产业链", "industrial chain")]) is draft


def test_where_new_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ours([tmp_path], "industry") == tmp_path / "industry.csv"
    assert ours([tmp_path], None) == tmp_path / "own.csv"
    assert ours([tmp_path / "x.csv"], "industry") == tmp_path / "x.csv"
    assert all_entries([tmp_path / "x.csv"]) == []
    import toolkit

    inside = Path(toolkit.__file__).parent / "glossary"
    with pytest.raises(GlossaryError, match="--file"):
        ours([inside], "industry")
