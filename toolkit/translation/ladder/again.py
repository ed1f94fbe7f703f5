"""Told once more: the failed pairs first among the hints; or the English put into the Chinese."""

from collections.abc import Iterable, Sequence

from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.ladder.decoding import ask
from toolkit.translation.ladder.guard import choose
from toolkit.translation.ladder.state import HOW, Progress, Rung, State
from toolkit.translation.segmentation import Segment

Variant = tuple[str, tuple[Hint, ...]]  # source and hints to decode


def hint_again(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """For an engine that takes hints."""
    _try(states, [_reordered(state) for state in states], engine, "hint again")
    progress("telling the model again", len(states), len(states))


def substitute(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """For an engine that takes none: most copy English that stands in the Chinese."""
    _try(states, [_substituted(state) for state in states], engine, "substitute")
    progress("putting the English into the Chinese", len(states), len(states))


def _reordered(state: State) -> list[Variant]:
    missing = set(state.missing())
    failed = [Hint(m.source, m.target) for i, m in enumerate(state.segment.matches) if i in missing]
    hints = tuple(dict.fromkeys((*failed, *state.hints)))
    return [(state.segment.source, hints)] if hints != state.hints else []


def _substituted(state: State) -> list[Variant]:
    missing = state.missing()
    everything = range(len(state.segment.matches))
    sources = (
        put_in(state.segment, missing, " {} "),
        put_in(state.segment, missing, "“{}”"),
        put_in(state.segment, everything, " {} "),
    )
    return [(source, ()) for source in dict.fromkeys(sources) if source != state.segment.source]


def put_in(segment: Segment, indices: Iterable[int], form: str) -> str:
    """The segment's Chinese with the English of these matches in place of theirs."""
    text = segment.source
    for match in sorted((segment.matches[i] for i in indices), key=lambda m: -m.start):
        text = text[: match.start] + form.replace("{}", match.target) + text[match.end :]
    return " ".join(text.split())


def _try(states: Sequence[State], variants: Sequence[Sequence[Variant]], engine: Engine, rung: Rung) -> None:
    """Decode every variant of every segment in one batch and take the best that the guard lets pass."""
    jobs = [(state, source, hints) for state, own in zip(states, variants, strict=True) for source, hints in own]
    answers = ask(
        engine, [source for _, source, _ in jobs], [h for _, _, h in jobs], [s.segment.beginning for s, _, _ in jobs]
    )
    for state in states:
        own = [h for (owner, _, _), hypotheses in zip(jobs, answers, strict=True) if owner is state for h in hypotheses]
        best = choose(state, own)
        if best:
            state.take(best, HOW[rung])
