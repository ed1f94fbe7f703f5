"""Corrections into the translation memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from toolkit.memory import Added, Level, Memory, MemoryEntry, default_path
from toolkit.review.model import Correction, Problem
from toolkit.review.typography import bare, folded


def store(corrections: Sequence[Correction], origin: str, memory: Path | None = None) -> Added:
    """Put corrections into the memory at a path, or into the default one. Raises TranslationMemoryError."""
    with Memory.open(memory or default_path()) as opened:
        return opened.add(entries(corrections, origin), renew=True)


def entries(corrections: Sequence[Correction], origin: str) -> list[MemoryEntry]:
    """Each changed segment, and the whole paragraph where nothing of it is in doubt; contradictions are left out."""
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    left_out = {(bare(source), level) for source, level, _ in _contradicted(corrections)}
    return [
        MemoryEntry(source, target, origin, now, level)
        for source, target, level, _ in _texts(corrections)
        if (bare(source), level) not in left_out
    ]


def contradictions(corrections: Sequence[Correction]) -> tuple[Problem, ...]:
    """The same Chinese corrected to different English in several places; a person must decide which one holds."""
    return tuple(
        Problem(ids[0], "conflict", f"the same Chinese was corrected differently in {', '.join(ids)}; not stored.")
        for _, _, ids in _contradicted(corrections)
    )


def _contradicted(corrections: Sequence[Correction]) -> Iterator[tuple[str, Level, list[str]]]:
    found: dict[tuple[str, Level], list[tuple[str, str, str]]] = defaultdict(list)
    for source, target, level, place in _texts(corrections):
        found[bare(source), level].append((source, folded(target), place))
    for (_, level), held in found.items():
        if len({target for _, target, _ in held}) > 1:
            yield held[0][0], level, [place for *_, place in held]


def _texts(corrections: Iterable[Correction]) -> Iterator[tuple[str, str, Level, str]]:
    """Chinese, English, level and id of all that corrections hold."""
    for correction in corrections:
        paragraph = correction.paragraph
        pairs = [(segment.source, new) for segment, new in correction.segments]
        for segment, new in correction.segments:
            if segment.source.strip():
                yield segment.source, new, "segment", segment.id
        whole = (paragraph.source, correction.new)
        if correction.complete and paragraph.kind != "table" and paragraph.source.strip() and whole not in pairs:
            yield *whole, "paragraph", paragraph.id
