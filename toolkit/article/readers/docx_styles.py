"""Paragraph styles of a Word document, each with what it inherits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from toolkit.article.readers.docx_xml import Element, child, children, number, switched, value

_HEADING = re.compile(r"(?:heading|标题|標題|Überschrift|titre)\s*([1-9])(?!\d)", re.IGNORECASE)
_TITLE = re.compile(r"title|(?:公文|文件|文章|正文|大|总|主)?标题|大?標題", re.IGNORECASE)
_CAPTION = re.compile(r"caption|题注|題注|图注|图说|图片说明", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*\d*|toc heading", re.IGNORECASE)
_CODE = re.compile(r"html preformatted|plain text code|macro text", re.IGNORECASE)
_DEEPEST_CHAIN = 20
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks, its style and direct formatting taken together. `size` in points."""

    style_id: str
    style: str
    outline: int | None  # 0 the highest; None or 9 for body text
    num_id: int | None
    num_level: int | None
    align: str
    bold: bool
    size: float | None

    @property
    def tag(self) -> str:
        """ "title", "h1" to "h6", "caption", "toc", "pre", or "p"."""
        if found := _HEADING.fullmatch(self.style):
            return f"h{min(int(found[1]), 6)}"
        for pattern, tag in ((_TITLE, "title"), (_CAPTION, "caption"), (_CONTENTS, "toc"), (_CODE, "pre")):
            if pattern.fullmatch(self.style):
                return tag
        if self.outline is not None and self.outline < 9:
            return f"h{min(self.outline + 1, 6)}"
        return "p"


class Styles:
    """Looks of paragraphs by their properties."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in () if root is None else children(root, "style"):
            if style.get(_attr(style, "type")) == "paragraph":
                name = style.get(_attr(style, "styleId")) or ""
                self._styles[name] = style
                if style.get(_attr(style, "default")) in {"1", "true", "on"}:
                    self._default = name

    def look(self, paragraph: Element) -> Look:
        """The look of a w:p element."""
        properties = child(paragraph, "pPr")
        style_id = value(properties, "pStyle") or self._default
        chain = self._chain(style_id)
        paragraph_sources = [properties, *(child(style, "pPr") for style in chain)]
        run_sources = [child(_first_run(paragraph), "rPr"), *(child(style, "rPr") for style in chain)]
        half_points = _first(number(source, "sz") for source in run_sources)
        return Look(
            style_id=style_id,
            style=(value(chain[0], "name") or "") if chain else "",
            outline=_first(number(source, "outlineLvl") for source in paragraph_sources),
            num_id=_first(number(source, "numPr", "numId") for source in paragraph_sources),
            num_level=_first(number(source, "numPr", "ilvl") for source in paragraph_sources),
            align=_first(value(source, "jc") for source in paragraph_sources) or "",
            bold=bool(_first(switched(s, "b") if child(s, "b") is not None else None for s in run_sources)),
            size=half_points / 2 if half_points else None,
        )

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while style_id in self._styles and len(chain) < _DEEPEST_CHAIN:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        return chain


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((found for found in values if found is not None), None)


def _first_run(paragraph: Element) -> Element | None:
    return next((run for run in paragraph.iter() if run.tag.endswith("}r") and child(run, "t") is not None), None)


def _attr(element: Element, name: str) -> str:
    namespace: str = element.tag.rpartition("}")[0]
    return f"{namespace}}}{name}"
