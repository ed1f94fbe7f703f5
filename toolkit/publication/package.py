"""Office files as bundles of parts: read, parts taken out with all that points to them, written byte for byte alike."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.errors import PublicationError

TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file holds
_MOST = 500_000_000  # bytes of a file unpacked; more is no brief

Parts = dict[str, bytes]


def read_parts(path: Path) -> Parts:
    """The parts of an Office file by name. Raises PublicationError."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > _MOST:
                raise PublicationError(f"{path}: this file is too large for a brief; take it out of the folder.")
            parts = {info.filename.lstrip("/"): archive.read(info) for info in infos}
        if TYPES not in parts:
            raise EOFError(TYPES)
        return parts
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PublicationError(f"{path}: this Word file is damaged or locked; save it anew.") from error


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of the parts; the same parts always give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def parse(data: bytes) -> Any:
    """The root element of a part. Raises lxml's XMLSyntaxError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def serialised(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def without(parts: Parts, names: Iterable[str]) -> Parts:
    """The parts without those named, their relationships, what relates to them, and their content types."""
    gone = set(names)
    gone |= {f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels" for name in gone}
    kept = {name: data for name, data in parts.items() if name not in gone}
    for name, data in kept.items():
        if name.endswith(".rels"):
            kept[name] = _relations_without(name, data, gone)
    root = parse(kept[TYPES])
    for override in list(root):
        if override.get("PartName", "").lstrip("/") in gone:
            root.remove(override)
    kept[TYPES] = serialised(root)
    return {name: data for name, data in kept.items() if not (name.endswith(".rels") and _is_bare(data))}


def _relations_without(name: str, data: bytes, gone: set[str]) -> bytes:
    root = parse(data)
    base = re.sub(r"(^|/)_rels/[^/]*$", "", name)
    for relation in list(root):
        if relation.get("TargetMode") != "External" and target(base, relation.get("Target", "")) in gone:
            root.remove(relation)
    return serialised(root)


def target(base: str, address: str) -> str:
    """The name of the part that a relationship in folder `base` points to."""
    if address.startswith("/"):
        return address.lstrip("/")
    return posixpath.normpath(posixpath.join(base, address))


def _is_bare(data: bytes) -> bool:
    return len(parse(data)) == 0
