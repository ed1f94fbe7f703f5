"""Abbreviations that the Chinese gives in brackets after a term or name: the English has them too, the first time."""

import re
from collections.abc import Sequence

from toolkit.alignment.model import Match
from toolkit.translation.verify import satisfied_places

BRACKETED = re.compile(r"[（(]\s*([A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*)\s*[)）]")
_AFTER = re.compile(r"[》”」』\"]?" + BRACKETED.pattern)
_NO_ROOM = re.compile(r"[-‐‑–/&\w]|['’]s?\b|[\"”]|\s*\(")


def with_abbreviations(source: str, matches: Sequence[Match], english: str, said: set[str]) -> str:
    """The English with each abbreviation that it lacks behind the place of the match before it; those in `said` have
    stood in the article, and what stands now is added to it."""
    for index, match in enumerate(matches):
        given = _AFTER.match(source, match.end)
        short = given[1] if given else ""
        if not short or match.kind == "quantity" or short in said or re.search(rf"\b{re.escape(short)}", english):
            continue
        place = next((p for p in satisfied_places(matches, english) if p.index == index), None)
        if place is not None and not _NO_ROOM.match(english, place.end):
            english = f"{english[: place.end]} ({short}){english[place.end :]}"
    said.update(short for short in BRACKETED.findall(source) if re.search(rf"\b{re.escape(short)}", english))
    return english
