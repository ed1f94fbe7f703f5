"""Safe mends, and the findings that they answer."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.glossary.entries import TermEntry, default_paths, load, read_file
from toolkit.glossary.fixing import clean, fix
from toolkit.glossary.lint import lint

HEADER = "source,target,variants,note\n"
DIRTY = HEADER + " 产业链 ,industrial  chain,ｉndustry chain | chain\u200b,ok\n装载机,loader,,\n装载机,loader,,\n"
CLEAN = HEADER + "产业链,industrial chain,industry chain|chain,ok\n装载机,loader,,\n"


def test_stray_signs_and_repetitions_go(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(DIRTY, encoding="utf-8")
    assert {f.id for f in lint([path]) if f.fixable} == {"spaces", "repetition", "invisible", "chinese-in-english"}
    done = fix([path])
    assert [(m.line, m.what.split()[0]) for m in done] == [(2, "cleaned"), (4, "removed")]
    assert path.read_text(encoding="utf-8") == CLEAN
    assert fix([path]) == () and not [f for f in lint([path]) if f.fixable]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_become_utf8(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("source,target\n产业发展规划,industrial development plan\n".encode(encoding))
    before = read_file(path)
    assert "encoding" in {f.id for f in lint([path])}
    assert [m.what for m in fix([path])] == ["converted to UTF-8"]
    assert read_file(path) == before
    assert path.read_text(encoding="utf-8").startswith("source,target\n")


@given(st.text(max_size=20), st.booleans())
def test_cleaning_twice_is_cleaning_once(cell: str, english: bool) -> None:
    once = clean(cell, english=english)
    assert clean(once, english=english) == once


@given(st.lists(st.text(st.sampled_from("ab \u3000ａ，'\"|é"), max_size=8), min_size=1, max_size=5))
@settings(max_examples=50)
def test_mending_is_done_in_one_run(variants: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        import csv

        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [
                    ("source", "target", "variants"),
                    *((f"词{'甲乙丙丁戊'[i]}", "term", v) for i, v in enumerate(variants)),
                ]
            )
        fix([path])
        after = path.read_bytes()
        assert fix([path]) == ()
        assert path.read_bytes() == after


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ("发展,development", "stop-word"),
        ("产业链,industrial chain\n链条,Industrial Chain", "capitals"),
        ("国有企业,state-owned enterprise\n国有企业改革,SOE reform", "nested"),
    ],
)
def test_doubtful_entries_are_told(tmp_path: Path, rows: str, finding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"source,target,variants,domain,kind,status,note\n{rows}\n", encoding="utf-8")
    assert finding in {f.id for f in lint([path])}


def test_entries_that_no_page_uses_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target\n产业链,industrial chain\n装载机,loader\n", encoding="utf-8")
    assert [f.message for f in lint([path], {"装载机"}) if f.id == "never-matched"] == [
        "'产业链' matches in none of the pages"
    ]


def test_the_default_glossary_has_nothing_to_mend() -> None:
    findings = lint(default_paths())
    assert not [f for f in findings if f.severity != "note"]
    assert len(load(default_paths()).entries) >= 3000
    assert all(isinstance(e, TermEntry) for e in load(default_paths()).entries)
