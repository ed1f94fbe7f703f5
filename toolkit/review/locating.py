"""Where the paragraphs of a record stand in an edited brief, by the bookmarks that it was written with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.brief.body import END
from toolkit.brief.wording import has_han
from toolkit.record.model import TITLE, ReviewRecord
from toolkit.review.docx_text import Block, children, read_block

BOOKMARK = re.compile(r"paragraph_(\d+)")
_TITLE_MARK = f"paragraph_{TITLE}"
SOURCES = ("source", "subtitle", "tablesource")  # beginnings of the styles of Chinese
_CONTENTS = "toc"  # styles of the table of contents, which stands before the body
_BACK = frozenset(("appendixheading", "articleend"))


@dataclass(slots=True)
class Found:
    """What stands in the brief for one paragraph of the record."""

    at: int  # place in the brief's order
    blocks: list[Block] = field(default_factory=list)  # the one with the bookmark, then English added after it
    chinese: list[str] = field(default_factory=list)
    shared: tuple[int, ...] = ()  # other paragraphs whose bookmarks stand in the same block


def located(every: Sequence[Block], record: ReviewRecord) -> dict[int, Found]:
    """The blocks of each paragraph of the record by its number, by the bookmarks that the brief was written with."""
    known = {paragraph.number for paragraph in record.paragraphs}
    found: dict[int, Found] = {}
    current: Found | None = None
    titles = [block for block in every if block.style == "title"]
    if len(titles) != 1:  # a house's letterhead may have one of its own
        titles = [block for block in titles if _TITLE_MARK in block.bookmarks]
    if len(titles) == 1:
        found[TITLE] = Found(-1, titles)
    for at, block in enumerate(every):
        if block.style in _BACK or END in block.bookmarks:
            break
        if block.style.startswith(_CONTENTS):
            continue
        numbers = [int(m.group(1)) for name in block.bookmarks if (m := BOOKMARK.fullmatch(name))]
        numbers = [n for n in dict.fromkeys(numbers) if n != TITLE and n in known and n not in found]
        if numbers:
            current = Found(at, [block], shared=tuple(numbers))
            if record.layout == "parallel" and block.cell is not None:
                current.chinese.append(_beside(block))
            for number in numbers:
                found[number] = current
        elif current is not None and block.text.strip():
            _follow(current, block)
    return found


def _follow(current: Found, block: Block) -> None:
    """A block without a bookmark belongs to the paragraph above: its Chinese, or English that an editor added."""
    parallel = current.blocks[0].cell is not None
    if block.style.startswith(SOURCES) or has_han(block.text):
        if not parallel:
            current.chinese.append(block.text)
    elif block.cell is current.blocks[0].cell:
        current.blocks.append(block)


def _beside(block: Block) -> str:
    """The Chinese in the first cell of the row whose last cell holds the block."""
    row = next((node for node in block.cell.iterancestors() if str(node.tag).endswith("}tr")), None)
    first = children(row, "tc")[:1] if row is not None else []
    texts = [read_block(p).text for cell in first if cell is not block.cell for p in children(cell, "p")]
    return "\n".join(texts)
