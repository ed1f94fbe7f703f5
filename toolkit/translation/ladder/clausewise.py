"""What a long sentence lost, its clauses say one by one: each goes up the first rungs as a sentence of its own."""

from collections.abc import Sequence

from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder import first, prefix
from toolkit.translation.ladder.guard import choose
from toolkit.translation.ladder.state import HOW, Progress, State, state_of
from toolkit.translation.model import Hypothesis
from toolkit.translation.segmentation import clauses
from toolkit.translation.tidying import append


def say_by_clause(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Translate clauses apart and join them, where that satisfies more."""
    parts = [[state_of(clause) for clause in clauses(state.segment)] for state in states]
    every = [part for own in parts if len(own) > 1 for part in own]
    if not every:
        return
    first.translate(every, engine, progress)
    first.rerank([part for part in every if part.failing], engine, progress)
    prefix.force([part for part in every if part.failing], engine, progress)
    for state, own in zip(states, parts, strict=True):
        if len(own) > 1:
            _take_joined(state, own)


def _take_joined(state: State, own: Sequence[State]) -> None:
    joined = ""
    for part in own:
        joined = append(joined, part.best.text)
    score = sum(part.best.score * len(part.segment.source) for part in own) / len(state.segment.source)
    option = choose(state, [Hypothesis(joined, score)])
    if option:
        hows = [part.how.get(i, "none") for part in own for i in range(len(part.segment.matches))]
        state.how = {i: how for i, how in enumerate(hows) if how != "none"}
        state.take(option, HOW["clauses"])
