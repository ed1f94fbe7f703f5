"""Examples as token batches: which ones an epoch shows, with which hints, side by side with those of like length."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from toolkit.training.hints import all_shown, shown
from toolkit.training.prepare import RECAST, Example
from toolkit.translation.engines.base import Hint
from toolkit.translation.engines.compact.prompt import prompt_parts
from toolkit.translation.verify import occurrences

BOS, EOS = 2, 1
LONGEST = 448  # tokens of prompt and target; longer examples are left out
WIDTH_STEP = 16  # widths are multiples of it, so that few shapes occur and memory is used again
POOL = 1024  # examples sorted by length at a time


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token numbers of a prompt and of the English that should follow it."""

    prompt: tuple[int, ...]
    target: tuple[int, ...]
    hinted: tuple[bool, ...]  # which of the target's tokens say a hint that the prompt shows

    def __len__(self) -> int:
        return len(self.prompt) + len(self.target)

    @property
    def width(self) -> int:
        """The length with padding."""
        return -(-len(self) // WIDTH_STEP) * WIDTH_STEP


class Encoder:
    """Encodes examples as the engine does at run time: the parts of a prompt each for itself."""

    def __init__(self, tokenizer: Path) -> None:
        import sentencepiece

        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))

    def encode(self, example: Example, hints: Sequence[tuple[str, str]]) -> Encoded:
        """The example with these hints."""
        parts = prompt_parts(example.source, [Hint(*hint) for hint in hints])
        prompt = (BOS, *chain(*self._pieces.encode(parts)))
        target = self._pieces.encode(" " + example.target)
        return Encoded(prompt, (*target, EOS), (*self._hinted(target, example.target, hints), False))

    def _hinted(self, target: Sequence[int], text: str, hints: Sequence[tuple[str, str]]) -> list[bool]:
        """Which tokens of " " + text touch the English of a hint; counted in bytes, since a token may be one."""
        spans = [
            (1 + len(text[:start].encode()), 1 + len(text[:end].encode()))
            for _, english in hints
            for start, end in occurrences(english, text)
        ]
        hinted, at = [], 0
        for token in target:
            length = (
                1 if self._pieces.is_byte(token) else len(self._pieces.id_to_piece(token).replace("▁", " ").encode())
            )
            hinted.append(any(start < at + length and at < end for start, end in spans))
            at += length
        return hinted


def epoch(examples: Sequence[Example], mix: Mapping[str, float], seed: int, number: int) -> list[Example]:
    """The examples of one epoch: each group as often as `mix` says (1.5: all once, half of them twice; groups
    that it leaves out not at all). The same for the same seed and number."""
    chance = random.Random(f"{seed}/{number}")
    out: list[Example] = []
    for group in sorted(mix):
        members = [e for e in examples if e.group == group]
        chance.shuffle(members)
        whole, part = divmod(mix[group], 1)
        out += members * int(whole) + members[: round(part * len(members))]
    chance.shuffle(out)
    return out


def batches(
    examples: Sequence[Example], encoder: Encoder, size: int, chance: random.Random
) -> Iterator[tuple[Encoded, ...]]:
    """Batches of at most `size` padded tokens, of examples of like length, in random order."""
    for start in range(0, len(examples), POOL):
        pool = [encoder.encode(e, _shown(e, chance)) for e in examples[start : start + POOL]]
        pool = sorted((e for e in pool if len(e) <= LONGEST), key=len)
        cut = list(_cut(pool, size))
        chance.shuffle(cut)
        yield from cut


def _shown(example: Example, chance: random.Random) -> tuple[tuple[str, str], ...]:
    return all_shown(example.hints) if example.group == RECAST else shown(example.hints, chance)


def _cut(pool: Sequence[Encoded], size: int) -> Iterator[tuple[Encoded, ...]]:
    batch: list[Encoded] = []
    for encoded in pool:
        if batch and encoded.width * (len(batch) + 1) > size:
            yield tuple(batch)
            batch = []
        batch.append(encoded)
    if batch:
        yield tuple(batch)
