"""WordprocessingML without its namespaces: small helpers over lxml elements."""

from collections.abc import Iterator
from typing import Any

Element = Any  # lxml's element; python-docx subclasses it

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(["0", "false", "off", "none"])


def local(element: Element) -> str:
    """Tag without namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """First descendant along a path of w: tags."""
    for tag in path:
        if element is None:
            return None
        element = element.find(_W + tag)
    return element


def value(element: Element | None, *path: str, of: str = "val") -> str | None:
    """Attribute w:val (or another) of the element at the end of a path."""
    found = child(element, *path)
    return None if found is None else found.get(_W + of)


def number(element: Element | None, *path: str, of: str = "val") -> int | None:
    """The attribute as a whole number; None where it is missing or none."""
    text = value(element, *path, of=of)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switched(element: Element | None, *path: str) -> bool:
    """Whether an on/off property is present and not off."""
    found = child(element, *path)
    return found is not None and found.get(_W + "val", "1") not in _OFF


def children(element: Element, tag: str) -> Iterator[Element]:
    """Children with a w: tag."""
    found: Iterator[Element] = element.iterchildren(_W + tag)
    return found
