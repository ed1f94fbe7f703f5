"""The translation memory: English that people have corrected or approved, found again by its Chinese."""

from toolkit.memory.model import Added, Comparison, FuzzyMatch, Level, MemoryEntry, Removed, Stats
from toolkit.memory.schema import default_path
from toolkit.memory.store import Memory

__all__ = (
    "Added",
    "Comparison",
    "FuzzyMatch",
    "Level",
    "Memory",
    "MemoryEntry",
    "Removed",
    "Stats",
    "default_path",
)
