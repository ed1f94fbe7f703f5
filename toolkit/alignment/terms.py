"""Finding glossary terms in Chinese text: one pass over the text, however large the glossary."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from toolkit.alignment.model import Match
from toolkit.glossary.entries import Glossary, TermEntry
from toolkit.glossary.folding import Folded, fold, is_quote, match_key

_SHORT_ACRONYM = 2  # letters; so short a word is matched only in its own case
_OPENING, _CLOSING = frozenset("“‘「『﹁﹃〝"), frozenset("”’」』﹂﹄〞")
_LATIN = re.compile(r"[^\W\d_\u2e80-\uffff\U00020000-\U0003ffff]+")  # letters of any alphabet, no ideographs


class _Found(NamedTuple):
    start: int  # in the folded text
    end: int
    term: "_Term | None"  # None: a word of straddles.txt, which yields nothing


class _Term(NamedTuple):
    entry: TermEntry
    key: str


class TermMatcher:
    """Finds the preferred entries of a glossary. Building is linear in the glossary, finding in the text."""

    def __init__(self, glossary: Glossary, keys: Sequence[str] | None = None) -> None:
        """`keys`: the match key of each entry, where they are known already."""
        self._endings = dict(_words("endings.txt"))
        self._terms: dict[str, list[_Term | None]] = {word: [] for word in self._endings}
        for word, _ in _words("straddles.txt"):
            self._terms[word] = [None]
        self._forbidden: dict[str, list[str]] = {}
        for entry, key in zip(glossary.entries, keys or map(_key, glossary.entries), strict=True):
            if entry.status == "preferred":
                lower = _lower(key)
                others = [term for term in self._terms.get(lower, ()) if term is not None]
                self._terms[lower] = [*others, _Term(entry, key)]
            elif entry.status == "forbidden":
                self._forbidden.setdefault(key, []).append(entry.target)
        self._automaton = _automaton(self._terms)

    def of_region(self, region: str) -> "TermMatcher":
        """The matcher for pages from a region, "" for any other; this one has the same for all."""
        return self

    def find(self, text: str) -> tuple[Match, ...]:
        """The terms of a text in order, none overlapping: at each place the longest, from the left.

        Offsets count characters of `text` as given, in either script and any width.
        """
        if self._automaton is None:
            return ()
        folded = fold(text)
        longest: dict[int, _Found] = {}
        for found in self._candidates(text, folded):
            held = longest.get(found.start)
            if held is None or (found.end, found.term is not None) > (held.end, held.term is not None):
                longest[found.start] = found
        matches: list[Match] = []
        free = 0
        for start in sorted(longest):
            found = longest[start]
            if start < free:
                continue
            free = found.end
            if found.term is not None:
                taken = matches[-1].end if matches else 0
                matches.append(self._match(text, folded, found, found.term, taken))
        return tuple(matches)

    def _candidates(self, text: str, folded: Folded) -> Iterator[_Found]:
        found = [(last + 1 - len(key), last + 1, key) for last, key in self._automaton.iter(folded.lower)]
        whole = [(start, end) for start, end, key in found if self._is_whole(folded.lower, end, key)]
        inside = {border for start, end in whole for border in range(start + 1, end)}
        for start, end, key in found:
            terms = self._terms[key]
            if not terms or not (_on_characters(folded, start, end) and _on_words(folded.lower, start, end)):
                continue
            term = _choose(terms, folded.text[start:end])
            if term is None:
                yield _Found(start, end, None)
            elif term.entry.kind == "place" and (tail := _name_tail(term.entry.target, folded.text, end)):
                yield _Found(start, tail, None)  # opens the name of a company that is not in the glossary
            elif (
                end not in inside
                and not _ROAD.match(folded.text, end)
                and _case_fits(term, folded.text, start)
                and _quotes_pair(text, folded, start, end)
            ):
                yield _Found(start, end, term)

    def _is_whole(self, text: str, end: int, key: str) -> bool:
        return key in self._endings and not text.startswith(self._endings[key], end)

    def _match(self, text: str, folded: Folded, found: _Found, term: _Term, taken: int) -> Match:
        start, end = folded.origins[found.start], folded.origins[found.end - 1] + 1
        start, end = _with_quote(text, start, end, taken)
        entry = term.entry
        return Match(
            kind="term",
            source=text[start:end],
            target=entry.target,
            start=start,
            end=end,
            variants=entry.variants,
            forbidden=tuple(self._forbidden.get(term.key, ())),
            domain=entry.domain,
            short=entry.short,
        )


def _key(entry: TermEntry) -> str:
    return match_key(entry.source)


def _lower(key: str) -> str:
    lower = key.lower()
    return lower if len(lower) == len(key) else fold(key).lower


def _automaton(terms: dict[str, list[_Term | None]]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for key in terms:
        if key:
            automaton.add_word(key, key)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=10_000)
def _exact_pieces(key: str) -> tuple[tuple[int, str], ...]:
    """The pieces of a key that must stand in this very case, with their offsets."""
    return tuple((word.start(), word.group()) for word in _LATIN.finditer(key) if len(word.group()) <= _SHORT_ACRONYM)


def _case_fits(term: _Term, text: str, start: int) -> bool:
    return all(text.startswith(piece, start + offset) for offset, piece in _exact_pieces(term.key))


def _choose(terms: list[_Term | None], found: str) -> _Term | None:
    """Of entries that differ only in case, the one written as in the text, else the last."""
    for term in terms:
        if term is not None and term.key == found:
            return term
    return terms[-1]


def _on_characters(folded: Folded, start: int, end: int) -> bool:
    """Whether both borders fall between characters of the original, not inside one that unfolds (㎏, ㈱)."""
    origins = folded.origins
    return (start == 0 or origins[start - 1] != origins[start]) and (
        end == len(origins) or origins[end] != origins[end - 1]
    )


def _on_words(text: str, start: int, end: int) -> bool:
    """Whether no border cuts a Latin word or a number in two. A unit may follow its digits (5GWh)."""
    if start and _is_latin(text[start]) and _is_latin(text[start - 1]):
        return False
    if text[start].isdecimal() and re.search(r"\d[.,]?$", text[max(0, start - 2) : start]):
        return False
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if _is_latin(last):
        return not (_is_latin(after) or after.isdecimal())
    return not (last.isdecimal() and re.match(r"[.,]?\d", text[end : end + 2]))


def _is_latin(char: str) -> bool:
    return _LATIN.match(char) is not None


def _quotes_pair(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether no quotation is torn: 南美 is not in 江南”美, though folding drops the mark."""
    inside = text[folded.origins[start] : folded.origins[end - 1] + 1]
    if len(inside) == end - start:
        return True
    marks = [mark for mark in inside if is_quote(mark)]
    if len(marks) % 2 == 0:
        return not marks or marks[0] not in _CLOSING
    first, last = folded.origins[start] - 1, folded.origins[end - 1] + 1
    before, after = text[max(first, 0) : first + 1], text[last : last + 1]
    return (marks[-1] not in _CLOSING and _is_mark(after)) or (marks[0] not in _OPENING and _is_mark(before))


