"""A small article with segments, its briefs, and the edits that people make in Word."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from tests.brief.articles import article, quantity, term
from toolkit.alignment.model import Match
from toolkit.article.model import Kind, Paragraph
from toolkit.brief import write_brief
from toolkit.translation.model import Finding, Outcome, TranslatedArticle, TranslatedParagraph, TranslatedSegment

CHAIN = term("产业链", "industrial chain")
TABLE = ("指标\t总量\n产业链\t660536", "Indicator\tTotal\nIndustrial chain\t660,536")


def paragraph(
    kind: Kind, *pairs: tuple[str, str, tuple[Outcome, ...]], speaker: tuple[str, str] | None = None, level: int = 0
) -> TranslatedParagraph:
    """A paragraph of segments, each Chinese, English and outcomes, with spaces between the English."""
    segments, english = [], ""
    for chinese, text, outcomes in pairs:
        english += " " if english else ""
        segments.append(TranslatedSegment(chinese, text, -0.1, outcomes, len(english)))
        english += text
    source, target = speaker or (None, None)
    whole = Paragraph(kind, "".join(chinese for chinese, *_ in pairs), source, level)
    return TranslatedParagraph(whole, english, target, (), tuple(segments))


def table() -> TranslatedParagraph:
    chinese, english = TABLE
    starts = [0, 10, 16, 33]
    cells = [cell for line in english.split("\n") for cell in line.split("\t")]
    sources = [cell for line in chinese.split("\n") for cell in line.split("\t")]
    segments = tuple(TranslatedSegment(*cell, -0.1, (), at) for *cell, at in zip(sources, cells, starts, strict=True))
    return TranslatedParagraph(Paragraph("table", chinese), english, None, (), segments)


def small() -> TranslatedArticle:
    """Title, body, heading, question, answer, a numbered item and a table."""
    name = Outcome(Match("name", "潘展东", "Pan Zhandong", 0, 3), True, "hint")
    item = TranslatedParagraph(
        Paragraph("list", "(二)做强产业链。"),
        "(2) Strengthen the industrial chain.",
        segments=(TranslatedSegment("做强产业链。", "Strengthen the industrial chain.", -0.1, (CHAIN,), 4),),
    )
    return article(
        paragraph(
            "body",
            ("潘展东介绍了产业链。", "Pan Zhandong described the industrial chain.", (name, CHAIN)),
            ("出口73亿元。", "Exports came to 7.3 billion yuan.", (quantity("73亿元", "7.3 billion yuan"),)),
            ("成绩很好。", "The results are good.", ()),
        ),
        paragraph("heading", ("一、产业链", "I. The Industrial Chain", (CHAIN,)), level=1),
        paragraph("question", ("有什么优势?", "What are the advantages?", ()), speaker=("中国网", "China.org.cn")),
        paragraph(
            "answer",
            ("产业链完整。", "The industrial chain is complete.", (CHAIN,)),
            ("人才充足。", "Talent is plentiful.", ()),
            speaker=("潘展东", "Pan Zhandong"),
        ),
        item,
        table(),
        paragraph("body", ("谢谢大家。", "Thank you all.", ())),
        title=paragraph("heading", ("柳州新引擎", "Liuzhou’s New Engine", ())),
        findings=(
            Finding("numbers", "warning", "Check the amount.", 0, 61, 77),
            Finding("style", "note", "=A short text.", 3),
        ),
        date="2025-07-28",
        source=("中国网", "China.org.cn"),
        url="http://example.org/1",
    )


def brief(folder: Path, layout: str = "english") -> Path:
    return write_brief(small(), folder / f"page.{layout}.docx", layout, page="page.html")


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """The brief with an edit made by `edit` on its python-docx document, in a file of its own."""
    document = Document(str(path))
    edit(document)
    to = path.with_name(f"edited-{path.name}")
    document.save(str(to))
    return to


def block(document: Any, number: int) -> Any:
    """The w:p with the bookmark of a paragraph."""
    name = f"paragraph_{number}"
    return next(
        p
        for p in document.element.body.iter(qn("w:p"))
        if any(mark.get(qn("w:name")) == name for mark in p.iter(qn("w:bookmarkStart")))
    )


def say(node: Any, old: str, new: str) -> None:
    """Type `new` over `old` in a w:p or w:tc; formatting and run borders go, as they may in Word."""
    texts = list(node.iter(qn("w:t")))
    whole = "".join(t.text or "" for t in texts)
    assert old in whole
    for t in texts[1:]:
        t.text = ""
    texts[0].text = whole.replace(old, new)
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def new_paragraph(text: str, like: Any) -> Any:
    made = copy.deepcopy(like)
    for mark in [*made.iter(qn("w:bookmarkStart")), *made.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    for run in made.findall(qn("w:r"))[1:]:
        made.remove(run)
    made.find(qn("w:r")).find(qn("w:t")).text = text
    return made


def tracked(paragraph: Any, kind: str, text: str, author: str = "Editor") -> Any:
    """A tracked change appended to a w:p; returns it."""
    change, run = OxmlElement(f"w:{kind}"), OxmlElement("w:r")
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), author)
    shown = OxmlElement("w:delText" if kind == "del" else "w:t")
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(shown)
    change.append(run)
    paragraph.append(change)
    return change
