"""Styles known again by their names: a Word of another language gives them identifiers of its own when it saves."""

from typing import Any

from toolkit.brief.styles import STYLES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OURS = {style.name.lower(): style.style_id for style in STYLES}


def our_ids(styles: Any) -> dict[str, str]:
    """From the identifiers in a styles part (its root element) to ours for styles of the same name: in a file that a
    Chinese Word has saved, Title is a3 and Heading 1 is 1."""
    ids: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        name, identifier = style.find(f"{_W}name"), style.get(f"{_W}styleId")
        ours = _OURS.get(name.get(f"{_W}val", "").lower()) if name is not None else None
        if ours is not None and identifier:
            ids[identifier] = ours
    return ids
