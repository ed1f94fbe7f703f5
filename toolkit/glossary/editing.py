"""Changing glossary files by single rows. Every other line keeps its very bytes, so that a diff shows the change."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.files import written_aside
from toolkit.glossary.entries import TermEntry
from toolkit.glossary.reading import COLUMNS, SHORT, Layout, read_layout

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file: `row` takes the place of lines begin..end (1-based, the last not included).

    An empty row removes them; begin == end puts the row between two lines.
    """

    begin: int
    end: int
    row: Mapping[str, str] | None


def add(file: Path, entries: Sequence[TermEntry]) -> None:
    """Append entries to a file, which is made with a header if it is not there. Raises GlossaryError, OutputError.

    The header gets the column `short` where an entry needs it.
    """
    if not file.exists():
        with written_aside(file) as aside:
            aside.write_text(_line(columns_for(entries), ",", "\n"), encoding="utf-8")
    layout = _layout(file)
    end = len(layout.lines) + 1
    apply(file, [Change(end, end, cells_of(entry)) for entry in entries])


def edit(file: Path, line: int, cells: Mapping[str, str]) -> None:
    """Change cells of the row that begins on `line` (1-based); a column not named keeps its cell.

    Raises GlossaryError where there is no such row or column.
    """
    edit_rows(file, {line: cells})


def edit_rows(file: Path, rows: Mapping[int, Mapping[str, str]]) -> None:
    """Change several rows in one write: cells by column, by the line on which the row begins."""
    located = {line: _record(file, line) for line in rows}
    apply(file, [Change(line, located[line].end, {**located[line].cells, **cells}) for line, cells in rows.items()])


def remove(file: Path, line: int) -> None:
    """Take out the row that begins on `line` (1-based). Raises GlossaryError where there is none."""
    apply(file, [Change(line, _record(file, line).end, None)])


def apply(file: Path, changes: Sequence[Change]) -> None:
    """Make all changes in one atomic write; changes of the same place keep their order.

    Raises GlossaryError for a file that is not UTF-8 or lacks a column that a change needs.
    """
    layout = _layout(file)
    ending = next((e for e in ("\r\n", "\n", "\r") if layout.lines and layout.lines[0].endswith(e)), "\n")
    lines = list(layout.lines)
    if lines and not lines[-1].endswith(("\n", "\r")) and any(change.begin > len(lines) for change in changes):
        lines[-1] += ending
    out: list[str] = []
    if layout.header and any(change.row and change.row.get(SHORT) for change in changes):
        layout = _with_short(layout, lines)
    done = 1
    for change in sorted(changes, key=lambda change: change.begin):
        out += lines[done - 1 : change.begin - 1]
        if change.row is not None:
            out.append(_line(_cells(file, layout, change.row), layout.delimiter, ending))
        done = max(done, change.end)
    out += lines[done - 1 :]
    with written_aside(file) as aside:
        aside.write_bytes((_BOM if layout.bom else b"") + "".join(out).encode("utf-8"))


def cells_of(entry: TermEntry) -> dict[str, str]:
    """The cells of an entry by column name."""
    return {
        "source": entry.source,
        "target": entry.target,
        "variants": "|".join(entry.variants),
        "domain": entry.domain,
        "kind": entry.kind,
        "status": entry.status,
        "note": entry.note,
        SHORT: entry.short,
    }


def columns_for(entries: Iterable[TermEntry]) -> tuple[str, ...]:
    """The columns that entries fill: `short` only where one has a short form."""
    return (*COLUMNS, SHORT) if any(entry.short for entry in entries) else COLUMNS


def _layout(file: Path) -> Layout:
    layout = read_layout(file)
    if not layout.utf8:
        raise GlossaryError(f"{file}: the file is not in UTF-8; 'toolkit glossary lint --fix' converts it.")
    return layout


def _record(file: Path, line: int) -> "_Located":
    layout = _layout(file)
    for record in layout.records:
        if record.line == line:
            return _Located(dict(zip(layout.columns, record.raw, strict=False)), record.end)
    raise GlossaryError(f"{file}, line {line}: no row begins there; the file has changed, so look the term up again.")


def _with_short(layout: Layout, lines: list[str]) -> Layout:
    """The layout with a last column `short`, which rows that stay as they are leave out; changes the header line."""
    if SHORT in layout.columns:
        return layout
    header = lines[layout.header - 1]
    end = header[len(header.rstrip("\r\n")) :]
    lines[layout.header - 1] = header.removesuffix(end) + layout.delimiter + SHORT + end
    return replace(layout, columns=(*layout.columns, SHORT))


@dataclass(frozen=True, slots=True)
class _Located:
    cells: dict[str, str]
    end: int


def _cells(file: Path, layout: Layout, row: Mapping[str, str]) -> list[str]:
    """The cells in the file's order. A column that the file lacks must be empty, or say what is taken for granted."""
    granted = {"kind": "term", "status": "preferred", "domain": file.stem}
    for column, value in row.items():
        if column not in layout.columns and value and value != granted.get(column):
            raise GlossaryError(
                f"{file}: the file has no column '{column}'; add it to the header row (all columns: "
                f"{', '.join(COLUMNS)})."
            )
    return [row.get(column, "") for column in layout.columns]


def _line(cells: Sequence[str], delimiter: str, ending: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=ending).writerow(cells)
    return buffer.getvalue()
