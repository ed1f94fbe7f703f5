"""Cutting a paragraph into segments: sentences, or clauses of a sentence too long for a small model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.alignment.model import Match
from toolkit.translation.ordinals import ordinal

LONG = 80  # characters; a longer sentence is cut at its semicolons
TOO_LONG = 160  # a longer piece still is cut at a comma
CLAUSE = 16  # characters of a clause that stands as a sentence of its own
SHORT = 8  # a shorter sentence goes with the next one: alone it tells the model too little

_SENTENCE_END = re.compile(r"(?:[。！？]|…{1,2}|(?<=[A-Za-z)\]])[.!?](?=\s))[。！？!?]*[”’」』）)]*")
_OPEN, _CLOSE = "“‘（《「『(", "”’）》」』)"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph to be translated at once; `start` is its offset there, matches count from it."""

    source: str
    start: int
    matches: tuple[Match, ...] = ()
    beginning: str = ""  # English that the translation must begin with ("First,")
    label: str = ""  # English that goes before the translation ("(2)"), for Chinese that `source` leaves out


def segments(text: str, matches: Sequence[Match] = ()) -> tuple[Segment, ...]:
    """Cut a text. No cut goes through a match; white space at the cuts is dropped, nothing else."""
    cuts = _join_short(text, _sentence_cuts(text, matches))
    cuts = [c for a, b in pairwise(cuts) for c in _finer(text, a, b, matches)] + [len(text)]
    return tuple(_segment(text, a, b, matches) for a, b in pairwise(cuts) if text[a:b].strip())


def clauses(segment: Segment) -> tuple[Segment, ...]:
    """A segment cut at its commas into sentences of their own, for a model that loses parts of a long one."""
    text, matches = segment.source, segment.matches
    cuts = [0]
    for cut in _cut_at("，；：—", text, 0, len(text), matches):
        if cut - cuts[-1] >= CLAUSE and len(text) - cut >= SHORT:
            cuts.append(cut)
    pieces = [_segment(text, a, b, matches) for a, b in pairwise([*cuts, len(text)])]
    sentences = [replace(p, source=re.sub(r"[，；：—]+$", "。", p.source), label="") for p in pieces]
    return (replace(sentences[0], beginning=segment.beginning), *sentences[1:])


def _sentence_cuts(text: str, matches: Sequence[Match]) -> list[int]:
    depth = _depths(text)
    cuts = [0]
    for end in _SENTENCE_END.finditer(text):
        cut = end.end()
        # a long quotation is cut inside; a short one stays whole, and with who says it
        quoted = depth[cut - 1] > 0 or (text[cut - 1] in _CLOSE and text[cut : cut + 1].strip() not in ("", *_OPEN))
        if cut < len(text) and not _inside(cut, matches) and (not quoted or cut - cuts[-1] > LONG):
            cuts.append(cut)
    return [*cuts, len(text)]


def _depths(text: str) -> list[int]:
    """How many brackets or quotation marks are open after each character."""
    depths, depth = [], 0
    for character in text:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        depths.append(depth)
    return depths


def _join_short(text: str, cuts: list[int]) -> list[int]:
    kept = [0]
    for cut in cuts[1:-1]:
        if cut - kept[-1] >= SHORT:
            kept.append(cut)
    return [*kept, cuts[-1]]


def _finer(text: str, start: int, end: int, matches: Sequence[Match]) -> list[int]:
    """The piece's own start and the cuts inside it, if it is too long."""
    cuts = [start]
    if end - start > LONG:
        cuts += _cut_at("；;", text, start, end, matches)
    fine = []
    for a, b in pairwise([*cuts, end]):
        fine.append(a)
        while b - fine[-1] > TOO_LONG:
            commas = _cut_at("，,", text, fine[-1], b, matches)
            middle = fine[-1] + min(TOO_LONG, b - fine[-1]) / 2
            if not commas:
                break
            fine.append(min(commas, key=lambda c: abs(c - middle)))
    return fine


def _cut_at(marks: str, text: str, start: int, end: int, matches: Sequence[Match]) -> list[int]:
    depth = _depths(text[start:end])
    return [
        i + 1
        for i in range(start + SHORT, end - SHORT)
        if text[i] in marks and depth[i - start] == 0 and not _inside(i + 1, matches) and not text[i + 1].isdigit()
    ]


def _inside(cut: int, matches: Sequence[Match]) -> bool:
    return any(m.start < cut < m.end for m in matches)


def _segment(text: str, start: int, end: int, matches: Sequence[Match]) -> Segment:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    marked = ordinal(text[start:end])
    beginning = label = ""
    if marked and marked.spoken:
        beginning = marked.english
    elif marked and text[start + marked.length : end].strip():
        label = marked.english
        start += marked.length
    inside = (m for m in matches if start <= m.start and m.end <= end)
    moved = tuple(m.moved(-start) for m in inside)
    return Segment(text[start:end].strip(), start, moved, beginning, label)
