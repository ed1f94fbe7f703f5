"""Corrections into the translation memory."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.review.model import Correction

if TYPE_CHECKING:
    from toolkit.memory import Added, MemoryEntry


def entries(corrections: Iterable[Correction], origin: str) -> "list[MemoryEntry]":
    """The entries of corrections: each changed segment, and the whole paragraph where nothing of it is in doubt."""
    from toolkit.memory import MemoryEntry

    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    made = []
    for correction in corrections:
        paragraph = correction.paragraph
        segments = [(segment.source, new) for segment, new in correction.segments if segment.source.strip()]
        made += [MemoryEntry(source, new, origin, now, "segment") for source, new in segments]
        whole = (paragraph.source, correction.new)
        if correction.complete and paragraph.kind != "table" and paragraph.source.strip() and whole not in segments:
            made.append(MemoryEntry(*whole, origin, now, "paragraph"))
    return made


def store(corrections: Iterable[Correction], origin: str, memory: Path | None = None) -> "Added":
    """Put corrections into the memory at a path, or into the default one. Raises the memory's ToolkitError."""
    from toolkit.memory import Memory, default_path

    with Memory.open(memory or default_path()) as opened:
        return opened.add(entries(corrections, origin))
