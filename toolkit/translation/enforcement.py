"""The ladder by which matches get satisfied: hint, rerank, prefix, clause by clause; what stays wrong is reported.

All segments go up a rung in one batch, and only those still failing go up the next. No rung pastes text into a
translation: the model itself writes every sentence to its end, and `verify` alone says what is satisfied.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toolkit.alignment.model import Match
from toolkit.translation.defects import defects
from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.model import How, Hypothesis, Outcome, TranslatedSegment
from toolkit.translation.segmentation import Segment, clauses
from toolkit.translation.tidying import append, tidy
from toolkit.translation.verify import approximated_places, forbidden_places, occurrences, satisfied

N_BEST = 4  # hypotheses a segment, and width of the beam
PREFIX_ROUNDS = 16  # a segment gets at most so many attempts at a repair
BATCH = 32  # segments between two reports of progress
SHRINK, SWELL = 0.6, 1.7  # bounds on the length of a repaired text, against the text before

NOTHING = Hypothesis("", float("-inf"))

Progress = Callable[[str, int, int], None]  # rung, segments done, segments in all


@dataclass(slots=True)
class _State:
    """A segment on its way up the ladder."""

    segment: Segment
    hints: tuple[Hint, ...]
    best: Hypothesis = NOTHING
    satisfied: frozenset[int] = frozenset()
    how: dict[int, How] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)  # matches the prefix rung could not mend
    points: list[int] = field(default_factory=list)  # places left to try for the first missing match

    @property
    def flawed(self) -> bool:
        return bool(defects(self.segment.source, self.best.text))

    @property
    def failing(self) -> bool:
        return self.rank(self.best)[:2] > (0, 0)

    def take(self, hypothesis: Hypothesis, how: How) -> None:
        self.best = hypothesis
        self.satisfied = satisfied(self.segment.matches, hypothesis.text)
        self.how = {i: self.how.get(i, how) for i in self.satisfied}

    def missing(self) -> list[int]:
        return [i for i in range(len(self.segment.matches)) if i not in self.satisfied and i not in self.tried]

    def rank(self, hypothesis: Hypothesis) -> tuple[float, ...]:
        """Smaller is better: defects, then unsatisfied matches and forbidden English, then the model's doubt."""
        matches = self.segment.matches
        wrong = len(matches) - len(satisfied(matches, hypothesis.text))
        wrong += len(forbidden_places(matches, hypothesis.text))
        wrong += len(approximated_places(self.segment.source, matches, hypothesis.text))
        return (len(defects(self.segment.source, hypothesis.text)), wrong, -hypothesis.score)

    def result(self) -> TranslatedSegment:
        outcomes = tuple(
            Outcome(match, i in self.satisfied, self.how.get(i, "none")) for i, match in enumerate(self.segment.matches)
        )
        return TranslatedSegment(self.segment.source, self.best.text, self.best.score, outcomes)


def translate_enforced(
    segments: Sequence[Segment], engine: Engine, progress: Progress | None = None
) -> tuple[TranslatedSegment, ...]:
    """Translate segments so that as many matches as can be had are satisfied; one result a segment, in order."""
    states = [_State(segment, hints_for(segment.matches)) for segment in segments]
    _first_rungs([s for s in states if s.segment.source.strip()], engine, progress or _silent)
    _prefix_rungs(states, engine, progress or _silent)
    _clause_rung([s for s in states if s.failing], engine, progress or _silent)
    return tuple(state.result() for state in states)


def hints_for(matches: Sequence[Match]) -> tuple[Hint, ...]:
    """The distinct pairs of a segment, in the order of the Chinese."""
    return tuple(dict.fromkeys(Hint(match.source, match.target) for match in matches))


def _silent(rung: str, done: int, total: int) -> None:
    pass


def _first_rungs(states: list[_State], engine: Engine, progress: Progress) -> None:
    """Decode everything once, greedily; what fails again with alternatives, which cost four times as much. An
    alternative is taken if it has fewer defects or satisfies more; a match is "free" where the engine had no hint."""
    how: How = "hint" if engine.takes_hints else "free"
    for state, hypotheses in _decode(states, engine, progress, 1):
        state.take(hypotheses[0], how)
    for state, hypotheses in _decode([s for s in states if s.failing], engine, progress, N_BEST):
        best = min(hypotheses, key=state.rank)
        if state.rank(best)[:2] < state.rank(state.best)[:2]:
            state.take(best, "rerank")


def _prefix_rungs(states: list[_State], engine: Engine, progress: Progress) -> None:
    for _ in range(PREFIX_ROUNDS):
        failing = [s for s in states if s.missing()]
        if not failing:
            return
        _prefix_rung(failing, engine, progress)


