"""The lines of a PDF page: pieces of text put together by where they stand.

Coordinates are PDF points, x to the right, y upwards, after turning a page so that its text runs to the right.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from toolkit.article.readers.encodings import tidy
from toolkit.article.readers.joining import is_wide
from toolkit.article.readers.radicals import unified

_SAME_LINE = 0.4  # of the font size: base lines this near are one line (superscripts included)
_CELL_GAP = 1.8  # of the font size: white space this wide parts the cells of a table; a justified line stretches by 1.5
_WORD_GAP = 0.2  # of the font size: what parts two Latin words
_UNSURE = 0.04  # of the font size for each character: how wrong an estimated width may be
_PLAIN_WIDTH = 500.0  # thousandths of the font size: mean width of the Latin letters of a book face
_SPACED_OUT = re.compile("(?:[\u2014-\u2026\u3000-\u9fff\uff00-\uff65] ){3}[\u2014-\u2026\u3000-\u9fff\uff00-\uff65]")
_NARROW = frozenset("iljtfrI.,;:!'|()[]{}-·/\\ ")
_BROAD = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text. `angle` is that of its base line in degrees, a multiple of 90 or -1 for a slant."""

    text: str
    x: float
    y: float
    size: float
    angle: int
    bold: bool
    scale: float = 1.0  # how much wider its Latin letters are than those of a book face

    @property
    def end(self) -> float:
        """Estimated x of its right end."""
        return self.x + text_width(self.text.rstrip(), self.size, self.scale)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; tabs in `text` are gaps wide enough to part the cells of a table."""

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    height: float  # of its page

    @property
    def cells(self) -> list[str]:
        return self.text.split("\t")


def pieces_of(page: Any) -> list[Piece]:
    """The runs of text of a pypdf page, in the order in which they are painted."""
    pieces: list[Piece] = []
    scales: dict[int, float] = {}

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip() or "\u3000" in text:
            if id(font) not in scales:
                scales[id(font)] = _latin_scale(font)
            piece = _piece(text, cm, tm, font, size, scales[id(font)])
            if piece.text and all(map(math.isfinite, (piece.x, piece.y, piece.size))):
                pieces.append(piece)

    page.extract_text(visitor_text=take)
    return pieces


def lines_of(pieces: list[Piece], page: int, width: float, height: float) -> list[Line]:
    """Lines in reading order. Text across the page's main direction (watermarks, stamps) is left out."""
    angles = Counter(piece.angle for piece in pieces if piece.angle >= 0)
    if not angles:
        return []
    angle = max(angles, key=lambda each: sum(len(p.text) for p in pieces if p.angle == each))
    turned = [_turned(piece, angle, width, height) for piece in pieces if piece.angle == angle]
    if angle in {90, 270}:
        height = width
    groups: list[list[Piece]] = []
    for piece in _in_order(turned):
        if groups and _continues(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines = (_line(group, page, height) for group in groups)
    return [line for line in lines if line.text.strip()]


def text_width(text: str, size: float, scale: float = 1.0) -> float:
    """Estimated width of a text in points: a square for a Chinese character, less for a Latin one."""
    return size * sum(_em(char, scale) for char in text)


def _em(char: str, scale: float) -> float:
    if unicodedata.east_asian_width(char) in "WF" or is_wide(char):
        return 1.0
    if char in _NARROW:
        return 0.3 * scale
    if char in _BROAD:
        return 0.85 * scale
    return (0.68 if char.isupper() else 0.49) * scale


def _latin_scale(font: Any) -> float:
    """How wide the Latin letters of a font are, from the widths that the PDF gives for its glyphs."""
    try:
        simple = font.get("/Widths")
        widths = simple.get_object() if simple is not None else _cid_widths(font)
        latin = [float(width) for width in widths if 200 <= float(width) <= 900]
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        return 1.0
    return min(max(sum(latin) / len(latin) / _PLAIN_WIDTH, 0.7), 1.5) if latin else 1.0


def _cid_widths(font: Any) -> list[Any]:
    """Widths of a composite font: its /W array holds `first [w w …]` and `first last w`."""
    entries = font["/DescendantFonts"].get_object()[0].get_object()["/W"].get_object()
    return [width for entry in entries if isinstance(entry, list) for width in entry]


def _piece(text: str, cm: list[float], tm: list[float], font: Any, size: float, scale: float) -> Piece:
    a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
    c, d = tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
    x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    degrees = math.degrees(math.atan2(b, a)) % 360
    straight = round(degrees / 90) % 4 * 90
    slant = abs((degrees - straight + 180) % 360 - 180)
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    return Piece(
        text=unified(tidy(text).replace("\n", "")),
        x=x,
        y=y,
        size=abs(size) * math.hypot(c, d) or 1.0,
        angle=straight if slant < 5 else -1,
        bold=any(mark in name for mark in ("Bold", "Heavy", "Black", "SimHei", "黑体")),
        scale=scale,
    )


def _turned(piece: Piece, angle: int, width: float, height: float) -> Piece:
    turns = {0: (piece.x, piece.y), 90: (piece.y, width - piece.x), 180: (width - piece.x, height - piece.y)}
    x, y = turns.get(angle, (height - piece.y, piece.x))
    return replace(piece, x=x, y=y, angle=0)


def _in_order(pieces: list[Piece]) -> Iterable[Piece]:
    """Painting order, which follows columns, unless it jumps about the page."""
    jumps = sum(
        after.y > before.y + before.size and after.x <= before.x + before.size for before, after in pairwise(pieces)
    )
    if jumps > max(3, len(pieces) // 5):
        return sorted(pieces, key=lambda piece: (-round(piece.y / (piece.size * _SAME_LINE + 1)), piece.x))
    return pieces


def _continues(before: Piece, after: Piece) -> bool:
    near = abs(before.y - after.y) <= _SAME_LINE * max(before.size, after.size)
    return near and after.x >= before.x - 0.1 * before.size


def _line(group: list[Piece], page: int, height: float) -> Line:
    text = group[0].text
    for before, piece in pairwise(group):
        text += _space(before, piece) + piece.text
    longest = max(group, key=lambda piece: len(piece.text))
    bold = all(piece.bold for piece in group if is_wide(piece.text[:1]) or piece is longest)
    first, indent = group[0], len(text) - len(text.lstrip(" \u3000"))
    x0 = first.x + text_width(text[:indent], first.size, first.scale)
    x1 = max(piece.end for piece in group)
    return Line(_closed_up(text.strip(" \u3000")), page, x0, x1, longest.y, round(longest.size, 1), bold, height)


def _closed_up(text: str) -> str:
    """A line without the spaces that pypdf sees between the letters of a justified or spaced-out line."""
    if not _SPACED_OUT.search(text):
        return text
    return "".join(
        char
        for index, char in enumerate(text)
        if char != " " or not (is_wide(text[index - 1 : index]) and is_wide(text[index + 1 : index + 2]))
    )


def _space(before: Piece, after: Piece) -> str:
    """What parts two runs of text, by the white space between them in units of the font size."""
    gap = (after.x - before.end) / min(before.size, after.size)
    if gap > _CELL_GAP + _UNSURE * sum(not is_wide(char) for char in before.text):
        return "\t"
    if before.text[-1].isspace() or after.text[0].isspace() or is_wide(before.text[-1]) or is_wide(after.text[0]):
        return ""  # Chinese type sets a quarter of white space beside Latin
    return " " if gap > _WORD_GAP + _UNSURE * len(before.text) else ""
