"""A corrected file, of any kind, compared with the record of its brief."""

from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import ReviewError
from toolkit.record.model import ReviewRecord
from toolkit.review.exporting import record_in
from toolkit.review.formats import FORMATS, format_of
from toolkit.review.model import Comparison

LEAST_LIKE = 0.4  # what a sentence and its correction have in common, and two sentences of the news have not


@dataclass(frozen=True, slots=True)
class Review:
    """A corrected file: the record that it belongs to, and what changed."""

    record: ReviewRecord
    comparison: Comparison


def read_review(path: Path, brief: Path | None = None, name: str | None = None) -> Review:
    """Read a corrected file and compare it with its record, or with that of `brief`.

    Raises ReviewError where the file cannot be read, no record is at hand, or `brief` is of other Chinese.
    """
    if not path.is_file():
        raise ReviewError(f"{path}: there is no such file; check the path.")
    chosen = format_of(path, name)
    known = record_in(brief) if brief is not None else None
    if chosen.name == "docx" and not _is_table(path):
        return _brief(path, known)
    rows, carried, pending = FORMATS[chosen.name].read(path)
    record = _record(path, carried, known)
    if record is None:
        raise ReviewError(
            f"{path}: the record of the English before correction is not in this file any more; name the brief that it "
            "was exported from with --brief."
        )
    if not rows:
        raise ReviewError(f"{path}: there are no rows in this file; give the file as exported.")
    from toolkit.review.remarks import remarks_of
    from toolkit.review.row_comparing import compare_rows

    compared = compare_rows(record, rows, pending, ordered=chosen.ordered)
    return Review(record, replace(compared, remarks=tuple(remarks_of(record, rows))))


def check_free(path: Path, name: str | None = None) -> None:
    """Make sure that an export may be written to a path. Raises ReviewError where a file is there that somebody has
    worked in, or that is no export."""
    if not path.exists():
        return
    try:
        ours = format_of(path, name).name != "docx" or _is_table(path)
        found = read_review(path, name=name).comparison
    except ReviewError:
        ours = False
    if not ours:
        raise ReviewError(f"{path}: another file has this name; choose a new one with --to.")
    if found != Comparison((), ()):
        raise ReviewError(
            f"{path}: corrections or comments are in this file already; import them first, or choose a new name with "
            "--to, so that nobody's work is lost."
        )


def _record(path: Path, carried: ReviewRecord | None, known: ReviewRecord | None) -> ReviewRecord | None:
    """The record of the brief named, which must be of the same Chinese, else the one that the file carries."""
    if carried and known and [p.source for p in carried.paragraphs] != [p.source for p in known.paragraphs]:
        raise ReviewError(f"{path}: this belongs to another brief than the one named with --brief; leave that out.")
    return known or carried


def _is_table(path: Path) -> bool:
    from toolkit.review.docx_table import is_table

    return is_table(path)


def _brief(path: Path, known: ReviewRecord | None) -> Review:
    from toolkit.record.part import read_record
    from toolkit.review.brief_reading import compare_brief

    carried = read_record(path)
    record = _record(path, carried, known)
    if record is None:
        raise ReviewError(
            f"{path}: the record of the translation is not in this file any more; name the brief as 'toolkit run' "
            "wrote it with --brief."
        )
    compared = compare_brief(path, record)
    if carried is None and _of_another(compared, record):
        raise ReviewError(
            f"{path}: most of it does not read like the brief named with --brief; name the one that it was made from."
        )
    return Review(record, compared)


def _of_another(compared: Comparison, record: ReviewRecord) -> bool:
    """Whether most paragraphs are so unlike their English before that they are those of another brief."""
    from toolkit.review.worddiff import likeness

    unlike = [c for c in compared.corrections if likeness(c.paragraph.target, c.new) < LEAST_LIKE]
    return len(unlike) * 2 > sum(bool(paragraph.target.strip()) for paragraph in record.paragraphs)
