"""Glossary proposals: terms whose English was replaced in the same way in several places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.alignment.pinyin import split
from toolkit.glossary.entries import TermEntry, read_file
from toolkit.record.model import Segment, Term
from toolkit.review.model import Correction
from toolkit.review.typography import folded
from toolkit.review.worddiff import Diff, diff, pieces

LEAST = 2  # places
_PLACE = re.compile(r"[省市县区镇乡村]$|街道$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term, the English it had and was given, and the segments where."""

    source: str
    old: str
    new: str
    kind: str
    places: tuple[str, ...]

    @property
    def entry(self) -> TermEntry:
        """As a draft, which is never enforced until somebody makes it preferred."""
        note = f"Review: “{self.old}” was replaced in {len(self.places)} places ({', '.join(self.places[:5])})"
        return TermEntry(self.source, self.new, kind=self.kind, domain="review", status="draft", note=note)


@dataclass(frozen=True, slots=True)
class Recurring:
    """The same change of words in several places that belongs to no term known to the run."""

    old: str
    new: str
    places: tuple[str, ...]


def _kind(term: Term) -> str:
    """What glossaries call the match; quantities are no terms."""
    if term.kind != "name":
        return "term"
    if _PLACE.search(term.source):
        return "place"
    return "person" if len(term.source) <= 4 and split(term.source) else "organization"


def proposals(corrections: Iterable[Correction]) -> tuple[list[Proposal], list[Recurring]]:
    """Terms replaced the same way in LEAST places or more, and other replacements that recur."""
    terms: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for segment, new in (pair for correction in corrections for pair in correction.segments):
        replaced = dict.fromkeys(_replaced(segment, new))
        for term, old, english in replaced:
            terms[term.source, old.casefold(), english, _kind(term)].append(segment.id)
        for pair in dict.fromkeys(pieces(segment.target, new)):
            others[pair].append(segment.id)
    made = [
        Proposal(source, old, new, kind, tuple(ids))
        for (source, old, new, kind), ids in terms.items()
        if len(ids) >= LEAST
    ]
    told = {(place, word) for p in made for place in p.places for word in folded(p.new).casefold().split()}
    rest = [
        Recurring(old, new, tuple(ids))
        for (old, new), ids in others.items()
        if len(ids) >= LEAST and old and new and not all(_told(told, place, new) for place in ids)
    ]
    return made, rest


def _told(told: set[tuple[str, str]], place: str, new: str) -> bool:
    return all((place, word) in told for word in folded(new).casefold().split())


def write_proposals(made: Sequence[Proposal], path: Path) -> int:
    """Add proposals to a glossary file of drafts, those not there yet; how many were new.

    Raises GlossaryError, OutputError.
    """
    from toolkit.glossary import editing

    present = {(e.source, e.target) for e in read_file(path)} if path.exists() else set()
    fresh = [p.entry for p in made if (p.source, p.new) not in present]
    if fresh:
        editing.add(path, fresh)
    return len(fresh)


def _replaced(segment: Segment, new: str) -> Iterator[tuple[Term, str, str]]:
    """The terms of a segment that lost their English, with what stands in its place."""
    made = diff(segment.target, new)
    for term in segment.terms:
        if term.kind == "quantity" or not term.target:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(term.target)}(?!\w)", segment.target, re.IGNORECASE):
            english = _in_place(made, found.start(), found.end())
            if english and folded(english).casefold() != folded(term.target).casefold():
                yield term, term.target, english


def _in_place(made: Diff, start: int, end: int) -> str:
    """The new words where characters start..end of the old text stood; empty where they cannot be told from others."""
    inside = [n for n, token in enumerate(made.old_tokens) if token.start >= start and token.end <= end]
    if not inside:
        return ""
    i1, i2 = inside[0], inside[-1] + 1
    j1: int | None = None
    j2: int | None = None
    for step in made.steps:
        if step.i1 == step.i2:
            continue
        if step.i1 <= i1 < step.i2:
            j1 = step.j1 + i1 - step.i1 if step.kept else step.j1 if step.i1 == i1 else None
        if step.i1 < i2 <= step.i2:
            j2 = step.j1 + i2 - step.i1 if step.kept else step.j2 if step.i2 == i2 else None
    return made.new_text(j1, j2) if j1 is not None and j2 is not None and j2 > j1 else ""
