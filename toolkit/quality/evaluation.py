"""Scores of an engine on parallel text: chrF2++ and BLEU, and which terms, numbers and names came through.

A score is reproducible by its record: it carries sacrebleu's signatures, the engine's fingerprint and the settings.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.alignment.model import Match, MatchKind
from toolkit.alignment.names import find as find_names
from toolkit.alignment.quantities import find as find_quantities
from toolkit.quality.counts import Count, sum_of
from toolkit.quality.name_finding import Finding, name_finding, noted_matches
from toolkit.quality.pairs import Pair
from toolkit.quality.placement import placed_quantities
from toolkit.translation.defects import defects
from toolkit.translation.enforcement import N_BEST, Climb, Progress, RungRecord, climb, hints_for
from toolkit.translation.engines.base import Engine, Hint
from toolkit.translation.model import Hypothesis, TranslatedSegment
from toolkit.translation.segmentation import Segment, segments
from toolkit.translation.tidying import append, tidy
from toolkit.translation.verify import satisfied

Decoding = Literal["greedy", "beam", "ladder"]


@dataclass(frozen=True, slots=True)
class Scores:
    """How an engine did on one test set."""

    name: str
    pairs: int
    segments: int
    chrf: float
    bleu: float
    terms: Count
    quantities: Count
    names: Count
    placed: Count  # quantities in the English and in the reference that stand among the other matches as there
    faulty: Count  # segments that loop, keep Chinese, are empty, or far too short or long
    length_ratio: float  # characters of the hypotheses to those of the references
    tokens_a_second: float
    seconds: float
    chrf_signature: str
    bleu_signature: str
    characters: int  # of the Chinese
    unreported: int  # matches that the ladder calls satisfied though the English does not show them
    rungs: tuple[RungRecord, ...]  # what each rung of the ladder did; () of another decoding
    finding: Finding | None  # how our finder of names did, where every name was noted
    hypotheses: tuple[str, ...]  # one a pair

    @property
    def seconds_a_thousand(self) -> float:
        """Seconds for a thousand characters of Chinese."""
        return 1000 * self.seconds / max(1, self.characters)


def evaluate(
    pairs: Sequence[Pair],
    engine: Engine,
    *,
    name: str = "",
    hints: bool = True,
    decoding: Decoding = "greedy",
    progress: Progress | None = None,
) -> Scores:
    """Translate the sources, cut into segments as an article is, and score against the references.

    `hints` False translates without any, but counts terms, quantities and names all the same. `decoding` greedy or
    beam stops before the ladder; ladder is what a brief gets.
    """
    cut = [segments(pair.source, matches_of(pair)) for pair in pairs]
    flat = [segment for own in cut for segment in own]
    began = time.monotonic()
    if decoding == "ladder":
        climbed = climb(flat if hints else [replace(s, matches=()) for s in flat], engine, progress)
    else:
        climbed = Climb(_plain(flat, engine, hints, decoding, progress), ())
    seconds = time.monotonic() - began
    each = iter(result.target for result in climbed.results)
    hypotheses = tuple(_joined(own, each) for own in cut)
    return _score(pairs, flat, climbed, hypotheses, seconds, name)


def matches_of(pair: Pair) -> tuple[Match, ...]:
    """What a translation of the pair must hold: its noted terms, and the quantities and names that we find."""
    found: list[Match] = []
    for zh, en in sorted(pair.terms, key=lambda term: -len(term[0])):
        start = pair.source.find(zh)
        found += [Match("term", zh, en, start, start + len(zh))] * (start >= 0 and _is_free(start, len(zh), found))
    for match in (*find_quantities(pair.source), *find_names(pair.source)):
        if _is_free(match.start, len(match.source), found):
            found.append(match)
    return tuple(sorted(found, key=lambda match: match.start))


def _is_free(start: int, length: int, taken: Sequence[Match]) -> bool:
    return all(start + length <= match.start or match.end <= start for match in taken)


def _plain(
    cut: Sequence[Segment], engine: Engine, hints: bool, decoding: Decoding, progress: Progress | None
) -> tuple[TranslatedSegment, ...]:
    """The engine alone."""
    shown: list[tuple[Hint, ...]] = [hints_for(s.matches) if hints else () for s in cut]

    def heard(done: int) -> None:
        if progress:
            progress(decoding, done, len(cut))

    width = N_BEST if decoding == "beam" else 1
    decoded = engine.translate([s.source for s in cut], shown, n_best=width, progress=heard)
    best = [Hypothesis(tidy(hypotheses[0].text), hypotheses[0].score) for hypotheses in decoded]
    return tuple(TranslatedSegment(s.source, h.text, h.score) for s, h in zip(cut, best, strict=True))


def _joined(own: Sequence[Segment], texts: Iterator[str]) -> str:
    joined = ""
    for segment in own:
        joined = append(joined, f"{segment.label} {next(texts)}".strip())
    return joined


def _score(
    pairs: Sequence[Pair],
    cut: Sequence[Segment],
    climbed: Climb,
    hypotheses: tuple[str, ...],
    seconds: float,
    name: str,
) -> Scores:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    texts = [result.target for result in climbed.results]
    references = [[pair.target for pair in pairs]]
    finding = name_finding(pairs)
    chrf, bleu = CHRF(word_order=2), BLEU()
    chrf_score, bleu_score = (metric.corpus_score(list(hypotheses), references).score for metric in (chrf, bleu))
    return Scores(
        name=name,
        pairs=len(pairs),
        segments=len(cut),
        chrf=chrf_score,
        bleu=bleu_score,
        terms=_count("term", cut, texts),
        quantities=_count("quantity", cut, texts),
        names=_noted_names(pairs, hypotheses) if finding else _count("name", cut, texts),
        placed=sum_of(
            placed_quantities(matches_of(pair), text, pair.target) for pair, text in zip(pairs, hypotheses, strict=True)
        ),
        faulty=Count(sum(bool(defects(s.source, t)) for s, t in zip(cut, texts, strict=True)), len(cut)),
        length_ratio=sum(map(len, hypotheses)) / max(1, sum(len(pair.target) for pair in pairs)),
        tokens_a_second=_tokens(texts) / seconds if seconds else 0.0,
        seconds=seconds,
        chrf_signature=str(chrf.get_signature()),
        bleu_signature=str(bleu.get_signature()),
        characters=sum(len(pair.source) for pair in pairs),
        unreported=sum(_unreported(result) for result in climbed.results),
        rungs=climbed.rungs,
        finding=finding,
        hypotheses=hypotheses,
    )


def _noted_names(pairs: Sequence[Pair], hypotheses: Sequence[str]) -> Count:
    """The noted names that stand in the English, whether our finder told the engine of them or not."""
    noted = [noted_matches(pair) for pair in pairs]
    right = sum(len(satisfied(own, text)) for own, text in zip(noted, hypotheses, strict=True))
    return Count(right, sum(map(len, noted)))


def _unreported(result: TranslatedSegment) -> int:
    claimed = {i for i, outcome in enumerate(result.outcomes) if outcome.satisfied}
    return len(claimed - satisfied([outcome.match for outcome in result.outcomes], result.target))


def _count(kind: MatchKind, cut: Sequence[Segment], texts: Sequence[str]) -> Count:
    total = sum(match.kind == kind for segment in cut for match in segment.matches)
    right = sum(
        segment.matches[i].kind == kind
        for segment, text in zip(cut, texts, strict=True)
        for i in satisfied(segment.matches, text)
    )
    return Count(right, total)


def _tokens(texts: Sequence[str]) -> int:
    """Pieces of the shipped tokeniser, whatever the engine, so that speeds compare."""
    import sentencepiece

    from toolkit.translation.engines.compact import cache

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(cache.PACKAGE / cache.TOKENIZER))
    return sum(map(len, pieces.encode(list(texts))))