def _clause_rung(states: list[_State], engine: Engine, progress: Progress) -> None:
    """What a long sentence lost, its clauses say one by one: each goes up the same rungs as a sentence of its own."""
    parts = [[_State(c, hints_for(c.matches)) for c in clauses(state.segment)] for state in states]
    every = [part for own in parts if len(own) > 1 for part in own]
    if not every:
        return
    _first_rungs(every, engine, progress)
    _prefix_rungs(every, engine, progress)
    for state, own in zip(states, parts, strict=True):
        joined = ""
        for part in own:
            joined = append(joined, part.best.text)
        score = sum(part.best.score * len(part.segment.source) for part in own) / len(state.segment.source)
        option = Hypothesis(joined, score)
        if len(own) > 1 and state.rank(option)[:2] < state.rank(state.best)[:2]:
            hows = [part.how.get(i, "none") for part in own for i in range(len(part.segment.matches))]
            state.how = {i: how for i, how in enumerate(hows) if how != "none"}
            state.take(option, "rerank")


def _prefix_rung(states: list[_State], engine: Engine, progress: Progress) -> None:
    """For the first missing match of each segment: keep the text up to where the model would most likely have
    said it, append the required English, and let the model finish. The next likeliest place waits for a next round."""
    _find_points([state for state in states if not state.points], engine)
    ready = [state for state in states if state.points]
    if not ready:
        return
    wanted = [state.missing()[0] for state in ready]
    prefixes = [
        _prefix(s.best.text, s.points.pop(0), s.segment.matches[i].target) for s, i in zip(ready, wanted, strict=True)
    ]
    decoded = engine.translate([s.segment.source for s in ready], [s.hints for s in ready], prefixes=prefixes)
    for state, i, hypotheses in zip(ready, wanted, map(_tidied, decoded), strict=True):
        if _acceptable(hypotheses[0], state, i):
            state.take(hypotheses[0], "prefix")
            state.points = []
        elif not state.points:
            state.tried.add(i)
    progress("mending terms and numbers", sum(not state.missing() for state in states), len(states))


def _find_points(states: list[_State], engine: Engine) -> None:
    """Ask the engine for the places of each segment's first missing match; without any it cannot be mended."""
    required = [state.segment.matches[state.missing()[0]].target for state in states]
    sources, texts = [s.segment.source for s in states], [s.best.text for s in states]
    found = engine.forcing_points(sources, [s.hints for s in states], texts, required)
    for state, points, english in zip(states, found, required, strict=True):
        standing = {start for start, _ in occurrences(english, state.best.text)}  # there already, for another match
        state.points = [point for point in points if point not in standing]
        if not state.points:
            state.tried.add(state.missing()[0])


def _prefix(text: str, point: int, required: str) -> str:
    if point == 0:
        required = required[:1].upper() + required[1:]
    return text[:point] + required


def _acceptable(option: Hypothesis, state: _State, wanted: int) -> bool:
    """A repair must bring the wanted match and lose none, add no defect or forbidden English, keep its length."""
    matches = state.segment.matches
    now = satisfied(matches, option.text)
    before, after = len(state.best.text), len(option.text)
    return (
        wanted in now
        and state.satisfied <= now
        and option.text.startswith(state.segment.beginning)
        and len(defects(state.segment.source, option.text)) <= len(defects(state.segment.source, state.best.text))
        and len(forbidden_places(matches, option.text)) <= len(forbidden_places(matches, state.best.text))
        and (SHRINK * before <= after <= SWELL * before + len(matches[wanted].target) or state.flawed)
    )


def _decode(
    states: list[_State], engine: Engine, progress: Progress, n_best: int
) -> list[tuple[_State, tuple[Hypothesis, ...]]]:
    """Decode in batches of like length, which pad little, reporting after each."""
    order = sorted(states, key=lambda s: len(s.segment.source))
    decoded: list[tuple[_State, tuple[Hypothesis, ...]]] = []
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        results = engine.translate(
            [s.segment.source for s in batch],
            [s.hints for s in batch],
            prefixes=[s.segment.beginning for s in batch],
            n_best=n_best,
        )
        decoded += zip(batch, map(_tidied, results), strict=True)
        progress("translating" if n_best == 1 else "looking for alternatives", len(decoded), len(order))
    return decoded


def _tidied(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Tidied before they are judged, so that what is verified is what is published."""
    return tuple(Hypothesis(tidy(h.text), h.score) for h in hypotheses)
