"""What a review works with: rows of an exchange file, and what a comparison with the record finds."""

import re
from dataclasses import dataclass
from typing import Literal

from toolkit.record.model import Paragraph, Segment

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


def ids_in(text: str) -> list[str]:
    """All ids of segments that a cell names: two, where an editor has merged rows."""
    return [found.group() for found in _ID.finditer(text) if found.group(2)]


@dataclass(frozen=True, slots=True)
class Row:
    """A segment in an exchange file. `comment` holds the findings."""

    id: str
    source: str
    target: str
    status: str = "translated"
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that somebody wrote in a file. `id` of the paragraph or row that it hangs on, empty if elsewhere;
    `about` is the English there."""

    id: str
    text: str
    author: str = ""
    about: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it came back. `where` names its place for messages; `fault` says why its English cannot be used;
    `comment` is all that the column for it holds, `remarks` are comments of the word processor."""

    id: str
    source: str
    target: str
    where: str
    fault: "Problem | None" = None
    comment: str = ""
    remarks: tuple[Remark, ...] = ()


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
    """What came back: corrections to store, what needs a person, tracked changes not yet decided, and comments."""

    corrections: tuple[Correction, ...]
    problems: tuple[Problem, ...]
    pending: tuple[Pending, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for correction in self.corrections for change in correction.changes)
