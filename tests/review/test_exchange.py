"""Files for correction: what goes out comes back, and what an editor's tool did to it is told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.comments
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.review.briefs import block, brief, edited, say
from toolkit.errors import ReviewError
from toolkit.record.model import Paragraph, ReviewRecord, Segment, Term
from toolkit.record.part import from_xml, to_xml
from toolkit.review.exporting import Sheet, sheet_of
from toolkit.review.formats import FORMATS
from toolkit.review.importing import Review, check_free, read_review
from toolkit.review.model import Comparison, Row
from toolkit.review.row_comparing import compare_rows
from toolkit.review.typography import bare, folded, visible

ENDINGS = {"docx": "docx", "xlsx": "xlsx", "xliff": "xlf", "tmx": "tmx"}
AWKWARD = st.text(
    st.one_of(
        st.sampled_from("\t\n\r\x00\x01\x0b\x1f\ud800\ufffe\u00a0\u2028=+-@'\"<>&]\\_x0041_ 中文。😀ée\u0301|"),
        st.characters(),
    ),
    max_size=40,
)
TEXTS = st.one_of(AWKWARD, st.sampled_from(["=1+1", "'=1", "''=x", "_x0041_", "_x005F_", "]]>", "-5", "@a", "2025"]))


def exported(folder: Path, name: str) -> Path:
    path = folder / f"sheet.{ENDINGS[name]}"
    sheet, _ = sheet_of(brief(folder))
    FORMATS[name].write(sheet, path)
    return path


def review(path: Path, brief_path: Path | None = None) -> Comparison:
    return read_review(path, brief_path).comparison


def changed(found: Comparison) -> dict[str, str]:
    return {change.id: change.new for change in found.changes}


def reported(found: Comparison) -> list[tuple[str, str]]:
    return [(problem.id, problem.what) for problem in found.problems]


def one(source: str, target: str, comment: str = "") -> Sheet:
    segment = Segment("p001-01", source, target, 0, len(target), (Term(source, target, "term"),))
    title = Paragraph(0, "title", source, target, (replace(segment, id="p000-01"),))
    record = ReviewRecord(
        "p", "english", source, source, "", target, "", (title, Paragraph(1, "body", source, target, (segment,)))
    )
    rows = tuple(Row(f"p00{n}-01", source, target, "translated", comment) for n in (0, 1))
    return Sheet(record, rows)


@given(AWKWARD, AWKWARD)
def test_a_record_survives_any_text(source: str, target: str) -> None:
    record = one(source, target).record
    assert from_xml(to_xml(record)) == record


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=TEXTS, target=TEXTS, comment=TEXTS)
def test_what_goes_out_comes_back(tmp_path: Path, name: str, source: str, target: str, comment: str) -> None:
    sheet = one(source, target, comment)
    path = tmp_path / f"any.{ENDINGS[name]}"
    FORMATS[name].write(sheet, path)
    rows, record, pending = FORMATS[name].read(path)
    assert record == sheet.record
    assert [(row.id, bare(row.source), folded(row.target)) for row in rows] == [
        (row.id, bare(source), folded(target)) for row in sheet.rows
    ]
    assert compare_rows(sheet.record, rows, pending, ordered=FORMATS[name].ordered) == Comparison((), ())


@given(source=TEXTS, target=TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_xliff_keeps_every_character_but_odd_line_ends(tmp_path: Path, source: str, target: str) -> None:
    path = tmp_path / "any.xlf"
    FORMATS["xliff"].write(one(source, target), path)
    rows, _, _ = FORMATS["xliff"].read(path)
    assert {(row.source, row.target) for row in rows} == {(source, target)}


@pytest.mark.parametrize("name", ["docx", "xlsx", "tmx"])
def test_tabs_lines_and_emoji_are_kept(tmp_path: Path, name: str) -> None:
    text = "=SUM(A1)\tsecond 😀\nthird & <b>"
    path = tmp_path / f"any.{ENDINGS[name]}"
    FORMATS[name].write(one("中\t文\n二", text), path)
    row = FORMATS[name].read(path)[0][1]
    assert (row.source, row.target) == ("中\t文\n二", text)
    assert visible(text) == text


@pytest.mark.parametrize("name", FORMATS)
def test_rows_carry_findings_and_an_untouched_file_no_change(tmp_path: Path, name: str) -> None:
    path = exported(tmp_path, name)
    assert review(path) == Comparison((), ())
    sheet, _ = sheet_of(tmp_path / "page.english.docx")
    assert {row.id: row.comment for row in sheet.rows if row.comment} == {
        "p001-02": "Warning (numbers): Check the amount.",
        "p004-01": "Note (style): =A short text.",
    }
    assert {row.status for row in sheet.rows if row.comment} == {"to check"}


def test_an_export_has_the_edits_of_the_brief(tmp_path: Path) -> None:
    path = edited(brief(tmp_path), lambda d: say(block(d, 7), "all", "everybody"))
    sheet, compared = sheet_of(path)
    assert changed(compared) == {"p007-01": "Thank you everybody."}
    FORMATS["xlsx"].write(sheet, tmp_path / "s.xlsx")
    assert changed(review(tmp_path / "s.xlsx")) == {"p007-01": "Thank you everybody."}


def _workbook(path: Path, edit: Callable[[Any], None]) -> Comparison:
    book = openpyxl.load_workbook(path)
    edit(book["Review"])
    book.save(path)
    return review(path)


def _line(sheet: Any, row_id: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == row_id)


def test_a_workbook_is_laid_out_for_editors(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(exported(tmp_path, "xlsx"))["Review"]
    assert sheet.freeze_panes == "C2"
    assert sheet.protection.sheet
    locked = [sheet.cell(2, column).protection.locked for column in range(1, 6)]
    assert locked == [True, True, False, True, False]
    assert sheet.cell(2, 3).alignment.wrap_text and sheet.cell(2, 3).number_format == "@"
    assert "'=A short text." in {c.value.partition(": ")[2] for c in sheet["E"] if c.value} or any(
        str(c.value).startswith("Note") for c in sheet["E"]
    )


def test_cells_corrected_in_excel(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(_line(sheet, "p001-01"), 3).value = "Pan Zhandong described\r\nthe value chain.  "
        sheet.cell(_line(sheet, "p006-04"), 3).value = 660537
        percent = sheet.cell(_line(sheet, "p007-01"), 3)
        percent.value, percent.number_format = 0.455, "0.0%"

    found = _workbook(exported(tmp_path, "xlsx"), edit)
    assert changed(found) == {
        "p001-01": "Pan Zhandong described the value chain.",
        "p006-04": "660537",
        "p007-01": "45.5%",
    }
    assert found.corrections[0].complete


def test_mishaps_in_excel_are_reported(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(_line(sheet, "p001-01"), 2).value = "潘展东介绍了。"
        sheet.cell(_line(sheet, "p001-02"), 3).value = "=1+1"
        sheet.cell(_line(sheet, "p001-03"), 1).value = "p1-3"
        sheet.cell(_line(sheet, "p002-01"), 3).value = None
        at = _line(sheet, "p004-01")
        sheet.merge_cells(start_row=at, end_row=at + 1, start_column=3, end_column=3)
        sheet.delete_rows(_line(sheet, "p007-01"))

    found = _workbook(exported(tmp_path, "xlsx"), edit)
    assert changed(found) == {}
    assert set(reported(found)) == {
        ("p001-01", "source"),
        ("p001-02", "cell"),
        ("p1-3", "unknown"),
        ("p001-03", "deleted"),
        ("p002-01", "emptied"),
        ("p004-01", "merged"),
        ("p004-02", "merged"),
        ("p007-01", "deleted"),
    }
    assert any("that of p001-03" in problem.message for problem in found.problems)


def test_a_moved_row_is_found_by_its_id_and_not_stored(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        values = [cell.value for cell in sheet[_line(sheet, "p001-01")]]
        values[2] = "Pan Zhandong described the value chain."
        sheet.delete_rows(_line(sheet, "p001-01"))
        sheet.append(values)
        sheet.cell(_line(sheet, "p007-01"), 3).value = "Thanks to all."

    found = _workbook(exported(tmp_path, "xlsx"), edit)
    assert reported(found) == [("p001-01", "moved")]
    assert changed(found) == {"p007-01": "Thanks to all."}


def _rows(document: Any) -> dict[str, Any]:
    return {row.cells[0].text: row for row in document.tables[0].rows}


def test_a_word_table_corrected(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        rows = _rows(document)
        say(rows["p001-01"].cells[2]._tc, "industrial chain", "value chain")
        rows["p001-02"].cells[2].add_paragraph("They rose.")
        rows["p002-01"].cells[2].merge(rows["p003-01"].cells[2])
        rows["p004-01"].cells[1].paragraphs[0].add_run("改")
        document.tables[0]._tbl.remove(rows["p007-01"]._tr)

    found = review(edited(exported(tmp_path, "docx"), edit))
    assert changed(found) == {
        "p001-01": "Pan Zhandong described the value chain.",
        "p001-02": "Exports came to 7.3 billion yuan. They rose.",
    }
    assert set(reported(found)) == {
        ("p002-01", "merged"),
        ("p003-01", "merged"),
        ("p004-01", "source"),
        ("p007-01", "deleted"),
    }


def test_a_split_row_of_a_word_table(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        row = _rows(document)["p001-01"]
        say(row.cells[2]._tc, "Pan Zhandong described the industrial chain.", "Pan Zhandong described it.")
        new = document.tables[0].add_row()
        new.cells[2].text = "The industrial chain."
        row._tr.addnext(new._tr)

    found = review(edited(exported(tmp_path, "docx"), edit))
    assert changed(found) == {}
    assert set(reported(found)) == {("p001-01", "split")}


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_the_export_wrote_is_no_comment_of_a_reviewer(tmp_path: Path, name: str) -> None:
    assert review(exported(tmp_path, name)).remarks == ()


def test_comments_in_a_word_table(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        rows = _rows(document)
        rows["p001-02"].cells[3].paragraphs[0].add_run("\nRight, I asked.")
        document.add_comment(rows["p001-03"].cells[2].paragraphs[0].runs, text="Good or strong?", author="Li Na")

    found = review(edited(exported(tmp_path, "docx"), edit))
    assert [(r.id, r.author, r.text, r.about) for r in found.remarks] == [
        ("p001-02", "", "Right, I asked.", "Exports came to 7.3 billion yuan."),
        ("p001-03", "Li Na", "Good or strong?", "The results are good."),
    ]
    assert (changed(found), reported(found)) == ({}, [])


def test_comments_in_a_workbook(tmp_path: Path) -> None:
    path = exported(tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    page = book["Review"]
    rows = {row[0].value: row for row in page.iter_rows(min_row=2)}
    rows["p001-02"][4].value += "\nRight, I asked."
    rows["p001-03"][2].comment = openpyxl.comments.Comment("Good or strong?", "Li Na")
    rows["p007-01"][4].value = "Leave out?"
    book.save(path)
    assert [(r.id, r.author, r.text) for r in review(path).remarks] == [
        ("p001-02", "", "Right, I asked."),
        ("p001-03", "Li Na", "Good or strong?"),
        ("p007-01", "", "Leave out?"),
    ]


def test_a_threaded_comment_of_excel(tmp_path: Path) -> None:
    path = exported(tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    told = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Good or strong?"
    book["Review"]["C5"].comment = openpyxl.comments.Comment(told, "tc={0C5E}")
    book.save(path)
    assert [(r.id, r.author, r.text) for r in review(path).remarks] == [("p001-03", "", "Good or strong?")]


@pytest.mark.parametrize("name", list(FORMATS))
def test_an_export_takes_the_place_of_an_untouched_one_only(tmp_path: Path, name: str) -> None:
    path = exported(tmp_path, name)
    check_free(path)
    check_free(tmp_path / f"new.{ENDINGS[name]}")
    sheet, _ = sheet_of(brief(tmp_path))
    rows = tuple(replace(row, target=row.target.replace("results", "outcomes")) for row in sheet.rows)
    FORMATS[name].write(replace(sheet, rows=rows), path)
    with pytest.raises(ReviewError, match="so that nobody's work is lost"):
        check_free(path)
    with pytest.raises(ReviewError, match="another file has this name"):
        check_free(brief(tmp_path))
    path.write_bytes(b"mine")
    with pytest.raises(ReviewError, match="another file has this name"):
        check_free(path)


def test_notes_of_translation_tools(tmp_path: Path) -> None:
    path = exported(tmp_path, "xliff")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</notes>", '<note id="x">Right, I asked.</note></notes>', 1), encoding="utf-8")
    assert [(r.id, r.text) for r in review(path).remarks] == [("p001", "Right, I asked.")]
    path = exported(tmp_path, "tmx")
    root = etree.parse(str(path)).getroot()
    unit = next(unit for unit in root.iter("tu") if unit.get("tuid") == "p007-01")
    unit.insert(0, etree.Element("note"))
    unit[0].text = "Leave out?"
    path.write_bytes(etree.tostring(root))
    assert [(r.id, r.text) for r in review(path).remarks] == [("p007-01", "Leave out?")]


def test_a_word_table_is_a_table_with_header_and_title(tmp_path: Path) -> None:
    document = Document(str(exported(tmp_path, "docx")))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Chinese", "English", "Comment"]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert document.core_properties.title == "Liuzhou’s New Engine"


def test_xliff_is_as_the_standard_has_it(tmp_path: Path) -> None:
    root = etree.parse(str(exported(tmp_path, "xliff"))).getroot()
    names = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "zh-Hans", "en")
    ids = root.xpath("//x:unit/@id", namespaces=names)
    assert ids == [f"p{n:03d}" for n in range(8)] and len(set(ids)) == len(ids)
    for unit in root.xpath("//x:unit", namespaces=names):
        order = [etree.QName(child).localname for child in unit]
        assert order == sorted(order, key=["metadata", "notes", "segment"].index)
    states = set(root.xpath("//x:segment/@state", namespaces=names))
    assert states <= {"initial", "translated", "reviewed", "final"}


def test_xliff_from_a_translation_tool(tmp_path: Path) -> None:
    path = exported(tmp_path, "xliff")
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "The results are good.", 'The <pc id="1">results</pc> are <mrk id="m1" type="comment">fine</mrk>.'
    )
    text = text.replace('state="translated">', 'state="final" subState="memoq:proofread">')
    path.write_text(text, encoding="utf-8")
    # The skeleton holds the record and was changed by the same replacement: the brief has the one that counts.
    found = review(path, tmp_path / "page.english.docx")
    assert changed(found) == {"p001-03": "The results are fine."}


def test_tmx_from_a_tool_that_drops_ids_and_properties(tmp_path: Path) -> None:
    path = exported(tmp_path, "tmx")
    root = etree.parse(str(path)).getroot()
    for node in root.xpath("//prop | //note"):
        node.getparent().remove(node)
    for unit in root.iter("tu"):
        del unit.attrib["tuid"]
        if unit.find("tuv/seg").text == "产业链完整。":
            unit.findall("tuv")[1].find("seg").text = "The value chain is complete."
    etree.SubElement(etree.SubElement(root.find("body"), "tu"), "tuv").set("lang", "ZH-CN")
    path.write_bytes(etree.tostring(root))
    with pytest.raises(ReviewError, match="--brief"):
        review(path)
    found = review(path, tmp_path / "page.english.docx")
    assert changed(found) == {"p004-01": "The value chain is complete."}
    assert reported(found) == [("", "unknown")]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "xlf", "tmx"])
@pytest.mark.parametrize("content", [b"", b"rubbish", b"<xliff version='1.2'/>", b"<tmx"])
def test_broken_files_give_one_sentence(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"broken.{ending}"
    path.write_bytes(content)
    with pytest.raises(ReviewError, match=str(path)):
        read_review(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_never_end_in_a_traceback(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(FORMATS)))
    whole = (tmp_path / f"whole.{name}") if (tmp_path / f"whole.{name}").exists() else None
    if whole is None:
        whole = exported(tmp_path, name).rename(tmp_path / f"whole.{name}")
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / f"damaged.{ENDINGS[name]}"
    path.write_bytes(bytes(content))
    try:
        assert isinstance(read_review(path), Review)
    except ReviewError as error:
        assert "\n" not in str(error)
