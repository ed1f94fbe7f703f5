"""What a house decides about its briefs: paper, template, and whether the reviewer's marks are shown."""

from dataclasses import dataclass
from pathlib import Path

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}  # width and height in twips


@dataclass(frozen=True, slots=True)
class Look:
    """`paper` is one of PAPERS; None: that of the template, A4 in ours. `template` is a house's own Word file.
    `final` leaves out comments, marks, tracked changes and the notes for the reviewer."""

    paper: str | None = None
    template: Path | None = None
    final: bool = False
