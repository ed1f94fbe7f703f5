"""Corrected paragraphs cut back into the segments of the record, where that can be told without a guess."""

from collections.abc import Sequence

from toolkit.record.model import Paragraph, Segment
from toolkit.review.typography import folded, tidied
from toolkit.review.worddiff import FINAL, Diff, Step, diff, ends_sentence, likeness, tokens

LEAST_LIKE = 0.2  # a segment less like its old English than this may hold its neighbour's


def recut(paragraph: Paragraph, new: str) -> tuple[dict[str, str | None], bool]:
    """The new English of each segment by id, None where a change runs over its edge; and whether all could be told.

    `new` is the corrected English of the whole paragraph. A table is cut at its cells first; its shape must be
    unchanged.
    """
    if paragraph.kind != "table":
        told = _recut(paragraph.target, new, paragraph.segments, 0)
        return told, all(text is not None for text in told.values())
    told = {}
    for (start, old_cell), (_, new_cell) in zip(cells(paragraph.target), cells(new), strict=True):
        inside = [s for s in paragraph.segments if start <= s.start and s.end <= start + len(old_cell)]
        told |= _recut(old_cell, new_cell, inside, start)
    return told, all(text is not None for text in told.values())


def cells(table: str) -> list[tuple[int, str]]:
    """The cells of a table's text with their offsets in it."""
    found, start = [], 0
    for line in table.split("\n"):
        for cell in line.split("\t"):
            found.append((start, cell))
            start += len(cell) + 1
    return found


def _recut(old: str, new: str, segments: Sequence[Segment], base: int) -> dict[str, str | None]:
    if folded(old) == folded(new):
        return {s.id: s.target for s in segments}
    if len(segments) == 1 and not (old[: segments[0].start - base] + old[segments[0].end - base :]).strip():
        return {segments[0].id: tidied(new, segments[0].target) or None}
    made = diff(old, new)
    spans = [_token_span(made, s.start - base, s.end - base) for s in segments]
    told: dict[str, str | None] = {}
    for n, (segment, (i1, i2)) in enumerate(zip(segments, spans, strict=True)):
        before = spans[n - 1][1] if n else 0
        after = spans[n + 1][0] if n + 1 < len(spans) else len(made.old_tokens)
        j1 = _edge(made, i1, label=before != i1, outermost=n == 0)
        j2 = _edge(made, i2, label=after != i2, outermost=n + 1 == len(spans), right=True)
        told[segment.id] = _sliced(made, segment, i1, i2, j1, j2)
    return _without_doubtful(_without_strangers(told, segments, made), segments)


def _without_strangers(told: dict[str, str | None], segments: Sequence[Segment], made: Diff) -> dict[str, str | None]:
    """A segment with another number of sentences is believed only if that is the one such change: else it may have
    taken in a neighbour much like it."""
    gains = {s.id: _sentences(text) - _sentences(s.target) for s in segments if (text := told[s.id]) is not None}
    odd = [segment_id for segment_id, gain in gains.items() if gain]
    total = _sentences(made.new) - _sentences(made.old)
    if len(odd) == 1 and gains[odd[0]] == total and len(gains) == len(told):
        return told
    return {segment_id: None if segment_id in odd else text for segment_id, text in told.items()}


def _sentences(text: str) -> int:
    return sum(token.text in FINAL for token in tokens(text))


def _without_doubtful(told: dict[str, str | None], segments: Sequence[Segment]) -> dict[str, str | None]:
    """A changed segment beside one that cannot be told may hold words of it."""
    lost = {n for n, segment in enumerate(segments) if told[segment.id] is None}
    return {
        segment.id: None if {n - 1, n + 1} & lost and told[segment.id] != segment.target else told[segment.id]
        for n, segment in enumerate(segments)
    }


def _sliced(made: Diff, segment: Segment, i1: int, i2: int, j1: int | None, j2: int | None) -> str | None:
    if j1 is None or j2 is None or j2 <= j1 or i2 <= i1:
        return None
    if i2 < len(made.old_tokens) and ends_sentence(made.old_tokens, i2) and not ends_sentence(made.new_tokens, j2):
        return None
    if i1 > 0 and ends_sentence(made.old_tokens, i1) and not ends_sentence(made.new_tokens, j1):
        return None
    text = made.new_text(j1, j2)
    if folded(text) == folded(segment.target):
        return segment.target
    return tidied(text, segment.target) if likeness(segment.target, text) >= LEAST_LIKE else None


def _token_span(made: Diff, start: int, end: int) -> tuple[int, int]:
    inside = [n for n, token in enumerate(made.old_tokens) if start <= token.start and token.end <= end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _edge(made: Diff, i: int, *, label: bool, outermost: bool, right: bool = False) -> int | None:
    """Where the edge before old token `i` lies among the new tokens; None where that would be a guess.

    What was put in right at an edge belongs to the text's only segment there, else to the sentence that it begins.
    """
    if outermost and not label:
        return len(made.new_tokens) if right else 0
    for step in made.steps:
        if step.kept and step.i1 < i < step.i2:
            return step.j1 + i - step.i1
        if step.i1 < i < step.i2:
            return step.j1 if step.j1 == step.j2 else None
    ending = next((s for s in made.steps if s.i2 == i and s.i2 > s.i1), None)
    put_in = next((s for s in made.steps if s.i1 == s.i2 == i), None)
    if put_in is not None:
        return _beside(made, put_in, label)
    if ending is not None:
        return ending.j2
    return 0 if i == 0 else None


def _beside(made: Diff, put_in: Step, label: bool) -> int | None:
    """The edge beside words put in: before them, where they begin the sentence that follows."""
    if label or ends_sentence(made.new_tokens, put_in.j2) or not made.new_tokens[put_in.j1].text[0].isalnum():
        return None
    return put_in.j1
