"""PDF to blocks. A PDF knows where letters stand, not what a paragraph is; lines are put together by layout.

Page headers, footers and page numbers come last, as blocks with the attrs "page-header" and "page-footer".
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from toolkit.article.page import Block, Page
from toolkit.article.readers.pdf_furniture import furniture
from toolkit.article.readers.pdf_lines import Line, Piece, lines_of, pieces_of
from toolkit.article.readers.pdf_paragraphs import paragraphs
from toolkit.errors import PageError

_MOST_PAGES = 300
_LEAST_CHARACTERS = 20  # of a document with pictures; a scan may carry a stamp or a file name as text
_UNREADABLE = 0.2  # share of characters without meaning
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]")
_NO_VALUE = re.compile(r"\((?:anonymous|unspecified)\)")  # what libraries write for want of one
_NO_TITLE = re.compile(
    r"microsoft word|untitled|无标题|未命名|\.(?:docx?|wps|pdf|pptx?|xlsx?|indd|fbd|ps)$", re.IGNORECASE
)


def pdf_page(data: bytes, name: str) -> Page:
    """Read a PDF. Raises PageError where it is encrypted, scanned, broken or without readable text."""
    import pypdf
    from pypdf.errors import DependencyError

    try:
        reader = pypdf.PdfReader(BytesIO(data))
        _unlock(reader, name)
        sheets = _sheets(reader, name)
        images = any(_has_image(page) for page in reader.pages[:5])
        meta = _meta(reader.metadata or {})
    except PageError:
        raise
    except DependencyError as error:  # encrypted with AES, and the library for it is not installed
        raise _locked(name) from error
    except Exception as error:  # a broken PDF fails in pypdf in a hundred ways
        raise PageError(
            f"{name}: this PDF is broken or not a whole one; fetch it again, or open it and print it to a new PDF."
        ) from error
    pages = [lines_of(pieces, number, *size) for number, (pieces, size) in enumerate(sheets)]
    _require_text(pages, name, images=images)
    aside = furniture(pages)
    blocks = paragraphs([line for lines in pages for line in lines if line not in aside])
    if not blocks:
        raise PageError(f"{name}: this PDF holds no text beyond its page numbers; put it through OCR first.")
    notes = dict.fromkeys((line.text.replace("\t", "  "), where) for line, where in aside.items())
    blocks += [Block(text, "p", where) for text, where in notes]
    empty = ", ".join(str(number) for number, lines in enumerate(pages, 1) if not lines)
    if empty:
        meta["pages-without-text"] = empty
    return Page(name, "pdf", None, None, blocks=tuple(blocks), meta=meta)


def _unlock(reader: Any, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(name)


def _locked(name: str) -> PageError:
    return PageError(f"{name}: this PDF is protected by a password; open it, and print it to a new PDF without one.")


def _sheets(reader: Any, name: str) -> list[tuple[list[Piece], tuple[float, float]]]:
    """Runs of text, and width and height, of every page."""
    if len(reader.pages) > _MOST_PAGES:
        raise PageError(
            f"{name}: with {len(reader.pages)} pages this PDF is a book, not an article;"
            " print the pages of the article to a new PDF."
        )
    return [(pieces_of(page), (float(page.mediabox.width), float(page.mediabox.height))) for page in reader.pages]


def _has_image(page: Any) -> bool:
    try:
        return any(
            entry.get_object().get("/Subtype") == "/Image"
            for entry in page["/Resources"].get_object()["/XObject"].get_object().values()
        )
    except (KeyError, AttributeError, TypeError):
        return False


def _require_text(pages: list[list[Line]], name: str, *, images: bool) -> None:
    text = "".join(char for lines in pages for line in lines for char in line.text if not char.isspace())
    if not text or (images and len(text) < _LEAST_CHARACTERS):
        raise PageError(f"{name}: this PDF is a scan without text; put it through OCR and give the result.")
    if len(_MEANINGLESS.findall(text)) > _UNREADABLE * len(text):
        raise PageError(
            f"{name}: the fonts of this PDF do not tell its characters; put it through OCR, or give a .docx."
        )


def _meta(info: Mapping[str, Any]) -> dict[str, str]:
    """Title, author and date of creation (ISO), as far as the document itself gives them."""
    meta = {}
    for key, entry in (("title", "/Title"), ("author", "/Author")):
        text = str(info.get(entry) or "").strip()
        if text and not _NO_VALUE.fullmatch(text) and not (key == "title" and _NO_TITLE.search(text)):
            meta[key] = text
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(info.get("/CreationDate") or ""))
    if created:
        meta["created"] = "-".join(created.groups())
    return meta
