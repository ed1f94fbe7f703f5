"""Reads the ranges of an English text by value, whatever the wording.

    "60 percent to 80 percent", "60–80%", "between 60 and 80 percent"  →  3/5 to 4/5 of a whole
    "$5-10 million", "$5 million to $10 million"                        →  5,000,000 to 10,000,000 U.S. dollars

A range has its ends in rising order and one unit, which either end may name. "And" joins a range only after "between".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from toolkit.alignment.quantities import english_reading
from toolkit.alignment.quantities.english_reading import Reading

_JOINED = re.compile(r"\s?(?:-|–|—|~)\s?|[\s-](?:to|through|or)[\s-](?:(?:the|an?)\s)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LEAD = re.compile(r"\b(between|from)\s+(?:(?:the|an?)\s)?\Z", re.IGNORECASE)
_LENDS_BELOW = 1000  # in "5 to 10 million" the 5 are millions, in "900,000 to 1.2 million" they are not


@dataclass(frozen=True, slots=True)
class RangeReading:
    """A range at text[start:end]; `whole` also takes in "between" and the wording of an approximation."""

    span: tuple[int, int]
    whole: tuple[int, int]
    meaning: tuple[Fraction, Fraction, str]
    wording: str | None


@lru_cache(maxsize=1024)
def read(english: str) -> tuple[RangeReading, ...]:
    """The ranges of a text, in order. Never raises."""
    pairs = pairwise(english_reading.read(english))
    return tuple(found for first, last in pairs if (found := _range(english, first, last)))


@lru_cache(maxsize=50_000)
def whole(form: str) -> RangeReading | None:
    """The range that takes up all of a form, if there is one."""
    found = [reading for reading in _both(form) if reading.whole == (0, len(form))]
    return found[0] if len(found) == 1 else None


def _both(form: str) -> Iterator[RangeReading]:
    readings = english_reading.read.__wrapped__(form)
    if len(readings) == 2 and (found := _range(form, *readings)):
        yield found


def _range(english: str, first: Reading, last: Reading) -> RangeReading | None:
    gap = english[first.span[1] : last.span[0]]
    lead = _LEAD.search(english, max(0, first.whole[0] - 16), first.whole[0])
    joined = _JOINED.fullmatch(gap) or (lead and lead[1].lower() == "between" and _AND.fullmatch(gap))
    if not joined or first.whole[1] != first.span[1] or last.whole[0] != last.span[0]:
        return None
    meaning = _meaning(first, last)
    if meaning is None:
        return None
    start, end = first.span[0], last.span[1]
    from_, wording = first.whole[0], first.wording or last.wording
    if lead:
        from_ = start = lead.start()
        if wording is None and (before := english_reading.wording_before(english, from_)):
            from_, wording = before
    return RangeReading((start, end), (from_, last.whole[1]), meaning, wording)


def _meaning(first: Reading, last: Reading) -> tuple[Fraction, Fraction, str] | None:
    (low, low_unit), (high, high_unit) = first.meaning, last.meaning
    if low_unit and high_unit and low_unit != high_unit:
        return None
    if not low_unit and high_unit:
        low *= last.factor  # 60 to 80 percent, 800 to 1,200 kilometers
    elif low_unit and not high_unit:
        high *= first.factor
    if first.scale == 1 and last.scale > 1 and 0 < first.figure < _LENDS_BELOW and first.figure <= last.figure:
        low *= last.scale
    unit = high_unit or low_unit
    return (low, high, unit) if low < high else None
