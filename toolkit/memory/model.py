"""Records of the translation memory."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from toolkit.errors import TranslationMemoryError

Level = Literal["segment", "paragraph"]
LEVELS: tuple[Level, ...] = ("segment", "paragraph")


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """Chinese and the English that somebody decided for it."""

    source: str
    target: str
    origin: str  # where it came from: a reviewed brief, an imported file
    created: str  # ISO date and time; kept in UTC to the second
    level: Level


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """An entry whose Chinese resembles what was asked for; `score` 0 to 1, 1: the same."""

    entry: MemoryEntry
    score: float


@dataclass(frozen=True, slots=True)
class Added:
    """What adding entries did, in numbers. `changed`: took the place of other English; `same`: there already;
    `older`: kept as history only, since a newer entry says otherwise."""

    new: int
    changed: int
    same: int
    older: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What adding entries would do; `changed` has (present, incoming) pairs."""

    new: tuple[MemoryEntry, ...]
    changed: tuple[tuple[MemoryEntry, MemoryEntry], ...]
    same: int
    older: tuple[MemoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """What pruning removed, or would remove."""

    current: int
    history: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds. `origins` has (origin, entries) pairs, the largest first."""

    segments: int
    paragraphs: int
    history: int
    origins: tuple[tuple[str, int], ...]
    oldest: str | None
    newest: str | None
    fingerprint: str


def utc(created: str) -> str:
    """An ISO date and time in UTC to the second; without a zone it is taken as UTC. Raises TranslationMemoryError."""
    try:
        moment = datetime.fromisoformat(created)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise TranslationMemoryError(
            f"'{created}' is no date and time; write it as 2026-05-31 or 2026-05-31T08:00:00Z."
        ) from error
    return moment.replace(microsecond=0).isoformat()
