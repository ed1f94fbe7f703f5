"""The table of contents: a field that Word can update, with its entries already in place.

Entries carry no page numbers (switch \\n), which only a program that lays out pages knows; they are links.
"""

from typing import Any

from toolkit.brief.body import Body, anchor
from toolkit.brief.oxml import clean, element
from toolkit.brief.wording import shortened
from toolkit.translation.model import TranslatedArticle

FEWEST_HEADINGS = 3
_LONGEST = 110  # characters of an entry


def write_contents(document: Any, article: TranslatedArticle, body: Body) -> None:
    """Contents of an article of FEWEST_HEADINGS headings or more; nothing for fewer."""
    headings = [(i, level) for i, level in body.levels.items() if article.paragraphs[i].target.strip()]
    if len(headings) < FEWEST_HEADINGS:
        return
    document.add_paragraph("Contents", style="TOC Heading")
    blocks = []
    for index, level in headings:
        block = document.add_paragraph(style=f"toc {level}")
        link = element("hyperlink", anchor=anchor(index), history=1)
        link.append(block.add_run(clean(shortened(article.paragraphs[index].target, _LONGEST)))._r)
        block._p.append(link)
        blocks.append(block)
    first, last = blocks[0]._p, blocks[-1]._p
    for run in reversed((_char("begin"), _instruction(' TOC \\o "1-3" \\n \\h \\z '), _char("separate"))):
        first.pPr.addnext(run)
    last.append(_char("end"))
    from docx.shared import Pt

    blocks[-1].paragraph_format.space_after = Pt(10)


def _char(kind: str) -> Any:
    run = element("r")
    run.append(element("fldChar", fldCharType=kind))
    return run


def _instruction(code: str) -> Any:
    from docx.oxml.ns import qn

    run = element("r")
    text = element("instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = code
    run.append(text)
    return run
