"""TMX 1.4b, in which translation tools hand memories to one another: ours out and in, and those of others in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import TranslationMemoryError
from toolkit.files import written_aside
from toolkit.memory.model import Level, MemoryEntry, utc

ORIGIN = "x-origin"  # the property that holds where an entry came from
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STAMP = "%Y%m%dT%H%M%SZ"
_SEGMENT_TYPES: dict[Level, str] = {"segment": "sentence", "paragraph": "paragraph"}
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))  # hold a tool's formatting codes, no text of the sentence
_CHINESE = ("zh", "zho", "chi", "cmn")
_ENGLISH = ("en", "eng")
_CHANGES = ("changedate", "creationdate")
_PEOPLE = ("changeid", "creationid")


@dataclass(frozen=True, slots=True)
class TmxFile:
    """What a TMX file holds: its entries, the oldest first, and the number of units without Chinese and English."""

    entries: tuple[MemoryEntry, ...]
    skipped: int


def write_tmx(entries: Sequence[MemoryEntry], path: Path) -> None:
    """Write entries, one translation unit each. Raises OutputError."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    head = {"creationtool": "press-toolkit", "creationtoolversion": __version__, "segtype": "sentence"}
    head |= {"o-tmf": "press-toolkit", "adminlang": "en", "srclang": "zh-CN", "datatype": "plaintext"}
    etree.SubElement(root, "header", head)
    body = etree.SubElement(root, "body")
    for entry in entries:
        body.append(_unit(entry))
    with written_aside(path) as aside:
        etree.indent(root, " ")
        doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
        aside.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=doctype))


def _unit(entry: MemoryEntry) -> Any:
    from lxml import etree

    created = datetime.fromisoformat(utc(entry.created)).strftime(_STAMP).zfill(len("20260101T000000Z"))
    unit = etree.Element("tu", creationdate=created, segtype=_SEGMENT_TYPES[entry.level])
    etree.SubElement(unit, "prop", type=ORIGIN).text = entry.origin
    for language, text in (("zh-CN", entry.source), ("en", entry.target)):
        etree.SubElement(etree.SubElement(unit, "tuv", {_LANGUAGE: language}), "seg").text = text
    return unit


def read_tmx(path: Path) -> TmxFile:
    """Read a TMX file of any tool, in any encoding; formatting codes inside sentences are left out.

    Entries of others are dated by their last change, and where that is missing by now. Raises TranslationMemoryError.
    """
    from lxml import etree

    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    found: list[MemoryEntry] = []
    skipped, default, root = 0, "sentence", ""
    options: dict[str, Any] = {"huge_tree": True, "resolve_entities": False, "no_network": True, "load_dtd": False}
    try:
        for event, node in etree.iterparse(str(path), events=("start", "end"), **options):
            root = root or _name(node)
            if event == "start" and _name(node) == "header":
                default = node.get("segtype", default)
            if event == "end" and _name(node) == "tu":
                entries = list(_entries(node, path.name, default, now))
                found += entries
                skipped += not entries
                node.clear()
    except OSError as error:
        raise TranslationMemoryError(f"{path}: cannot be read; check the path.") from error
    except etree.XMLSyntaxError as error:
        raise TranslationMemoryError(f"{path}: this is not readable TMX ({error}); export it anew.") from error
    if root != "tmx":
        raise TranslationMemoryError(f"{path}: this is XML, but not TMX; export it as TMX 1.4.")
    return TmxFile(tuple(sorted(found, key=lambda entry: entry.created)), skipped)


def _entries(unit: Any, file: str, default: str, now: str) -> Iterator[MemoryEntry]:
    """The entries of a unit: each of its Chinese with the first of its English."""
    texts: dict[str, list[tuple[str, Any]]] = {"zh": [], "en": []}
    for variant in unit:
        language = re.split("[-_]", (variant.get(_LANGUAGE) or variant.get("lang") or "").lower())[0]
        segment = next((part for part in variant if _name(part) == "seg"), None)
        text = "" if segment is None else _text(segment)
        if text.strip() and language in (*_CHINESE, *_ENGLISH):
            texts["zh" if language in _CHINESE else "en"].append((text, variant))
    if not texts["zh"] or not texts["en"]:
        return
    english, variant = texts["en"][0]
    holders = (variant, unit)
    origin = next((p.text or "" for p in unit if _name(p) == "prop" and p.get("type") == ORIGIN), None)
    if origin is None:
        person = next(filter(None, (holder.get(name) for name in _PEOPLE for holder in holders)), None)
        origin = f"{file} ({person})" if person else file
    dates = (_date(holder.get(name, "")) for name in _CHANGES for holder in holders)
    created = next(filter(None, dates), now)
    level: Level = "paragraph" if unit.get("segtype", default) == "paragraph" else "segment"
    for chinese in dict.fromkeys(text for text, _ in texts["zh"]):
        yield MemoryEntry(chinese, english, origin, created, level)


def _date(stamp: str) -> str | None:
    """An ISO date and time of TMX's 20260531T080000Z; None for anything else."""
    try:
        return utc(stamp) if stamp else None
    except TranslationMemoryError:
        return None


def _text(node: Any) -> str:
    """A segment's text without formatting codes; highlighted words (hi) are text."""
    inner = "".join((_text(part) if _is_text(part) else "") + (part.tail or "") for part in node)
    return f"{node.text or ''}{inner}"


def _is_text(part: Any) -> bool:
    return isinstance(part.tag, str) and _name(part) not in _CODES


def _name(node: Any) -> str:
    return str(node.tag).rsplit("}", 1)[-1]
