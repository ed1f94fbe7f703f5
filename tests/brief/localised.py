"""What a Word of another language does to a file that it saves."""

import re
from pathlib import Path

from toolkit.publication.package import packed, read_parts


def renamed(path: Path, ids: dict[str, str]) -> Path:
    """Give styles other identifiers, and leave their names: in a Chinese Word, Title is a3."""
    parts = read_parts(path)
    for name in ("word/styles.xml", "word/document.xml"):
        text = parts[name].decode()
        for old, new in ids.items():
            references = rf'(<w:(?:pStyle|rStyle|basedOn|next|link) w:val="){old}"'
            text = re.sub(references, rf'\g<1>{new}"', text)
            text = re.sub(rf'(w:styleId="){old}"', rf'\g<1>{new}"', text)
        assert text.encode() != parts[name]
        parts[name] = text.encode()
    path.write_bytes(packed(parts))
    return path
