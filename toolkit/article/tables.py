"""Tables of data in HTML, told from tables that only lay a page out."""

import re
from itertools import pairwise
from typing import Any

from toolkit.article.model import Script
from toolkit.article.normalise import normalise

LONGEST_CELL = 120  # characters; a table with a longer cell is layout
COMMON_CELL = 40  # characters of an average cell of a data table at most
RULED = 4  # times more of both in a table that draws its lines or names its columns
_LETTER = re.compile(r"\w")
VISIBLE = ".//text()[not(ancestor::script or ancestor::style)]"


def data_rows(table: Any, script: Script) -> list[list[str]] | None:
    """Cells of a table of data, spans spread out with empty cells; None for a table that only lays out."""
    if table.find(".//table") is not None or table.find(".//form") is not None or table.find(".//img") is not None:
        return None
    rows = _grid(table, script)
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    cells = [cell for row in rows for cell in row if cell]
    if _letters(table, script) != sum(len(_LETTER.findall(cell)) for cell in cells):
        return None  # text between the cells would be lost
    roomy = RULED if _is_ruled(table) else 1
    if not cells or max(map(len, cells)) > roomy * LONGEST_CELL:
        return None
    if sum(map(len, cells)) > roomy * COMMON_CELL * len(cells):
        return None
    if len(cells) < 0.5 * sum(len(row) for row in rows) or min(len(row) for row in rows) < 2:
        return None
    links = sum(len(a.text_content().strip()) for a in table.iter("a"))
    if links > 0.5 * sum(map(len, cells)):
        return None
    return rows


def _is_ruled(table: Any) -> bool:
    border = (table.get("border") or "0").strip()
    return (border.isdigit() and int(border) > 0) or table.find(".//th") is not None


def _grid(table: Any, script: Script) -> list[list[str]]:
    grid: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for r, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        for cell in row:
            if not isinstance(cell.tag, str) or cell.tag not in ("td", "th"):
                continue
            while (r, len(cells)) in below:
                cells.append("")
            text = " ".join(normalise(_cell_text(cell), script).split())
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for dr in range(1, high):
                for dc in range(wide):
                    below[r + dr, len(cells) + dc] = ""
            cells += [text, *[""] * (wide - 1)]
        while (r, len(cells)) in below:
            cells.append("")
        if any(cells):
            grid.append(cells)
    width = max((len(row) for row in grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid]


def _cell_text(cell: Any) -> str:
    texts = [text.strip() for text in cell.xpath(VISIBLE) if text.strip()]
    seamless = [b if _joins(a, b) else f" {b}" for a, b in pairwise(["", *texts])]
    return "".join(seamless)


def _joins(left: str, right: str) -> bool:
    return not left or not (left[-1:].isascii() and right[:1].isascii() and left[-1:].isalnum() and right[:1].isalnum())


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), 50) if value.isdigit() and int(value) > 0 else 1


def _letters(table: Any, script: Script) -> int:
    """How many letters and digits stand in a table, its caption aside."""
    captions = "".join("".join(caption.xpath(VISIBLE)) for caption in table.findall("caption"))
    text = normalise("".join(table.xpath(VISIBLE)), script)
    return len(_LETTER.findall(text)) - len(_LETTER.findall(normalise(captions, script)))
