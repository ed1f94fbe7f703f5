"""MHTML (RFC 2557), as browsers and WPS save a page with all its parts: the part that is the page itself."""

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from urllib.parse import urlsplit

from toolkit.article.page import Page
from toolkit.article.readers.encodings import Decoded, decode
from toolkit.article.readers.html import html_page, looks_like_html
from toolkit.article.readers.text import text_page
from toolkit.errors import PageError

_FRAME_RATIO = 4  # a frame with this many times the text of its frameset is the page


def mhtml_page(data: bytes, name: str) -> Page:
    """The main HTML part (or, in a mail without any, the text part) of a MIME container. Raises PageError."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.compat32)
    parts = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not parts:
        return _text_only(message, name)
    decoded = [_decoded(part, name) for part in parts]
    main = _main(message, parts, decoded)
    page = html_page(decoded[main], name, _address(parts[main], message))
    meta = {**page.meta, **_header_meta(message)}
    return Page(page.name, page.format, None, page.html, url=page.url, meta=meta)


def _main(message: Message, parts: list[Message], decoded: list[Decoded]) -> int:
    """Index of the part that holds the page: named by the container, else the first, unless a frame holds it."""
    start = message.get_param("start")
    location = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    named = [
        index
        for index, part in enumerate(parts)
        if (start and part.get("Content-ID") == start) or (location and part.get("Content-Location") == location)
    ]
    main = named[0] if named else 0
    sizes = [_visible(text.text) for text in decoded]
    longest = max(range(len(parts)), key=sizes.__getitem__)
    return longest if sizes[longest] > _FRAME_RATIO * max(sizes[main], 10) else main


def _visible(page: str) -> int:
    """Rough amount of text: what stands outside of ASCII, where markup and scripts are."""
    return sum(char > "\x7f" for char in page)


def _decoded(part: Message, name: str) -> Decoded:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise PageError(f"{name}: the saved page (MHTML) is broken; save it again in the browser.")
    charset = part.get_param("charset")
    return decode(payload, name, [charset if isinstance(charset, str) else None])


def _text_only(message: Message, name: str) -> Page:
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            decoded = _decoded(part, name)
            page = html_page(decoded, name) if looks_like_html(decoded.text) else text_page(decoded, name)
            return Page(
                name, page.format, page.text, page.html, url=page.url, meta={**page.meta, **_header_meta(message)}
            )
    raise PageError(f"{name}: this saved page (MHTML) holds no HTML; save the page again in the browser.")


def _address(part: Message, message: Message) -> str | None:
    for header in (part.get("Content-Location"), message.get("Snapshot-Content-Location")):
        address = str(header or "").strip()
        try:
            if urlsplit(address).scheme in {"http", "https"}:
                return address
        except ValueError:
            continue
    return None


def _header_meta(message: Message) -> dict[str, str]:
    meta = {}
    for header, key in (("Subject", "title"), ("Date", "saved")):
        try:
            value = str(make_header(decode_header(message.get(header, ""))))
        except (HeaderParseError, LookupError, UnicodeError, ValueError):
            continue
        if value.strip():
            meta[key] = " ".join(value.split())
    return meta
