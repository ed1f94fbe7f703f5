"""HTML: decoded, with the address it came from. Finding the article in it is the cleaner's work."""

import html
import re
from urllib.parse import urljoin, urlsplit

from toolkit.article.page import Page
from toolkit.article.readers.encodings import Decoded
from toolkit.article.readers.text import require_text

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"<(/?)(html|head|body|meta|title|div|p|span|table|t[rdh]|br|a|h[1-6]|[uo]l|li|img|script|style|section|article"
    r"|strong|font|center)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"<!--.*?-->|<(script|style|head)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
_ELEMENT = re.compile(r"<(link|meta|base)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SOUP = 3  # tags from which on a text is HTML that lost its head


def looks_like_html(text: str, *, prose_may_hold_tags: bool = False) -> bool:
    """Whether a text is HTML: it begins as such, or is a soup of its tags.

    With `prose_may_hold_tags` (Markdown, where single tags are allowed) only the beginning counts.
    """
    if _START.match(text[:20_000]):
        return True
    if prose_may_hold_tags:
        return False
    tags = _TAG.findall(text[:200_000])
    return len(tags) >= _SOUP and any(slash for slash, _ in tags) and any(not slash for slash, _ in tags)


def html_page(decoded: Decoded, name: str, url: str | None = None) -> Page:
    """A page of HTML; `url` is where it was saved from, if its container said so. Raises PageError."""
    require_text(html.unescape(_INVISIBLE.sub("", decoded.text)), name)
    return Page(name, "html", None, decoded.text, url=url or source_url(decoded.text), meta={"encoding": decoded.codec})


def source_url(page: str) -> str | None:
    """The address of a page, by its own canonical link, Open Graph tag or the browser's saving mark."""
    found: dict[str, str] = {}
    for tag, rest in _ELEMENT.findall(page[:200_000]):
        attributes = {name.lower(): html.unescape(a or b or c).strip() for name, a, b, c in _ATTRIBUTE.findall(rest)}
        role = (attributes.get("rel") or attributes.get("property") or attributes.get("name") or tag).lower()
        found.setdefault(role, attributes.get("href") or attributes.get("content") or "")
    saved = _SAVED_FROM.search(page[:20_000])
    base = found.get("base", "") or (saved and (saved[1] or saved[2])) or ""
    for address in (found.get("canonical"), found.get("og:url"), saved and (saved[1] or saved[2]), found.get("base")):
        if address and (full := _web_address(address, base)):
            return full
    return None


def _web_address(address: str, base: str) -> str | None:
    try:
        full = urljoin(base, address)
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in {"http", "https"} and parts.hostname else None
