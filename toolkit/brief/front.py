"""The title block, the running header and the footer."""

from collections.abc import Iterator
from typing import Any

from toolkit.brief.body import TITLE, bookmark, chinese_run
from toolkit.brief.marks import Marks, Span
from toolkit.brief.oxml import clean, element
from toolkit.brief.wording import has_han, long_date, romanised_name, shortened, web_link
from toolkit.translation.model import TranslatedArticle

UNTITLED = "Untitled"
_DOT = "  ·  "
# Points of the title by how many characters it may have at most; the style's own size for the shortest.
_TITLE_SIZES = ((66, None), (125, 20.0), (200, 17.0), (320, 14.5), (10**9, 12.5))


def write_front(document: Any, article: TranslatedArticle, marks: Marks, bilingual: bool, kicker: str = "") -> None:
    """Kicker, headline, Chinese title in bilingual layouts, rule, and where the article comes from."""
    label = kicker or ("Press brief  ·  Chinese and English" if bilingual else "Press brief")
    document.add_paragraph(label, style="Kicker")
    title = document.add_paragraph(style="Title")
    bookmark(title, TITLE)
    _write_title(title, article, marks)
    if bilingual and article.article.title.strip():
        chinese_run(document.add_paragraph(style="Subtitle"), article.article.title)
    document.add_paragraph(style="Rule")
    _write_meta(document, article, bilingual)


def fill_margins(document: Any, article: TranslatedArticle) -> list[str]:
    """Fill the template's tagged controls in headers and footers, and leave plain text in their place.

    Returns the rights line and the signature where the template has no place for them.
    """
    from docx.oxml.ns import qn

    about = [part for part in (source_name(article), long_date(article.article.date)) if part]
    texts = {
        "title": shortened(article.title.target, 95),
        "source": shortened(", ".join(about), 70),
        "rights": rights_line(article),
        "signature": article.signature,
    }
    missing = {"rights", "signature"}
    for part in margins(document):
        for tag in part._element.xpath(".//w:sdt/w:sdtPr/w:tag"):
            if tag.get(qn("w:val")) in texts:
                missing.discard(tag.get(qn("w:val")))
                _unwrap(tag.getparent().getparent(), clean(texts[tag.get(qn("w:val"))]))
    return [texts[tag] for tag in texts if tag in missing and texts[tag]]


def margins(document: Any) -> Iterator[Any]:
    """The headers and footers that the document has."""
    for section in document.sections:
        kinds = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            kinds.append((section.first_page_header, section.first_page_footer))
        if document.settings.odd_and_even_pages_header_footer:
            kinds.append((section.even_page_header, section.even_page_footer))
        yield from (part for pair in kinds for part in pair if not part.is_linked_to_previous)


def rights_line(article: TranslatedArticle) -> str:
    """What the brief is, and whose the original is."""
    return f"Unofficial translation, for reference. Rights in the original: {source_name(article) or 'its publisher'}."


def source_name(article: TranslatedArticle) -> str | None:
    """The publication in English, or romanised where no English is known."""
    name = (article.source or "").strip() or romanised_name((article.article.source or "").strip())
    return name or None


def author_name(article: TranslatedArticle) -> str | None:
    """The author in English, or romanised where no English is known."""
    name = (article.author or "").strip() or romanised_name((article.article.author or "").strip())
    return name or None


def headline(article: TranslatedArticle) -> str:
    return article.title.target.strip() or UNTITLED


def _write_title(block: Any, article: TranslatedArticle, marks: Marks) -> None:
    from docx.shared import Pt

    text = article.title.target
    spans = marks.write(block, text, None)
    if not text.strip():
        spans = [Span(0, 1, block.add_run(UNTITLED, style="Missing"), block)]
    size = next(size for limit, size in _TITLE_SIZES if len(text) <= limit)
    if size:
        for span in spans:
            span.run.font.size = Pt(size)
    marks.comment(None, spans)


def _write_meta(document: Any, article: TranslatedArticle, bilingual: bool) -> None:
    from docx.shared import Pt

    source, author = source_name(article), author_name(article)
    if source and bilingual and article.article.source and has_han(article.article.source):
        source = f"{source} ({article.article.source.strip()})"
    about = [
        f"Source: {source}" if source else None,
        long_date(article.article.date),
        f"By {author}" if author else None,
    ]
    line = _DOT.join(clean(part) for part in about if part)
    if line:
        document.add_paragraph(line, style="Meta")
    link = web_link(article.article.url)
    if link:
        block = document.add_paragraph("Original: ", style="Meta")
        add_link(block, link[1], address=link[0])
    document.paragraphs[-1].paragraph_format.space_after = Pt(13)


def add_link(block: Any, text: str, address: str | None = None, anchor: str | None = None) -> None:
    """Append a hyperlink to an address on the web or to a bookmark of the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = element("hyperlink", history=1)
    if address:
        link.set(qn("r:id"), block.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    elif anchor:
        link.set(qn("w:anchor"), anchor)
    run = block.add_run(clean(text), style="Hyperlink")
    link.append(run._r)
    block._p.append(link)


def _unwrap(control: Any, text: str) -> None:
    """Replace a content control by its first run, holding `text`; PDF export would make a form of the control."""
    from docx.oxml.ns import qn

    run = next(control.iter(qn("w:r")), None)
    if run is not None:
        run.text = text
        control.addprevious(run)
    control.getparent().remove(control)
