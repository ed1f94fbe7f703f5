"""The model's own sentence begun anew, with the required English where the model would have said it."""

from collections.abc import Sequence

from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder.decoding import ask
from toolkit.translation.ladder.guard import acceptable
from toolkit.translation.ladder.state import HOW, Progress, State
from toolkit.translation.model import Hypothesis
from toolkit.translation.verify import occurrences, satisfied

PREFIX_ROUNDS = 16  # a segment gets at most so many attempts at a repair


def force(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Match by match, likeliest place first, all segments in step."""
    for _ in range(PREFIX_ROUNDS):
        failing = [s for s in states if s.untried()]
        if not failing:
            return
        _round(failing, engine, progress)


def _round(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """For the first missing match of each segment: keep the text up to where the model would most likely have
    said it, append the required English, and let the model finish. The next likeliest place waits for a next round."""
    _find_points([state for state in states if not state.points], engine)
    ready = [state for state in states if state.points]
    wanted = [state.untried()[0] for state in ready]
    prefixes = [
        _prefix(s.best.text, s.points.pop(0), s.segment.matches[i].target) for s, i in zip(ready, wanted, strict=True)
    ]
    decoded = ask(engine, [s.segment.source for s in ready], [s.hints for s in ready], prefixes)
    for state, i, hypotheses in zip(ready, wanted, decoded, strict=True):
        if _mends(state, i, hypotheses[0]):
            state.take(hypotheses[0], HOW["prefix"])
            state.points = []
        elif not state.points:
            state.tried.add(i)
    progress("mending terms and numbers", sum(not state.untried() for state in states), len(states))


def _find_points(states: Sequence[State], engine: Engine) -> None:
    """Ask the engine for the places of each segment's first missing match; without any it cannot be mended."""
    if not states:
        return
    required = [state.segment.matches[state.untried()[0]].target for state in states]
    sources, texts = [s.segment.source for s in states], [s.best.text for s in states]
    found = list(engine.forcing_points(sources, [s.hints for s in states], texts, required))
    found += [()] * (len(states) - len(found))
    for state, points, english in zip(states, found, required, strict=False):
        standing = {start for start, _ in occurrences(english, state.best.text)}  # there already, for another match
        state.points = [p for p in points if p not in standing and 0 <= p <= len(state.best.text)]
        if not state.points:
            state.tried.add(state.untried()[0])


def _prefix(text: str, point: int, required: str) -> str:
    if point == 0:
        required = required[:1].upper() + required[1:]
    return text[:point] + required


def _mends(state: State, wanted: int, option: Hypothesis) -> bool:
    return wanted in satisfied(state.segment.matches, option.text) and acceptable(state, option)
