"""Clean file names: the English title, then the date."""

import re
import unicodedata
from collections.abc import Iterable

from toolkit.publication.reading import Brief

LONGEST = 60  # characters of the title in a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)", re.IGNORECASE)  # what Windows or we need


def slug(title: str) -> str:
    """A title in small ASCII letters and hyphens, cut at a word: liuzhou-builds-a-new-industrial-base."""
    plain = unicodedata.normalize("NFKD", re.sub("[’'‘]", "", title)).encode("ascii", "ignore").decode()
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "-", plain)
    words = re.findall(r"[a-z0-9]+", plain.lower())
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > LONGEST:
            break
        name = f"{name}-{word}" if name else word[:LONGEST]
    return "brief" if not name else f"{name}-brief" if _RESERVED.fullmatch(name) else name


def names(briefs: Iterable[Brief]) -> list[str]:
    """File names without ending, one a brief; those of one title and date get their layout or a number."""
    taken: list[str] = []
    for brief in briefs:
        base = "-".join(filter(None, (slug(brief.title), brief.date)))
        layout = f"{base}-{brief.layout}" if brief.layout not in ("", "english") else base
        choices = (layout, *(f"{layout}-{number}" for number in range(2, 10_000)))
        taken.append(next(name for name in choices if name not in taken))
    return taken
