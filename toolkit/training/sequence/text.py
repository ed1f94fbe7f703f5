"""Text of the encoder–decoder: one tokeniser for both languages, term pairs as examples, token batches."""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.files import written_aside
from toolkit.training.prepare import PRESS, Example
from toolkit.training.sequence.network import LONGEST

UNKNOWN, START, END = 0, 1, 2  # SentencePiece's own numbers
TERMS = "terms"  # the group of the press pairs' terms
TOKENIZER_GROUPS = frozenset({PRESS, TERMS, "news", "official", "reports"})
WIDTH_STEP = 8  # lengths are padded to multiples of it, so that few shapes occur
POOL = 4096  # examples sorted by length at a time


@dataclass(frozen=True, slots=True)
class Numbered:
    """A pair as piece numbers, END last on either side where the model wants it: only after the target."""

    source: tuple[int, ...]
    target: tuple[int, ...]

    @property
    def width(self) -> int:
        """Padded length of the longer side."""
        return -(-max(len(self.source), len(self.target)) // WIDTH_STEP) * WIDTH_STEP


def with_terms(examples: Sequence[Example]) -> list[Example]:
    """The examples and, as further ones of the group `terms`, the terms that the press pairs hint at."""
    pairs = {(h.source, h.target): None for e in examples if e.group == PRESS for h in e.hints if h.kind == "term"}
    return [*examples, *(Example(zh, en, (), TERMS) for zh, en in pairs)]


def train_tokenizer(examples: Sequence[Example], pieces: int, path: Path) -> None:
    """Write a joint SentencePiece model of at most so many pieces; digits are pieces of their own."""
    import sentencepiece

    chosen = [e for e in examples if e.group in TOKENIZER_GROUPS] or list(examples)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(side for e in chosen for side in (e.source, e.target)),
        model_writer=model,
        vocab_size=pieces,
        hard_vocab_limit=False,
        character_coverage=0.9995,
        split_digits=True,
        max_sentence_length=20_000,
        minloglevel=2,
    )
    with written_aside(path) as aside:
        aside.write_bytes(model.getvalue())


def load_tokenizer(path: Path) -> Any:
    """The SentencePiece processor of a model file."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def numbered(examples: Sequence[Example], pieces: Any) -> list[Numbered]:
    """The examples as piece numbers, but for the empty ones and those that are too long."""
    sources, targets = (pieces.encode([getattr(e, side) for e in examples]) for side in ("source", "target"))
    pairs = [Numbered(tuple(zh), (*en, END)) for zh, en in zip(sources, targets, strict=True) if zh and en]
    return [pair for pair in pairs if pair.width <= LONGEST]


def batches(examples: Sequence[Example], pieces: Any, size: int, chance: random.Random) -> Iterator[list[Numbered]]:
    """Batches of at most `size` padded tokens a side, of pairs of like length, in random order."""
    for start in range(0, len(examples), POOL):
        pool = numbered(examples[start : start + POOL], pieces)
        pool.sort(key=lambda pair: (pair.width, len(pair.source), len(pair.target)))
        cut: list[list[Numbered]] = [[]]
        for pair in pool:
            if cut[-1] and pair.width * (len(cut[-1]) + 1) > size:
                cut.append([])
            cut[-1].append(pair)
        chance.shuffle(cut)
        yield from filter(None, cut)
