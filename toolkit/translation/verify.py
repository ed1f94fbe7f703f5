"""The one verifier: which matches of a segment are satisfied in its English, and where.

It is separate from everything that repairs, so that no rung of the ladder judges its own work. A match is
satisfied when one of its accepted forms stands in the English, each place counting for one match only; longer
forms are placed first, so that a term inside a longer one does not count twice. Capitals of a form must stand;
small letters may be capitals (sentence starts, headlines). Plural, possessive, hyphen and article may vary.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.alignment.model import Match

_SEPARATOR = r"(?:\s+|\s*[-‐‑–]\s*)"  # "new energy vehicles" = "new-energy vehicles"
_MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion|percent|per\s+cent|percentage)"
_HEADS = {"of", "for", "in", "on", "and", "at", "with", "to"}  # the noun before these takes the plural
_ABOUT = re.compile(r"\b(?:more than|over|nearly|almost|about|around|less than|fewer than|up to|at least)\s+$", re.I)
_ABOUT_CHINESE = re.compile(r"[超逾过近约余多破达满足高至上下少]|左右|不到|之内")
_STEM = re.compile(r"\d+|(?!(?:the|an?)\s)\b[a-z]{2,}(?=[a-z]{3}\b)")  # what of a word no plural changes
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """The match number `index` is satisfied by text[start:end]."""

    index: int
    start: int
    end: int


def satisfied_places(matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places of `english` that satisfy matches, at most one a match, none overlapping."""
    candidates = [
        (end - start, -rank, start, end, index)
        for index, match in enumerate(matches)
        for rank, form in enumerate(match.accepted)
        for start, end in occurrences(form, english)
    ]
    candidates.sort(key=lambda c: (-c[0], -c[1], c[2], c[4]))
    taken: list[tuple[int, int]] = []
    places: dict[int, Place] = {}
    for _, _, start, end, index in candidates:
        if index not in places and all(end <= a or b <= start for a, b in taken):
            places[index] = Place(index, start, end)
            taken.append((start, end))
    return tuple(places[index] for index in sorted(places))


def satisfied(matches: Sequence[Match], english: str) -> frozenset[int]:
    """Numbers of the matches that are satisfied in `english`."""
    return frozenset(place.index for place in satisfied_places(matches, english))


def forbidden_places(matches: Sequence[Match], english: str) -> tuple[Place, ...]:
    """Places where English stands that the glossary forbids for a match, unless an accepted form covers it."""
    good = [(p.start, p.end) for p in satisfied_places(matches, english)]
    return tuple(
        Place(index, start, end)
        for index, match in enumerate(matches)
        for form in match.forbidden
        for start, end in occurrences(form, english)
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


def occurrences(form: str, english: str) -> list[tuple[int, int]]:
    """Spans of `english` where the form stands, with the variation that verification allows."""
    lower = english.lower()
    # most of a number's hundred forms are ruled out by a search for plain letters, without a pattern being built
    if not all(stem in lower for stem in _STEM.findall(form.lower())):
        return []
    pattern = _pattern(form)
    return [m.span() for m in pattern.finditer(english)] if pattern else []


@lru_cache(maxsize=20_000)
def _pattern(form: str) -> re.Pattern[str] | None:
    text = _ARTICLE.sub("", form.strip()) or form.strip()
    words = re.split(r"[\s\-‐‑–]+", text)
    words = [word for word in words if word]
    if not words:
        return None
    parts = [_word(w, last=_takes_plural(words, i)) for i, w in enumerate(words)]
    body = _SEPARATOR.join(parts)
    return re.compile(_before(text) + body + _after(text))


def _takes_plural(words: list[str], i: int) -> bool:
    return i == len(words) - 1 or words[i + 1].lower() in _HEADS


def _word(word: str, *, last: bool) -> str:
    """A word's pattern: its small letters match capitals, and a noun its other number."""
    if not last or not re.fullmatch(r"[A-Za-z'’&.]*[A-Za-z]{2}", word):
        return _letters(word)
    if re.search(r"(?:s|x|z|ch|sh)$", word) and not word.endswith("s"):
        return f"{_letters(word)}(?:es|ES)?"
    if word.endswith("ies") and len(word) > 4:
        return f"{_letters(word[:-3])}(?:{_letters('ies')}|{_letters('y')})"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{_letters(word[:-1])}(?:{_letters('ies')}|{_letters('y')})"
    if word.endswith("ss") or word.endswith("us") or word.endswith("is"):
        return f"{_letters(word)}(?:es|ES)?"
    if re.search(r"(?:ch|sh|x|ss)es$", word):
        return f"{_letters(word[:-2])}(?:es|ES)?"
    if word.endswith("s"):
        return f"{_letters(word[:-1])}[sS]?"
    return f"{_letters(word)}(?:s|S)?"


def _letters(word: str) -> str:
    return "".join(_letter(character) for character in word)


def _letter(character: str) -> str:
    if character in "'’":
        return "['’]"
    if character in '"“”':
        return '["“”]'
    if character.isalpha() and character.islower():
        return f"[{character}{character.upper()}]" if len(character.upper()) == 1 else character
    return re.escape(character)


def _before(text: str) -> str:
    """What may not stand before: a number must not begin inside a longer number, a word inside a word."""
    if text[0].isdigit():
        return r"(?<![\d])(?<!\d[.,])(?<![A-Za-z])" if not text.startswith("$") else ""
    if text[0].isalpha():
        return rf"(?<![\w])(?<!{_TENS_LOOKBEHIND})" if _is_number_word(text) else r"(?<!\w)"
    return ""


_TENS_LOOKBEHIND = "ty-"  # twenty-, thirty- …: "three" is not in "thirty-three"
_NUMBER_WORDS = set(
    "one two three four five six seven eight nine ten eleven twelve half hundred thousand million billion".split()
)


def _is_number_word(text: str) -> bool:
    return text.split()[0].lower() in _NUMBER_WORDS


def _after(text: str) -> str:
    if text[-1].isdigit():
        return rf"(?![\d])(?![.,]\d)(?!\s?%)(?![\s-]+{_MAGNITUDE}\b)(?!st\b|nd\b|rd\b|th\b)"
    if text.split()[-1].lower() in _NUMBER_WORDS:
        return rf"(?!\w)(?![\s-]+{_MAGNITUDE}\b)"
    if text[-1].isalnum():
        return r"(?!\w)"
    return ""
