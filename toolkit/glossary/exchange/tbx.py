"""Glossaries as TBX-Basic (ISO 30042:2019, DCA style). Reads the older martif dialect too.

One entry is one concept; its short form is an admitted term of termType abbreviation or shortForm. What TBX-Basic has
no category for goes where tools keep it: the kind in customerSubset, a draft's status in projectSubset.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import GlossaryError
from toolkit.files import written_aside
from toolkit.glossary.entries import KINDS, TermEntry

_Term = tuple[str, str, str]  # text, administrative status, term type

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED, ADMITTED, DEPRECATED = (f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated"))
SHORT_TYPES = ("abbreviation", "acronym", "initialism", "shortForm")


def write(entries: Sequence[TermEntry], path: Path) -> list[str]:
    """One conceptEntry an entry. Raises GlossaryError for characters that XML cannot hold."""
    from lxml import etree

    names: Any = {None: NAMESPACE}
    root = etree.Element("tbx", {_LANGUAGE: "zh"}, nsmap=names, type="TBX-Basic", style="dca")
    description = etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc")
    _child(etree.SubElement(description, "sourceDesc"), "p", "Glossary, Chinese to English")
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, entry in enumerate(entries, 1):
        try:
            _write_entry(etree.SubElement(body, "conceptEntry", id=f"c{number}"), entry)
        except ValueError as error:
            raise GlossaryError(
                f"{entry.where}: '{entry.source}' has a character that XML cannot hold; remove it."
            ) from error
    with written_aside(path) as aside:
        etree.ElementTree(root).write(str(aside), encoding="utf-8", xml_declaration=True, pretty_print=True)
    return []


def _write_entry(concept: Any, entry: TermEntry) -> None:
    if entry.domain:
        _child(concept, "descrip", entry.domain, type="subjectField")
    _child(concept, "admin", entry.kind, type="customerSubset")
    if entry.status == "draft":
        _child(concept, "admin", entry.status, type="projectSubset")
    if entry.note:
        _child(concept, "note", entry.note)
    _write_terms(concept, "zh", [(entry.source, PREFERRED, "")])
    first = DEPRECATED if entry.status == "forbidden" else PREFERRED
    rest = DEPRECATED if entry.status == "forbidden" else ADMITTED
    if entry.target:  # a draft may have none yet
        short = [(entry.short, rest, SHORT_TYPES[0 if entry.short.isupper() else -1])] if entry.short else []
        variants = [(variant, rest, "") for variant in entry.variants]
        _write_terms(concept, "en", [(entry.target, first, ""), *variants, *short])


def _write_terms(concept: Any, language: str, terms: list[_Term]) -> None:
    from lxml import etree

    section = etree.SubElement(concept, "langSec", {_LANGUAGE: language})
    for term, status, kind in terms:
        one = etree.SubElement(section, "termSec")
        _child(one, "term", term)
        _child(one, "termNote", status, type="administrativeStatus")
        if kind:
            _child(one, "termNote", kind, type="termType")


def _child(parent: Any, name: str, text: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(parent, name, attributes).text = text


def read(path: Path) -> list[TermEntry]:
    """Entries of a TBX file; a concept of several Chinese terms gives one each. Raises GlossaryError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.parse(str(path), parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise GlossaryError(f"{path}: this is not readable TBX ({error}); export it anew.") from error
    entries = [e for c in root.iter() if _name(c) in ("conceptEntry", "termEntry") for e in _read_concept(c, path)]
    if not entries:
        raise GlossaryError(f"{path}: no concept with Chinese and English terms; is it a TBX glossary of both?")
    return entries


def _read_concept(concept: Any, path: Path) -> Iterator[TermEntry]:
    terms: dict[str, list[_Term]] = {}
    for section in concept.iter():
        if _name(section) in ("langSec", "langSet"):
            language = (section.get(_LANGUAGE) or section.get("lang") or "").lower()[:2]
            terms.setdefault(language, []).extend(_read_terms(section))
    draft = "draft" in _values(concept, "admin", "projectSubset")
    kind = next((k for k in _values(concept, "admin", "customerSubset") if k in KINDS), "term")
    domain = next(iter(_values(concept, "descrip", "subjectField")), path.stem)
    notes = [_text(note) for note in concept if _name(note) == "note"]
    for source, *_ in terms.get("zh", ()):
        english = terms.get("en", [])
        good = _best_first([term for term in english if term[1] != DEPRECATED])
        bad = [term for term, status, _ in english if status == DEPRECATED]
        shared = {"domain": domain, "kind": kind, "note": " ".join(filter(None, notes)), "file": str(path)}
        line = concept.sourceline or 0
        if good or (draft and not bad):
            target, *rest = [term for term, *_ in good] or [""]
            short = next((term for term, _, kind in good[1:] if kind in SHORT_TYPES and term != target), "")
            variants = tuple(term for term in rest if term != short)
            status = "draft" if draft else "preferred"
            yield TermEntry(source, target, variants, status=status, line=line, short=short, **shared)
        if bad:
            yield TermEntry(source, bad[0], tuple(bad[1:]), status="forbidden", line=line, **shared)


def _best_first(terms: list[_Term]) -> list[_Term]:
    """Preferred terms first, then full forms, each in the order of the file."""
    return sorted(terms, key=lambda term: (term[1] != PREFERRED, term[2] in SHORT_TYPES))


def _read_terms(section: Any) -> Iterator[_Term]:
    for one in section.iter():
        if _name(one) in ("termSec", "tig", "ntig"):
            term = next((_text(part) for part in one.iter() if _name(part) == "term"), "")
            status = next(iter(_values(one, "termNote", "administrativeStatus")), "")
            if term:
                yield term, status, next(iter(_values(one, "termNote", "termType")), "")


def _values(element: Any, name: str, kind: str) -> list[str]:
    return [_text(part) for part in element.iter() if _name(part) == name and part.get("type") == kind]


def _name(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
