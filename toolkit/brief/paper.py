"""The page: its size, and what its margins leave for text."""

from typing import Any

from toolkit.brief.look import PAPERS
from toolkit.brief.oxml import element, put

TWIP = 635  # in EMU
_STYLES_WITH_TAB = ("header", "footer")


def set_paper(document: Any, paper: str) -> None:
    """Give every section the size of `paper`, one of PAPERS, upright; margins stay."""
    width, height = PAPERS[paper]
    for section in document.sections:
        section.page_width, section.page_height = width * TWIP, height * TWIP
        section.orientation = 0
    for style in document.styles.element.iterchildren("{*}style"):
        name = style.find("{*}name")
        if name is not None and str(name.get(name.keys()[0])).lower() in _STYLES_WITH_TAB and style.pPr is not None:
            _move_tab(style.pPr, text_width(document))


def text_width(document: Any) -> int:
    """Twips between the margins of the last section, the one that the brief is written into."""
    section = document.sections[-1]
    return int((section.page_width - section.left_margin - section.right_margin) // TWIP)


def _move_tab(properties: Any, position: int) -> None:
    """Set the one right tab of a style at the right margin; a style with other tabs is left alone."""
    from docx.oxml.ns import qn

    tabs = properties.find(qn("w:tabs"))
    if tabs is not None and len(tabs) == 1 and tabs[0].get(qn("w:val")) == "right":
        tabs = element("tabs")
        tabs.append(element("tab", val="right", pos=position))
        put(properties, tabs)