def _is_mark(char: str) -> bool:
    return char != "" and is_quote(char)


def _with_quote(text: str, start: int, end: int, taken: int) -> tuple[int, int]:
    """Take in the quotation mark that pairs with one inside the match, as in 专精特新“小巨人”."""
    marks = [mark for mark in text[start:end] if is_quote(mark)]
    if len(marks) % 2 == 0:
        return start, end
    if marks[-1] not in _CLOSING and _is_mark(text[end : end + 1]):
        return start, end + 1
    if start > taken and _is_mark(text[start - 1]):
        return start - 1, end
    return start, end


_ROAD = re.compile(r"[东西南北中]?[一二三四五六七八九十]路|[东西南北中]?大[道街](?!理)")  # 汽车工业一路 is an address


# what makes a name of a region's: 江淮工业大学 is in no "region between the Yangtze and Huaihe rivers"
_OF_REGION = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:大学|学院|中学|小学|医院|日报|晚报)|(?:新闻)?网(?!络|点|格|红)"
    r"|市(?![场民区政值属级内外域面])|县(?![域级区城市])"
)


def _name_tail(english: str, text: str, end: int) -> int:
    """Where a name ends that the place before `end` opens; 0 if it opens none."""
    tail = _name_tails().match(text, end)
    if tail is None and re.match(r"[a-z]|.* [a-z]{4}", english):  # a description, not a name: "northern Jiangsu"
        tail = _OF_REGION.match(text, end)
    return tail.end() if tail else 0


@lru_cache(maxsize=1)
def _name_tails() -> re.Pattern[str]:
    """What follows a place in the name of a company."""
    longest_first = sorted(_words("name_tails.txt"), key=lambda pair: -len(pair[0]))
    return re.compile("|".join(_unless(word, others) for word, others in longest_first), re.IGNORECASE)


def _unless(word: str, others: tuple[str, ...]) -> str:
    return re.escape(word) + (f"(?!{'|'.join(map(re.escape, others))})" if others else "")


def _words(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The folded words of a data file beside this module, each with the continuations that make it another word."""
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        word, *others = line.split("#")[0].split() or [""]
        if word:
            yield match_key(word).lower(), tuple(match_key(other.lstrip("!")).lower() for other in others)
