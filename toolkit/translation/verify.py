"""The one verifier: which matches of a segment are satisfied in its English, and where.

It is separate from everything that repairs, so that no rung of the ladder judges its own work. A match is
satisfied when one of its accepted forms stands in the English (see `forms`), each place counting for one match only
(see `assignment`). A quantity is also satisfied by other English that has its value and unit and is as approximate
(two hundred and fifty for 250); an approximation that the English drops leaves it unsatisfied. Of a range both ends
are compared (between 60 and 80 percent for 60%—80%). A term that the Chinese repeats in a sentence may be "that of" in
the English from its second mention on.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from toolkit.alignment.model import Match
from toolkit.alignment.quantities import english_ranges, english_reading
from toolkit.alignment.quantities.english_ranges import RangeReading
from toolkit.alignment.quantities.english_reading import Reading
from toolkit.translation.assignment import assign
from toolkit.translation.forms import Span, Text, occurrences
from toolkit.translation.strays import DENIED, is_stray

__all__ = [
    "Place",
    "approximated_places",
    "dropped_places",
    "forbidden_places",
    "occurrences",
    "satisfied",
    "satisfied_places",
    "strange_numbers",
]

_ABOUT = re.compile(r"\b(?:more than|over|nearly|almost|about|around|less than|fewer than|up to|at least)\s+$", re.I)
_ABOUT_CHINESE = re.compile(r"[超逾过近约余多破达满足高至上下少来]|左右|不到|之内")
_OVER = frozenset(("more than", "exceed", "exceeds", "exceeding", "over", "longer than", "higher than", "above"))
_LESS = frozenset(("less than", "fewer than", "under", "below", "lower than", "shorter than"))
_NEGATION = re.compile(r"\b(?:no|not|nor|never|neither|cannot)\b[^.;]{0,90}$", re.IGNORECASE)
_Meaning = tuple[Fraction, str] | tuple[Fraction, Fraction, str]
# "the value added of A was 5 billion yuan, that of B 3 billion"
_PROFORM = re.compile(r"\b(that|those) (?:of|in|for|from)\b")
_DIGITS_GROUPED = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """The match number `index` is satisfied by text[start:end]."""

    index: int
    start: int
    end: int


def satisfied_places(matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places of `english` that satisfy matches, at most one a match, none overlapping."""
    return _places(tuple(matches), english)


@lru_cache(maxsize=1024)  # a hypothesis is judged several times over while it is ranked
def _places(matches: tuple[Match, ...], english: str) -> tuple[Place, ...]:
    text = Text(english)
    candidates = {i: _spans(match, text) for i, match in enumerate(matches)}
    placed = assign(candidates)
    left = [i for i, match in enumerate(matches) if match.kind == "quantity" and i not in placed]
    if left:
        for i in left:
            candidates[i] += [r.span for r in _equal_readings(matches[i], english) if r.span not in candidates[i]]
        placed = assign(candidates)
    if repeated := _repeated(matches, placed):
        proforms = [found.span(1) for found in _PROFORM.finditer(english)]
        candidates.update({i: [*candidates[i], *proforms] for i in repeated} if proforms else {})
        placed = assign(candidates)
    return tuple(Place(i, *placed[i]) for i in sorted(placed))


def _repeated(matches: Sequence[Match], placed: Mapping[int, Span]) -> list[int]:
    """Terms without a place of their own whose like has one: "that of" may stand for them."""
    said = {(matches[i].source, matches[i].target) for i in placed if matches[i].kind == "term"}
    return [i for i, match in enumerate(matches) if i not in placed and (match.source, match.target) in said]


def _spans(match: Match, text: Text) -> list[Span]:
    """Where accepted forms stand and mean it, none twice."""
    unique, english = text.spans(*match.accepted), text.english
    return [(a, b) for a, b in unique if not is_stray(match, english, a, b)]


