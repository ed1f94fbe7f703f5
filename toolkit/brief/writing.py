"""The parts of a brief put together."""

from typing import Any

from toolkit.brief.appendix import has_glossary, write_glossary
from toolkit.brief.back import has_notes, write_notes
from toolkit.brief.body import Body, mark_end
from toolkit.brief.contents import write_contents
from toolkit.brief.front import fill_margins, write_front
from toolkit.brief.house import open_template
from toolkit.brief.layouts import REGISTRY, Page
from toolkit.brief.look import Look
from toolkit.brief.marks import Marks
from toolkit.brief.oxml import clean
from toolkit.brief.paper import set_paper
from toolkit.brief.properties import set_properties
from toolkit.brief.recording import record_of
from toolkit.record.part import embed
from toolkit.translation.model import TranslatedArticle

_DEFAULT = Look()


def compose(article: TranslatedArticle, layout: str, look: Look = _DEFAULT, page: str = "") -> Any:
    """The brief as a python-docx document: title block, contents, body, notes for the reviewer, glossary; and the
    record by which corrections made in it are taken back.

    Raises TemplateError where the template of `look` is no Word document.
    """
    frame = open_template(look.template)
    document = frame.document
    if look.paper:
        set_paper(document, look.paper)
    marks = Marks(document, article, look.final)
    chosen = REGISTRY[layout]
    imprint = fill_margins(document, article)
    write_front(document, article, marks, chosen.bilingual, kicker="" if chosen.whole else "Press brief  ·  Summary")
    body = Body(article, marks)
    if chosen.whole:
        write_contents(document, article, body)
    chosen.write(Page(document, article, marks, body))
    if chosen.whole:
        _write_appendices(document, article, marks, look.final, english_only=not chosen.bilingual)
    lines = [document.add_paragraph(clean(line), style="Rights Line")._p for line in imprint]
    for following in (*lines, *frame.below)[:1]:
        mark_end(following)
    frame.close()
    set_properties(document, article)
    embed(document, record_of(article, layout, page))
    return document


def _write_appendices(document: Any, article: TranslatedArticle, marks: Marks, final: bool, english_only: bool) -> None:
    notes = not final and has_notes(article, marks)
    if (notes or has_glossary(article)) and not _ends_in_table(document):
        document.add_paragraph(style="Article End")
    if notes:
        write_notes(document, article, marks, english_only)
    write_glossary(document, article, final)


def _ends_in_table(document: Any) -> bool:
    """Whether the last block is a table, whose own bottom rule closes the article."""
    blocks = list(document.iter_inner_content())
    return bool(blocks) and not hasattr(blocks[-1], "runs")
