"""Word documents (.docx) to blocks, in reading order; headers, footers and comments are left out.

`attrs` of a block holds what the page shows beyond its text, as words: `style=…`, `align=center`, `bold`,
`size=22` (points), `toc`, `textbox`, `footnote`, `endnote`. A merged table cell has its text in its first
row and column and is empty in the others.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from toolkit.article.page import Block, Page
from toolkit.article.readers.docx_numbering import Numbering, labelled
from toolkit.article.readers.docx_runs import Runs, merges_with_next, runs_of
from toolkit.article.readers.docx_styles import Look, Styles
from toolkit.article.readers.docx_xml import Element, child, children, local, number, value
from toolkit.article.readers.joining import join_all
from toolkit.errors import PageError

_UNPACKED_LARGEST = 500 * 1024 * 1024  # bytes; a small file may unpack to terabytes
_STRICT = b"http://purl.oclc.org/ooxml/"
_HOLDERS = frozenset(["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"])
_LONGEST_HEADING = 150  # characters; an outline level on a longer paragraph is a slip
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx_page(data: bytes, name: str) -> Page:
    """Read a Word document. Raises PageError where it is broken, of another kind, or holds no text."""
    try:
        _check_package(data, name)
        import docx

        document = docx.Document(BytesIO(data))
        blocks = tuple(_Reader(document.part).blocks(document.element.body))
        meta = _meta(document)
    except PageError:
        raise
    except Exception as error:  # a broken package fails in zip, XML and python-docx in a hundred ways
        raise PageError(
            f"{name}: this Word document is broken; open it in Word or WPS, let it be repaired, and save it again."
        ) from error
    if not any(block.text.strip() for block in blocks):
        raise PageError(f"{name}: this Word document holds no text; if it holds a scan, put it through OCR first.")
    return Page(name, "docx", None, None, blocks=blocks, meta=meta)


def _check_package(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LARGEST:
            raise PageError(f"{name}: far too large once unpacked; copy the article into a new Word document.")
        main = "word/document.xml"
        if main in archive.namelist() and _STRICT in archive.read(main)[:4096]:
            raise PageError(f"{name}: saved as Strict Open XML; save it in Word as an ordinary .docx.")


class _Reader:
    """One pass over one document; it counts the list items on its way."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"))
        self._notes: list[tuple[str, str]] = []

    def blocks(self, body: Element) -> Iterator[Block]:
        """All blocks of the body, then its notes."""
        yield from self._flow(body)
        yield from self._note_blocks()

    def _flow(self, container: Element) -> Iterator[Block]:
        pending: list[Runs] = []  # of paragraphs whose end is deleted; the last one gives the look
        last = None
        for element in _flattened(container):
            if local(element) == "tbl":
                yield from self._table(element)
                continue
            last = element
            pending.append(runs_of(element))
            if not merges_with_next(element):
                yield from self._paragraph(element, _merged(pending))
                pending = []
        if pending and last is not None:
            yield from self._paragraph(last, _merged(pending))

    def _paragraph(self, element: Element, runs: Runs) -> Iterator[Block]:
        self._notes.extend(note for note in runs.notes if note not in self._notes)
        look = self._styles.look(element)
        item = self._numbering.item(look) if runs.text.strip() else None
        tag, attrs = look.tag, _attrs(look)
        if tag == "toc":
            tag, attrs = "p", f"toc {attrs}".strip()
        if tag.startswith("h") and len(runs.text) > _LONGEST_HEADING:
            tag = "p"
        lines = [line.strip(" \t\u3000") for line in runs.text.split("\n")]
        lines = [line for line in lines if line]
        if tag != "p" and tag != "pre":
            lines = [join_all(lines)] if lines else []
        if lines and item:
            lines[0] = labelled(item[0], lines[0])
        level = int(tag[1]) if tag[0] == "h" else 0
        for index, line in enumerate(lines):
            if item and tag == "p" and index == 0:
                yield Block(line, "li", attrs, item[1])
            else:
                yield Block(line, tag, attrs, level)
        for box in runs.boxes:
            for block in self._flow(box):
                yield replace(block, attrs=f"textbox {block.attrs}".strip())

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [row for row in _flattened(table, "tr") if child(row, "trPr", "del") is None]
        if all(len(list(_flattened(row, "tc"))) == 1 for row in rows):  # a frame around text, not a table
            for row in rows:
                for cell in _flattened(row, "tc"):
                    if not _continues(cell):
                        yield from self._flow(cell)
            return
        grid = [self._row(row) for row in rows]
        width = max((len(row) for row in grid), default=0)
        lines = ["\t".join(row + [""] * (width - len(row))) for row in grid if any(row)]
        if lines:
            yield Block("\n".join(lines), "table")

    def _row(self, row: Element) -> list[str]:
        cells = [""] * (number(row, "trPr", "gridBefore") or 0)
        for cell in _flattened(row, "tc"):
            text = "" if _continues(cell) else self._cell(cell)
            span = number(cell, "tcPr", "gridSpan") or 1
            cells += [text, *[""] * (min(span, 100) - 1)]
        return cells

    def _cell(self, cell: Element) -> str:
        return " ".join(" ".join(block.text.split()) for block in self._flow(cell))

    def _note_blocks(self) -> Iterator[Block]:
        for kind in ("footnote", "endnote"):
            root = self._related(f"{kind}s")
            by_id = {} if root is None else {_own(note, "id"): note for note in children(root, kind)}
            for note_kind, note_id in tuple(self._notes):
                if note_kind == kind and note_id in by_id:
                    for block in self._flow(by_id[note_id]):
                        yield replace(block, attrs=f"{kind} {block.attrs}".strip())

    def _related(self, what: str) -> Element | None:
        """Root of the part related to the document as styles, numbering, footnotes or endnotes."""
        from docx.oxml import parse_xml

        for relation in self._part.rels.values():
            if relation.reltype == _RELATED + what and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None


def _flattened(container: Element, *tags: str) -> Iterator[Element]:
    """Paragraphs and tables (or `tags`) of a container, through the wrappers that tracked changes and controls add."""
    wanted = tags or ("p", "tbl")
    for element in container:
        tag = local(element)
        if tag in wanted:
            yield element
        elif tag in _HOLDERS:
            yield from _flattened(element, *wanted)


def _merged(pending: Iterable[Runs]) -> Runs:
    merged = Runs()
    for runs in pending:
        merged.text += runs.text
        merged.boxes += runs.boxes
        merged.notes += runs.notes
    return merged


def _continues(cell: Element) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and value(cell, "tcPr", "vMerge") in {None, "continue"}


def _attrs(look: Look) -> str:
    words = []
    if look.style and look.style.lower() != "normal":
        words.append("style=" + "_".join(look.style.split()))
    if look.align in {"center", "right"}:
        words.append(f"align={look.align}")
    if look.bold:
        words.append("bold")
    if look.size:
        words.append(f"size={look.size:g}")
    return " ".join(words)


def _own(element: Element, name: str) -> str:
    return element.get(f"{element.tag.rpartition('}')[0]}}}{name}") or ""


def _meta(document: Any) -> dict[str, str]:
    """Title, author and date of creation (ISO), as far as the document itself gives them."""
    if not any(
        relation.reltype.endswith("/metadata/core-properties") for relation in document.part.package.rels.values()
    ):
        return {}  # python-docx would make up properties of its own
    properties, meta = document.core_properties, {}
    for key in ("title", "author", "created"):
        try:
            found = getattr(properties, key)
        except ValueError:
            continue
        text = found.date().isoformat() if isinstance(found, datetime) else str(found or "").strip()
        if text:
            meta[key] = text
    return meta
