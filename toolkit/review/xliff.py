"""XLIFF 2.1: a unit a paragraph, a segment a segment, findings as notes and metadata, the record in the skeleton."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from toolkit.errors import ReviewError
from toolkit.files import written_aside
from toolkit.record.model import Paragraph, ReviewRecord
from toolkit.record.part import from_xml, to_xml
from toolkit.review.exporting import EDITED, FLAGGED, Sheet
from toolkit.review.model import Pending, ReadRow, Remark, Row
from toolkit.review.typography import visible

CORE = "urn:oasis:names:tc:xliff:document:2.0"  # 2.1 keeps the namespace of 2.0
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_FINDING = "finding"  # the category of our notes
_NOT_XML = re.compile("([\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff])")
_CHECK = "press-toolkit:check"  # the sub-state of a segment with findings


def write(sheet: Sheet, path: Path) -> None:
    """The rows as XLIFF 2.1. Raises OutputError."""
    from lxml import etree

    names: Any = {None: CORE, "mda": METADATA}
    root = etree.Element(_core("xliff"), {"version": "2.1", "srcLang": "zh-Hans", "trgLang": "en"}, nsmap=names)
    file = _child(root, "file", id="brief", original=visible(sheet.record.page) or "page")
    _child(file, "skeleton").text = to_xml(sheet.record).decode("utf-8").partition("?>")[2].strip()
    _metadata(file, "brief", {"title": sheet.title, "signature": sheet.record.signature, "date": sheet.record.date})
    paragraphs = {paragraph.id: paragraph for paragraph in sheet.record.paragraphs}
    for unit_id, rows in groupby(sheet.rows, key=lambda row: row.id.partition("-")[0]):
        _write_unit(file, paragraphs[unit_id], list(rows))
    with written_aside(path) as aside:
        etree.ElementTree(root).write(str(aside), encoding="utf-8", xml_declaration=True)


def _write_unit(file: Any, paragraph: Paragraph, rows: list[Row]) -> None:
    unit = _child(file, "unit", id=paragraph.id, canResegment="no")
    unit.set(f"{_XML}space", "preserve")
    _write_findings(unit, paragraph)
    commented = [row for row in rows if row.comment]
    if commented:
        notes = _child(unit, "notes")
        for n, row in enumerate(commented, 1):
            note = _child(notes, "note", id=f"n{n}", category=_FINDING, appliesTo="target")
            note.text = f"{row.id}: {visible(row.comment)}"
    for row in rows:
        # An empty translation is an untranslated segment to every tool.
        state = "initial" if not row.target.strip() else "reviewed" if row.status == EDITED else "translated"
        segment = _child(unit, "segment", id=row.id, state=state)
        if row.status == FLAGGED:
            segment.set("subState", _CHECK)
        _put_text(_child(segment, "source"), row.source)
        _put_text(_child(segment, "target"), row.target)


def _write_findings(unit: Any, paragraph: Paragraph) -> None:
    """The findings in a form that scripts read; the notes are for people."""
    from lxml import etree

    if not paragraph.notes:
        return
    holder = etree.SubElement(unit, f"{{{METADATA}}}metadata")
    for note in paragraph.notes:
        group = etree.SubElement(holder, f"{{{METADATA}}}metaGroup", category="finding")
        fields = {"severity": note.severity, "check": note.check, "message": note.message}
        fields |= {k: str(v) for k, v in (("start", note.start), ("end", note.end)) if v is not None}
        for kind, text in fields.items():
            etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = visible(text)


def _metadata(parent: Any, category: str, fields: dict[str, str]) -> None:
    from lxml import etree

    holder = etree.SubElement(parent, f"{{{METADATA}}}metadata")
    group = etree.SubElement(holder, f"{{{METADATA}}}metaGroup", category=category)
    for kind, text in fields.items():
        etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = visible(text)


def _put_text(node: Any, text: str) -> None:
    """Text with what XML cannot hold as cp elements, as the standard has it."""
    from lxml import etree

    pieces = _NOT_XML.split(text)  # text and, between, single characters
    node.text = pieces[0]
    for character, following in zip(pieces[1::2], pieces[2::2], strict=True):
        etree.SubElement(node, _core("cp"), hex=f"{ord(character):04X}").tail = following


def read(path: Path) -> tuple[list[ReadRow], ReviewRecord | None, list[Pending]]:
    """Rows of a corrected XLIFF 2 file, and its record where the tool has kept it. Raises ReviewError."""
    root = parse(path, "XLIFF")
    if _local(root) != "xliff" or not root.get("version", "").startswith("2"):
        raise ReviewError(f"{path}: this is not XLIFF 2; save it in the tool as XLIFF 2.0 or 2.1, as it was exported.")
    skeleton = next((node for node in root.iter("{*}skeleton")), None)
    record = from_xml("".join(skeleton.itertext()).strip().encode("utf-8")) if skeleton is not None else None
    rows = []
    for unit in root.iter("{*}unit"):
        said = [note for note in unit.iterfind("{*}notes/{*}note") if note.get("category") != _FINDING]
        remarks = tuple(Remark(unit.get("id", ""), " ".join(_text(note).split())) for note in said)
        for segment in unit.iterchildren("{*}segment"):
            row_id = segment.get("id") or unit.get("id", "")
            source, target = (_text(segment.find(f"{{*}}{name}")) for name in ("source", "target"))
            rows.append(ReadRow(row_id, source, target, f"unit {unit.get('id')}", remarks=remarks))
            remarks = ()  # once a unit
    return rows, record, []


def parse(path: Path, kind: str) -> Any:
    """The root of an XML file. Raises ReviewError in one sentence."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.parse(str(path), parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else "empty"
        raise ReviewError(f"{path}: this is not readable {kind} ({reason}); export it anew.") from error


def _text(node: Any) -> str:
    return "" if node is None else "".join(_pieces(node))


def _pieces(node: Any) -> Iterator[str]:
    yield node.text or ""
    for part in node:
        if _local(part) == "cp":
            yield _character(part.get("hex", ""))
        elif _local(part) in ("mrk", "pc"):
            yield from _pieces(part)
        yield part.tail or ""


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _child(parent: Any, name: str, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, _core(name), attributes)


def _core(name: str) -> str:
    return f"{{{CORE}}}{name}"


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
