"""What a file really is, by its first bytes; its suffix is only asked where the bytes leave it open."""

import re
import zipfile
from io import BytesIO
from typing import Literal

from toolkit.errors import PageError

Kind = Literal["docx", "pdf", "mhtml", "characters"]

READ = ".txt, .html, .mhtml, .docx, .md or .pdf"
SUFFIXES = frozenset(
    [".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".docx", ".pdf"]
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\0\0\1\0", "a picture (icon)"),
    (b"8BPS", "a picture (Photoshop)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a\x07", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"FLV\1", "a video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\0\1\0\0", "a font"),
)
_WITH_CONTROLS = (b"BM", b"MZ", b"BZh", b"ID3")  # too short a mark where the rest could be text
_RIFF = {b"WEBP": "a picture (WebP)", b"WAVE": "a sound file", b"AVI ": "a video"}
_MIME = re.compile(rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.MULTILINE)


def kind_of(data: bytes, name: str, suffix: str) -> Kind:
    """What reader a page needs. Raises PageError where the file is of a kind that holds no text to read."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _kind_of_zip(data, name, suffix)
    if data.startswith(_OLE):
        raise PageError(f"{name}: {_ole(data)}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        raise PageError(f"{name}: this is a rich text file (RTF); open it in Word or WPS and save it as .docx.")
    if found := _binary(data):
        raise PageError(f"{name}: this is {found}, not a page of text; give the page as {READ}.")
    if is_mhtml(data):
        return "mhtml"
    return "characters"


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin with the MIME header of a saved page (.mhtml, .mht, .eml)."""
    header = _MIME.match(data[:16_384].replace(b"\r\n", b"\n").lstrip(b"\n\xef\xbb\xbf"))
    if not header:
        return False
    lines = header[0].lower()
    return b"content-type:" in lines and (b"mime-version:" in lines or b"multipart/" in lines)


def _kind_of_zip(data: bytes, name: str, suffix: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        what = "Word document" if suffix == ".docx" else "compressed file"
        raise PageError(f"{name}: this {what} is broken; fetch it again, or save it again as .docx.") from error
    if any(entry.startswith("word/document") for entry in names) or (
        suffix == ".docx" and "[Content_Types].xml" in names
    ):
        return "docx"
    raise PageError(f"{name}: {_other_zip(names)}")


def _other_zip(names: set[str]) -> str:
    folders = {entry.partition("/")[0] for entry in names}
    if "xl" in folders:
        return "this is an Excel workbook; copy the article into a Word document and save it as .docx."
    if "ppt" in folders:
        return "these are PowerPoint slides; copy the article into a Word document and save it as .docx."
    if "OFD.xml" in names:
        return "this is an OFD document; open it in its reader and export it as PDF."
    if "content.xml" in names:
        return "this is an OpenDocument file; open it in its program and save it as .docx."
    if "META-INF/container.xml" in names:
        return "this is an e-book (EPUB); give the article as .txt or .docx."
    return f"this is a compressed file (ZIP); unpack it and give the pages in it, as {READ}."


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "this Office document is protected by a password; save it without one."
    if "WordDocument".encode("utf-16-le") in data:
        return "this is an old Word document (.doc); open it in Word or WPS and save it as .docx."
    return "this is an old Office document (.doc, .wps, .xls or .ppt); open it in its program and save it as .docx."


def _binary(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return "a picture (HEIF)" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "a video"
    full = _full_of_controls(data)
    for magic, what in (*_MAGIC, (b"BM", "a picture (BMP)"), (b"MZ", "a program")):
        if data.startswith(magic) and (full or not magic.startswith(_WITH_CONTROLS)):
            return what
    return "a binary file" if full and not _maybe_utf16(data) else None


def _full_of_controls(data: bytes) -> bool:
    head = data[:65_536]
    controls = len(head) - len(head.translate(None, bytes({*range(9), *range(14, 27), *range(28, 32), 127})))
    return controls > len(head) * 0.01


def _maybe_utf16(data: bytes) -> bool:
    """Whether zeros and other controls may be halves of UTF-16 (or UTF-32) units."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    head = data[: len(data[:65_536]) // 2 * 2]
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, "replace")
        odd = sum(
            char == "\ufffd" or (char < " " and char not in "\t\n\r\f\v") or "\ue000" <= char <= "\uf8ff"
            for char in text
        )
        if odd <= len(text) * 0.01:
            return True
    return False