def _equal_readings(match: Match, english: str) -> Iterator[Reading | RangeReading]:
    """Numbers and ranges of the English that have value, unit and approximation of an accepted form."""
    meanings = _meanings(match.accepted)
    if not meanings:
        return
    readings: tuple[Reading | RangeReading, ...] = (*english_reading.read(english), *english_ranges.read(english))
    for reading in readings:
        wordings = meanings.get(reading.meaning)
        if wordings is None or is_stray(match, english, *reading.span):
            continue
        if None in wordings or _says(reading, wordings, english):
            yield reading


def _says(reading: Reading | RangeReading, wordings: frozenset[str | None], english: str) -> bool:
    """Whether the number is as approximate as wanted; "may not … exceed 5,000 yuan" says "no more than"."""
    before = english[: reading.whole[0]]
    if reading.wording in _OVER and DENIED.search(before):
        return "no more than" in wordings
    if reading.wording in _LESS and DENIED.search(before):
        return "no less than" in wordings
    if reading.wording in wordings:
        return True
    denied = reading.wording in _OVER and _NEGATION.search(english[: reading.whole[0]]) is not None
    return denied and "no more than" in wordings


@lru_cache(maxsize=4096)
def _meanings(accepted: tuple[str, ...]) -> Mapping[_Meaning, frozenset[str | None]]:
    """The values with their units that the accepted forms have, and in what wordings of an approximation each."""
    wordings: dict[_Meaning, set[str | None]] = {}
    for form in accepted:
        if found := english_ranges.whole(form) or english_reading.whole(form):
            wordings.setdefault(found.meaning, set()).add(found.wording)
    return {meaning: frozenset(said) for meaning, said in wordings.items()}


def satisfied(matches: Sequence[Match], english: str) -> frozenset[int]:
    """Numbers of the matches that are satisfied in `english`."""
    return frozenset(place.index for place in satisfied_places(matches, english))


def forbidden_places(matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places where English stands that the glossary forbids for a match, unless an accepted form covers it."""
    if not any(match.forbidden for match in matches):
        return ()
    good = [(p.start, p.end) for p in satisfied_places(matches, english)]
    text = Text(english)
    return tuple(
        Place(index, start, end)
        for index, match in enumerate(matches)
        for form in match.forbidden
        for start, end in text.spans(form)
        if not any(a <= start and end <= b for a, b in good)
    )


def approximated_places(source: str, matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places where the English makes a number approximate that the Chinese gives exactly ("more than 34" for 34个)."""
    return tuple(
        place
        for place in satisfied_places(matches, english)
        if (match := matches[place.index]).kind == "quantity"
        and _ABOUT.search(english[: place.start])
        and not _ABOUT_CHINESE.search(source[max(0, match.start - 4) : match.end + 3])
    )


def dropped_places(matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places where an unsatisfied quantity has its value, but not its approximation ("1,300" for 超1300家)."""
    places = satisfied_places(matches, english)
    taken = [(p.start, p.end) for p in places]
    found = []
    for i in sorted(set(range(len(matches))).difference(p.index for p in places)):
        meanings = _meanings(matches[i].accepted) if matches[i].kind == "quantity" else {}
        readings: tuple[Reading | RangeReading, ...] = (*english_ranges.read(english), *english_reading.read(english))
        for reading in readings if meanings else ():
            start, end = reading.span
            lost = reading.meaning in meanings and None not in meanings[reading.meaning]
            if lost and all(end <= a or b <= start for a, b in taken):
                found.append(Place(i, start, end))
                taken.append(reading.span)
                break
    return tuple(found)


def strange_numbers(source: str, matches: Sequence[Match], english: str) -> list[tuple[int, int]]:
    """Spans of digits that no satisfied match explains and that the Chinese does not have."""
    numbers = list(_DIGITS_GROUPED.finditer(english))
    if not numbers:
        return []
    places = satisfied_places(matches, english)
    plain = unicodedata.normalize("NFKC", source)  # ① is 1
    known = set(_DIGITS_GROUPED.findall(plain.replace(",", "")))
    return [
        number.span()
        for number in numbers
        if number[0].replace(",", "") not in known
        and not any(p.start <= number.start() and number.end() <= p.end for p in places)
    ]
