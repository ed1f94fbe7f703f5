"""Page headers, footers and page numbers of a PDF: what stands at the same edge of many pages."""

import re
from collections import defaultdict

from toolkit.article.readers.pdf_lines import Line

_EDGE = 0.13  # of the page height, at the top and at the bottom
_DEPTH = 3  # lines from the edge that may be furniture
_SHARE = 0.4  # of the pages; left and right pages may differ
_DRIFT = 6.0  # points by which the same header may stand higher or lower
_PAGE_NUMBER = re.compile(
    r"[-—–·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,4})(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–·.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=\s*页)")


def furniture(pages: list[list[Line]]) -> dict[Line, str]:
    """Lines that are no part of the text, each with "page-header" or "page-footer"."""
    edges = [_edge_lines(lines) for lines in pages]
    seen: dict[tuple[str, str], list[Line]] = defaultdict(list)
    found: dict[Line, str] = {}
    for edge in edges:
        for line, where in edge:
            seen[where, _DIGITS.sub("#", line.text)].append(line)
            if _PAGE_NUMBER.fullmatch(line.text):
                found[line] = where
    needed = max(2, round(len(pages) * _SHARE))
    for (where, _), lines in seen.items():
        for line in lines:
            level = [other for other in lines if abs(other.y - line.y) <= _DRIFT]
            if len({other.page for other in level}) >= needed:
                found[line] = where
    return found


def _edge_lines(lines: list[Line]) -> list[tuple[Line, str]]:
    down = sorted(lines, key=lambda line: -line.y)
    top = [(line, "page-header") for line in down[:_DEPTH] if line.y > line.height * (1 - _EDGE)]
    bottom = [(line, "page-footer") for line in down[-_DEPTH:] if line.y < line.height * _EDGE]
    return top + bottom
