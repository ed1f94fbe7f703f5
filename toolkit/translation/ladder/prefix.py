"""The model's own sentence begun anew, with the required English where the model would have said it."""

from collections.abc import Sequence

from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder.decoding import ask
from toolkit.translation.ladder.guard import acceptable
from toolkit.translation.ladder.placing import is_far, is_near
from toolkit.translation.ladder.state import HOW, Progress, State
from toolkit.translation.model import Hypothesis
from toolkit.translation.verify import occurrences, satisfied_places

PREFIX_ROUNDS = 16  # of attempts, two for each missing match
POINTS = 3  # places tried for a match


def force(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Match by match, all segments in step: first at the likeliest place, then at the others in one batch."""
    for _ in range(PREFIX_ROUNDS):
        failing = [s for s in states if s.untried()]
        if not failing:
            return
        _round(failing, engine, progress)


def _round(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """For the first missing match of each segment: keep the text up to where the model would most likely have
    said it, append the required English, and let the model finish."""
    fresh = [state for state in states if not state.points]
    _find_points(fresh, engine)
    first = set(map(id, fresh))
    attempts = [(s, s.points[:1] if id(s) in first else s.points) for s in states if s.points]
    jobs = [(s, _prefix(s, point)) for s, points in attempts for point in points]
    answers = iter(ask(engine, [s.segment.source for s, _ in jobs], [s.hints for s, _ in jobs], [p for _, p in jobs]))
    for state, points in attempts:
        state.points = state.points[len(points) :]
        _settle(state, [next(answers)[0] for _ in points])
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
        state.points = _in_place(state, [p for p in points if p not in standing and 0 <= p <= len(state.best.text)])
        if not state.points:
            state.tried.add(state.untried()[0])


def _in_place(state: State, points: Sequence[int]) -> list[int]:
    """Those at which the first missing match may stand, the likely ones first that agree with the Chinese order."""
    matches, wanted = state.segment.matches, state.untried()[0]
    places = satisfied_places(matches, state.best.text)
    able = [point for point in points if not is_far(state.segment, wanted, point, places)]
    return sorted(able, key=lambda point: not is_near(matches, wanted, point, places))[:POINTS]


def _prefix(state: State, point: int) -> str:
    required = state.segment.matches[state.untried()[0]].target
    if point == 0:
        required = required[:1].upper() + required[1:]
    return state.best.text[:point] + required


def _settle(state: State, options: Sequence[Hypothesis]) -> None:
    """Take the best option that mends the match; without one, and without places left, the match is given up."""
    wanted, matches = state.untried()[0], state.segment.matches
    good: list[tuple[bool, float, Hypothesis]] = []
    for option in options:
        places = satisfied_places(matches, option.text)
        at = next((place.start for place in places if place.index == wanted), None)
        if at is not None and not is_far(state.segment, wanted, at, places) and acceptable(state, option):
            good.append((is_near(matches, wanted, at, places), option.score, option))
    if good:
        state.take(max(good, key=lambda each: each[:2])[2], HOW["prefix"])
        state.points = []
    elif not state.points:
        state.tried.add(wanted)
