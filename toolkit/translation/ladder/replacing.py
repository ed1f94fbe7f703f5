"""The last resort: the model's own rendering of a match, where it is plain which words those are, is replaced.

Evidence that counts: words that the model gives for the bare Chinese, or words that the glossary forbids for it,
standing once in the English and not serving another match; or the only number there that nothing explains.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.alignment.model import Match
from toolkit.translation.engines.base import Engine
from toolkit.translation.fitting import replaced
from toolkit.translation.ladder.decoding import ask
from toolkit.translation.ladder.guard import acceptable
from toolkit.translation.ladder.state import HOW, Progress, State
from toolkit.translation.model import Hypothesis
from toolkit.translation.tidying import tidy
from toolkit.translation.verify import occurrences, satisfied, satisfied_places, strange_numbers

RENDERINGS = 4  # hypotheses for the bare Chinese of a match
SHORTEST = 4  # letters of a rendering that says enough to be found by

Span = tuple[int, int]

_MAGNITUDE = re.compile(r"(?:\s+(?:hundred|thousand|million|billion|trillion))*")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def replace_renderings(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Mend what is still missing, where the evidence is good; leave the rest to be reported."""
    bare = _renderings([s.segment.matches[i] for s in states for i in s.missing()], engine)
    for state in states:
        for index in state.missing():
            option = _option(state, index, bare.get(state.segment.matches[index].source, ()))
            if option:
                state.take(option, HOW["replace"])
    progress("replacing words", len(states), len(states))


def _renderings(matches: Sequence[Match], engine: Engine) -> dict[str, tuple[str, ...]]:
    """What the engine itself makes of each bare Chinese."""
    sources = list(dict.fromkeys(match.source for match in matches if match.kind != "quantity"))
    answers = ask(engine, sources, [()] * len(sources), [""] * len(sources), RENDERINGS)
    return {
        source: tuple(dict.fromkeys(_ARTICLE.sub("", hypothesis.text).rstrip(" .!;,") for hypothesis in hypotheses))
        for source, hypotheses in zip(sources, answers, strict=True)
    }


def _option(state: State, index: int, renderings: Sequence[str]) -> Hypothesis | None:
    matches, text = state.segment.matches, state.best.text
    taken = [(p.start, p.end) for p in satisfied_places(matches, text)]
    for start, end in _spans(state, matches[index], renderings):
        if any(a < end and start < b for a, b in taken):
            continue
        option = Hypothesis(tidy(replaced(text, start, end, matches[index].target)), state.best.score)
        if index in satisfied(matches, option.text) and acceptable(state, option):
            return option
    return None


def _spans(state: State, match: Match, renderings: Sequence[str]) -> Iterator[Span]:
    """Where the match's own words stand, best evidence first."""
    text = state.best.text
    if match.kind == "quantity":
        yield from _number(state, match)
        return
    for form in (*match.forbidden, *renderings):
        if len(form) < SHORTEST:
            continue
        found = occurrences(form, text) or occurrences(form[:1].lower() + form[1:], text)
        if len(found) == 1:
            yield found[0]


def _number(state: State, match: Match) -> Iterator[Span]:
    """The only number that nothing explains, or only the digits of this match do, if the same unit follows."""
    matches, text = state.segment.matches, state.best.text
    taken = [(p.start, p.end) for p in satisfied_places(matches, text)]
    suspects = strange_numbers(state.segment.source, matches, text)
    suspects += [
        number.span()
        for number in _DIGITS.finditer(text)
        if number[0] in _DIGITS.findall(match.source)
        and number.span() not in suspects
        and not any(a < number.end() and number.start() < b for a, b in taken)
    ]
    if len(suspects) != 1 or sum(matches[i].kind == "quantity" for i in state.missing()) != 1:
        return
    start, end = suspects[0]
    magnitude = _MAGNITUDE.match(text, end)
    end = magnitude.end() if magnitude else end
    parts = re.fullmatch(r"[\d.,]+(?:\s+(?:hundred|thousand|million|billion|trillion))*(\D*)", match.target)
    if parts and text[end:].startswith(parts[1]) and text[end + len(parts[1]) :][:1] not in ("-", "%"):
        yield start, end + len(parts[1])
