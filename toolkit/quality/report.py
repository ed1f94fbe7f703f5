"""What a run says of itself: per page, and for scripts as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.alignment.model import MatchKind
from toolkit.quality.consistency import FormUse, differing, forms_used
from toolkit.translation.model import Finding, Outcome, TranslatedArticle


@dataclass(frozen=True, slots=True)
class Count:
    """How many matches there were and how many are satisfied in the English."""

    matched: int
    satisfied: int


@dataclass(frozen=True, slots=True)
class FromMemory:
    """Segments whose English the translation memory gave: as it stands there, or with other terms or figures."""

    exact: int
    adapted: int

    @property
    def segments(self) -> int:
        return self.exact + self.adapted


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page of a run."""

    input: str
    output: Path
    title: str  # in English
    segments: int
    terms: Count
    quantities: Count
    names: Count
    findings: tuple[Finding, ...]
    seconds: float
    signature: str
    memory: FromMemory = FromMemory(0, 0)
    forms: tuple[FormUse, ...] = ()  # English of terms, for comparison with other pages

    @property
    def unsatisfied(self) -> int:
        """Matches that are not satisfied."""
        return sum(count.matched - count.satisfied for count in (self.terms, self.quantities, self.names))

    def as_json(self) -> dict[str, Any]:
        """One element of `articles` in the output of `toolkit run --json`."""
        record = asdict(self) | {"output": str(self.output), "seconds": round(self.seconds, 2)}
        del record["signature"], record["forms"]
        return record


def report(page: str, output: Path, translated: TranslatedArticle, seconds: float) -> PageReport:
    """Count what a translated article holds."""
    whole = (translated.title, *translated.paragraphs)
    outcomes = [outcome for paragraph in whole for outcome in paragraph.outcomes]
    return PageReport(
        input=page,
        output=output,
        title=translated.title.target,
        segments=sum(len(paragraph.segments) for paragraph in whole),
        terms=count(outcomes, "term"),
        quantities=count(outcomes, "quantity"),
        names=count(outcomes, "name"),
        findings=translated.findings,
        seconds=seconds,
        signature=translated.signature,
        memory=from_memory(translated),
        forms=forms_used(translated),
    )


def from_memory(translated: TranslatedArticle) -> FromMemory:
    """Count the segments that the memory gave."""
    ways = [s.memory for paragraph in (translated.title, *translated.paragraphs) for s in paragraph.segments]
    return FromMemory(ways.count("exact"), ways.count("adapted"))


def count(outcomes: Iterable[Outcome], kind: MatchKind) -> Count:
    """Matches of one kind, and those satisfied."""
    of_kind = [outcome for outcome in outcomes if outcome.match.kind == kind]
    return Count(len(of_kind), sum(outcome.satisfied for outcome in of_kind))


def run_json(reports: Sequence[PageReport], failed: Sequence[tuple[str, str]], signature: str) -> dict[str, Any]:
    """The whole of `toolkit run --json`; `failed` has (page, error) pairs."""
    return {
        "articles": [r.as_json() for r in reports],
        "failed": [{"input": page, "error": error} for page, error in failed],
        "inconsistent": {source: list(forms) for source, forms in differing(r.forms for r in reports).items()},
        "signature": signature,
    }
