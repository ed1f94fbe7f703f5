"""Glossaries as Excel workbooks, laid out for the people who edit them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.files import written_aside
from toolkit.glossary.editing import cells_of, columns_for
from toolkit.glossary.entries import KINDS, STATUSES, TermEntry, entry_of
from toolkit.glossary.exchange.formulas import neutral
from toolkit.glossary.exchange.tables import restored_entry
from toolkit.glossary.reading import Row, header

WIDTHS = {"source": 28, "target": 44, "variants": 40, "domain": 14, "kind": 13, "status": 12, "note": 36, "short": 14}
FONT = "Microsoft YaHei"  # has both scripts, and every Word and Excel of the offices has it
HEADER_FILL, HEADER_TEXT = "1F3864", "FFFFFF"
_LETTERS = "ABCDEFGH"
TITLE_ROWS = 10  # among which the header row is looked for
SPARE_ROWS = 500  # below the last entry, for which the lists of choices hold too
_EXPLAINED = (
    ("source", "The Chinese. Simplified or Traditional, any width: all are matched."),
    ("target", "The English that a translation must use."),
    ("variants", "Other English that is right too, with a vertical bar | between two."),
    ("domain", "The subject; also the name of the file that holds the entry."),
    ("kind", f"One of: {', '.join(KINDS)}."),
    ("status", "preferred: enforced. draft: never enforced. forbidden: English that must not stand for this Chinese."),
    ("note", "The authority for the English, or how it is used."),
    ("short", "An English short form, such as NDRC, that may stand once the full English has."),
)


def read(path: Path) -> list[TermEntry]:
    """Entries of the first sheet that has the columns source and target. Raises GlossaryError."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise GlossaryError(
            f"{path}: this is not a readable Excel workbook (.xlsx); save it anew from Excel."
        ) from error
    for sheet in book.worksheets:
        rows = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        heads = ((number, header(row) or []) for number, row in enumerate(rows[:TITLE_ROWS]))
        first, columns = next((head for head in heads if {"source", "target"} <= set(head[1])), (0, []))
        if columns:
            body = enumerate(rows[first + 1 :], first + 2)
            return [
                restored_entry(entry_of(path, Row(line, dict(zip(columns, row, strict=False)))))
                for line, row in body
                if any(row)
            ]
    raise GlossaryError(f"{path}: no sheet has a header row with source and target; name the columns so.")


def write(entries: Sequence[TermEntry], path: Path) -> list[str]:
    """A sheet of entries with frozen header, filters, lists of choices, and a sheet that explains the columns."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Glossary"
    columns = columns_for(entries)
    sheet.append(columns)
    for entry in entries:
        cells = cells_of(entry)
        sheet.append([neutral(cells[column]) for column in columns])
    _format(sheet, len(entries), columns)
    _explain(book.create_sheet("Read me"), columns)
    book.properties.title = "Glossary, Chinese to English"
    with written_aside(path) as aside:
        book.save(aside)
    return []


def _format(sheet: Any, count: int, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    font, wrapped = Font(name=FONT, size=10), Alignment(vertical="top", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font, cell.alignment, cell.number_format = font, wrapped, "@"
    for cell in sheet[1]:
        cell.font = Font(name=FONT, size=10, bold=True, color=HEADER_TEXT)
        cell.fill = PatternFill("solid", start_color=HEADER_FILL)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{_LETTERS[len(columns) - 1]}{count + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for letter, column in zip(_LETTERS, columns, strict=False):
        sheet.column_dimensions[letter].width = WIDTHS[column]
    for letter, choices in (("E", KINDS), ("F", STATUSES)):
        choice = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        choice.error, choice.errorTitle = f"Choose one of: {', '.join(choices)}", "Not in the list"
        choice.showErrorMessage = True
        choice.add(f"{letter}2:{letter}{count + 1 + SPARE_ROWS}")
        sheet.add_data_validation(choice)


def _explain(sheet: Any, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    for name, text in (("Column", "What it holds"), *(row for row in _EXPLAINED if row[0] in columns)):
        sheet.append([name, text])
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=FONT, size=10, bold=cell.row == 1 or cell.column == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 90


def _text(value: Any) -> str:
    """A cell as text: 2025 typed as a number stays 2025."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
