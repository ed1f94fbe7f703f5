"""Likely terms that the glossary does not have yet, for the editor to consider."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.alignment.mining import mine
from toolkit.alignment.mining_text import Text
from toolkit.alignment.model import Match

MOST = 30  # candidates reported


@dataclass(frozen=True, slots=True)
class Candidate:
    """A likely term of an article; `context` shows its first place."""

    source: str
    count: int
    context: str


def candidates(texts: Sequence[str], matched: Sequence[Sequence[Match]]) -> tuple[Candidate, ...]:
    """The likely terms of one article that no match covers, likeliest first."""
    found = mine([Text(text, matches) for text, matches in zip(texts, matched, strict=True)], limit=MOST)
    return tuple(Candidate(term.source, term.count, term.context) for term in found)
