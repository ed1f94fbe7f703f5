"""Decoding with the compact model: prompt format, batches, forced beginnings."""

import math
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from toolkit.errors import EngineError
from toolkit.translation.engines.base import Done, Hint
from toolkit.translation.engines.compact import cache
from toolkit.translation.engines.compact.letters import restored, told_plainly
from toolkit.translation.engines.compact.prompt import prompt_parts
from toolkit.translation.engines.ctranslate import awaited, memory_given_back
from toolkit.translation.model import Hypothesis

END = "<eos>"
MAX_PROMPT = 700  # tokens; hints beyond that are left out, latest first, so that a crowded segment still decodes
MAX_FORCING_POINTS = 12
GROUP = 64  # segments of like prompts that share a bound on their length
WINDOW = 512  # tokens that CTranslate2 can score of this architecture
MAX_TOKENS = 1024  # decoded together, with what is to come, times beams; more cost memory (each 0.3 MB), fewer time


class CompactEngine:
    """The shipped model, or another in the same format. Opening it expands the weights on first use."""

    name = "compact"
    takes_hints = True

    def __init__(self, package: Path = cache.PACKAGE) -> None:
        import ctranslate2
        import sentencepiece

        folder = cache.expanded(package)
        self.fingerprint = cache.fingerprint(package)
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / cache.TOKENIZER))
            self._workers = _workers()
            # two workers of one thread decode half as fast again as one worker of two
            self._model = ctranslate2.Generator(
                str(folder), device="cpu", inter_threads=self._workers, intra_threads=1, max_queued_batches=-1
            )
        except (RuntimeError, OSError) as error:
            raise EngineError(
                f"{folder}: the expanded model cannot be opened ({error}); delete that folder."
            ) from error

    def translate(
        self,
        segments: Sequence[str],
        hints: Sequence[Sequence[Hint]],
        *,
        prefixes: Sequence[str] | None = None,
        n_best: int = 1,
        progress: Done | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        prefixes = prefixes or [""] * len(segments)
        forced = [self._target(prefix) for prefix in prefixes]
        prompts = [self._prompt(s, h) + f for s, h, f in zip(segments, hints, forced, strict=True)]
        # CTranslate2 reads a batch's prompts together only as far as the shortest goes, so those of like length do
        order = sorted(range(len(prompts)), key=lambda i: -len(prompts[i]))
        jobs: dict[int, Any] = {}
        for start in range(0, len(order), GROUP):
            group = order[start : start + GROUP]
            begun = self._begin([prompts[i] for i in group], [segments[i] for i in group], n_best)
            jobs |= zip(group, begun, strict=True)
        with memory_given_back():
            results = awaited([jobs[i] for i in range(len(prompts))], order, progress)
        return [
            tuple(
                Hypothesis(restored(self._text(begun + tokens), told, self._is_piece), score)
                for tokens, score in zip(result.sequences, result.scores, strict=True)
            )
            for begun, result, told in zip(forced, results, hints, strict=True)
        ]

    def _begin(self, prompts: Sequence[Sequence[str]], segments: Sequence[str], n_best: int) -> list[Any]:
        """Put prompts before the workers; one result to wait for each."""
        begun: list[Any] = self._model.generate_batch(
            prompts,
            batch_type="tokens",
            max_batch_size=self._batch_size(prompts, segments, n_best),
            beam_size=n_best,
            num_hypotheses=n_best,
            sampling_topk=1,
            max_length=_bound(segments),
            end_token=END,
            include_prompt_in_result=False,
            return_scores=True,
            asynchronous=True,
        )
        return begun

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        prompts = [self._prompt(s, h, self._room(t)) for s, h, t in zip(segments, hints, texts, strict=True)]
        with memory_given_back(), ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(self._forcing_points, prompts, texts, required))

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        prompts = [self._prompt(s, h, self._room(t)) for s, h, t in zip(segments, hints, texts, strict=True)]
        ends = [[*self._target(text), END][: WINDOW - 1] for text in texts]
        with memory_given_back(), ThreadPoolExecutor(self._workers) as pool:
            scored = pool.map(self._log_probs, prompts, ends)
            return [sum(probabilities) / len(probabilities) for probabilities in scored]

    def _room(self, text: str) -> int:
        """Tokens that a prompt may have where this text is to be scored after it."""
        return WINDOW - len(self._target(text)) - 1

    def _forcing_points(self, prompt: list[str], text: str, required: str) -> tuple[int, ...]:
        """One pass over the whole text gives the probability of the first required token at each word start.

        The probability of all its tokens orders the places no better: of 250 attempts at a repair, the first, second
        and third place had the same success either way.
        """
        starts = [0, *(m.end() for m in re.finditer(r"\s+(?=\S)", text))]
        words = [self._target(text[a:b].rstrip()) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
        scores = self._first_token_scores(prompt, words, self._target(required)[0])
        likely = sorted(range(len(starts)), key=lambda i: -scores[i])
        return tuple(starts[i] for i in likely[:MAX_FORCING_POINTS])

    def _log_probs(self, before: list[str], tokens: list[str]) -> list[float]:
        """Of each token, after those before. One text at a time: CTranslate2 4.8 cannot score prompts of different
        lengths of this architecture in one batch."""
        (scored,) = self._model.score_batch([(before + tokens)[-WINDOW:]], max_batch_size=1)
        probabilities: list[float] = scored.log_probs[-len(tokens) :]
        return probabilities

    def _first_token_scores(self, prompt: list[str], words: list[list[str]], first: str) -> list[float]:
        import numpy as np

        tokens = (prompt + [t for word in words for t in word])[:WINDOW]
        logits = np.asarray(self._model.forward_batch([tokens], return_log_probs=True))[0]
        column = self._pieces.piece_to_id(first)
        places, place = [], len(prompt) - 1
        for word in words:
            places.append(place)
            place += len(word)
        return [float(logits[p, column]) if p < WINDOW else -math.inf for p in places]

    def _batch_size(self, prompts: Sequence[Sequence[str]], segments: Sequence[str], beams: int) -> int:
        """Tokens of prompts to decode together: few enough for memory, and so that no worker idles."""
        given = sum(map(len, prompts))
        full = given + sum(map(len, segments))  # English has about a token for each character of the Chinese
        copies = beams + beams // 2  # a beam's caches are copied when its hypotheses change places
        return min(MAX_TOKENS * given // (full * copies), given // self._workers) + 1

    def _prompt(self, segment: str, hints: Sequence[Hint], room: int = MAX_PROMPT) -> list[str]:
        hints = told_plainly(hints, self._is_piece)
        for told in range(len(hints), -1, -1):
            tokens = ["<bos>", *chain(*self._pieces.encode(prompt_parts(segment, hints[:told]), out_type=str))]
            if len(tokens) <= room:
                break
        return tokens

    def _is_piece(self, letter: str) -> bool:
        return bool(self._pieces.piece_to_id(letter) != self._pieces.unk_id())

    def _target(self, text: str) -> list[str]:
        """Tokens of English as they stand in a target: a space goes before the first word."""
        tokens: list[str] = self._pieces.encode(" " + text.strip(), out_type=str) if text.strip() else []
        return tokens

    def _text(self, tokens: list[str]) -> str:
        text: str = self._pieces.decode(tokens)
        return " ".join(text.split())


def _bound(segments: Sequence[str]) -> int:
    """Most tokens that English of the longest segment may have; what runs on longer is a loop."""
    return min(512, 32 + int(1.6 * max(map(len, segments), default=0)))


def _workers() -> int:
    import os

    return max(1, min(os.cpu_count() or 1, 8))
