"""The summary layout: one page of lead, key facts and terms."""

from typing import Any

from toolkit.brief.appendix import write_terms_table
from toolkit.brief.body import Body
from toolkit.brief.facts import Fact, key_facts, sentences
from toolkit.brief.marks import Marks
from toolkit.brief.oxml import clean
from toolkit.brief.paper import text_width
from toolkit.brief.tables import new_table, whole
from toolkit.brief.wording import shortened
from toolkit.translation.model import TranslatedArticle

LEAD = 560  # characters at most
FACTS, TERMS = 8, 12
_ABOUT = 130  # characters of a fact's sentence
_SHARES = (0.24, 0.55, 0.21)


def write_summary(document: Any, article: TranslatedArticle, marks: Marks, body: Body) -> None:
    """Lead, key facts and terms; each part only where the article has it."""
    _write_lead(document, article, marks)
    facts = key_facts(article, FACTS)
    if facts:
        document.add_paragraph("Key facts", style="Heading 1")
        _write_facts(document, facts)
    write_terms_table(document, article, TERMS)


def _write_lead(document: Any, article: TranslatedArticle, marks: Marks) -> None:
    """The first paragraph of running text, whole sentences of it as far as LEAD reaches."""
    running = ("body", "answer")
    where = next((i for i, p in enumerate(article.paragraphs) if _is_lead(p, running)), None)
    if where is None:
        where = next((i for i, p in enumerate(article.paragraphs) if _is_lead(p, ("list", "question"))), None)
    if where is None:
        return
    text = article.paragraphs[where].target
    ends = [end for _, end in sentences(text) if end <= LEAD]
    shown = text[: ends[-1]] if ends else shortened(text, LEAD)
    block = document.add_paragraph(style="Lead")
    spans = marks.write(block, shown, where)
    marks.comment(where, spans)


def _is_lead(paragraph: Any, kinds: tuple[str, ...]) -> bool:
    return paragraph.paragraph.kind in kinds and bool(paragraph.target.strip())


def _write_facts(document: Any, facts: list[Fact]) -> None:
    room = text_width(document)
    several = any(fact.speaker for fact in facts)
    widths = [round(room * share) for share in _SHARES]
    if not several:
        widths = [widths[0], room - widths[0]]
    widths[1] += room - sum(widths)
    table = new_table(document, 1 + len(facts), widths, "Brief Table", "Key facts")
    for cell, label in zip(table.rows[0].cells, ("Figure", "What it says", "Who said it"), strict=False):
        _cell(cell, label, "Table Header")
    for row, fact in zip(list(table.rows)[1:], facts, strict=True):
        whole(row._tr)
        texts = ("; ".join(fact.figures[:2]), _around(fact), shortened(fact.speaker, 60))
        for cell, text, style in zip(row.cells, texts, ("Key Figure", "Table Text", "Table Text"), strict=False):
            _cell(cell, text, style)


def _around(fact: Fact) -> str:
    """The sentence, or where it is long the part of it that holds the first figure."""
    text = " ".join(fact.sentence.split())
    if len(text) <= _ABOUT:
        return text
    at = max(text.find(fact.figures[0]), 0)
    if at + len(fact.figures[0]) < _ABOUT - 25:
        return shortened(text, _ABOUT)
    start = text.rfind(" ", 0, max(at - _ABOUT // 2, 1)) + 1
    return f"…{shortened(text[start:], _ABOUT - 1)}"


def _cell(cell: Any, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(clean(text))
