"""Round trips: what goes out comes back the same."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import GlossaryError
from toolkit.glossary.entries import KINDS, STATUSES, TermEntry, read_file
from toolkit.glossary.exchange import FORMATS, format_for
from toolkit.glossary.exchange.formulas import neutral, restored
from toolkit.glossary.exchange.merging import carry_out, plan
from toolkit.glossary.folding import match_key

english = st.text(st.sampled_from("abcXYZ 0123,;\"'()=+-@&<>éü/%$"), min_size=1, max_size=20).map(
    lambda s: " ".join(("a" + s if s.strip("'\"") == "" else s).split())
)
usable = english.filter(lambda s: any(c.isalnum() for c in s))
entry = st.builds(
    TermEntry,
    source=st.text(st.sampled_from("产业链企业“小巨人”、（）A=+-@"), max_size=8).map(lambda s: s + "厂"),
    target=usable,
    variants=st.lists(usable, max_size=3, unique=True).map(tuple),
    domain=st.sampled_from(["industry", "policy", "=own"]),
    kind=st.sampled_from(KINDS),
    status=st.sampled_from(STATUSES),
    note=english | st.just(""),
    short=st.just("") | usable,
).map(lambda e: replace(e, short="") if e.status == "forbidden" or e.short == e.target else e)


def _plain(entries: list[TermEntry]) -> list[TermEntry]:
    return [
        replace(e, variants=tuple(v for v in e.variants if v not in (e.target, e.short)), file="", line=0)
        for e in entries
    ]


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "tbx"])
@given(entries=st.lists(entry, min_size=1, max_size=5, unique_by=lambda e: match_key(e.source)))
@settings(max_examples=40)
def test_nothing_is_lost(name: str, entries: list[TermEntry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out{FORMATS[name].endings[0]}"
        assert FORMATS[name].write(entries, path) == []
        assert _plain(FORMATS[name].read(path)) == _plain(entries)


@given(st.text(st.sampled_from("'=+-@\ta1 "), max_size=8))
def test_making_harmless_is_exactly_undone(cell: str) -> None:
    assert restored(neutral(cell)) == cell
    assert neutral(cell)[:1] not in ("=", "+", "-", "@", "\t")


@pytest.mark.parametrize("name", ["deepl", "azure", "google", "omegat"])
def test_lists_of_two_columns(name: str, tmp_path: Path) -> None:
    entries = [
        TermEntry("产业链", "industrial chain", ("industry chain",), "industry", note="Xinhua usage"),
        TermEntry("草案", "draft, text", status="draft"),
    ]
    path = tmp_path / "list.txt"
    losses = FORMATS[name].write(entries, path)
    assert any("drafts" in loss for loss in losses) and any("1 variants" in loss for loss in losses)
    (back,) = FORMATS[name].read(path)
    assert (back.source, back.target) == ("产业链", "industrial chain")
    assert back.note == ("Xinhua usage" if name == "omegat" else "")


NDRC = TermEntry(
    "国家发展和改革委员会", "National Development and Reform Commission", kind="organization", short="NDRC"
)
CHAIN = TermEntry("产业链", "industrial chain", ("industry chain",), "industry")


def test_the_column_short_stands_only_where_it_is_needed(tmp_path: Path) -> None:
    FORMATS["csv"].write([CHAIN], tmp_path / "without.csv")
    assert (tmp_path / "without.csv").read_text("utf-8-sig").splitlines() == [
        "source,target,variants,domain,kind,status,note",
        "产业链,industrial chain,industry chain,industry,term,preferred,",
    ]
    FORMATS["csv"].write([CHAIN, NDRC], tmp_path / "with.csv")
    assert (tmp_path / "with.csv").read_text("utf-8-sig").splitlines()[0].endswith(",note,short")
    losses = FORMATS["deepl"].write([CHAIN, NDRC], tmp_path / "deepl.tsv")
    assert "1 short forms are left out" in losses


def test_short_forms_of_other_tools_tbx(tmp_path: Path) -> None:
    path = tmp_path / "other.tbx"
    path.write_text(
        """<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">
        <langSec xml:lang="zh"><termSec><term>世界贸易组织</term></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>WTO</term><termNote type="termType">acronym</termNote></termSec>
        <termSec><term>World Trade Organization</term></termSec></langSec></conceptEntry></body></text></tbx>""",
        encoding="utf-8",
    )
    (read,) = FORMATS["tbx"].read(path)
    assert (read.target, read.variants, read.short) == ("World Trade Organization", (), "WTO")
    FORMATS["tbx"].write([NDRC], path)
    assert ">abbreviation<" in path.read_text("utf-8")


def test_an_import_brings_short_forms(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    head = "source,target,variants,domain,kind,status,note\n"
    row = f"{NDRC.source},{NDRC.target},NDRC|State Planner,own,organization,preferred,\n"
    path.write_text(head + "产业链,industrial chain,,own,term,preferred,\n" + row)
    made = plan([NDRC], read_file(path))
    assert [update.cells for update in made.changed] == [{"variants": "State Planner", "short": "NDRC"}]
    carry_out(made, path)
    lines = path.read_text().splitlines()
    assert lines[0] == head.strip() + ",short" and lines[1] == "产业链,industrial chain,,own,term,preferred,"
    assert lines[2].endswith("State Planner,own,organization,preferred,,NDRC")
    assert not plan([NDRC], read_file(path)).changed


def test_the_workbook_is_laid_out_for_editors(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "glossary.xlsx"
    FORMATS["xlsx"].write([TermEntry("产业链", "=industrial chain")], path)
    book = load_workbook(path)
    sheet = book["Glossary"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:G2"
    assert sheet["B2"].value == "'=industrial chain" and sheet["B2"].data_type == "s"
    assert sheet.column_dimensions["B"].width > 30 and sheet["A1"].font.bold
    lists = {v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists == {f'"{",".join(KINDS)}"', f'"{",".join(STATUSES)}"'}
    assert "Read me" in book.sheetnames


def test_a_workbook_of_somebody_else(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["封面"])
    sheet = book.create_sheet("术语")
    sheet.append(["术语表 2025"])
    sheet.append(["中文", "英文"])
    sheet.append(["十四五", 2025])
    book.save(tmp_path / "theirs.xlsx")
    (back,) = FORMATS["xlsx"].read(tmp_path / "theirs.xlsx")
    assert (back.source, back.target, back.line) == ("十四五", "2025", 3)


MARTIF = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1"><descrip type="subjectField">machines</descrip>
<langSet xml:lang="en-US"><tig><term>loader</term></tig><tig><term>shovel</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="zh-CN"><ntig><termGrp><term>装载机</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


def test_the_older_dialect_of_tbx(tmp_path: Path) -> None:
    (tmp_path / "old.tbx").write_text(MARTIF, encoding="utf-8")
    good, bad = FORMATS["tbx"].read(tmp_path / "old.tbx")
    assert (good.source, good.target, good.domain, good.status) == ("装载机", "loader", "machines", "preferred")
    assert (bad.target, bad.status) == ("shovel", "forbidden")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    evil = MARTIF.replace('SYSTEM "TBXcoreStructV02.dtd"', f'[<!ENTITY x SYSTEM "{tmp_path}/secret">]')
    (tmp_path / "evil.tbx").write_text(evil.replace("loader", "&x;loader"), encoding="utf-8")
    assert all("secret" not in e.target for e in FORMATS["tbx"].read(tmp_path / "evil.tbx"))


@pytest.mark.parametrize(("name", "text"), [("tbx", "<tbx/>"), ("tbx", "not xml"), ("xlsx", "not a workbook")])
def test_broken_files_are_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / f"x.{name}"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match="x\\."):
        FORMATS[name].read(path)


def test_formats_are_told_by_name_or_ending() -> None:
    assert format_for(Path("a.XLSX")).name == "xlsx"
    assert format_for(Path("a.xlsx"), "deepl").name == "deepl"
    for path, name in ((Path("a.doc"), None), (Path("a.csv"), "word")):
        with pytest.raises(GlossaryError, match="deepl"):
            format_for(path, name)


PRESENT = [
    TermEntry("产业链", "industrial chain", ("industry chain",), "industry", note="x"),
    TermEntry("装载机", "loader", (), "industry"),
    TermEntry("装载机", "shovel", status="forbidden"),
]


def test_a_merge_tells_what_it_does() -> None:
    made = plan(
        [
            TermEntry("產業鏈", "industrial chain"),
            TermEntry("装载机", "loader", ("wheel loader",), note="maker's usage", kind="product"),
            TermEntry("挖掘机", "excavator"),
            TermEntry("挖掘机", "digger"),
        ],
        PRESENT,
    )
    assert made.same == 1 and made.conflicts == ()
    assert [(e.source, e.target, e.variants) for e in made.added] == [("挖掘机", "excavator", ("digger",))]
    (update,) = made.changed
    assert update.cells == {"variants": "wheel loader", "note": "maker's usage", "kind": "product"}


def test_another_english_is_a_conflict() -> None:
    made = plan([TermEntry("装载机", "front loader")], PRESENT)
    (conflict,) = made.conflicts
    assert (conflict.old.target, conflict.new.target) == ("loader", "front loader")
    assert made.decided(replace_conflicts=False).changed == ()
    assert made.decided(replace_conflicts=True).changed == (conflict,)


def test_a_merge_leaves_other_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "industry.csv"
    path.write_text('source,target,variants\n"产业链","industrial chain",\n装载机,loader,\n', encoding="utf-8")
    made = plan([TermEntry("装载机", "loader", ("wheel loader",)), TermEntry("挖掘机", "excavator")], read_file(path))
    carry_out(made, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == [
        "source,target,variants", '"产业链","industrial chain",', "装载机,loader,wheel loader", "挖掘机,excavator,",
    ]  # fmt: skip


def test_importing_what_was_exported_changes_nothing(tmp_path: Path) -> None:
    for name in ("csv", "xlsx", "tbx"):
        path = tmp_path / f"out{FORMATS[name].endings[0]}"
        FORMATS[name].write(PRESENT, path)
        made = plan(FORMATS[name].read(path), PRESENT)
        assert (made.added, made.changed, made.conflicts, made.same) == ((), (), (), 3)
