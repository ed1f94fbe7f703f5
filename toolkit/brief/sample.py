"""`toolkit template new`: a Word file to turn into a house's own, each style shown and explained in a comment."""

from pathlib import Path
from typing import Any

from toolkit.brief.house import PLACE
from toolkit.brief.marks import AUTHOR, INITIALS
from toolkit.brief.oxml import element
from toolkit.brief.paper import set_paper, text_width
from toolkit.brief.tables import new_table
from toolkit.brief.template import TEMPLATE
from toolkit.files import written_aside

_GUIDE = (
    "How to use this file: change the styles (right-click a style in the gallery, Modify), put your letterhead into "
    "the header, and give the file to toolkit run --template. A brief takes the place of the text in this frame; what "
    "you write above or below the frame stays. In header and footer, the fields Title, Source, Rights and Signature "
    "are filled in by each brief; move or delete them as you like."
)
# Style, sample text, what the style is for.
_SAMPLES = (
    ("Kicker", "Press brief", "The small line over the headline."),
    ("Title", "The headline", "The headline of the article in English. Long headlines are set smaller."),
    ("Subtitle", "标题", "The Chinese headline, in the layouts that show Chinese."),
    ("Rule", "", "An empty paragraph; its border is the rule under the headline."),
    ("Meta", "Source: China.org.cn  ·  28 July 2025", "Source, date, author and address of the page."),
    ("TOC Heading", "Contents", "Over the table of contents of an article that has three headings or more."),
    ("toc 1", "A heading of the article", "Contents, first level. TOC 2 and TOC 3 are the levels below."),
    ("Lead", "What the article says first.", "The opening paragraph in the layout summary."),
    ("Heading 1", "Heading", "Headings of the article, first level."),
    ("Heading 2", "Heading", "Headings of the article, second level."),
    ("Heading 3", "Heading", "Headings of the article, third level."),
    ("Body Text", "Running text of the article.", "Running text. Answers of interviews and lists build on it."),
    ("Question", "Interviewer: What is new?", "A question of an interview; the name is in the style Speaker."),
    ("Answer", "Much is new.", "An answer of an interview."),
    ("List Paragraph", "First, an item that numbers itself.", "List items that bring their own number."),
    ("List Bullet", "An item without a number.", "List items without a number."),
    ("Caption", "Table 1. Main indicators", "Captions of tables and pictures."),
    ("Source Text", "中文原文", "Chinese in the layout parallel. Source Heading and Source Question build on it."),
    ("Source Note", "中文原文", "Chinese under its English in the layout interleaved."),
    ("Source Caption", "表1 主要指标", "The Chinese of a caption."),
    ("Appendix Heading", "Notes for the reviewer", "Headings of what follows the article."),
    ("Appendix Text", "Two findings.", "Opening lines of the notes and of the glossary."),
    ("Note Heading", "Terms: 2 errors", "In the notes, the heading over the findings of one kind."),
    ("Note Item", "Paragraph 3: a finding.", "In the notes, one finding."),
    ("Rights Line", "Unofficial translation, for reference.", "In the footer: what the brief is."),
    ("Signature Line", "toolkit:0.2.0", "In the footer: versions and settings that made the English."),
)
_WORDS = (
    ("Speaker", "Speaker", "The name before a question or an answer."),
    ("Forced Rendering", "forced rendering", "Words that the glossary put in. Not in final briefs."),
    ("Low Confidence", "low confidence", "Sentences that the model is unsure of. Not in final briefs."),
    ("Missing", "[not translated]", "What could not be translated."),
    ("Flag", "not found in the English", "Words of warning in notes and glossary. Not in final briefs."),
    ("Hyperlink", "link", "Links."),
)
_TABLES = (
    (
        "Brief Table",
        ("Table Header", "Table Text", "Table Number"),
        "Tables of an article, and key facts of a summary.",
    ),
    ("Brief Parallel", ("Table Header", "Source Text", "Body Text"), "Chinese beside English in the layout parallel."),
    ("Brief Glossary", ("Glossary Header", "Glossary Source", "Glossary Text"), "The glossary at the end of a brief."),
)


def write_sample(path: Path, paper: str = "a4") -> Path:
    """Write the commented template to `path`. Raises OutputError where it cannot be written."""
    from docx import Document

    document = Document(str(TEMPLATE))
    set_paper(document, paper)
    guide = document.add_paragraph(style="Body Text")
    _comment(document, guide.add_run("This frame is the place of the brief."), _GUIDE)
    for style, text, about in _SAMPLES:
        block = document.add_paragraph(style=style)
        _comment(document, block.add_run(text), f"{style}. {about}")
    words = document.add_paragraph(style="Body Text")
    for style, text, about in _WORDS:
        _comment(document, words.add_run(text, style=style), f"{style} (character style). {about}")
        words.add_run("  ")
    for style, cells, about in _TABLES:
        _sample_table(document, style, cells, about)
    _frame(document)
    core = document.core_properties
    core.title, core.category, core.author = "Template for press briefs", "Template", ""
    with written_aside(path) as aside:
        document.save(str(aside))
    return path


def _sample_table(document: Any, style: str, cells: tuple[str, str, str], about: str) -> None:
    header, left, right = cells
    width = text_width(document) // 2
    table = new_table(document, 2, (width, width), style, f"Sample of {style}")
    for cell, cell_style in zip(
        (c for row in table.rows for c in row.cells), (header, header, left, right), strict=True
    ):
        cell.paragraphs[0].style = cell_style
        run = cell.paragraphs[0].add_run("中文" if "Source" in cell_style else cell_style)
        if cell_style == header:
            continue
        _comment(document, run, f"{cell_style}. In tables of the style {style}.")
    _comment(document, table.rows[0].cells[0].paragraphs[0].runs[0], f"{style} (table style) and {header}. {about}")
    document.add_paragraph(style="Body Text")


def _comment(document: Any, run: Any, text: str) -> None:
    document.add_comment([run], text=text, author=AUTHOR, initials=INITIALS)


def _frame(document: Any) -> None:
    """Put the whole text into the content control that a brief replaces."""
    body = document.element.body
    blocks = [block for block in body if block is not body.sectPr]
    control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    properties.append(element("alias", val="Brief"))
    properties.append(element("tag", val=PLACE))
    control.append(properties)
    control.append(content)
    body.insert(0, control)
    for block in blocks:
        content.append(block)
