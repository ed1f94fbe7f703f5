"""Likely terms that the glossary does not have yet, for the editor to consider."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.alignment.model import Match

FEWEST = 2  # occurrences
LONGEST = 12  # characters
MOST = 30  # candidates reported
CONTEXT = 12  # characters on either side

_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
_QUOTED = re.compile(r"[“《]([^“”《》]{2,15})[”》]")
# characters that rarely begin or end a term; they bind sentences together
_LOOSE = set(
    "的了和与及在是为对从到将把被也都就还又更最很等以其这那此该各每但而或并着过后前中上下内外里间不我你他她它们"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of Chinese that recurs uncovered; `context` shows its first place."""

    source: str
    count: int
    context: str


def candidates(texts: Sequence[str], matched: Sequence[Sequence[Match]]) -> tuple[Candidate, ...]:
    """Quoted phrases and repeated character strings that no match covers, most frequent first.

    A string inside a longer one that is as frequent is left out: the longer one is the likelier term.
    """
    gaps = [gap for text, matches in zip(texts, matched, strict=True) for gap in _uncovered(text, matches)]
    counts = Counter(s for gap in gaps for s in _strings(gap))
    frequent = {s: n for s, n in counts.items() if n >= FEWEST and _termlike(s)}
    whole = [s for s in frequent if not any(s != t and s in t and frequent[t] >= frequent[s] for t in frequent)]
    quoted = [q for gap in gaps for q in _QUOTED.findall(gap)]
    found = {s: frequent[s] for s in whole} | {q: max(quoted.count(q), counts[q]) for q in quoted}
    ranked = sorted(found, key=lambda s: (-found[s] * len(s), s))[:MOST]
    return tuple(Candidate(s, found[s], _context(s, texts)) for s in ranked)


def _uncovered(text: str, matches: Sequence[Match]) -> list[str]:
    edges = [0, *(edge for m in matches for edge in (m.start, m.end)), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _strings(gap: str) -> list[str]:
    return [
        run[i : i + size]
        for run in _CHINESE.findall(gap)
        for size in range(2, min(LONGEST, len(run)) + 1)
        for i in range(len(run) - size + 1)
    ]


def _termlike(string: str) -> bool:
    return len(string) >= 3 and not (set(string) & _LOOSE)


def _context(source: str, texts: Sequence[str]) -> str:
    for text in texts:
        at = text.find(source)
        if at >= 0:
            return text[max(0, at - CONTEXT) : at + len(source) + CONTEXT]
    return source
