"""A brief made final: no comments, no reviewer's notes, no tracked changes, nobody's name but the office's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit import __version__
from toolkit.brief.marks import AUTHOR, FORCED, UNSURE
from toolkit.brief.properties import SIGNATURE_PROPERTY
from toolkit.brief.styles.naming import our_ids
from toolkit.publication.package import Parts, parse, serialised, target, without
from toolkit.publication.reading import CORE, DOCUMENT, Brief, open_points, read_brief, style, text
from toolkit.publication.revisions import W, accept, reject
from toolkit.record.model import ReviewRecord
from toolkit.record.part import NAMESPACE, from_xml

NOTES = "Notes for the reviewer"
_MISSING = "not found in the English"
_STORY = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes)\.xml$")
_PRIVATE = re.compile(r"word/(comments\w*|people)\.xml$|docProps/thumbnail\.\w+$")
_TRACES = ("proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak")
_SETTINGS = ("rsids", "trackRevisions", "attachedTemplate", "documentProtection", "writeProtection", "revisionView")
_SHADES = frozenset(name.replace(" ", "") for name in (FORCED, UNSURE))  # style identifiers
_IDENTIFIER = re.compile(r"\}(rsid\w*|paraId|textId)$")
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Final:
    """A final copy, what it says of itself, what stands against it and what is only worth a look, how many tracked
    changes of people it accepted, and how many insertions and deletions that the toolkit proposed it left out."""

    parts: Parts
    brief: Brief
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    accepted: int
    rejected: int


def finalised(parts: Parts, office: str = "") -> Final:
    """The final copy of a brief. `office` stands in its properties as author; without it the source does.

    Raises lxml's XMLSyntaxError for a damaged part.
    """
    record = _record(parts)
    roots = {name: parse(data) for name, data in parts.items() if _STORY.match(name)}
    rejected = sum(reject(root, AUTHOR) for root in roots.values())
    accepted = sum(accept(root) for root in roots.values())
    document = roots[DOCUMENT]
    reasons, notes = open_points(parts, document, record)
    ours = our_ids(parse(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    brief = read_brief(document, record, ours)
    _drop_notes(document, ours)
    _drop_missing(document)
    for root in roots.values():
        _drop_traces(root)
    made = parts | {name: serialised(root) for name, root in roots.items()}
    made = without(made, [name for name in parts if _PRIVATE.match(name) or name in _record_parts(parts)])
    for name in ("word/settings.xml", "word/styles.xml", "word/numbering.xml"):
        if name in made:
            made[name] = _plain_settings(made[name])
    if "word/_rels/settings.xml.rels" in made:
        made["word/_rels/settings.xml.rels"] = _without_template(made["word/_rels/settings.xml.rels"])
    return Final(_with_properties(made, brief, office), brief, reasons, notes, accepted, rejected)


def _record(parts: Parts) -> ReviewRecord | None:
    found = (from_xml(data) for name, data in parts.items() if re.fullmatch(r"customXml/item\d+\.xml", name))
    return next(filter(None, found), None)


def _record_parts(parts: Parts) -> set[str]:
    """The record for the way back, and what describes it."""
    names = {
        name
        for name, data in parts.items()
        if re.fullmatch(r"customXml/item\d+\.xml", name) and NAMESPACE.encode() in data[:2000]
    }
    beside = set()
    for name in names:
        relations = parts.get(f"customXml/_rels/{name.rpartition('/')[2]}.rels")
        if relations is not None:
            beside |= {target("customXml", node.get("Target", "")) for node in parse(relations)}
    return names | beside


def _drop_notes(document: Any, ours: Mapping[str, str]) -> None:
    """Remove the notes for the reviewer: their heading and all up to the next heading or the section's end."""
    for heading in [p for p in document.iter(f"{W}p") if text(p) == NOTES and _is_heading(p, ours)]:
        node, following = heading.getnext(), []
        while node is not None and not _is_heading(node, ours) and not _ends_section(node):
            following.append(node)
            node = node.getnext()
        for gone in (heading, *following):
            if not _ends_section(gone):
                gone.getparent().remove(gone)


def _is_heading(node: Any, ours: Mapping[str, str]) -> bool:
    its = ours.get(style(node), style(node)) if node.tag == f"{W}p" else ""
    return bool(re.match(r"AppendixHeading|Heading1", its, re.IGNORECASE))


