"""What a review works with: the record of a brief, rows of an exchange file, and what a comparison finds."""

import re
from dataclasses import dataclass
from typing import Literal

TITLE = 0  # the number of the title; paragraphs count from 1

What = Literal[
    "moved",
    "merged",
    "split",
    "deleted",
    "emptied",
    "duplicate",
    "unknown",
    "source",
    "added",
    "table",
    "speaker",
    "cell",
    "conflict",
]

_ID = re.compile(r"p(\d{3,})(?:-(\d{2,}))?")


def row_id(number: int, segment: int) -> str:
    """The id of a segment: p003-02 is the second of paragraph 3, p000-01 the first of the title. Sorts as text."""
    return f"p{number:03d}-{segment:02d}"


def paragraph_id(number: int) -> str:
    return f"p{number:03d}"


def ids_in(text: str) -> list[str]:
    """All ids of segments that a cell names: two, where an editor has merged rows."""
    return [found.group() for found in _ID.finditer(text) if found.group(2)]


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of Chinese whose English was required. `kind` as in toolkit.alignment.model."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as translated; `target` is characters start..end of its paragraph's English."""

    id: str
    source: str
    target: str
    start: int
    end: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A finding of the run; offsets count characters of the paragraph's English, None: the whole paragraph."""

    severity: str
    check: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as translated; of a table, texts have the same rows (lines) and cells (tabs)."""

    number: int
    kind: str
    source: str
    target: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()
    speaker: str = ""  # in English, as the brief shows it

    @property
    def id(self) -> str:
        return paragraph_id(self.number)

    def notes_of(self, segment: Segment) -> tuple[Note, ...]:
        """The notes on a segment's words; what concerns the whole paragraph goes to its first segment."""
        first = segment is self.segments[0]
        return tuple(note for note in self.notes if self._holder(note) is segment or (first and not self._holder(note)))

    def _holder(self, note: Note) -> Segment | None:
        if note.start is None:
            return None
        return next((s for s in self.segments if s.start <= note.start < max(s.end, s.start + 1)), None)


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """All of a brief's text in both languages, as the run left it. The first paragraph is the title."""

    page: str
    layout: str
    signature: str
    title: str  # Chinese
    date: str
    source: str  # the publication, Chinese
    url: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for paragraph in self.paragraphs for segment in paragraph.segments)


@dataclass(frozen=True, slots=True)
class Row:
    """A segment in an exchange file. `comment` holds the findings, and on the way back what the reviewer wrote."""

    id: str
    source: str
    target: str
    status: str = "translated"
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it came back. `where` names its place for messages; `fault` says why its English cannot be used."""

    id: str
    source: str
    target: str
    where: str
    fault: "Problem | None" = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A tracked change that nobody has accepted or rejected yet. `id` of the row or paragraph, empty if elsewhere."""

    id: str
    kind: Literal["insertion", "deletion"]
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is reported and not stored."""

    id: str
    what: What
    message: str


@dataclass(frozen=True, slots=True)
class Change:
    """A corrected segment, or a whole corrected paragraph whose sentences no longer answer to the segments."""

    id: str
    level: Literal["segment", "paragraph"]
    source: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected paragraph. `segments` are those that changed and can be told apart; `whole` that all could be."""

    paragraph: Paragraph
    new: str
    segments: tuple[tuple[Segment, str], ...]
    whole: bool
    complete: bool = True  # whether `new` is the whole paragraph with nothing of it in doubt

    @property
    def changes(self) -> tuple[Change, ...]:
        """What to show: the segments, or the paragraph where they do not tell all."""
        told = tuple(Change(s.id, "segment", s.source, s.target, new) for s, new in self.segments)
        if self.whole:
            return told
        p = self.paragraph
        return (*told, Change(p.id, "paragraph", p.source, p.target, self.new))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came back: corrections to store, what needs a person, and tracked changes not yet decided."""

    corrections: tuple[Correction, ...]
    problems: tuple[Problem, ...]
    pending: tuple[Pending, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for correction in self.corrections for change in correction.changes)
