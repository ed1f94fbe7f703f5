"""How a PDF is set: size of its type, distance of its lines, columns, margins, indents. All in points."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toolkit.article.readers.pdf_lines import Line

INDENT = 1.2  # in units of the font size: what begins farther right is indented
_DEEPEST_FIRST_INDENT = 2.8
_ENOUGH = 8  # lines of a column from which its own margins are known
_AT_MARGIN = 0.15  # share of the lines that reach the margin, within one character
_IN_COLUMNS = 0.8  # share of the lines of a page in two columns that keep to one of them
_FULL = 2  # column of lines that run across both; 0 is the left or only one, 1 the right


@dataclass(frozen=True, slots=True)
class Setting:
    """What most of a document has in common."""

    size: float  # of the type of the body
    pitch: float  # from line to line
    indented: bool  # paragraphs begin with an indent
    edges: dict[tuple[int, int], tuple[float, float]]  # (page, column) -> left, right
    middles: dict[int, float]  # page -> x between its two columns, of pages that have two

    def column(self, line: Line) -> tuple[int, int]:
        """Page and column of a line."""
        return line.page, _column(line, self.middles.get(line.page))

    def left(self, line: Line) -> float:
        """Left margin of the column of a line."""
        return self.edges[self.column(line)][0]

    def right(self, line: Line) -> float:
        """Right margin of the column of a line."""
        return self.edges[self.column(line)][1]


def setting_of(lines: list[Line]) -> Setting:
    """Measure the lines of a document (at least one), page furniture left out."""
    weights: dict[float, int] = defaultdict(int)
    for line in lines:
        weights[line.size] += len(line.text)
    size = max(weights, key=weights.__getitem__)
    body = [line for line in lines if line.size == size]
    steps = [a.y - b.y for a, b in pairwise(body) if a.page == b.page and 0.8 * size < a.y - b.y < 4 * size]
    pitch = median(steps) if steps else 1.5 * size
    middles = _middles(lines, size)
    setting = Setting(size, pitch, False, _edges(lines, body, middles), middles)
    deep = sum(INDENT <= (line.x0 - setting.left(line)) / size <= _DEEPEST_FIRST_INDENT for line in body)
    return Setting(size, pitch, 0.08 < deep / len(body) < 0.75, setting.edges, middles)


def _column(line: Line, middle: float | None) -> int:
    if middle is None or line.x1 <= middle + 1.5 * line.size:
        return 0
    return 1 if line.x0 >= middle - 1.5 * line.size else _FULL


def _edges(
    lines: list[Line], body: list[Line], middles: dict[int, float]
) -> dict[tuple[int, int], tuple[float, float]]:
    """Margins of every column, after its own lines where they are enough, else after the whole document's."""
    own: dict[tuple[int, int], list[Line]] = defaultdict(list)
    alike: dict[tuple[bool, int], list[Line]] = defaultdict(list)
    for line in body:
        column = _column(line, middles.get(line.page))
        own[line.page, column].append(line)
        alike[line.page in middles, column].append(line)
    edges = {}
    for line in lines:
        page, column = line.page, _column(line, middles.get(line.page))
        if (page, column) not in edges:
            measured = own[page, column]
            if len(measured) < _ENOUGH:
                measured = alike[page in middles, column] or [each for each in lines if each.page == page]
            edges[page, column] = _margins(measured)
    return edges


def _margins(lines: list[Line]) -> tuple[float, float]:
    """Where lines begin and end at most; a single line that sticks out does not count."""
    size = median(line.size for line in lines)
    left = -_reached([-line.x0 for line in lines], size)
    return left, _reached([line.x1 for line in lines], size)


def _reached(ends: Iterable[float], size: float) -> float:
    ordered = sorted(ends, reverse=True)
    needed = max(2, round(len(ordered) * _AT_MARGIN))
    for end in ordered:
        if sum(end - size <= other <= end for other in ordered) >= needed:
            return end
    return ordered[0]


def _middles(lines: list[Line], size: float) -> dict[int, float]:
    """Pages set in two columns, and where the white space between these is."""
    middles = {}
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for page, here in pages.items():
        middle = (min(line.x0 for line in here) + max(line.x1 for line in here)) / 2
        left = [line for line in here if line.x1 <= middle + size]
        right = [line for line in here if line.x0 >= middle - size]
        few = max(3, len(here) // 10)
        if min(len(left), len(right)) >= few and len(left) + len(right) >= _IN_COLUMNS * len(here):
            middles[page] = middle
    for page, here in pages.items():  # a last page whose text fills only the left column
        if middles and page not in middles and 2 * len(middles) >= len(pages) - 1:
            middle = median(middles.values())
            if all(line.x1 <= middle + size for line in here):
                middles[page] = middle
    return middles
