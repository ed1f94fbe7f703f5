"""What alignment yields: stretches of Chinese whose English is already decided."""

from dataclasses import dataclass, replace
from typing import Literal

MatchKind = Literal["term", "quantity", "name"]


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text and the English it must have. Terms, quantities and names look alike, so that
    one mechanism hints, verifies and enforces them all.

    `source` is text[start:end]; offsets count characters of the text searched.
    """

    kind: MatchKind
    source: str
    target: str
    start: int
    end: int
    variants: tuple[str, ...] = ()  # other English that satisfies the match
    forbidden: tuple[str, ...] = ()  # English that must not stand for this source
    domain: str = ""  # of the glossary entry; for quantities and names what they are ("money", "date", "person")
    short: str = ""  # English short form of the glossary entry, which satisfies the match too

    @property
    def accepted(self) -> tuple[str, ...]:
        """All English that satisfies the match, the preferred form first."""
        return (self.target, *self.variants, self.short) if self.short else (self.target, *self.variants)

    def moved(self, by: int) -> "Match":
        """The same match in a text that begins so many characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)
