"""Rows of a corrected file compared with the record, by their ids."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from toolkit.record.model import Paragraph, ReviewRecord, Segment
from toolkit.review.model import Comparison, Correction, Pending, Problem, ReadRow, ids_in
from toolkit.review.order import out_of_order
from toolkit.review.typography import bare, folded, same, same_chinese, tidied


def compare_rows(
    record: ReviewRecord, rows: Sequence[ReadRow], pending: Sequence[Pending] = (), *, ordered: bool = True
) -> Comparison:
    """What changed in the rows. Without `ordered` their order means nothing, and rows without id are found by their
    Chinese, as translation memories have them."""
    problems: list[Problem] = []
    known = {segment.id: segment for segment in record.segments}
    if not ordered and not any(row.id in known for row in rows):
        new = _by_chinese(record, rows, problems)
    else:
        new = _by_id(record, rows, known, problems, ordered)
    told = [c for paragraph in record.paragraphs if (c := _correction(paragraph, new)) is not None]
    return Comparison(tuple(told), tuple(problems), tuple(pending))


def _by_id(
    record: ReviewRecord, rows: Sequence[ReadRow], known: dict[str, Segment], problems: list[Problem], ordered: bool
) -> dict[str, str]:
    """The English of each sound row by id; the others are reported."""
    doubtful = _split(rows, known, problems)
    counts = Counter(row.id for row in rows)
    following = {s.id: n.source for s, n in zip(record.segments, record.segments[1:], strict=False)}
    order = {segment_id: n for n, segment_id in enumerate(known)}
    once = [(n, order[row.id]) for n, row in enumerate(rows) if row.id in known and counts[row.id] == 1]
    by_record = sorted(once, key=lambda pair: pair[1])
    names = list(known)
    moved = {names[item] for item in out_of_order(by_record)} if ordered else set()
    new: dict[str, str] = {}
    seen: set[str] = set()
    for row in rows:
        seen.update(ids_in(row.id))
        if row.fault is not None:
            problems.append(row.fault)
            seen.update(_merged_ids(row))
            continue
        segment = known.get(row.id)
        if segment is None:
            if row.id or not doubtful:
                problems.append(_unknown(row, known))
            continue
        problem = _wrong(row, segment, counts[row.id], following.get(row.id, ""), row.id in doubtful)
        if problem is None and row.id in moved:
            changed = not same(row.target, segment.target)
            stored = (
                "and changed; nothing was stored, so put it back (sort by No.) and import again" if changed else "only"
            )
            problem = Problem(row.id, "moved", f"{row.where}: the row was moved {stored}.")
        if problem is None:
            new[row.id] = row.target
        elif problem not in problems:
            problems.append(problem)
    for segment_id, segment in known.items():
        if segment_id not in seen:
            problems.append(Problem(segment_id, "deleted", f"the row is gone: {_start(segment.source)}"))
    return new


def _split(rows: Sequence[ReadRow], known: dict[str, Segment], problems: list[Problem]) -> set[str]:
    """The ids of rows that were split: a row with English and no id follows them."""
    found: set[str] = set()
    before = ""
    for row in rows:
        if row.id in known:
            before = row.id
        elif not row.id and row.fault is None and (row.target.strip() or row.source.strip()) and before:
            if before not in found:
                problems.append(Problem(before, "split", f"{row.where}: part of {before} stands in a row without id."))
            found.add(before)
    return found


def _wrong(row: ReadRow, segment: Segment, count: int, following: str, split: bool) -> Problem | None:
    """Why a row's English cannot be used, if so."""
    if split:
        return Problem(row.id, "split", f"{row.where}: the row was split; nothing of it was stored.")
    if count > 1:
        return Problem(row.id, "duplicate", f"the id stands in {count} rows; nothing of them was stored.")
    if not same_chinese(row.source, segment.source):
        if following and bare(row.source) == bare(segment.source + following):
            return Problem(row.id, "merged", f"{row.where}: the row holds the next one too; nothing was stored.")
        return Problem(row.id, "source", f"{row.where}: the Chinese was changed to {_start(row.source)}; not stored.")
    if not folded(row.target) and folded(segment.target):
        return Problem(row.id, "emptied", f"{row.where}: the English is gone.")
    return None


def _unknown(row: ReadRow, known: dict[str, Segment]) -> Problem:
    near = [segment.id for segment in known.values() if row.source.strip() and same_chinese(segment.source, row.source)]
    hint = f"; its Chinese is that of {' and '.join(near[:3])}" if near else ""
    name = f"'{_short(row.id)}' is no id of this brief" if row.id else "the row has no id"
    return Problem(row.id, "unknown", f"{row.where}: {name}{hint}. Not stored.")


def _merged_ids(row: ReadRow) -> list[str]:
    return ids_in(f"{row.id} {row.source}") if row.fault else []


def _by_chinese(record: ReviewRecord, rows: Sequence[ReadRow], problems: list[Problem]) -> dict[str, str]:
    """Rows without ids: each goes to the segments of its very Chinese, if all such rows agree."""
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in record.segments:
        segments[bare(segment.source)].append(segment)
    targets: dict[str, list[ReadRow]] = defaultdict(list)
    strangers = 0
    for row in rows:
        if bare(row.source) in segments:
            targets[bare(row.source)].append(row)
        else:
            strangers += 1
    new: dict[str, str] = {}
    for source, found in targets.items():
        holders = segments[source]
        if any(not same(row.target, found[0].target) for row in found):
            message = f"{found[-1].where}: {_start(found[0].source)} has several translations; not stored."
            problems.append(Problem(holders[0].id, "duplicate", message))
        elif found[0].target.strip():
            new |= {segment.id: found[0].target for segment in holders}
    if strangers:
        message = f"{strangers} units have Chinese that is no segment of this brief; not stored."
        problems.append(Problem("", "unknown", message))
    return new


def _correction(paragraph: Paragraph, new: dict[str, str]) -> Correction | None:
    changed = tuple(
        (segment, tidied(new[segment.id], segment.target))
        for segment in paragraph.segments
        if segment.id in new and not same(new[segment.id], segment.target)
    )
    if not changed:
        return None
    told = {segment.id: text for segment, text in changed}
    english, at = [], 0
    for segment in paragraph.segments:
        english += [paragraph.target[at : segment.start], told.get(segment.id, segment.target)]
        at = segment.end
    english.append(paragraph.target[at:])
    complete = all(segment.id in new for segment in paragraph.segments)
    return Correction(paragraph, "".join(english), changed, whole=True, complete=complete)


def _start(text: str, limit: int = 40) -> str:
    return f"“{_short(text, limit)}”"


def _short(text: str, limit: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit]}…"
