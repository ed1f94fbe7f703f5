"""The ladder by which matches get satisfied. What no rung can mend is reported.

All segments go up a rung in one batch, and only those still failing go up the next. The rungs are in `ladder/`;
one guard there decides what a repair may cost, and `verify` alone says what is satisfied. Their order is by what a
match won costs (`toolkit evaluate --by-rung`): for an engine that takes hints a beam is the dearest, so only missing
numbers are looked for there; for one that decodes with a beam anyway its alternatives cost nothing.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder import clausewise, first, order, placing, prefix, replacing, substitution
from toolkit.translation.ladder.first import N_BEST
from toolkit.translation.ladder.prefix import PREFIX_ROUNDS
from toolkit.translation.ladder.state import Progress, Rung, State, hints_for, state_of
from toolkit.translation.model import TranslatedSegment
from toolkit.translation.segmentation import Segment

__all__ = ["N_BEST", "PREFIX_ROUNDS", "Climb", "Progress", "RungRecord", "climb", "hints_for", "translate_enforced"]

Step = Callable[[Sequence[State], Engine, Progress], None]
Segments = Callable[[State], bool]  # which of those that fail a rung is for


def _any(state: State) -> bool:
    return True


def _number_or_flaw(state: State) -> bool:
    """A number forced into a sentence may say it of the wrong thing, so the model's own alternatives come first."""
    return state.misses_number or state.flawed


def _not_reranked(state: State) -> bool:
    return not state.reranked


WITH_HINTS: tuple[tuple[Rung, Segments, Step], ...] = (
    ("hint", _any, first.translate),
    ("n-best", _number_or_flaw, first.rerank),
    ("prefix", _any, prefix.force),
    ("substitute", _any, substitution.substitute),
    ("clauses", _any, clausewise.say_by_clause),
    ("n-best, rest", _not_reranked, first.rerank),
    ("replace", _any, replacing.replace_renderings),
)
WITHOUT_HINTS: tuple[tuple[Rung, Segments, Step], ...] = (
    ("free", _any, first.translate),
    ("n-best", _any, first.rerank),
    ("substitute", _any, substitution.substitute),
    ("prefix", _any, prefix.force),
    ("clauses", _any, clausewise.say_by_clause),
    ("replace", _any, replacing.replace_renderings),
)

# for sentences that are whole: whether each number is said of the right thing
FINISHING: tuple[tuple[Rung, Segments, Step], ...] = (
    ("order", order.has_exchanges, order.put_in_order),
    ("place", placing.has_repaired_numbers, placing.doubt_far),
)


@dataclass(frozen=True, slots=True)
class RungRecord:
    """What one rung did: segments that reached it, matches satisfied after it less those before, its time."""

    rung: Rung
    segments: int
    won: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Climb:
    """The results, one a segment in order, and what each rung did for them."""

    results: tuple[TranslatedSegment, ...]
    rungs: tuple[RungRecord, ...]


def translate_enforced(
    segments: Sequence[Segment], engine: Engine, progress: Progress | None = None
) -> tuple[TranslatedSegment, ...]:
    """Translate segments so that as many matches as can be had are satisfied; one result a segment, in order."""
    return climb(segments, engine, progress).results


def climb(segments: Sequence[Segment], engine: Engine, progress: Progress | None = None) -> Climb:
    """The same, with what each rung did."""
    states = [state_of(segment) for segment in segments]
    records = []
    left = spoken = [state for state in states if state.segment.source.strip()]
    for rung, concerns, step in WITH_HINTS if engine.takes_hints else WITHOUT_HINTS:
        records.append(_take_step(rung, step, [s for s in left if concerns(s)], engine, progress or _silent))
        left = [state for state in left if state.failing]
    for rung, concerns, step in FINISHING:
        records.append(_take_step(rung, step, [s for s in spoken if concerns(s)], engine, progress or _silent))
    return Climb(tuple(state.result() for state in states), tuple(records))


def _take_step(rung: Rung, step: Step, going: Sequence[State], engine: Engine, progress: Progress) -> RungRecord:
    began, before = time.monotonic(), _satisfied(going)
    if going:
        step(going, engine, progress)
    return RungRecord(rung, len(going), _satisfied(going) - before, time.monotonic() - began)


def _satisfied(states: Sequence[State]) -> int:
    return sum(len(state.satisfied) for state in states)


def _silent(rung: str, done: int, total: int) -> None:
    pass
