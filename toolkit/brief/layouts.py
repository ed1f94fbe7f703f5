"""The layouts of the body. A new one is a function of the same shape, entered in LAYOUTS."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from toolkit.brief.body import Body, bookmark
from toolkit.brief.marks import Marks
from toolkit.brief.oxml import element, put
from toolkit.brief.paper import text_width
from toolkit.brief.summary import write_summary
from toolkit.brief.tables import article_table, new_table, whole
from toolkit.translation.model import TranslatedArticle, TranslatedParagraph

CHINESE_SHARE = 0.39
TABLE_GAP = 7 * 12_700  # 7 points in EMU
# Blocks of more lines than this may break over two pages: else pages would end in large gaps.
WHOLE_LINES = 9
# Characters of a line in the columns of the parallel layout and over the full width.
_ENGLISH_COLUMN, _CHINESE_COLUMN, _ENGLISH_LINE, _CHINESE_LINE = 50, 17, 88, 48


@dataclass(frozen=True, slots=True)
class Page:
    """What a layout works with."""

    document: Any
    article: TranslatedArticle
    marks: Marks
    body: Body

    def is_table(self, index: int) -> bool:
        return self.article.paragraphs[index].paragraph.kind == "table"

    def is_table_caption(self, index: int) -> bool:
        """Whether a caption stands right above or below a table."""
        if self.article.paragraphs[index].paragraph.kind != "caption":
            return False
        return any(self.is_table(i) for i in (index - 1, index + 1) if 0 <= i < len(self.article.paragraphs))

    def table(self, index: int, bilingual: bool) -> None:
        """A table over the full width, and the thin space under it."""
        lead = self.document.add_paragraph(style="Table End")
        lead.paragraph_format.keep_with_next = True
        bookmark(lead, index)
        article_table(self.document, self.marks, index, self.article.paragraphs[index], bilingual)
        self.document.add_paragraph(style="Table End").paragraph_format.space_after = TABLE_GAP


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set the body, whether Chinese stands in it, and whether it is the whole article."""

    write: Callable[[Page], None]
    bilingual: bool
    whole: bool = True


def english(page: Page) -> None:
    """English only."""
    for index in range(len(page.article.paragraphs)):
        if page.is_table(index):
            page.table(index, bilingual=False)
        else:
            page.body.english(page.document, index)


def interleaved(page: Page) -> None:
    """Each English paragraph with its Chinese, small and grey, beneath."""
    for index, paragraph in enumerate(page.article.paragraphs):
        if page.is_table(index):
            page.table(index, bilingual=True)
            continue
        if page.is_table_caption(index):
            caption(page, index)
            continue
        block = page.body.english(page.document, index)
        if _lines(paragraph, _ENGLISH_LINE, _CHINESE_LINE) <= WHOLE_LINES:
            block.paragraph_format.keep_with_next = True
        _tighten(block)
        below = page.body.chinese(page.document, index, "Source Note")
        if paragraph.paragraph.kind in ("heading", "question"):
            below.paragraph_format.keep_with_next = True


def parallel(page: Page) -> None:
    """Chinese beside English, one row a paragraph; a table of the article interrupts over the full width."""
    pending: list[int] = []
    for index in range(len(page.article.paragraphs)):
        if not page.is_table(index) and not page.is_table_caption(index):
            pending.append(index)
            continue
        _rows(page, pending)
        pending = []
        if page.is_table(index):
            page.table(index, bilingual=True)
        else:
            caption(page, index)
    _rows(page, pending)


def caption(page: Page, index: int) -> None:
    """The caption of a table over the full width, English above Chinese."""
    block = page.body.english(page.document, index)
    block.paragraph_format.keep_with_next = True
    _tighten(block)
    below = page.body.chinese(page.document, index, "Source Caption")
    if index + 1 < len(page.article.paragraphs) and page.is_table(index + 1):
        below.paragraph_format.keep_with_next = True
    else:
        put(below._p.get_or_add_pPr(), element("spacing", after=180, line=280, lineRule="exact"))


def summary(page: Page) -> None:
    """Lead, key facts and terms on one page."""
    write_summary(page.document, page.article, page.marks, page.body)


def _rows(page: Page, indices: list[int]) -> None:
    if not indices:
        return
    room = text_width(page.document)
    left = round(room * CHINESE_SHARE)
    widths = (left, room - left)
    table = new_table(page.document, 1 + len(indices), widths, "Brief Parallel", "Chinese beside English")
    rows = table.rows
    for cell, label in zip(rows[0].cells, ("Chinese", "English"), strict=True):
        cell.paragraphs[0].style = "Table Header"
        cell.paragraphs[0].add_run(label)
    for row, index in zip(list(rows)[1:], indices, strict=True):
        chinese, english_cell = row.cells
        below = page.body.chinese(chinese, index)
        beside = page.body.english(english_cell, index)
        for block in (below, beside):
            block.paragraph_format.space_before = 0
            block.paragraph_format.space_after = 0
        if page.article.paragraphs[index].paragraph.kind == "heading":
            chinese.vertical_alignment = english_cell.vertical_alignment = 1
        if beside.paragraph_format.keep_with_next or beside.style.paragraph_format.keep_with_next:
            below.paragraph_format.keep_with_next = True
        if _lines(page.article.paragraphs[index], _ENGLISH_COLUMN, _CHINESE_COLUMN) <= WHOLE_LINES:
            whole(row._tr)


def _lines(paragraph: TranslatedParagraph, english_line: int, chinese_line: int) -> float:
    """About how many lines the longer of the two languages takes."""
    return max(len(paragraph.target) / english_line, len(paragraph.paragraph.text) / chinese_line)


def _tighten(block: Any) -> None:
    """Let the Chinese follow close under its English."""
    spacing = element("spacing", after=40)
    old = block._p.get_or_add_pPr().find(spacing.tag)
    if old is None:
        put(block._p.pPr, spacing)


REGISTRY: dict[str, Layout] = {
    "english": Layout(english, bilingual=False),
    "parallel": Layout(parallel, bilingual=True),
    "interleaved": Layout(interleaved, bilingual=True),
    "summary": Layout(summary, bilingual=False, whole=False),
}
