"""Batches for the engine, and its answers made safe to judge whatever engine it is."""

import math
import re
from collections.abc import Iterator, Sequence

from toolkit.translation.engines.base import Done, Engine, Hint
from toolkit.translation.ladder.state import NOTHING, Progress, State
from toolkit.translation.model import Hypothesis
from toolkit.translation.tidying import tidy

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # no Word file can hold them


def decode(
    states: Sequence[State], engine: Engine, progress: Progress, rung: str, n_best: int = 1
) -> Iterator[tuple[State, tuple[Hypothesis, ...]]]:
    """Hypotheses of each segment, all in one go, since engines are faster the more they have; progress meanwhile."""
    sources, beginnings = [s.segment.source for s in states], [s.segment.beginning for s in states]

    def heard(done: int) -> None:
        progress(rung, done, len(states))

    yield from zip(states, ask(engine, sources, [s.hints for s in states], beginnings, n_best, heard), strict=True)


def ask(
    engine: Engine,
    sources: Sequence[str],
    hints: Sequence[Sequence[Hint]],
    prefixes: Sequence[str],
    n_best: int = 1,
    progress: Done | None = None,
) -> list[tuple[Hypothesis, ...]]:
    """One non-empty tuple a source; tidied before they are judged, so that what is verified is what is published."""
    if not sources:
        return []
    answers = engine.translate(sources, hints, prefixes=prefixes, n_best=n_best, progress=progress)
    safe = [tuple(map(_safe, hypotheses)) or (NOTHING,) for hypotheses in answers]
    return safe if len(safe) == len(sources) else [NOTHING_AT_ALL] * len(sources)


NOTHING_AT_ALL = (NOTHING,)


def _safe(hypothesis: Hypothesis) -> Hypothesis:
    score = hypothesis.score if math.isfinite(hypothesis.score) else NOTHING.score
    return Hypothesis(tidy(_UNPRINTABLE.sub("", hypothesis.text)), score)
