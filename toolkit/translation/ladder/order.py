"""Numbers in each other's places. A repair can bring a number into a sentence and say it of the wrong thing; that it
stands there is all that verification sees. The engine is asked how it likes the sentence with two of them exchanged.

Of 169 exchanges in human English none cost less than DOUBT, and one in a hundred less than 3.4; of 90 in English from
the ladder two cost less than 4, under 0.2, and both were mistakes.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from toolkit.alignment.model import Match
from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder.guard import acceptable
from toolkit.translation.ladder.state import Progress, State
from toolkit.translation.model import REPAIRED, Hypothesis
from toolkit.translation.tidying import tidy
from toolkit.translation.verify import Place, satisfied_places

DOUBT = 2.0  # nats an exchange must cost, that the numbers are taken to stand rightly
LETTERS = 4  # of English in a token, about
APART = ("date", "time", "ordinal", "percent", "multiple", "fraction", "discount")  # kinds that no amount stands for
MOST = 6  # exchanges tried for a segment

Exchange = tuple[frozenset[int], str]  # the two matches, and the English with each in the other's place


def has_exchanges(state: State) -> bool:
    """Whether a repair brought in a number that another of the sentence could stand for."""
    return any(True for _ in _exchanges(state))


def put_in_order(states: Sequence[State], engine: Engine, progress: Progress) -> None:
    """Exchange numbers where the engine likes that better; note in `State.doubted` those it is unsure of."""
    jobs = [(state, exchange) for state in states for exchange in _exchanges(state)]
    asked = list({id(state): state for state, _ in jobs}.values())
    if not asked:
        return
    everything = [(state, state.best.text) for state in asked] + [(state, text) for state, (_, text) in jobs]
    scores = engine.score(
        [state.segment.source for state, _ in everything], [s.hints for s, _ in everything], [t for _, t in everything]
    )
    if len(scores) != len(everything) or not all(map(math.isfinite, scores)):
        return
    standing = {id(state): score for state, score in zip(asked, scores, strict=False)}
    for state in asked:
        costs = [
            (_nats(standing[id(state)], score, state.best.text), *exchange)
            for (owner, exchange), score in zip(jobs, scores[len(asked) :], strict=True)
            if owner is state
        ]
        _settle(state, sorted(costs, key=lambda cost: cost[0]))
    progress("numbers in their places", len(asked), len(asked))


def _settle(state: State, costs: Sequence[tuple[float, frozenset[int], str]]) -> None:
    """Take the exchange that costs least, the first, if the engine likes it better; doubt the numbers of every other
    that costs hardly anything, and of the one taken if it was hardly better."""
    cost, numbers, text = costs[0]
    option = Hypothesis(text, state.best.score - cost * LETTERS / max(1, len(text)))
    if cost < 0 and acceptable(state, option):
        state.take(option, "prefix")
        costs = [(-cost, numbers, text), *(other for other in costs[1:] if not other[1] & numbers)]
    state.doubted = frozenset(i for cost, numbers, _ in costs if cost < DOUBT for i in numbers)


def _nats(standing: float, exchanged: float, text: str) -> float:
    """What the exchange costs in all, from two means a token."""
    return (standing - exchanged) * len(text) / LETTERS


def _exchanges(state: State) -> Iterator[Exchange]:
    """Every two numbers of one kind, one of them brought in by a repair, nearest ones first."""
    matches, text = state.segment.matches, state.best.text
    places = [p for p in satisfied_places(matches, text) if matches[p.index].kind == "quantity"]
    pairs = [
        (a, b)
        for a, b in combinations(sorted(places, key=lambda place: place.start), 2)
        if _alike(matches[a.index], matches[b.index], text[a.start : a.end], text[b.start : b.end])
        and any(state.how.get(place.index) in REPAIRED for place in (a, b))
    ]
    for a, b in sorted(pairs, key=lambda pair: pair[1].start - pair[0].end)[:MOST]:
        yield frozenset((a.index, b.index)), _exchanged(text, a, b)


def _alike(first: Match, second: Match, words: str, others: str) -> bool:
    """Whether two numbers could stand for one another: of one kind, in one unit, and not the same."""
    kinds = {match.domain if match.domain in APART else "amount" for match in (first, second)}
    return len(kinds) == 1 and words.lower() != others.lower() and _unit(words) == _unit(others)


def _unit(words: str) -> str:
    """What follows the figure: "percent", "yuan"; nothing for a bare number or a date."""
    last = words.split()[-1]
    return last if re.fullmatch(r"[a-z-]+", last) and " " in words else ""


def _exchanged(text: str, a: Place, b: Place) -> str:
    first, second = text[a.start : a.end], text[b.start : b.end]
    if not text[: a.start].strip() or text[: a.start].rstrip().endswith((".", "?", "!")):
        first, second = first[:1].lower() + first[1:], second[:1].upper() + second[1:]
    return tidy(text[: a.start] + second + text[a.end : b.start] + first + text[b.end :])
