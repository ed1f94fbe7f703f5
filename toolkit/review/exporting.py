"""What an export writes: the rows of a brief with their findings, and the edits it has had already."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ReviewError
from toolkit.record.model import Note, ReviewRecord
from toolkit.review.model import Comparison, Row

Found = tuple["Sheet", Comparison]
BLURRED = "Edited in the brief across sentences; the edit is not in this file."
REVIEWED, FLAGGED, EDITED = "translated", "to check", "edited"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows for correction, and the record that they are compared with when they come back."""

    record: ReviewRecord
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The English title, or the Chinese one where there is none."""
        return self.record.paragraphs[0].target.strip() or self.record.title or "Untitled"


def sheet_of(path: Path) -> Found:
    """The sheet of a brief as it stands, with the comparison that says what in it could not be placed.

    Raises ReviewError where the file is no brief or has no record.
    """
    from toolkit.review.brief_reading import LAYOUTS, compare_brief

    record = record_in(path)
    compared = Comparison((), ()) if record.layout not in LAYOUTS else compare_brief(path, record)
    return Sheet(record, rows_of(record, compared)), compared


def rows_of(record: ReviewRecord, compared: Comparison) -> tuple[Row, ...]:
    """A row a segment, its English as edited where the edit can be told apart."""
    edited = {segment.id: new for c in compared.corrections for segment, new in c.segments}
    blurred = {c.paragraph.number for c in compared.corrections if not c.whole}
    rows = []
    for paragraph in record.paragraphs:
        for segment in paragraph.segments:
            comments = [_comment(note) for note in paragraph.notes_of(segment)]
            if paragraph.number in blurred and segment is paragraph.segments[0]:
                comments.append(BLURRED)
            status = EDITED if segment.id in edited else FLAGGED if comments else REVIEWED
            target = edited.get(segment.id, segment.target)
            rows.append(Row(segment.id, segment.source, target, status, "\n".join(comments)))
    return tuple(rows)


def record_in(path: Path) -> ReviewRecord:
    """The record of a brief. Raises ReviewError."""
    from toolkit.record.part import read_record
    from toolkit.review.docx_text import open_body

    open_body(path)  # for its sentence, where this is no Word file
    record = read_record(path)
    if record is None:
        raise ReviewError(
            f"{path}: this file carries no record of the translation; name a brief that 'toolkit run' wrote, as it was "
            "before another program dropped the record."
        )
    return record


def _comment(note: Note) -> str:
    return f"{note.severity.capitalize()} ({note.check}): {note.message}"
