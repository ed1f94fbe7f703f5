"""A page as it was read: its text, HTML or blocks, before any cleaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["text", "html", "docx", "pdf", "markdown"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table or caption of a page.

    A table has one row a line and tabs between its cells.
    """

    text: str
    tag: str  # "p", "h1".."h6", "li", "table", "caption", "title", "pre"
    attrs: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader hands on: `text` of plain text, `html` of HTML and MHTML, `blocks` of the others."""

    name: str
    format: Format
    text: str | None
    html: str | None
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
