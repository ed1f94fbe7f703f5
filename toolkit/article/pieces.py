"""A page cut into pieces, the smallest things that are kept or removed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.article.model import Script
from toolkit.article.normalise import normalise
from toolkit.article.page import Block, Page

_SENTENCE = re.compile(r"[。！？；]|[，：].*[，：]")
_ENDED = re.compile(r"[。！？；：”）.!?:]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, paragraph, heading, table … of a page."""

    raw: str  # as it stands on the page
    text: str  # normalised
    tag: str = "p"
    path: str = ""  # ids and classes of the elements around it, lower case
    links: float = 0.0  # share of the characters that are link text
    bold: bool = False
    centred: bool = False
    hidden: bool = False
    elements: tuple[int, ...] = ()  # numbers of the elements around it, outermost first
    spaced: str = ""  # `text` with spaces between inline elements, where there are several

    @property
    def prose(self) -> bool:
        """Whether it reads like a sentence of an article rather than like a label or a link."""
        return self.tag != "table" and self.links < 0.5 and len(self.text) >= 8 and bool(_SENTENCE.search(self.text))


def pieces_of(page: Page, script: Script) -> list[Piece]:
    """Pieces of a page that is not HTML, in order."""
    if page.blocks:
        return [_of_block(block, script) for block in page.blocks if block.text.strip()]
    return [
        Piece(line.strip(), normalise(line, script)) for line in _unwrapped(page.text or "") if normalise(line, script)
    ]


def _of_block(block: Block, script: Script) -> Piece:
    if block.tag == "table":
        rows = [[normalise(cell, script) for cell in row.split("\t")] for row in block.text.split("\n")]
        text = "\n".join("\t".join(row) for row in rows)
    else:
        text = " ".join(normalise(block.text, script).split("\n"))
    return Piece(block.text, text, block.tag, block.attrs.lower())


def _unwrapped(text: str) -> Iterable[str]:
    """Lines of a text; hard-wrapped paragraphs are joined again.

    A text is hard-wrapped when most of its long lines are of one length and end in the middle of a sentence.
    """
    lines = text.splitlines()
    width = _wrap_width(lines)
    if width is None:
        return [line for line in lines if line.strip()]
    joined: list[str] = []
    open_paragraph = False
    for line in lines:
        fresh = not line.strip() or line[:1] in "\u3000\t" or line.startswith("  ")
        if open_paragraph and not fresh:
            joined[-1] += line.strip() if not _latin_seam(joined[-1], line) else " " + line.strip()
        elif line.strip():
            joined.append(line.strip())
        # a line broken early, before a number or a word, does not end its sentence
        columns = _columns(line)
        open_paragraph = (columns >= width - 4 and bool(line.strip())) or (
            columns >= 0.8 * width
            and bool(joined)
            and "，" in normalise(joined[-1])
            and not _ENDED.search(line.rstrip())
        )
    return joined


def _wrap_width(lines: list[str]) -> int | None:
    long = sorted(_columns(line) for line in lines if _columns(line) >= 30)
    if len(long) < 6:
        return None
    width = long[int(len(long) * 0.9)]
    full = [line.rstrip() for line in lines if width - 6 <= _columns(line) <= width + 4]
    broken = sum(not _ENDED.search(line) for line in full)
    return width if len(full) >= 0.5 * len(long) and broken >= 0.5 * len(full) and width <= 160 else None


def _columns(line: str) -> int:
    """Width on a terminal: Chinese characters take two columns."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in line.rstrip())


def _latin_seam(left: str, right: str) -> bool:
    return bool(re.search(r"[A-Za-z,.]$", left) and re.match(r"\s*[A-Za-z]", right))
