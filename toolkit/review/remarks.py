"""What reviewers wrote beside the rows of an exchange file: nothing of it is stored, all of it is shown."""

from collections.abc import Iterable, Iterator

from toolkit.record.model import ReviewRecord
from toolkit.review.exporting import BLURRED, rows_of
from toolkit.review.model import Comparison, ReadRow, Remark
from toolkit.review.typography import folded


def remarks_of(record: ReviewRecord, rows: Iterable[ReadRow]) -> Iterator[Remark]:
    """Comments of the word processor or the tool, and lines of the column Comment that the export did not write."""
    exported = {row.id: row.comment for row in rows_of(record, Comparison((), ()))}
    for row in rows:
        yield from row.remarks
        written = {folded(line) for line in (*exported.get(row.id, "").splitlines(), BLURRED)}
        new = [line for line in row.comment.splitlines() if line.strip() and folded(line) not in written]
        if new:
            yield Remark(row.id, " ".join(" ".join(new).split()), about=row.target)
