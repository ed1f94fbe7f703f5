"""The parts of a brief put together."""

from typing import Any

from toolkit.brief.appendix import has_glossary, write_glossary
from toolkit.brief.back import write_notes
from toolkit.brief.body import Body
from toolkit.brief.front import fill_margins, write_front
from toolkit.brief.layouts import REGISTRY, Page
from toolkit.brief.marks import Marks
from toolkit.brief.properties import set_properties
from toolkit.brief.template import TEMPLATE
from toolkit.review.record import embed
from toolkit.review.recording import record_of
from toolkit.translation.model import TranslatedArticle


def compose(article: TranslatedArticle, layout: str, page: str = "") -> Any:
    """The brief as a python-docx document: title block, body, notes for the reviewer, glossary; and the record
    by which corrections made in it are taken back."""
    from docx import Document

    document = Document(str(TEMPLATE))
    marks = Marks(document, article.findings)
    chosen = REGISTRY[layout]
    fill_margins(document, article)
    write_front(document, article, marks, chosen.bilingual)
    chosen.write(Page(document, article, marks, Body(article, marks)))
    if (article.findings or has_glossary(article)) and not _ends_in_table(document):
        document.add_paragraph(style="Article End")
    write_notes(document, article, english_only=not chosen.bilingual)
    write_glossary(document, article)
    set_properties(document, article)
    embed(document, record_of(article, layout, page))
    return document


def _ends_in_table(document: Any) -> bool:
    """Whether the last block is a table, whose own bottom rule closes the article."""
    blocks = list(document.iter_inner_content())
    return bool(blocks) and not hasattr(blocks[-1], "runs")
