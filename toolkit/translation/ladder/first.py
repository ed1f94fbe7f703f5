"""The first two rungs: decode everything once, greedily; what fails again with alternatives."""

from collections.abc import Sequence

from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder.decoding import decode
from toolkit.translation.ladder.guard import choose
from toolkit.translation.ladder.state import HOW, Progress, State

N_BEST = 4  # hypotheses a segment, and width of the beam


def translate(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """One hypothesis a segment; a match is "free" where the engine had no hint."""
    how = HOW["hint" if engine.takes_hints else "free"]
    for state, hypotheses in decode(states, engine, progress, "translating"):
        state.take(hypotheses[0], how)


def rerank(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """The hypotheses of a beam, which cost four times as much as one."""
    for state, hypotheses in decode(states, engine, progress, "looking for alternatives", N_BEST):
        state.reranked = True
        best = choose(state, hypotheses)
        if best:
            state.take(best, HOW["n-best"])