def _ends_section(node: Any) -> bool:
    return node.tag == f"{W}sectPr" or node.find(f"{W}pPr/{W}sectPr") is not None


def _drop_missing(document: Any) -> None:
    """Remove the marks of terms that were not found: whoever published has decided on them."""
    for paragraph in [p for p in document.iter(f"{W}p") if text(p).startswith(_MISSING)]:
        cell = paragraph.getparent()
        if cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) > 1:
            cell.remove(paragraph)
    for node in document.iter(f"{W}t"):
        node.text = re.sub(r" Marked “not found”: \d+\.", "", node.text or "")


def _drop_traces(root: Any) -> None:
    for node in list(root.iter(*(f"{W}{name}" for name in _TRACES))):
        node.getparent().remove(node)
    for node in [n for n in root.iter(f"{W}rStyle") if n.get(f"{W}val") in _SHADES]:
        node.getparent().remove(node)
    for node in list(root.iter(f"{W}commentReference")):
        run = node.getparent()
        run.remove(node)
        if all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
    _drop_identifiers(root)


def _drop_identifiers(root: Any) -> None:
    """Remove the numbers by which editing sessions and paragraphs can be told apart."""
    for node in root.iter():
        for name in [name for name in node.attrib if _IDENTIFIER.search(name)]:
            del node.attrib[name]


def _plain_settings(data: bytes) -> bytes:
    root = parse(data)
    for node in list(root):
        local = str(node.tag).rpartition("}")[2]
        if local in _SETTINGS or local == "docId":
            root.remove(node)
    for node in [n for n in root.iter(f"{W}rsid", f"{W}nsid") if n.tag == f"{W}rsid"]:
        node.getparent().remove(node)
    _drop_identifiers(root)
    return serialised(root)


def _without_template(data: bytes) -> bytes:
    """Relationships without that to the template, which is a path on somebody's disk."""
    root = parse(data)
    for relation in list(root):
        if relation.get("Type", "").endswith("/attachedTemplate"):
            root.remove(relation)
    return serialised(root)


def _with_properties(parts: Parts, brief: Brief, office: str) -> Parts:
    made = dict(parts)
    if CORE in made:
        made[CORE] = _core(made[CORE], brief, office)
    if "docProps/app.xml" in made:
        made["docProps/app.xml"] = _app(office)
    if "docProps/custom.xml" in made:
        root = parse(made["docProps/custom.xml"])
        for node in [node for node in root if node.get("name") != SIGNATURE_PROPERTY]:
            root.remove(node)
        made["docProps/custom.xml"] = serialised(root)
    return made


def _core(data: bytes, brief: Brief, office: str) -> bytes:
    """Core properties filled anew; the times of writing and the signature are those of the brief."""
    from lxml import etree

    old = parse(data)
    names: Any = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=names)
    values = {
        f"{{{_DC}}}title": brief.title,
        f"{{{_DC}}}subject": f"English brief of an article by {brief.source or 'the Chinese press'}",
        f"{{{_DC}}}creator": office or brief.source,
        f"{{{_CP}}}lastModifiedBy": office,
        f"{{{_DC}}}description": old.findtext(f"{{{_DC}}}description") or "",
        f"{{{_CP}}}keywords": ", ".join(filter(None, (brief.source, brief.date))),
        f"{{{_CP}}}category": "Press brief",
        f"{{{_CP}}}contentStatus": "Final",
        f"{{{_DC}}}language": old.findtext(f"{{{_DC}}}language") or "en-GB",
        f"{{{_CP}}}revision": "1",
    }
    for name, value in values.items():
        if value:
            etree.SubElement(root, name).text = value
    for name in ("created", "modified"):
        moment = old.findtext(f"{{{_TERMS}}}{name}")
        if moment:
            etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"}).text = moment
    return serialised(root)


def _app(office: str) -> bytes:
    from lxml import etree

    names: Any = {None: _APP}
    root = etree.Element(f"{{{_APP}}}Properties", nsmap=names)
    etree.SubElement(root, f"{{{_APP}}}Application").text = f"press-toolkit {__version__}"
    if office:
        etree.SubElement(root, f"{{{_APP}}}Company").text = office
    return serialised(root)
