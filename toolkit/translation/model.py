"""What translation yields: segments, their English, and the fate of every match in them."""

from dataclasses import dataclass
from typing import Literal

from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph

How = Literal["free", "hint", "rerank", "prefix", "align", "none"]
REPAIRED: tuple[How, ...] = ("rerank", "prefix", "align")  # brought in English that the model had not written by itself
FromMemory = Literal["no", "exact", "adapted"]  # adapted: a remembered sentence with other terms or figures put in


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One English rendering of a segment; `score` is the mean log-probability of its tokens."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a match is satisfied in the English, and which rung of the ladder did it ("none": unsatisfied)."""

    match: Match  # offsets in the source of the segment or paragraph that holds the outcome
    satisfied: bool
    how: How
    doubted: bool = False  # of a number: whether it may be said of the wrong thing


@dataclass(frozen=True, slots=True)
class TranslatedSegment:
    """A segment and its English. `score` is that of the hypothesis; `start` is where `target` begins in the
    paragraph's English, which may capitalise its first letter."""

    source: str
    target: str
    score: float
    outcomes: tuple[Outcome, ...] = ()
    start: int = 0
    memory: FromMemory = "no"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reviewer should see. `start`/`end` count characters of the paragraph's English, so that
    the brief can hang a comment on the very words; None: the whole paragraph. `paragraph` None: the title."""

    check: str
    severity: Literal["error", "warning", "note"]
    message: str
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class TranslatedParagraph:
    """A paragraph beside its English; of a table, `target` has the same rows (lines) and cells (tabs)."""

    paragraph: Paragraph
    target: str
    speaker: str | None = None  # in English
    outcomes: tuple[Outcome, ...] = ()
    segments: tuple[TranslatedSegment, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """An article in English, ready for a brief. `paragraphs` follow those of `article` one to one."""

    article: Article
    title: TranslatedParagraph
    paragraphs: tuple[TranslatedParagraph, ...]
    findings: tuple[Finding, ...]
    signature: str  # names toolkit version, engine, model hash, glossary hash and settings
    source: str | None = None  # the publication's name in English
    author: str | None = None  # in English
