"""TMX 1.4b: a translation unit a segment, its id as tuid, the record in a property of the header."""

from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import ReviewError
from toolkit.files import written_aside
from toolkit.record.model import ReviewRecord
from toolkit.record.part import from_xml, to_xml
from toolkit.review.exporting import Sheet
from toolkit.review.model import Pending, ReadRow
from toolkit.review.typography import visible
from toolkit.review.xliff import parse

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_RECORD = "x-press-toolkit-record"
_STATUS = "x-press-toolkit-status"
_IN_LINE = frozenset(("ph", "bpt", "ept", "it", "ut"))  # hold codes of the tool, no text


def write(sheet: Sheet, path: Path) -> None:
    """The rows as TMX 1.4b. Raises OutputError."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    head = {"creationtool": "press-toolkit", "creationtoolversion": __version__, "segtype": "sentence"}
    head |= {"o-tmf": "press-toolkit", "adminlang": "en", "srclang": "zh-CN", "datatype": "plaintext"}
    header = etree.SubElement(root, "header", head)
    record = to_xml(sheet.record).decode("utf-8").partition("?>")[2].strip()
    etree.SubElement(header, "prop", type=_RECORD).text = record
    body = etree.SubElement(root, "body")
    for row in sheet.rows:
        unit = etree.SubElement(body, "tu", tuid=row.id)
        if row.comment:
            etree.SubElement(unit, "note").text = visible(row.comment)
        etree.SubElement(unit, "prop", type=_STATUS).text = row.status
        for language, text in (("zh-CN", row.source), ("en", row.target)):
            variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
            etree.SubElement(variant, "seg").text = visible(text)
    with written_aside(path) as aside:
        written = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=_DOCTYPE)
        aside.write_bytes(written)


def read(path: Path) -> tuple[list[ReadRow], ReviewRecord | None, list[Pending]]:
    """Rows of a TMX file; a tool that drops tuid gives rows without id. Raises ReviewError."""
    root = parse(path, "TMX")
    if root.tag != "tmx":
        raise ReviewError(f"{path}: this is not TMX; save it in the tool as TMX 1.4.")
    properties = (node for node in root.iterfind("header/prop") if node.get("type") == _RECORD)
    record = next((from_xml((node.text or "").encode("utf-8")) for node in properties), None)
    rows = []
    for number, unit in enumerate(root.iter("tu"), 1):
        texts: dict[str, str] = {}
        for variant in unit.iterchildren("tuv"):
            language = (variant.get(_LANGUAGE) or variant.get("lang") or "").lower()[:2]
            texts.setdefault(language, _text(variant.find("seg")))
        if "zh" in texts or "en" in texts:
            notes = "\n".join(_text(note) for note in unit.iterchildren("note"))
            where = f"unit {number}"
            rows.append(ReadRow(unit.get("tuid", ""), texts.get("zh", ""), texts.get("en", ""), where, comment=notes))
    return rows, record, []


def _text(node: Any) -> str:
    if node is None:
        return ""
    inner = "".join((_text(part) if part.tag not in _IN_LINE else "") + (part.tail or "") for part in node)
    return f"{node.text or ''}{inner}"
