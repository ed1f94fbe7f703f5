"""Clean file names: the English title, then the date."""

import re
import unicodedata
from collections.abc import Iterable

from toolkit.publication.reading import Brief

LONGEST = 60  # characters of the title in a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)", re.IGNORECASE)  # what Windows or we need
_SMALL = frozenset("a an and as at by for from in into its of on or the to with".split())  # end no name


def slug(title: str) -> str:
    """A title in small ASCII letters and hyphens, cut at a word: liuzhou-builds-a-new-industrial-base."""
    plain = unicodedata.normalize("NFKD", re.sub("[’'‘]", "", title)).encode("ascii", "ignore").decode()
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "-", plain)
    words = re.findall(r"[a-z0-9]+", plain.lower())
    kept: list[str] = []
    while len(kept) < len(words) and len("-".join(words[: len(kept) + 1])) <= LONGEST:
        kept.append(words[len(kept)])
    while len(kept) < len(words) and kept and kept[-1] in _SMALL:
        kept.pop()
    name = "-".join(kept) or "".join(words[:1])[:LONGEST]
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
