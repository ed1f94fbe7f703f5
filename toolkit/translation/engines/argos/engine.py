"""Decoding with an Argos Translate package by CTranslate2, in whole-article batches.

The module's own loop, which splits sentences again and translates about one at a time, is not used.
"""

import hashlib
import math
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import EngineError
from toolkit.translation.engines.base import Done, Hint
from toolkit.translation.engines.ctranslate import awaited, memory_given_back
from toolkit.translation.model import Hypothesis

BATCH_TOKENS = 1024
BEAM = 4
LENGTH_PENALTY = 0.2  # Argos Translate's own setting
MAX_FORCING_POINTS = 12
REMEMBERED = 4096  # segments whose beam is kept, since the ladder asks for the alternatives after the best


class ArgosEngine:
    """One Argos package, Chinese to English. It takes no hints; enforcement works on its output."""

    name = "argos"
    takes_hints = False

    def __init__(self, package: Any) -> None:
        import ctranslate2

        self._package = package
        folder = package.package_path / "model"
        try:
            self.fingerprint = _fingerprint(folder / "model.bin")
            self._workers = max(1, min(os.cpu_count() or 1, 8))
            self._translator = ctranslate2.Translator(
                str(folder), device="cpu", inter_threads=self._workers, intra_threads=1, max_queued_batches=-1
            )
            self._tokens("。")
            self._beams: dict[tuple[str, str], tuple[Hypothesis, ...]] = {}
        except (RuntimeError, OSError, AttributeError) as error:
            raise EngineError(
                f"{package.package_path}: the Argos package is broken ({error}); install it again."
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
        asked = list(zip(segments, prefixes or [""] * len(segments), strict=True))
        # only alternatives are remembered: the first hypothesis costs what it costs each time it is asked for
        unknown = [item for item in dict.fromkeys(asked) if n_best == 1 or len(self._beams.get(item, ())) < n_best]
        if len(self._beams) + len(unknown) > REMEMBERED:
            self._beams = {item: self._beams[item] for item in asked if item not in unknown}
        self._beams.update(zip(unknown, self._decode(unknown, max(BEAM, n_best), progress), strict=True))
        return [self._beams[item][:n_best] for item in asked]

    def _decode(
        self, items: Sequence[tuple[str, str]], beam: int, progress: Done | None
    ) -> list[tuple[Hypothesis, ...]]:
        """All hypotheses of a beam for each segment and its beginning."""
        if not items:
            return []
        sources = [self._tokens(segment) for segment, _ in items]
        begun = [self._target(prefix) for _, prefix in items]
        with self._explained(), memory_given_back():
            jobs = self._translator.translate_batch(
                sources,
                target_prefix=begun,
                batch_type="tokens",
                max_batch_size=self._batch_size(sources),
                max_decoding_length=_bound(sources) + max(map(len, begun)),
                beam_size=beam,
                num_hypotheses=beam,
                length_penalty=LENGTH_PENALTY,
                replace_unknowns=True,
                return_scores=True,
                asynchronous=True,
            )
            results = awaited(jobs, sorted(range(len(jobs)), key=lambda i: -len(sources[i])), progress)
        return [
            tuple(
                # a beginning comes back as it was given, even where the model does not know one of its pieces
                Hypothesis(self._text([*start, *tokens[len(start) :]]), _mean(score, len(tokens), len(start)))
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            )
            for start, result in zip(begun, results, strict=True)
        ]

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        """The required English is scored at every word start, all segments in one batch."""
        starts = [[0, *(m.end() for m in re.finditer(r"\s+(?=\S)", text))] for text in texts]
        places = [(n, start) for n, own in enumerate(starts) for start in own]
        sources = [self._tokens(segment) for segment in segments]
        befores = [len(self._target(texts[n][:start])) for n, start in places]
        targets = [self._target(texts[n][:start] + _at(start, required[n])) for n, start in places]
        with self._explained():
            scored = self._translator.score_batch(
                [sources[n] for n, _ in places],
                targets,
                batch_type="tokens",
                max_batch_size=self._batch_size(targets),
            )
        gains: list[list[tuple[float, int]]] = [[] for _ in texts]
        for (n, start), before, target, result in zip(places, befores, targets, scored, strict=True):
            gain = sum(result.log_probs[before : len(target)])
            gains[n].append((-gain if math.isfinite(gain) else math.inf, start))
        return [tuple(start for _, start in sorted(own)[:MAX_FORCING_POINTS]) for own in gains]

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        sources, targets = [self._tokens(segment) for segment in segments], [self._target(text) for text in texts]
        with self._explained():
            scored = self._translator.score_batch(
                sources, targets, batch_type="tokens", max_batch_size=self._batch_size(targets)
            )
        return [sum(result.log_probs) / max(1, len(result.log_probs)) for result in scored]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:  # a sentence that is longer than the model's positions, say
            raise EngineError(
                f"{self._package.package_path}: the model cannot translate this text ({error}); use --engine compact."
            ) from error

    def _batch_size(self, tokens: Sequence[Sequence[str]]) -> int:
        """Small enough that no worker idles."""
        return min(BATCH_TOKENS, 1 + sum(map(len, tokens)) // self._workers)

    def _tokens(self, text: str) -> list[str]:
        tokens: list[str] = self._package.tokenizer.encode(text)
        return tokens

    def _target(self, text: str) -> list[str]:
        own = [self._package.target_prefix] if self._package.target_prefix else []
        return own + (self._tokens(text.strip()) if text.strip() else [])

    def _text(self, tokens: list[str]) -> str:
        text: str = self._package.tokenizer.decode(tokens)
        if self._package.target_prefix:
            text = text.removeprefix(self._package.target_prefix)
        return " ".join(text.split())


def _bound(sources: Sequence[Sequence[str]]) -> int:
    """Most tokens that English of the longest source may have; what runs on longer is a loop."""
    return min(512, 32 + 2 * max(map(len, sources)))


def _at(start: int, english: str) -> str:
    """English as it stands at an offset of a sentence."""
    return english if start else english[:1].upper() + english[1:]


def _mean(score: float, length: int, forced: int) -> float:
    """The mean log-probability of the tokens that the model chose itself, as the other engines give it.

    CTranslate2 sums those, but divides by a power of the length with the forced beginning.
    """
    return float(score * length**LENGTH_PENALTY / max(1, length - forced))


def _fingerprint(model: Path) -> str:
    """Hash of size, beginning and end: a package is 100 MB and more, and this runs at each start."""
    size = model.stat().st_size
    with model.open("rb") as file:
        head = file.read(1 << 16)
        file.seek(max(0, size - (1 << 16)))
        return hashlib.sha256(head + file.read() + str(size).encode()).hexdigest()[:12]
