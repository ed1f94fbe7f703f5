"""What enforcement does for whole pages: each is translated twice, plainly and with the whole ladder.

No reference English is needed: terms, numbers and names are what alignment finds. A measurement is reproducible by the
signature of the run that goes with it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.alignment.align import Alignment, align
from toolkit.alignment.terms import TermMatcher
from toolkit.article.model import Article
from toolkit.quality.audit import audit, of_segments
from toolkit.quality.checks import review
from toolkit.quality.report import Count, count
from toolkit.translation.article import Translate, translate_article
from toolkit.translation.enforcement import Progress, RungRecord, climb
from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder import first
from toolkit.translation.ladder.state import state_of
from toolkit.translation.model import TranslatedArticle, TranslatedSegment
from toolkit.translation.segmentation import Segment


@dataclass(frozen=True, slots=True)
class Way:
    """One way to translate: what came of it, and how long it took (translation alone, without cleaning)."""

    terms: Count
    quantities: Count
    names: Count
    findings: Mapping[str, int]  # by check, the frequent ones first
    unreported: int  # matches called satisfied that an independent scorer does not find in the English
    seconds: float


@dataclass(frozen=True, slots=True)
class PageScores:
    """A page, or several as one. `characters` and `segments` count what there was to translate, labels included."""

    name: str
    pages: int
    characters: int
    segments: int
    plain: Way  # one greedy decoding, with hints
    enforced: Way  # the whole ladder
    rungs: tuple[RungRecord, ...]
    rows: tuple[tuple[str, str, str], ...]  # Chinese, plain English and enforced English of each segment in the brief

    def seconds_a_thousand(self, way: Way) -> float:
        """Seconds for a thousand characters of Chinese."""
        return 1000 * way.seconds / max(1, self.characters)

    @property
    def slower(self) -> float:
        """How many times as long the ladder takes as plain translation."""
        return self.enforced.seconds / self.plain.seconds if self.plain.seconds else 1.0


def measure(
    name: str, article: Article, engine: Engine, matcher: TermMatcher, progress: Progress | None = None
) -> PageScores:
    """Translate one article both ways and count."""
    alignment = align(article, matcher)
    seen: list[Segment] = []
    rungs: list[RungRecord] = []

    def ladder(segments: Sequence[Segment], engine: Engine, progress: Progress | None) -> tuple[TranslatedSegment, ...]:
        climbed = climb(segments, engine, progress)
        seen.extend(segments)
        rungs.extend(climbed.rungs)
        return climbed.results

    plain, plain_english = _way(article, alignment, engine, progress, first_rung)
    enforced, enforced_english = _way(article, alignment, engine, progress, ladder)
    return PageScores(
        name=name,
        pages=1,
        characters=sum(len(segment.source) for segment in seen),
        segments=len(seen),
        plain=plain,
        enforced=enforced,
        rungs=tuple(rungs),
        rows=tuple((p.source, p.target, e.target) for p, e in zip(plain_english, enforced_english, strict=True)),
    )


def first_rung(segments: Sequence[Segment], engine: Engine, progress: Progress | None) -> list[TranslatedSegment]:
    """Plain translation: hints, one greedy decoding, nothing mended."""
    states = [state_of(segment) for segment in segments]
    first.translate([s for s in states if s.segment.source.strip()], engine, progress or (lambda *_: None))
    return [state.result() for state in states]


def together(scores: Sequence[PageScores]) -> PageScores:
    """Several pages as one."""
    return PageScores(
        name="all",
        pages=sum(s.pages for s in scores),
        characters=sum(s.characters for s in scores),
        segments=sum(s.segments for s in scores),
        plain=_sum_of_ways([s.plain for s in scores]),
        enforced=_sum_of_ways([s.enforced for s in scores]),
        rungs=_summed(record for s in scores for record in s.rungs),
        rows=tuple(row for s in scores for row in s.rows),
    )


def _way(
    article: Article, alignment: Alignment, engine: Engine, progress: Progress | None, translate: Translate
) -> tuple[Way, list[TranslatedSegment]]:
    began = time.monotonic()
    translated = translate_article(article, alignment, engine, progress, translate=translate)
    seconds = time.monotonic() - began
    segments = _segments(translated)
    outcomes = [outcome for segment in segments for outcome in segment.outcomes]
    way = Way(
        terms=count(outcomes, "term"),
        quantities=count(outcomes, "quantity"),
        names=count(outcomes, "name"),
        findings=_by_frequency(Counter(finding.check for finding in review(translated).findings)),
        unreported=len(audit(of_segments(segments))),
        seconds=seconds,
    )
    return way, segments


def _segments(translated: TranslatedArticle) -> list[TranslatedSegment]:
    return [segment for paragraph in (translated.title, *translated.paragraphs) for segment in paragraph.segments]


def _sum_of_ways(ways: Sequence[Way]) -> Way:
    return Way(
        terms=_sum_of_counts(ways, lambda way: way.terms),
        quantities=_sum_of_counts(ways, lambda way: way.quantities),
        names=_sum_of_counts(ways, lambda way: way.names),
        findings=_by_frequency(sum((Counter(way.findings) for way in ways), Counter[str]())),
        unreported=sum(way.unreported for way in ways),
        seconds=sum(way.seconds for way in ways),
    )


def _sum_of_counts(ways: Sequence[Way], of: Callable[[Way], Count]) -> Count:
    return Count(sum(of(way).matched for way in ways), sum(of(way).satisfied for way in ways))


def _by_frequency(findings: Counter[str]) -> Mapping[str, int]:
    return dict(findings.most_common())


def _summed(records: Iterable[RungRecord]) -> tuple[RungRecord, ...]:
    """One record a rung, in the order of the ladder."""
    sums: dict[str, RungRecord] = {}
    for r in records:
        old = sums.get(r.rung, RungRecord(r.rung, 0, 0, 0.0))
        sums[r.rung] = RungRecord(r.rung, old.segments + r.segments, old.won + r.won, old.seconds + r.seconds)
    return tuple(sums.values())
