"""The comments of a Word file, as its parts hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.brief.marks import AUTHOR

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PART, _EXTENDED = "word/comments.xml", "word/commentsExtended.xml"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on one line. `id` is what the document refers to it by; `resolved`: marked as done, or an answer to
    one that is."""

    id: str
    author: str
    text: str
    resolved: bool

    @property
    def ours(self) -> bool:
        """Whether the toolkit wrote it."""
        return self.author == AUTHOR


def comments_in(parts: Mapping[str, bytes]) -> tuple[Comment, ...]:
    """All comments of a Word file given by its parts, in their order. Raises lxml's XMLSyntaxError."""
    if _PART not in parts:
        return ()
    resolved = _resolved(parts)
    found = []
    for node in _parsed(parts[_PART]).iter(f"{_W}comment"):
        ids = {p.get(f"{_W14}paraId") for p in node.iter(f"{_W}p")}
        words = " ".join(" ".join(_words(p) for p in node.iter(f"{_W}p")).split())
        found.append(Comment(node.get(f"{_W}id", ""), node.get(f"{_W}author", ""), words, bool(ids & resolved)))
    return tuple(found)


def _resolved(parts: Mapping[str, bytes]) -> set[str]:
    """Paragraph numbers of comments that are marked as done, and of the answers to them."""
    if _EXTENDED not in parts:
        return set()
    every = list(_parsed(parts[_EXTENDED]).iter(f"{_W15}commentEx"))
    done = {str(node.get(f"{_W15}paraId")) for node in every if node.get(f"{_W15}done") in ("1", "true", "on")}
    return done | {str(n.get(f"{_W15}paraId")) for n in every if n.get(f"{_W15}paraIdParent") in done}


def _words(paragraph: Any) -> str:
    nodes = paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br")
    return "".join((node.text or "") if node.tag == f"{_W}t" else " " for node in nodes)


def _parsed(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
