"""Plain text, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.alignment.align import align_lines
from toolkit.alignment.terms import TermMatcher
from toolkit.article.normalise import normalise
from toolkit.translation.article import cut_line, recalled, translate_texts
from toolkit.translation.enforcement import Progress
from toolkit.translation.engines.base import Engine
from toolkit.translation.model import Outcome, TranslatedSegment
from toolkit.translation.recall import Recall


@dataclass(frozen=True, slots=True)
class TranslatedLine:
    """A line as it came, its English, and its segments; a blank line has a blank target and no segment."""

    source: str
    target: str
    segments: tuple[TranslatedSegment, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(outcome for segment in self.segments for outcome in segment.outcomes)

    @property
    def score(self) -> float | None:
        """Mean log-probability of the segments' tokens, weighted by length; None where nothing was decoded."""
        weights = [len(segment.source) for segment in self.segments]
        total = sum(weights)
        return sum(s.score * w for s, w in zip(self.segments, weights, strict=True)) / total if total else None


def translate_lines(
    lines: Sequence[str],
    matcher: TermMatcher,
    engine: Engine,
    progress: Progress | None = None,
    recall: Recall | None = None,
    *,
    together: bool = True,
) -> list[TranslatedLine]:
    """Translate lines as one batch; each stays on its own line, whatever it holds.

    `together`: they are one document, in which a term has one English.
    """
    texts = [normalise(line) for line in lines]
    aligned = zip(texts, align_lines(texts, matcher), strict=True)
    cut = [recalled(cut_line(text, matches), recall) for text, matches in aligned]
    done = translate_texts(cut, engine, progress, recall, together=together)
    return [TranslatedLine(line, target, segments) for line, (target, segments) in zip(lines, done, strict=True)]
