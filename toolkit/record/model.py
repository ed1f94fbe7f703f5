"""The record that travels inside a brief: its text in both languages as the run left it."""

from dataclasses import dataclass

TITLE = 0  # the number of the title; paragraphs count from 1


def row_id(number: int, segment: int) -> str:
    """The id of a segment: p003-02 is the second of paragraph 3, p000-01 the first of the title. Sorts as text."""
    return f"p{number:03d}-{segment:02d}"


def paragraph_id(number: int) -> str:
    return f"p{number:03d}"


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
