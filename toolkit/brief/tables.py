"""Word tables of fixed, sensible column widths, and the tables of an article."""

import re
from collections.abc import Sequence
from typing import Any

from toolkit.brief.marks import Marks, Span
from toolkit.brief.oxml import Element, clean, element, put
from toolkit.brief.paper import text_width
from toolkit.brief.wording import has_han
from toolkit.translation.model import TranslatedParagraph

Rows = list[list[str]]

# Font size in points and padding at the sides of a cell in twips, the roomiest first.
_FITS = ((9.5, 85), (8.5, 70), (7.5, 55), (6.5, 40))
# How far (twips) a table too wide even so may reach into each margin.
OVERHANG = 600
# Lines of a table that is kept on one page.
SHORT_TABLE = 14
_NUMERIC = re.compile(r"[\s+\-−–±<>≈~约$€£¥]*[\d.,\s]*\d[\d.,\s]*\s*(?:%|‰|pp|percentage points?|[a-z]{1,3})?\s*", re.I)
_BLANK = re.compile(r"\s*[-–—/.…]*\s*")


def new_table(document: Any, rows: int, widths: Sequence[int], style: str, caption: str) -> Any:
    """A table of fixed column widths (twips) with a header row that repeats and an alternative text."""
    table = document.add_table(rows=rows, cols=len(widths), style=style)
    properties = table._tbl.tblPr
    put(properties, element("tblW", w=sum(widths), type="dxa"))
    put(properties, element("tblLayout", type="fixed"))
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    put(properties, element("tblLook", val="0620", **look))
    put(properties, element("tblCaption", val=clean(caption)))
    put(properties, element("tblDescription", val=clean(f"{caption}; {rows} rows, {len(widths)} columns")))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width * 635  # twips in EMU
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            put(cell.get_or_add_tcPr(), element("tcW", w=width, type="dxa"))
    if rows:
        put(table._tbl.tr_lst[0].get_or_add_trPr(), element("tblHeader"))
        whole(table._tbl.tr_lst[0])
    return table


def whole(row: Element) -> None:
    """Keep a row from breaking over two pages."""
    put(row.get_or_add_trPr(), element("cantSplit"))


def article_table(document: Any, marks: Marks, where: int, paragraph: TranslatedParagraph, bilingual: bool) -> None:
    """A table of the article over the full width: English, with the Chinese under each cell where `bilingual`."""
    english = _grid(paragraph.target)
    chinese = _grid(paragraph.paragraph.text) if bilingual else []
    columns = max(len(row) for row in (*english, *chinese))
    height = max(len(english), len(chinese))
    shown = _padded(english, height, columns)
    sources = _padded(chinese, height, columns)
    room = text_width(document)
    size, padding, widths = _fit(shown, sources, room)
    table = new_table(document, height, widths, "Brief Table", "Table of the article")
    if sum(widths) > room:
        put(table._tbl.tblPr, element("tblInd", w=-OVERHANG, type="dxa"))
    if size != _FITS[0][0]:
        _set_padding(table._tbl.tblPr, padding)
    numeric = [_is_numeric([row[c] for row in shown[1:]]) for c in range(columns)]
    spans: list[Span] = []
    offset = 0
    for r, row in enumerate(table._tbl.tr_lst):
        whole(row)
        for c, cell in enumerate(table.rows[r].cells):
            block = cell.paragraphs[0]
            header = r == 0 and height > 1
            block.style = "Table Header" if header else "Table Number" if numeric[c] else "Table Text"
            if header and numeric[c]:
                block.alignment = 2
            spans += marks.write(block, shown[r][c], where, offset)
            offset += len(shown[r][c]) + 1 if r < len(english) and c < len(english[r]) else 0
            _shrink(block, size)
            if _figures(sources[r][c]) not in ("", _figures(shown[r][c])):
                _add_source(cell, sources[r][c], size, numeric[c])
    marks.comment(where, spans)
    keep_together(table)


def keep_together(table: Any) -> None:
    """Keep a short table on one page, and of a long one the header with the first rows, and the last rows."""
    rows = [row.cells for row in table.rows]
    lines = sum(max(len(cell.paragraphs) for cell in cells) for cells in rows)
    for cells in rows[:-1] if lines <= SHORT_TABLE else (*rows[:2], *rows[-3:-1]):
        for cell in cells:
            for block in cell.paragraphs:
                block.paragraph_format.keep_with_next = True


def _add_source(cell: Any, text: str, size: float, right: bool) -> None:
    block = cell.add_paragraph(style="Table Source")
    block.add_run(clean(text))
    if right:
        block.alignment = 2
    _shrink(block, size - 1 if size != _FITS[0][0] else size)


