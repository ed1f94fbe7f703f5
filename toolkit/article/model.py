"""What cleaning yields: an article and what was taken away from its page."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "body", "list", "caption", "table", "question", "answer"]
Script = Literal["Hans", "Hant"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article, in normalised Simplified Chinese.

    A table keeps one row a line and tabs between its cells, so that `text` is all there is to translate.
    """

    kind: Kind
    text: str
    speaker: str | None = None  # of a question or an answer; not part of `text`
    level: int = 0  # of a heading, 1 the highest

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Cells of a table, row by row."""
        return tuple(tuple(line.split("\t")) for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not article, as it stood on the page, and the reason."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned page. `date` is ISO (YYYY-MM-DD); `script` is that of the page, the text is Simplified."""

    title: str
    date: str | None
    source: str | None
    author: str | None
    script: Script
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...] = ()
    url: str | None = None
