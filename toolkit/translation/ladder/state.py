"""A segment on its way up the ladder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toolkit.alignment.model import Match
from toolkit.translation.defects import defects
from toolkit.translation.engines.base import Hint
from toolkit.translation.model import How, Hypothesis, Outcome, TranslatedSegment
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import approximated_places, forbidden_places, satisfied

Rung = Literal[
    "free",
    "hint",
    "n-best",
    "n-best, rest",
    "substitute",
    "prefix",
    "clauses",
    "replace",
    "order",
    "place",
]
Progress = Callable[[str, int, int], None]  # rung, segments done, segments in all

# how a report names what a rung did
HOW: dict[Rung, How] = {
    "free": "free",
    "hint": "hint",
    "n-best": "rerank",
    "n-best, rest": "rerank",
    "substitute": "hint",
    "prefix": "prefix",
    "clauses": "rerank",
    "replace": "align",
}

NOTHING = Hypothesis("", -99.0)  # finite, since JSON has no infinity


@dataclass(slots=True)
class State:
    """A segment, the best English so far, and how each match that it satisfies was won."""

    segment: Segment
    hints: tuple[Hint, ...]
    best: Hypothesis = NOTHING
    satisfied: frozenset[int] = frozenset()
    how: dict[int, How] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)  # matches the prefix rung could not mend
    reranked: bool = False  # whether a beam's hypotheses have been seen
    doubted: frozenset[int] = frozenset()  # numbers that may be said of the wrong thing
    points: list[int] = field(default_factory=list)  # places left to try for the first missing match

    @property
    def flawed(self) -> bool:
        return bool(defects(self.segment.source, self.best.text))

    @property
    def misses_number(self) -> bool:
        """Whether a number is missing, or approximate where the Chinese is exact."""
        lacking = any(self.segment.matches[i].kind == "quantity" for i in self.missing())
        return lacking or bool(approximated_places(self.segment.source, self.segment.matches, self.best.text))

    @property
    def failing(self) -> bool:
        return self.rank(self.best)[:2] > (0, 0)

    def take(self, hypothesis: Hypothesis, how: How) -> None:
        self.best = hypothesis
        self.satisfied = satisfied(self.segment.matches, hypothesis.text)
        self.how = {i: self.how.get(i, how) for i in self.satisfied}

    def missing(self) -> list[int]:
        """Numbers of the matches that are not satisfied."""
        return [i for i in range(len(self.segment.matches)) if i not in self.satisfied]

    def untried(self) -> list[int]:
        """Those of them that the prefix rung has not given up."""
        return [i for i in self.missing() if i not in self.tried]

    def rank(self, hypothesis: Hypothesis) -> tuple[float, ...]:
        """Smaller is better: defects, then unsatisfied matches and forbidden English, then the model's doubt."""
        matches = self.segment.matches
        wrong = len(matches) - len(satisfied(matches, hypothesis.text))
        wrong += len(forbidden_places(matches, hypothesis.text))
        wrong += len(approximated_places(self.segment.source, matches, hypothesis.text))
        return (len(defects(self.segment.source, hypothesis.text)), wrong, -hypothesis.score)

    def result(self) -> TranslatedSegment:
        outcomes = tuple(
            Outcome(match, i in self.satisfied, self.how.get(i, "none"), i in self.doubted)
            for i, match in enumerate(self.segment.matches)
        )
        return TranslatedSegment(self.segment.source, self.best.text, self.best.score, outcomes)


def state_of(segment: Segment) -> State:
    """A segment at the foot of the ladder."""
    return State(segment, hints_for(segment.matches))


def hints_for(matches: Sequence[Match]) -> tuple[Hint, ...]:
    """The distinct pairs of a segment, in the order of the Chinese."""
    return tuple(dict.fromkeys(Hint(match.source, match.target) for match in matches))
