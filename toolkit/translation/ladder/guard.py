"""What a repair may not cost: every rung asks here before it takes a hypothesis."""

import re
from collections.abc import Sequence

from toolkit.alignment.model import Match
from toolkit.translation.defects import defects
from toolkit.translation.ladder.state import State
from toolkit.translation.model import Hypothesis
from toolkit.translation.verify import (
    approximated_places,
    forbidden_places,
    satisfied,
    satisfied_places,
    strange_numbers,
)

SHRINK, SWELL = 0.6, 1.7  # bounds on the length of a repaired text, against the text before
FAR_WORSE = 0.5  # mean log-probability a repair may lose against the text before
PHRASE = 5  # words that a text should not say again; four are formulas, such as “percent year on year”


def choose(state: State, options: Sequence[Hypothesis]) -> Hypothesis | None:
    """The best of the options that mend something and pass the guard."""
    good = [option for option in options if state.rank(option)[:2] < state.rank(state.best)[:2]]
    return min((option for option in good if acceptable(state, option)), key=state.rank, default=None)


def acceptable(state: State, option: Hypothesis) -> bool:
    """Whether a hypothesis costs nothing that the present English has.

    It may lose no satisfied match, add no defect, forbidden English, approximation or unexplained number, drop no
    required beginning, say nothing twice, keep its length and not be far less likely. An English with a defect (a
    loop, Chinese left, nothing at all) gives way to any with fewer.
    """
    source, matches, before = state.segment.source, state.segment.matches, state.best.text
    flaws, own_flaws = len(defects(source, option.text)), len(defects(source, before))
    if not option.text.startswith(state.segment.beginning) and before.startswith(state.segment.beginning):
        return False
    if flaws != own_flaws:
        return flaws < own_flaws
    longest = max((len(matches[i].target) for i in state.missing()), default=0)
    return (
        state.satisfied <= satisfied(matches, option.text)
        and len(forbidden_places(matches, option.text)) <= len(forbidden_places(matches, before))
        and len(approximated_places(source, matches, option.text)) <= len(approximated_places(source, matches, before))
        and len(strange_numbers(source, matches, option.text)) <= len(strange_numbers(source, matches, before))
        and repeated(option.text, matches) <= repeated(before, matches)
        and (own_flaws > 0 or SHRINK * len(before) <= len(option.text) <= SWELL * len(before) + longest)
        and option.score >= state.best.score - FAR_WORSE
    )


def repeated(text: str, matches: Sequence[Match] = ()) -> int:
    """How many phrases of five words stand again later in the text.

    The places of matches count as one word each, no two the same: required terms may share many words.
    """
    for place in sorted(satisfied_places(matches, text), key=lambda place: -place.start):
        text = f"{text[: place.start]}required{place.index}{text[place.end :]}"
    words = re.findall(r"\w+", text.lower())
    phrases = [tuple(words[i : i + PHRASE]) for i in range(len(words) - PHRASE + 1)]
    return len(phrases) - len(set(phrases))
