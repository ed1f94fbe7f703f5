"""Document properties: what a file manager, a search or a records office sees of a brief."""

from datetime import UTC, datetime
from typing import Any

from toolkit.brief.front import author_name, headline, source_name
from toolkit.brief.oxml import clean
from toolkit.brief.styles.basics import LANGUAGE
from toolkit.translation.model import TranslatedArticle

SIGNATURE_PROPERTY = "Toolkit signature"
WRITER = "Toolkit"  # who last modified a brief that nobody has edited

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_PART = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# Every custom property of an Office file has this format identifier.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LIMIT = 255  # python-docx holds to the characters that Office shows


def set_properties(document: Any, article: TranslatedArticle) -> None:
    """Core properties and the run signature."""
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    core = document.core_properties
    core.title = _short(headline(article))
    core.subject = _short(f"English brief of an article by {source_name(article) or 'the Chinese press'}")
    core.author = _short(author_name(article) or source_name(article) or "")
    core.last_modified_by = WRITER
    core.comments = _short(article.signature)
    core.keywords = _short(", ".join(filter(None, (source_name(article), article.article.date))))
    core.category = "Press brief"
    core.language = LANGUAGE
    core.revision = 1
    core.created = core.modified = now
    _set_signature(document, clean(article.signature))


def _short(text: str) -> str:
    return clean(" ".join(text.split()))[:_LIMIT]


def _set_signature(document: Any, signature: str) -> None:
    """Write the signature, whole, as a custom property, beside those that a template has."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    package = document.part.package
    relation = f"{_CUSTOM.rpartition('/')[0]}/custom-properties"
    part = next((r.target_part for r in package.rels.values() if r.reltype == relation and not r.is_external), None)
    blank = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"/>'.encode()
    root = etree.fromstring(blank if part is None else part.blob)
    for old in root.findall(f"{{{_CUSTOM}}}property[@name='{SIGNATURE_PROPERTY}']"):
        root.remove(old)
    pid = max((int(p.get("pid", "1")) for p in root), default=1) + 1
    entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(pid), name=SIGNATURE_PROPERTY)
    etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = signature
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if part is None:
        package.relate_to(Part(PackURI("/docProps/custom.xml"), _CUSTOM_PART, blob, package), relation)
    else:
        part._blob = blob
