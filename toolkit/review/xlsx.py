"""Workbooks for correction: frozen header, wrapped text, ids and Chinese protected."""

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.errors import ReviewError
from toolkit.files import written_aside
from toolkit.glossary.exchange.formulas import neutral, restored
from toolkit.record.model import ReviewRecord
from toolkit.record.part import from_xml, to_xml
from toolkit.review.exporting import Sheet
from toolkit.review.model import Pending, Problem, ReadRow, Remark
from toolkit.review.typography import visible

HEADER = ("No.", "Chinese", "English", "Status", "Comment")
_WIDTHS = (10, 46, 62, 12, 40)
_FONT, _FILL, _LOCKED, _FLAGGED = "Microsoft YaHei", "1F3864", "EEF1F3", "FBF3DC"
_RECORD = "record"  # the hidden sheet that keeps what the rows are compared with
_CHUNK = 30_000  # characters; Excel cuts a cell at 32,767
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_FULL = 32_767
_THREADED = re.compile(r"^\[Threaded comment\].*?Comment:", re.DOTALL)


def write(sheet: Sheet, path: Path) -> None:
    """The rows as a workbook. Raises OutputError, or ReviewError for a segment that no cell can hold."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "Review"
    page.append(HEADER)
    for row in sheet.rows:
        if max(len(row.source), len(row.target)) > _FULL - 100:
            raise ReviewError(f"{row.id} is too long for a cell of Excel; export to .docx or .xlf.")
        page.append([_out(cell) for cell in (row.id, row.source, row.target, row.status, row.comment)])
    _format(page, sheet)
    hidden = book.create_sheet(_RECORD)
    hidden.sheet_state = "veryHidden"
    text = to_xml(sheet.record).decode().encode("ascii", "xmlcharrefreplace").decode()
    for at in range(0, len(text), _CHUNK):
        hidden.append([_out("|" + text[at : at + _CHUNK])])  # the bar keeps white space at a chunk's ends
    book.properties.title, book.properties.creator = visible(sheet.title)[:255], "Toolkit"
    with written_aside(path) as aside:
        book.save(aside)


def _format(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    font, wrapped = Font(name=_FONT, size=10), Alignment(vertical="top", wrap_text=True)
    locked = PatternFill("solid", start_color=_LOCKED)
    flagged = PatternFill("solid", start_color=_FLAGGED)
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.font, cell.alignment, cell.number_format = font, wrapped, "@"
            cell.protection = Protection(locked=cell.column in (1, 2, 4))
            if cell.column in (1, 2):
                cell.fill = locked
        if sheet.rows[line[0].row - 2].comment:
            line[4].fill = flagged
    for cell in page[1]:
        cell.font = Font(name=_FONT, size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_FILL)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:E{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "landscape", 9, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    guard = page.protection
    # Without a password: a guard against slips, which anyone may lift. Widths, heights and filters stay free.
    guard.sheet, guard.formatColumns, guard.formatRows, guard.formatCells, guard.autoFilter = (
        True,
        False,
        False,
        False,
        False,
    )


def read(path: Path) -> tuple[list[ReadRow], ReviewRecord | None, list[Pending]]:
    """Rows of a corrected workbook and its record. Raises ReviewError."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path)
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read ({error.strerror or error}); check the path.") from error
    except Exception as error:  # openpyxl has no error of its own; a damaged file can raise any
        raise ReviewError(
            f"{path}: this is not a whole Excel workbook (.xlsx without a password); open it in Excel and save it anew."
        ) from error
    for page in book.worksheets:
        if page.title != _RECORD:
            rows = _rows(page)
            if rows is not None:
                return rows, _record(book), []
    raise ReviewError(f"{path}: no sheet has a header row with {', '.join(HEADER[:3])}; give the file as exported.")


def _record(book: Any) -> ReviewRecord | None:
    if _RECORD not in book.sheetnames:
        return None
    chunks = [_plain(str(line[0].value or ""))[1:] for line in book[_RECORD].iter_rows()]
    return from_xml("".join(chunks).encode("utf-8", "replace"))


def _rows(page: Any) -> list[ReadRow] | None:
    lines = list(page.iter_rows())
    for at, line in enumerate(lines[:10]):
        labels = [str(cell.value or "").strip() for cell in line]
        if set(HEADER[:3]) <= set(labels):
            columns = [labels.index(name) for name in HEADER[:3]]
            beside = labels.index(HEADER[4]) if HEADER[4] in labels else None
            merged = {n for area in page.merged_cells.ranges for n in range(area.min_row, area.max_row + 1)}
            filled = [cells for cells in lines[at + 1 :] if _filled(cells)]
            return [_with_comments(_row([cells[c] for c in columns], merged), cells, beside) for cells in filled]
    return None


def _filled(cells: Any) -> bool:
    return any(cell.value not in (None, "") for cell in cells)


def _with_comments(row: ReadRow, cells: Any, beside: int | None) -> ReadRow:
    """The row with what its column Comment holds and the notes on its cells."""
    comment = "" if beside is None else _plain(_text(cells[beside]))
    notes = [cell.comment for cell in cells if cell.comment is not None]
    return replace(row, comment=comment, remarks=tuple(_remark(row, note) for note in notes))


def _remark(row: ReadRow, note: Any) -> Remark:
    """A note, or a comment of newer Excels, which stands in it behind words for older ones, its author as a number."""
    author = "" if str(note.author or "").startswith("tc=") else str(note.author or "")
    return Remark(row.id, " ".join(_THREADED.sub("", str(note.text)).split()), author, row.target)


def _row(cells: list[Any], merged: set[int]) -> ReadRow:
    number, chinese, english = cells
    where = f"row {number.row}"
    row_id = _plain(str(number.value or "")).strip()
    fault = None
    if number.row in merged:
        fault = Problem(row_id, "merged", f"{where}: cells were merged; nothing of them was stored.")
    elif english.data_type in ("f", "e"):
        fault = Problem(row_id, "cell", f"{where}: the English is a formula now; type it as text.")
    elif isinstance(english.value, (datetime.date, datetime.time, datetime.timedelta)):
        fault = Problem(
            row_id, "cell", f"{where}: Excel has made a date of the English; set the cell to Text and retype."
        )
    return ReadRow(row_id, _plain(_text(chinese)), _plain(_text(english)), where, fault)


def _text(cell: Any) -> str:
    """A cell as text; a number that Excel made of "45%" or "2025" reads as it shows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        decimals = re.search(r"\.(0+)", cell.number_format)
        if "%" in cell.number_format:
            return f"{value * 100:.{len(decimals.group(1)) if decimals else 0}f}%"
        return str(int(value)) if float(value).is_integer() else repr(value)
    return str(value)


def _out(text: str) -> str:
    """Text as a cell may hold it: no control characters, nothing that Excel would run or take for an escape."""
    return neutral(_ESCAPED.sub(lambda found: f"_x005F{found.group()}", visible(text)))


def _plain(text: str) -> str:
    decoded = re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)
    return restored(visible(decoded))
