"""What an engine must do. Others plug in by the entry-point group `toolkit.engines`."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from toolkit.translation.model import Hypothesis


class Hint(NamedTuple):
    """Chinese and the English it must become."""

    source: str
    target: str


Done = Callable[[int], None]  # hears how many segments are done


class Engine(Protocol):
    """A machine translation engine, Chinese to English, that works in batches.

    An entry point in the group `toolkit.engines` names a callable that takes no argument and returns one.
    """

    name: str
    fingerprint: str  # short hash of the model files, for the run signature
    takes_hints: bool  # whether `hints` reach the model

    def translate(
        self,
        segments: Sequence[str],
        hints: Sequence[Sequence[Hint]],
        *,
        prefixes: Sequence[str] | None = None,
        n_best: int = 1,
        progress: Done | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate all segments in one go.

        `prefixes[i]`, where given, is English that the i-th translation must begin with (the hypotheses include
        it); `n_best` asks for that many hypotheses a segment, best first; `progress` wants to hear how many segments
        are done while it takes. Returns one non-empty tuple a segment.
        """
        ...

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        """Where in texts[i] the model itself would most likely have begun required[i].

        Character offsets of word starts in texts[i], likeliest first; () from an engine that cannot tell.
        """
        ...

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        """How likely the engine finds each text as English of its segment: the mean log-probability of a token and
        the end, as the scores of hypotheses are; () from an engine that cannot tell."""
        ...
