"""Contrasts: where the model by itself drops or alters what it was told to say, its own sentence beside a repaired one.

The two are the same up to the place of the mistake, so that training can say exactly there what should have come
(`finetune --contrast`). The sentences are the model's own, since only its own mistakes are worth unlearning
(contrastive preference optimisation, Xu et al. 2024, does so with sentences that have nothing in common).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from toolkit.alignment.model import Match
from toolkit.quality.evaluation import matches_of
from toolkit.quality.pairs import Pair
from toolkit.quality.placement import displaced
from toolkit.translation.defects import defects
from toolkit.translation.engines.base import Engine
from toolkit.translation.ladder import first, prefix
from toolkit.translation.ladder.state import State, state_of
from toolkit.translation.segmentation import Segment, segments
from toolkit.translation.verify import satisfied

CHUNK = 256  # segments between two writes; a killed run loses no more


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the engine was told and said; `better` is empty where its sentence had nothing missing or no repair."""

    source: str
    hints: tuple[tuple[str, str], ...]
    worse: str
    better: str = ""

    @classmethod
    def from_json(cls, line: str) -> "Contrast":
        """The contrast of one line of a file."""
        row = json.loads(line)
        return cls(row["source"], tuple((zh, en) for zh, en in row["hints"]), row["worse"], row["better"])


def write_contrasts(
    pairs: Sequence[Pair], engine: Engine, path: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Decode the pairs that are one segment, repair what fails, append to `path`; returns how many contrasts it has.

    Goes on after the last line of `path` if there is one. A pair of several segments has no reference for each,
    without which a repair cannot be judged.
    """
    work = [(cut[0], pair) for pair in pairs if len(cut := segments(pair.source, matches_of(pair))) == 1]
    done = sum(1 for _ in read_contrasts(path))
    for start in range(done, len(work), CHUNK):
        chunk = work[start : start + CHUNK]
        lines = [json.dumps(asdict(made), ensure_ascii=False) for made in _decoded(chunk, engine)]
        with path.open("a", encoding="utf-8") as out:
            out.write("".join(line + "\n" for line in lines))
        done += len(lines)
        progress(done, len(work))
    return sum(bool(contrast.better) for contrast in read_contrasts(path))


def read_contrasts(path: Path) -> Iterator[Contrast]:
    """All lines of a file; none where there is no file."""
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(Contrast.from_json, lines)


def _decoded(work: Sequence[tuple[Segment, Pair]], engine: Engine) -> list[Contrast]:
    states = [state_of(segment) for segment, _ in work]
    first.translate(states, engine, _silent)
    worse = [state.best.text for state in states]
    prefix.force([state for state in states if state.missing()], engine, _silent)
    return [
        Contrast(
            state.segment.source,
            tuple((hint.source, hint.target) for hint in state.hints),
            before,
            state.best.text if _is_better(state, before, pair) else "",
        )
        for state, before, (_, pair) in zip(states, worse, work, strict=True)
    ]


def _is_better(state: State, before: str, pair: Pair) -> bool:
    """Whether the repair misses nothing, is nearer to the reference and says things in their places."""
    after = state.best.text
    whole = after != before and not state.missing() and not defects(pair.source, after)
    return (
        whole
        and _likeness(after, pair.target) > _likeness(before, pair.target)
        and in_place(state.segment.matches, before, after, pair.target)
    )


def in_place(matches: Sequence[Match], before: str, after: str, reference: str) -> bool:
    """Whether what `after` has and `before` lacks stands among the other matches nearly as in the reference.

    A repair may force a number in at the wrong place: "revenue was 20 percent above 8.73 billion yuan".
    """
    return displaced(matches, after, reference) <= satisfied(matches, before)


def _likeness(hypothesis: str, reference: str) -> float:
    from sacrebleu.metrics.chrf import CHRF

    score: float = CHRF(word_order=2).sentence_score(hypothesis, [reference]).score
    return score


def _silent(rung: str, done: int, total: int) -> None:
    pass
