"""The record that every brief carries: a custom XML part of the Word file, which word processors keep on saving."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from toolkit.record.model import Note, Paragraph, ReviewRecord, Segment, Term

NAMESPACE = "urn:press-toolkit:review:1"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "{6B1D3C5E-70A4-4E57-9B0B-2F0C7A52D9A1}"  # identifies the part to Word
_BIGGEST = 50_000_000  # bytes of a record; more is no record of ours
_HEAD = ("page", "layout", "signature", "title", "date", "source", "url")
# What XML would not keep as it is, and the backslash that stands for it here.
_GUARDED = re.compile("[\\\\\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]|^ | $")


def to_xml(record: ReviewRecord) -> bytes:
    """The record as XML; `from_xml` gives back an equal one, whatever characters it holds."""
    from lxml import etree

    names: Any = {None: NAMESPACE}
    root = etree.Element(_name("record"), {key: _guard(getattr(record, key)) for key in _HEAD}, nsmap=names)
    for paragraph in record.paragraphs:
        attributes = {"number": str(paragraph.number), "kind": paragraph.kind, "speaker": _guard(paragraph.speaker)}
        node = etree.SubElement(root, _name("paragraph"), attributes)
        _texts(node, paragraph)
        for segment in paragraph.segments:
            span = {"id": segment.id, "start": str(segment.start), "end": str(segment.end)}
            child = etree.SubElement(node, _name("segment"), span)
            _texts(child, segment)
            for term in segment.terms:
                fields = {key: _guard(getattr(term, key)) for key in ("source", "target", "kind")}
                etree.SubElement(child, _name("term"), fields)
        for note in paragraph.notes:
            where = {k: str(v) for k, v in (("start", note.start), ("end", note.end)) if v is not None}
            kind = {"severity": _guard(note.severity), "check": _guard(note.check)}
            etree.SubElement(node, _name("note"), kind | where).text = _guard(note.message)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def from_xml(data: bytes) -> ReviewRecord | None:
    """The record in an XML document; None where it holds none, or a damaged one."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
        if root.tag != _name("record"):
            return None
        head = {key: _plain(root.get(key, "")) for key in _HEAD}
        return ReviewRecord(**head, paragraphs=tuple(map(_paragraph, root.findall(_name("paragraph")))))
    except (etree.XMLSyntaxError, ValueError, KeyError, TypeError):
        return None


def embed(document: Any, record: ReviewRecord) -> None:
    """Put the record into a python-docx document, in place of one that is there."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    part, package = document.part, document.part.package
    for key, relation in list(part.rels.items()):
        if relation.reltype == f"{_RELATIONS}/customXml" and NAMESPACE.encode() in relation.target_part.blob[:2000]:
            del part.rels[key]
    uri = package.next_partname("/customXml/item%d.xml")
    item = Part(uri, "application/xml", to_xml(record), package)
    part.relate_to(item, f"{_RELATIONS}/customXml")
    names: Any = {"ds": _PROPS}
    props = etree.Element(f"{{{_PROPS}}}datastoreItem", {f"{{{_PROPS}}}itemID": _STORE}, nsmap=names)
    schemas = etree.SubElement(props, f"{{{_PROPS}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_PROPS}}}schemaRef", {f"{{{_PROPS}}}uri": NAMESPACE})
    blob = etree.tostring(props, xml_declaration=True, encoding="UTF-8", standalone=True)
    beside = PackURI(uri.replace("/item", "/itemProps"))
    item.relate_to(Part(beside, _PROPS_TYPE, blob, package), f"{_RELATIONS}/customXmlProps")


def read_record(path: Path) -> ReviewRecord | None:
    """The record in a Word file; None where there is none, or a damaged one. Raises OSError or zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if re.fullmatch(r"/?customXml/item\d+\.xml", info.filename) and info.file_size <= _BIGGEST:
                try:
                    record = from_xml(archive.read(info))
                except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
                    continue
                if record is not None:
                    return record
    return None


def _paragraph(node: Any) -> Paragraph:
    return Paragraph(
        number=int(node.attrib["number"]),
        kind=node.get("kind", "body"),
        source=_text(node, "source"),
        target=_text(node, "target"),
        segments=tuple(map(_segment, node.findall(_name("segment")))),
        notes=tuple(map(_note, node.findall(_name("note")))),
        speaker=_plain(node.get("speaker", "")),
    )


def _segment(node: Any) -> Segment:
    terms = tuple(
        Term(*(_plain(term.get(key, "")) for key in ("source", "target", "kind")))
        for term in node.findall(_name("term"))
    )
    start, end = int(node.attrib["start"]), int(node.attrib["end"])
    return Segment(node.attrib["id"], _text(node, "source"), _text(node, "target"), start, end, terms)


def _note(node: Any) -> Note:
    start, end = (int(node.get(key)) if node.get(key) is not None else None for key in ("start", "end"))
    return Note(_plain(node.get("severity", "")), _plain(node.get("check", "")), _plain(node.text or ""), start, end)


def _texts(node: Any, holder: Paragraph | Segment) -> None:
    from lxml import etree

    for name, text in (("source", holder.source), ("target", holder.target)):
        etree.SubElement(node, _name(name)).text = _guard(text)


def _text(node: Any, name: str) -> str:
    child = node.find(_name(name))
    if child is None:
        raise ValueError(name)
    return _plain(child.text or "")


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _guard(text: str) -> str:
    return _GUARDED.sub(lambda found: f"\\{ord(found.group()):04x}", text)


def _plain(text: str) -> str:
    return re.sub(r"\\([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), text)
