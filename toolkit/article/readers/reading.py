"""From a path to a Page: bytes, their real format, its reader."""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.article.page import Page
from toolkit.article.readers.encodings import decode
from toolkit.article.readers.html import html_page, looks_like_html
from toolkit.article.readers.sniff import READ, SUFFIXES, kind_of
from toolkit.article.readers.source import STDIN, page_bytes, page_name
from toolkit.article.readers.text import text_page
from toolkit.errors import PageError

_SUFFIX = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}")  # of "2025.07.28" or "1.5亿" nothing is a suffix
_MARKDOWN = frozenset([".md", ".markdown"])
_MARKUP = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?:|[./#])[^\s)]*\)"),
    re.compile(r"^\|?(?: *:?-{3,}:? *\|)+", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
)


def read_page(path: str | Path) -> Page:
    """Read a .txt, .html, .mhtml, .docx, .md or .pdf page, or standard input for "-".

    The format is found from the bytes; the suffix only tells Markdown from plain text.
    Raises PageError, one sentence with file, fault and mend, whatever is wrong with the page.
    """
    name = page_name(path)
    suffix = _suffix(path)
    data = page_bytes(path)
    kind = kind_of(data, name, suffix)
    with _silenced():
        if kind == "docx":
            from toolkit.article.readers.docx import docx_page

            return docx_page(data, name)
        if kind == "pdf":
            from toolkit.article.readers.pdf import pdf_page

            return pdf_page(data, name)
        if kind == "mhtml":
            from toolkit.article.readers.mhtml import mhtml_page

            return mhtml_page(data, name)
        return _characters_page(data, name, suffix, from_stdin=str(path) == STDIN)


def _characters_page(data: bytes, name: str, suffix: str, *, from_stdin: bool) -> Page:
    decoded = decode(data, name)
    markdown = suffix in _MARKDOWN
    if looks_like_html(decoded.text, prose_may_hold_tags=markdown):
        return html_page(decoded, name)
    if suffix in {".docx", ".pdf"}:
        what = "Word document" if suffix == ".docx" else "PDF"
        raise PageError(
            f"{name}: this is no {what}, or a broken one; fetch it again, or rename it to .txt if it is text."
        )
    if suffix and suffix not in SUFFIXES:
        raise PageError(f"{name}: {suffix} files are not read; save the page as one of {READ}.")
    if markdown or (from_stdin and sum(bool(mark.search(decoded.text)) for mark in _MARKUP) > 1):
        from toolkit.article.readers.markdown import markdown_page

        return markdown_page(decoded, name)
    return text_page(decoded, name)


def _suffix(path: str | Path) -> str:
    suffix = "" if str(path) == STDIN else Path(path).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep the libraries' own remarks about a page off the screen; what matters becomes a PageError."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "charset_normalizer")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
