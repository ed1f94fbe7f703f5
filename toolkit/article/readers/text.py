"""Plain text: decoded, nothing else."""

from toolkit.article.page import Page
from toolkit.article.readers.encodings import Decoded
from toolkit.errors import PageError

_BLANK = "\u200b\u200c\u200d\u2060\ufeff\u3000\u00a0"


def text_page(decoded: Decoded, name: str) -> Page:
    """A page of plain text. Raises PageError where it holds white space only."""
    require_text(decoded.text, name)
    return Page(name, "text", decoded.text, None, meta={"encoding": decoded.codec})


def require_text(text: str, name: str) -> None:
    """Raise PageError where a page holds nothing visible."""
    if not text.translate(dict.fromkeys(map(ord, _BLANK))).strip():
        raise PageError(f"{name}: the file holds no text, only blanks; save the page again.")
