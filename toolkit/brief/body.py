"""Paragraphs of an article, English and Chinese, each kind in its style."""

from collections.abc import Sequence
from typing import Any

from toolkit.brief.marks import Marks, Span
from toolkit.brief.oxml import clean, element, put
from toolkit.brief.wording import has_ordinal, numbered, romanised_name
from toolkit.translation.model import TranslatedArticle, TranslatedParagraph

NOT_TRANSLATED = "[not translated]"
TITLE = -1  # where others have the index of a paragraph
END = "brief_end"  # the bookmark where an imprint or a letterhead's own text begins below the brief
_TITLE_ID, _END_ID = 99_999, 99_998  # w:id of their bookmarks, beyond those of paragraphs

_STYLES = {"body": "Body Text", "caption": "Caption", "question": "Question", "answer": "Answer"}
_SOURCE_STYLES = {"heading": "Source Heading", "caption": "Source Heading", "question": "Source Question"}


class Body:
    """Writes single paragraphs; knows whose turn it is in an interview."""

    def __init__(self, article: TranslatedArticle, marks: Marks) -> None:
        self._paragraphs = article.paragraphs
        self._marks = marks
        self._labelled = _turns(article.paragraphs)
        self.levels = heading_levels(article.paragraphs)

    def english(self, container: Any, index: int) -> Any:
        """Append the English of a paragraph that is not a table; returns the Word paragraph."""
        paragraph = self._paragraphs[index]
        block = fresh(container, _style(paragraph, self.levels.get(index, 1)))
        if block.style.name == "List Paragraph":
            _hang(block, paragraph.target)
        bookmark(block, index)
        if index in self._labelled:
            _speaker(block, paragraph.speaker or romanised_name(paragraph.paragraph.speaker or ""), paragraph)
        spans = self._marks.write(block, paragraph.target, index)
        if not paragraph.target.strip():
            spans = [Span(0, 1, block.add_run(NOT_TRANSLATED, style="Missing"), block)]
        self._marks.comment(index, spans)
        if self._leads(index):
            block.paragraph_format.keep_with_next = True
        return block

    def chinese(self, container: Any, index: int, style: str | None = None) -> Any:
        """Append the Chinese of a paragraph that is not a table; returns the Word paragraph."""
        source = self._paragraphs[index].paragraph
        block = fresh(container, style or _SOURCE_STYLES.get(source.kind, "Source Text"))
        label = f"{source.speaker}:" if index in self._labelled and source.speaker else ""
        if label:
            chinese_run(block, label).bold = True
        chinese_run(block, source.text)
        return block

    def _leads(self, index: int) -> bool:
        """Whether a paragraph stands on the page of the next: a caption over its table, a line that opens a list."""
        paragraph = self._paragraphs[index]
        following = self._paragraphs[index + 1].paragraph.kind if index + 1 < len(self._paragraphs) else None
        if following == "table":
            return paragraph.paragraph.kind == "caption"
        return following == "list" and paragraph.target.rstrip().endswith(":")


def fresh(container: Any, style: str) -> Any:
    """A new paragraph, or the empty one that every new table cell begins with."""
    blocks = container.paragraphs if hasattr(container, "_tc") else []
    if len(blocks) == 1 and not len(blocks[0]._p):
        blocks[0].style = style
        return blocks[0]
    return container.add_paragraph(style=style)


def chinese_run(block: Any, text: str) -> Any:
    """A run whose quotation marks and dashes Word sets in the East Asian font too."""
    run = block.add_run(clean(text))
    put(run._r.get_or_add_rPr(), element("rFonts", hint="eastAsia"))
    return run


def bookmark(block: Any, index: int) -> None:
    """Mark a paragraph so that the reviewer's notes can lead to it, and corrections of it are found."""
    number = index if index != TITLE else _TITLE_ID
    block._p.append(element("bookmarkStart", id=number, name=anchor(index)))
    block._p.append(element("bookmarkEnd", id=number))


def mark_end(following: Any) -> None:
    """Mark the element below the brief where other text begins, which is no part of the brief's last paragraph."""
    from docx.oxml.ns import qn

    block = next(following.iter(qn("w:p")), None)
    if block is not None:
        at = 0 if block.pPr is None else 1
        block.insert(at, element("bookmarkStart", id=_END_ID, name=END))
        block.insert(at + 1, element("bookmarkEnd", id=_END_ID))


def anchor(index: int) -> str:
    return f"paragraph_{index + 1}"


def heading_levels(paragraphs: Sequence[TranslatedParagraph]) -> dict[int, int]:
    """The level of each heading, 1 to 3; none lies more than one below the heading before it."""
    levels: dict[int, int] = {}
    last = 0
    for index, paragraph in enumerate(paragraphs):
        if paragraph.paragraph.kind == "heading":
            last = levels[index] = min(max(paragraph.paragraph.level, 1), last + 1, 3)
    return levels


def _style(paragraph: TranslatedParagraph, level: int) -> str:
    kind = paragraph.paragraph.kind
    if kind == "heading":
        return f"Heading {level}"
    if kind == "list":
        return "List Paragraph" if has_ordinal(paragraph.target) else "List Bullet"
    return _STYLES.get(kind, "Body Text")


def _hang(block: Any, text: str) -> None:
    """Hang the lines of an item from its numeral's text; after a word ("First, …") the style's own indent will do."""
    from docx.shared import Pt

    numeral = numbered(text)
    if numeral:
        width = Pt(sum(4.3 if c in "()" else 2.6 if c in ". " else 6.0 for c in f"{numeral} "))
        block.paragraph_format.left_indent = width
        block.paragraph_format.first_line_indent = -width


def _speaker(block: Any, name: str, paragraph: TranslatedParagraph) -> None:
    block.add_run(clean(name) + ("" if name.rstrip().endswith(":") else ":"), style="Speaker")
    if paragraph.target:
        block.add_run(" ")


def _turns(paragraphs: tuple[TranslatedParagraph, ...]) -> frozenset[int]:
    """The paragraphs that show their speaker: each question, and an answer where the speaker changes."""
    labelled = set()
    last: tuple[str, str | None] | None = None
    for index, paragraph in enumerate(paragraphs):
        kind = paragraph.paragraph.kind
        if kind not in ("question", "answer"):
            continue
        speaker = paragraph.speaker or paragraph.paragraph.speaker
        if speaker and (kind == "question" or last != (kind, speaker)):
            labelled.add(index)
        last = (kind, speaker)
    return frozenset(labelled)
