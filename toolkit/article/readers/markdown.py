"""Markdown (CommonMark with tables) to blocks: a link's text stays, a picture becomes its caption."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.article.page import Block, Page
from toolkit.article.readers.encodings import Decoded
from toolkit.article.readers.joining import joined
from toolkit.errors import PageError

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_ADDRESS_KEYS = ("url", "canonical", "link", "source_url")


def markdown_page(decoded: Decoded, name: str) -> Page:
    """Read a Markdown page; its YAML front matter becomes `meta`. Raises PageError where it holds no text."""
    from markdown_it import MarkdownIt

    text, meta = decoded.text, {"encoding": decoded.codec}
    if front := _FRONT_MATTER.match(text):
        text = text[front.end() :]
        meta |= {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(front[1])}
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = tuple(block for block in _Walk().blocks(tokens) if block.text.strip())
    if not blocks:
        raise PageError(f"{name}: this Markdown page holds no text; save the page again.")
    url = next((meta[key] for key in _ADDRESS_KEYS if meta.get(key, "").startswith(("http://", "https://"))), None)
    return Page(name, "markdown", None, None, blocks=blocks, url=url, meta=meta)


class _Walk:
    """One pass over the tokens of a page, with what is open at each."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []  # number of the next item of each open list; None for bullets
        self._marker: str | None = None  # of the item whose first paragraph has not come yet
        self._heading = 0
        self._rows: list[list[str]] | None = None  # of the open table

    def blocks(self, tokens: "list[Token]") -> Iterator[Block]:
        """The blocks of all tokens."""
        for token in tokens:
            self._follow(token)
            if token.type == "inline" and self._rows is not None:
                self._rows[-1].append(" ".join(_inline(token)[0].split()))
            elif token.type == "inline":
                yield from self._text(token)
            elif token.type == "table_close" and self._rows is not None:
                yield Block("\n".join("\t".join(row) for row in self._rows), "table")
                self._rows = None
            elif token.type in {"fence", "code_block"}:
                yield Block(token.content.rstrip("\n"), "pre")
            elif token.type == "html_block":
                text = html.unescape(_TAG.sub("", token.content))
                yield from (Block(line.strip(), "p") for line in text.split("\n"))

    def _follow(self, token: "Token") -> None:
        """Keep account of the lists, the heading and the table that a token opens or closes."""
        kind = token.type
        if kind == "ordered_list_open":
            self._lists.append(int(token.attrGet("start") or 1))
        elif kind == "bullet_list_open":
            self._lists.append(None)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif kind == "list_item_open":
            self._marker, self._lists[-1] = _marker(self._lists[-1], token.markup)
        elif kind in {"heading_open", "heading_close"}:
            self._heading = int(token.tag[1]) if kind == "heading_open" else 0
        elif kind == "table_open":
            self._rows = []
        elif kind == "tr_open" and self._rows is not None:
            self._rows.append([])

    def _text(self, token: "Token") -> Iterator[Block]:
        text, captions = _inline(token)
        for line in text.split("\n"):
            if self._heading:
                yield Block(line, f"h{self._heading}", level=self._heading)
            elif self._marker is not None:
                yield Block(joined(self._marker, line) if line.strip() else "", "li", level=len(self._lists) - 1)
            else:
                yield Block(line, "p")
            self._marker = None
        for caption in captions:
            yield Block(caption, "caption")


def _marker(number: int | None, markup: str) -> tuple[str, int | None]:
    return ("", None) if number is None else (f"{number}{markup}", number + 1)


def _inline(token: "Token") -> tuple[str, list[str]]:
    """Text with \\n for hard breaks only, and the alternative texts of its pictures."""
    text, captions = "", []
    broken = False
    for part in token.children or ():
        if part.type == "image":
            captions.append(part.content.strip())
        elif part.type == "softbreak":
            broken = True
        elif part.type == "hardbreak" or (part.type == "html_inline" and part.content.lower().startswith("<br")):
            text, broken = text + "\n", False
        elif part.type in {"text", "code_inline"}:
            text = joined(text, part.content) if broken and not text.endswith("\n") else text + part.content
            broken = False
    return text.strip(), captions
