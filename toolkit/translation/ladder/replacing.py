"""The last resort: the model's own rendering of a match, where it is plain which words those are, is replaced.

Evidence that counts: words that the model gives for the bare Chinese, or words that the glossary forbids for it,
standing once in the English and not serving another match; or the only number there that nothing explains, if its
digits are those that are wanted. The engine must not find the new English far less likely.
"""

import math
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
            option = _option(state, index, bare.get(state.segment.matches[index].source, ()), engine)
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


def _option(state: State, index: int, renderings: Sequence[str], engine: Engine) -> Hypothesis | None:
    matches, text = state.segment.matches, state.best.text
    taken = [(p.start, p.end) for p in satisfied_places(matches, text)]
    for start, end in _spans(state, matches[index], renderings):
        if any(a < end and start < b for a, b in taken):
            continue
        english = tidy(replaced(text, start, end, matches[index].target))
        option = Hypothesis(english, state.best.score + _gained(state, english, engine))
        if index in satisfied(matches, option.text) and acceptable(state, option):
            return option
    return None


def _gained(state: State, english: str, engine: Engine) -> float:
    """By how much likelier the engine finds the English than what stands; 0 from an engine that cannot tell."""
    both = (state.best.text, english)
    scores = engine.score([state.segment.source] * 2, [state.hints] * 2, both)
    return scores[1] - scores[0] if len(scores) == len(both) and all(map(math.isfinite, scores)) else 0.0


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
    """The only number that nothing explains, if it is this one with its point or magnitude wrong (386 million for
    38.6亿); or the digits of this match alone, if the same unit follows."""
    matches, text = state.segment.matches, state.best.text
    if sum(matches[i].kind == "quantity" for i in state.missing()) != 1:
        return
    taken = [(p.start, p.end) for p in satisfied_places(matches, text)]
    wanted = {_significant(digits) for digits in _DIGITS.findall(match.source.replace(",", ""))}
    strange = strange_numbers(state.segment.source, matches, text)
    suspects = list(strange) + [
        number.span()
        for number in _DIGITS.finditer(text)
        if number[0] in _DIGITS.findall(match.source)
        and number.span() not in strange
        and not any(a < number.end() and number.start() < b for a, b in taken)
    ]
    if len(suspects) != 1 or _significant(text[slice(*suspects[0])]) not in wanted:
        return
    start, end = suspects[0]
    magnitude = _MAGNITUDE.match(text, end)
    end = magnitude.end() if magnitude else end
    parts = re.fullmatch(r"[\d.,]+(?:\s+(?:hundred|thousand|million|billion|trillion))*(\D*)", match.target)
    if parts and text[end:].startswith(parts[1]) and text[end + len(parts[1]) :][:1] not in ("-", "%"):
        yield start, end + len(parts[1])


def _significant(digits: str) -> str:
    """The digits without point and outer zeros: what a wrong magnitude leaves as it was."""
    return re.sub(r"[.,]", "", digits).strip("0")
