"""English from the translation memory, before any engine is asked: as it was decided, or with other figures put in.

What people decided is kept to the letter; the one verifier says afterwards which matches it satisfies. A like sentence
serves only where nothing but matched terms, figures, dates and names differs and their English can be exchanged
safely; what is made so must satisfy every match, or the engine translates as if there were no memory.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from toolkit.alignment.model import Match
from toolkit.article.normalise import normalise
from toolkit.translation.defects import defects
from toolkit.translation.indefinite import article_of
from toolkit.translation.model import FromMemory, Outcome, TranslatedSegment
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import (
    Place,
    approximated_places,
    forbidden_places,
    occurrences,
    satisfied,
    satisfied_places,
)

LIKE = 0.5  # how like a remembered sentence must be to be looked at; what differs decides, not how much
CANDIDATES = 5

_GENDERED = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_ONE = re.compile(r"(?:1|one|an?)\b(?![.,]\d)", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d[\d,.]*(?<![,.])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million"
    r"|billion|trillion|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


class Remembered(Protocol):
    """What the memory holds of a text."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def created(self) -> str: ...


class Like(Protocol):
    """A remembered text like the one asked for, and how like (0 to 1)."""

    @property
    def entry(self) -> Remembered: ...
    @property
    def score(self) -> float: ...


class Lookup(Protocol):
    """Where remembered texts are looked up."""

    def exact(self, source: str, level: Literal["segment", "paragraph"]) -> Remembered | None: ...
    def fuzzy(
        self, source: str, threshold: float, limit: int, level: Literal["segment", "paragraph"]
    ) -> Sequence[Like]: ...


@dataclass(frozen=True, slots=True)
class Recall:
    """An open memory, and how to find the matches of a remembered text."""

    lookup: Lookup
    matches_of: Callable[[str], Sequence[Match]]
    fingerprint: str  # number of entries and hash, for the run signature

    def paragraph(self, source: str, parts: Sequence[Segment]) -> str | None:
        """The English decided for a whole paragraph, unless one of its sentences has been corrected since."""
        whole = self.lookup.exact(source, "paragraph")
        if whole is None:
            return None
        later = (self.lookup.exact(part.source, "segment") for part in parts)
        return None if any(one and one.created > whole.created for one in later) else whole.target

    def segment(self, segment: Segment) -> TranslatedSegment | None:
        """The English decided for a segment, or made from that of a like one; None where the engine must translate."""
        known = self.lookup.exact(segment.source, "segment")
        if known is not None:
            return remembered(segment, known.target)
        for like in self.lookup.fuzzy(segment.source, LIKE, CANDIDATES, "segment"):
            source = normalise(like.entry.source, "Hant")
            english = adapted(segment, source, self.matches_of(source), like.entry.target)
            if english is not None:
                return remembered(segment, english, "adapted")
        return None


def remembered(segment: Segment, english: str, memory: FromMemory = "exact") -> TranslatedSegment:
    """A segment with English from the memory; its matches are verified like any other's."""
    good = satisfied(segment.matches, english)
    outcomes = (Outcome(match, i in good, "free" if i in good else "none") for i, match in enumerate(segment.matches))
    return TranslatedSegment(segment.source, english, 0.0, tuple(outcomes), memory=memory)


def adapted(segment: Segment, source: str, matches: Sequence[Match], english: str) -> str | None:
    """`english`, which was decided for `source` with its `matches`, made to fit a segment; None where it is not safe.

    Safe: the two Chinese texts differ in matches only, each changed one stands once in the English in a form of its
    own, and the outcome satisfies every match of the segment without a defect.
    """
    if _frame(segment.source, segment.matches) != _frame(source, matches):
        return None
    pairs = list(zip(matches, segment.matches, strict=True))
    changed = [i for i, (old, new) in enumerate(pairs) if old.source != new.source]
    if any(pairs[i][0].domain == "person" for i in changed) and _GENDERED.search(english):
        return None
    places = {place.index: place for place in satisfied_places(matches, english)}
    text = english
    for i in sorted(changed, key=lambda i: places[i].start if i in places else -1, reverse=True):
        form = _exchangeable(english, places[i], *pairs[i]) if i in places else None
        if form is None:
            return None
        text = _exchanged(text, places[i], form)
    for i in changed:
        left = english[places[i].start : places[i].end]
        if left not in segment.matches[i].accepted and occurrences(left, text):
            return None  # the old figure stands elsewhere too
    return text if _flawless(segment, text) else None


def _frame(text: str, matches: Sequence[Match]) -> list[tuple[str, str]]:
    """The text between the matches, with what kind of match follows."""
    frame, at = [], 0
    for match in matches:
        kind = f"{match.kind} {match.domain}" if match.kind == "quantity" else match.kind
        frame.append((text[at : match.start], kind))
        at = match.end
    return [*frame, (text[at:], "")]


def _exchangeable(english: str, place: Place, old: Match, new: Match) -> str | None:
    """The English of a match that can take the place of another's without breaking the grammar around; None: none."""
    words = english[place.start : place.end]
    if words.casefold() not in {form.casefold() for form in old.accepted}:
        return None  # inflected
    if len({span for form in old.accepted for span in occurrences(form, english) if not _within(span, place)}):
        return None  # said twice: which is meant?
    form = new.target
    if new.kind == "quantity":  # said alike: "50 countries" does not become "more than 68"
        form = next((form for form in new.accepted if _shape(form) == _shape(words)), "")
    if not form or bool(_ONE.match(words)) != bool(_ONE.match(form)):
        return None  # singular and plural
    article = _ARTICLE_BEFORE.search(english[: place.start])
    if article and article_of(form) != article[1].lower():
        return None
    return form


def _shape(words: str) -> str:
    """A quantity's wording without its figures: "# yuan" for 7.308 billion yuan."""
    return re.sub(r"#(?:[\s-]+#)*", "#", _FIGURE.sub("#", words.casefold()))


def _within(span: tuple[int, int], place: Place) -> bool:
    return place.start <= span[0] and span[1] <= place.end


def _exchanged(text: str, place: Place, form: str) -> str:
    if place.start == 0:
        form = form[:1].upper() + form[1:]
    return text[: place.start] + form + text[place.end :]


def _flawless(segment: Segment, english: str) -> bool:
    matches = segment.matches
    return (
        len(satisfied(matches, english)) == len(matches)
        and not forbidden_places(matches, english)
        and not approximated_places(segment.source, matches, english)
        and not defects(segment.source, english)
    )