def _figures(text: str) -> str:
    """A cell without what differs between languages in a bare number."""
    return re.sub(r"[,\s]", "", text)


def _shrink(block: Any, size: float) -> None:
    from docx.shared import Pt

    if size == _FITS[0][0]:
        return
    for run in block.runs:
        run.font.size = Pt(size)


def _set_padding(properties: Element, padding: int) -> None:
    margins = element("tblCellMar")
    for side, width in (("top", 35), ("left", padding), ("bottom", 35), ("right", padding)):
        margins.append(element(side, w=width, type="dxa"))
    put(properties, margins)


def _grid(text: str) -> Rows:
    return [line.split("\t") for line in text.split("\n")]


def _padded(grid: Rows, height: int, columns: int) -> Rows:
    rows = [row + [""] * (columns - len(row)) for row in grid]
    return rows + [[""] * columns for _ in range(height - len(rows))]


def _is_numeric(cells: Sequence[str]) -> bool:
    """Whether most of the cells that say something are numbers."""
    filled = [cell for cell in cells if not _BLANK.fullmatch(cell)]
    return bool(filled) and sum(_NUMERIC.fullmatch(cell) is not None for cell in filled) * 3 >= len(filled) * 2


def _fit(shown: Rows, sources: Rows, room: int) -> tuple[float, int, list[int]]:
    """Font size (points), padding and column widths (twips) of a table in `room` twips.

    The largest font that sets every cell in two lines, else the largest in which no word is broken.
    """
    columns = list(zip(*shown, strict=True))
    grey = list(zip(*sources, strict=True))
    words = [max(map(_longest, cells)) for cells in columns]
    halves = [max(word, max(map(_width, cells)) * 0.6) for word, cells in zip(words, columns, strict=True)]
    tries = [(fit, halves) for fit in _FITS[:-1]] + [(fit, words) for fit in _FITS]
    (size, padding), least_ems = next(
        (trial for trial in tries if sum(trial[1]) * trial[0][0] * 20 + 2 * trial[0][1] * len(words) <= room),
        (_FITS[-1], words),
    )
    em, sides = size * 20, 2 * padding
    least = [ems * em + sides for ems in least_ems]
    heads = [_width(cells[0]) * em + sides for cells in columns]
    # Cells want one line each, headers two at most; what is left goes to headers first.
    wanted = [
        max(low, head * 0.6, max(map(_width, (*cells[1:], ""))) * em + sides, max(map(_width, below)) * 0.9 * em)
        for low, head, cells, below in zip(least, heads, columns, grey, strict=True)
    ]
    total = room if sum(least) <= room else room + 2 * OVERHANG
    return size, padding, _shares(least, wanted, heads, total)


def _shares(least: Sequence[float], wanted: Sequence[float], heads: Sequence[float], total: int) -> list[int]:
    """Widths that add up to `total`: columns get what they want, the widest of them cut down alike."""
    if sum(least) >= total:
        widths = [width * total / sum(least) for width in least]
    else:
        cap = _cap(least, wanted, total)
        widths = [max(low, min(high, cap)) for low, high in zip(least, wanted, strict=True)]
        lacking = [max(0.0, head - width) for head, width in zip(heads, widths, strict=True)]
        part = min(1.0, (total - sum(widths)) / sum(lacking)) if sum(lacking) else 0.0
        widths = [width + lack * part for width, lack in zip(widths, lacking, strict=True)]
        widths = [width + (total - sum(widths)) / len(widths) for width in widths]
    rounded = [int(width) for width in widths]
    rounded[0] += total - sum(rounded)
    return rounded


def _cap(least: Sequence[float], wanted: Sequence[float], total: int) -> float:
    """The width to which columns must be cut so that together they fit `total`, by bisection."""
    low, high = 0.0, max(wanted)
    for _ in range(30):
        middle = (low + high) / 2
        used = sum(max(a, min(b, middle)) for a, b in zip(least, wanted, strict=True))
        low, high = (low, middle) if used > total else (middle, high)
    return low


def _width(text: str) -> float:
    """The width of a line in ems of Calibri, near enough."""
    return sum(map(_em, text)) + 0.4


def _em(character: str) -> float:
    if character in " .,:;'|!()[]-ijlftrI":
        return 0.3
    if has_han(character):
        return 1.0
    return 0.8 if character in "mwMW%—" else 0.62 if character.isupper() else 0.52


def _longest(text: str) -> float:
    return max((_width(word) for word in re.split(r"[\s\-–/]+", text) if not has_han(word)), default=0.0)
