"""The English put into the Chinese in place of what failed: most engines copy it."""

from collections.abc import Iterable, Sequence

from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.ladder.decoding import ask
from toolkit.translation.ladder.guard import choose
from toolkit.translation.ladder.state import HOW, Progress, State, hints_for
from toolkit.translation.segmentation import Segment

Variant = tuple[str, tuple[Hint, ...]]  # source and hints to decode


def substitute(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Decode every variant of every segment in one batch and take the best that the guard lets pass."""
    jobs = [(state, source, hints) for state in states for source, hints in _variants(state)]
    answers = ask(
        engine, [source for _, source, _ in jobs], [h for _, _, h in jobs], [s.segment.beginning for s, _, _ in jobs]
    )
    for state in states:
        own = [h for (owner, _, _), hypotheses in zip(jobs, answers, strict=True) if owner is state for h in hypotheses]
        best = choose(state, own)
        if best:
            state.take(best, HOW["substitute"])
    progress("putting the English into the Chinese", len(states), len(states))


def _variants(state: State) -> list[Variant]:
    segment, missing = state.segment, state.missing()
    if not missing:
        return []
    others = hints_for([match for i, match in enumerate(segment.matches) if i not in missing])
    everything = put_in(segment, range(len(segment.matches)), " {} ")
    told = [(put_in(segment, missing, form), others) for form in (" {} ", "“{}”")]
    return list(dict.fromkeys([*told, (everything, ())]))


def put_in(segment: Segment, indices: Iterable[int], form: str) -> str:
    """The segment's Chinese with the English of these matches in place of theirs."""
    text = segment.source
    for match in sorted((segment.matches[i] for i in indices), key=lambda m: -m.start):
        text = text[: match.start] + form.replace("{}", match.target) + text[match.end :]
    return " ".join(text.split())
