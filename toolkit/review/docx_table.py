"""Bilingual Word tables: one row a segment, Chinese shaded as not to be touched, English to be corrected."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.brief.comments import Comment
from toolkit.files import written_aside
from toolkit.record.model import ReviewRecord
from toolkit.record.part import embed, read_record
from toolkit.review.docx_text import attribute, blocks, children, has, open_body, open_word, row_deleted
from toolkit.review.exporting import Sheet
from toolkit.review.model import Pending, Problem, ReadRow, Remark, ids_in
from toolkit.review.typography import visible

HEADER = ("No.", "Chinese", "English", "Comment")
_SHARES = (0.085, 0.335, 0.4, 0.18)
_PAGE, _MARGIN = (16838, 11906), 850  # twips; A4 on its side
_LOCKED, _FLAGGED = "EEF1F3", "FBF3DC"
HELP = (
    "Correct the column English. Leave No. and Chinese as they are: by them each correction is put in its place. "
    "Tracked changes are read as accepted."
)


def write(sheet: Sheet, path: Path) -> None:
    """The rows as a table under the brief's title. Raises OutputError."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt, Twips

    from toolkit.brief.properties import WRITER
    from toolkit.brief.template import TEMPLATE

    document = Document(str(TEMPLATE))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Twips(side) for side in _PAGE)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    _unwrap_margins(section)
    document.add_paragraph("For correction  ·  Chinese and English", style="Kicker")
    document.add_paragraph(style="Title").add_run(visible(sheet.title)).font.size = Pt(18)
    document.add_paragraph(style="Rule")
    document.add_paragraph(HELP, style="Meta").paragraph_format.space_after = Pt(8)
    _write_rows(document, sheet)
    core = document.core_properties
    core.title, core.last_modified_by, core.author = visible(sheet.title)[:255], WRITER, WRITER
    embed(document, sheet.record)
    with written_aside(path) as aside:
        document.save(str(aside))


def _write_rows(document: Any, sheet: Sheet) -> None:
    from toolkit.brief.body import chinese_run
    from toolkit.brief.tables import new_table, whole

    width = _PAGE[0] - 2 * _MARGIN
    widths = [round(width * share) for share in _SHARES]
    table = new_table(document, 1 + len(sheet.rows), widths, "Brief Parallel", "Chinese and English, for correction")
    lines = table._tbl.tr_lst
    for cell, label in zip(_cells(table, lines[0]), HEADER, strict=True):
        cell.paragraphs[0].style = "Table Header"
        cell.paragraphs[0].add_run(label)
    for line, row in zip(lines[1:], sheet.rows, strict=True):
        number, chinese, english, comment = _cells(table, line)
        for cell, style in ((number, "Glossary Text"), (chinese, "Source Text"), (comment, "Glossary Text")):
            cell.paragraphs[0].style = style
        english.paragraphs[0].style = "Table Text"
        number.paragraphs[0].add_run(row.id)
        chinese_run(chinese.paragraphs[0], visible(row.source))
        english.paragraphs[0].add_run(visible(row.target))
        comment.paragraphs[0].add_run(visible(row.comment))
        for cell in (number, chinese):
            _shade(cell, _LOCKED)
        if row.comment:
            _shade(comment, _FLAGGED)
        if len(row.source) < 200:
            whole(line)


def _cells(table: Any, line: Any) -> list[Any]:
    """The cells of a row; python-docx's own `cells` goes through the whole table for each."""
    from docx.table import _Cell

    return [_Cell(cell, table) for cell in line.tc_lst]


def _shade(cell: Any, colour: str) -> None:
    from toolkit.brief.oxml import element, put

    put(cell._tc.get_or_add_tcPr(), element("shd", val="clear", color="auto", fill=colour))


def _unwrap_margins(section: Any) -> None:
    """Take the template's empty controls for the title and source of a brief out of headers and footers."""
    for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
        for control in part._element.xpath(".//w:sdt"):
            control.getparent().remove(control)


def read(path: Path) -> tuple[list[ReadRow], ReviewRecord | None, list[Pending]]:
    """Rows of a corrected table, its record, and tracked changes not yet decided. Raises ReviewError."""
    rows: list[ReadRow] = []
    pending: list[Pending] = []
    opened = open_word(path)
    people = {comment.id: comment for comment in opened.comments if not comment.ours}
    for table in opened.body.iter("{*}tbl"):
        lines = children(table, "tr")
        columns = _columns(lines[0]) if lines else None
        if columns is None:
            continue
        for number, line in enumerate(lines[1:], 2):
            row, changes = _row(line, columns, f"row {number}", people)
            if not row_deleted(line):
                rows.append(row)
            pending += changes
    return rows, read_record(path), pending


def is_table(path: Path) -> bool:
    """Whether a Word file is a table for correction and not a brief. Raises ReviewError."""
    return any(_columns(lines[0]) is not None for t in open_body(path).iter("{*}tbl") if (lines := children(t, "tr")))


def _columns(line: Any) -> dict[str, int] | None:
    labels = ["\n".join(block.text for block in blocks(cell)).strip() for cell in children(line, "tc")]
    if not set(HEADER[:3]) <= set(labels):
        return None
    return {name: labels.index(name) for name in HEADER if name in labels}


def _row(
    line: Any, columns: dict[str, int], where: str, people: Mapping[str, Comment]
) -> tuple[ReadRow, list[Pending]]:
    row_cells = children(line, "tc")
    read_cells = [blocks(cell) for cell in row_cells]
    texts = ["\n".join(block.text for block in found) for found in read_cells]
    places = (columns.get(name, len(texts)) for name in HEADER)
    number, chinese, english, comment = (texts[at] if at < len(texts) else "" for at in places)
    ids = ids_in(number)
    row_id = ids[0] if len(ids) == 1 else number.strip()
    every = [block for found in read_cells for block in found]
    changes = [replace(change, id=row_id) for block in every for change in block.pending]
    hanging = dict.fromkeys(name for block in every for name in block.comments if name in people)
    said = (people[name] for name in hanging)
    remarks = tuple(Remark(row_id, c.text, c.author, english, c.resolved) for c in said)
    fault = None
    joined = any(has(cell, "tcPr/vMerge") or attribute(cell, "tcPr/gridSpan") not in (None, "1") for cell in row_cells)
    if len(ids) > 1 or joined:
        fault = Problem(row_id, "merged", f"{where}: cells were merged; nothing of them was stored.")
    elif len(row_cells) <= max(columns[name] for name in HEADER[:3]):
        fault = Problem(row_id, "merged", f"{where}: a cell is missing; nothing of the row was stored.")
    return ReadRow(row_id, chinese, english, where, fault, comment, remarks), changes
