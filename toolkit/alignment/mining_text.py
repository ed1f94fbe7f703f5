"""What the term miner reads: words of a text in runs that a term may lie in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.alignment.align import Alignment
from toolkit.alignment.model import Match
from toolkit.alignment.words import LATIN, UNKNOWN, Word, words
from toolkit.article.model import Article

KNOWN = "+"  # ends the tag of a stretch that the glossary covers
PLACE, BODY = "ns", "nt"
_DOMAINS = {"places": PLACE, "organizations": BODY, "companies": BODY}
_CLOSED = frozenset("upcdrftmqyeozih")  # first letters of the tags of words that no term holds
_OPEN_TAGS = frozenset({"l", "nt", "nz", "j"})
_FUNCTION = frozenset("的了和与及在是为对从到将把被也都就还又更最以等其这那向由于之而着了过已曾")
_BARE = frozenset("性化型式级率度业链力品类")  # suffixes that jieba now and then cuts off


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a page with what is matched in it already."""

    text: str
    matches: Sequence[Match] = ()
    page: int = 0


def texts_of(article: Article, alignment: Alignment, page: int = 0) -> list[Text]:
    """Title and paragraphs of an article with what is matched in them."""
    texts = (article.title, *(p.text for p in article.paragraphs))
    matched = (alignment.title, *alignment.paragraphs)
    return [Text(text, matches, page) for text, matches in zip(texts, matched, strict=True)]


class Token(NamedTuple):
    """A word, or a stretch that the glossary covers: text[start:end]."""

    text: str
    start: int
    end: int
    tag: str

    @property
    def known(self) -> bool:
        """Whether the glossary has it."""
        return self.tag.endswith(KNOWN)

    @property
    def place(self) -> bool:
        """Whether it is the name of a place."""
        return self.tag.startswith(PLACE)

    @property
    def body(self) -> bool:
        """Whether it is an organization of the glossary."""
        return self.tag == BODY + KNOWN


@cache
def lexicon(section: str) -> frozenset[str]:
    """The words of a section of mining.txt."""
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in Path(__file__).with_name("mining.txt").read_text(encoding="utf-8").splitlines():
        content = line.split("#")[0].strip()
        if content.startswith("["):
            current = sections.setdefault(content.strip("[] "), set())
        else:
            current.update(content.split())
    return frozenset(sections[section])


def tokens(text: Text) -> list[Token | None]:
    """The tokens in order; None for what separates: a quantity or a person's name."""
    return list(_tokens(text))


def runs(tokens: Iterable[Token | None]) -> Iterator[list[Token]]:
    """Stretches of tokens that a term may lie in: no punctuation, quantity, person, particle or governing verb."""
    run: list[Token] = []
    for token in tokens:
        if token is not None and _may_belong(token) and (not run or run[-1].end == token.start):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if token is not None and _may_belong(token) else []
    if run:
        yield run


def _tokens(text: Text) -> Iterator[Token | None]:
    at = 0
    for match in text.matches:
        yield from _words(text.text, at, match.start)
        if match.kind == "term":
            [first, *rest] = words(match.source)
            tag = _DOMAINS.get(match.domain) or (PLACE if first.tag == PLACE and not rest else "n")
            yield Token(match.source, match.start, match.end, tag + KNOWN)
        else:
            yield None
        at = match.end
    yield from _words(text.text, at, len(text.text))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    held: Token | None = None
    for token in _split(words(text[start:end], start)):
        if held is not None and held.end == token.start and held.tag[0] in "nvae" and token.text in _BARE:
            held = Token(held.text + token.text, held.start, token.end, LATIN if held.tag == LATIN else "n")
            continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def is_content(token: Token) -> bool:
    """Whether a word has a meaning of its own: not grammar, a number, a time word or punctuation."""
    if not any(c.isalnum() for c in token.text) or token.text.isdecimal():
        return False
    return token.known or token.tag in _OPEN_TAGS or token.tag == LATIN or token.tag[0] not in _CLOSED - {"i"}


def is_function(text: str) -> bool:
    """Whether a word holds a character of grammar, which names and terms do without."""
    return bool(_FUNCTION & set(text))


def _split(found: Iterable[Word]) -> Iterator[Token]:
    """Words, those in no dictionary cut at characters of grammar: 机已 is no word but the end of one and 已."""
    for word in found:
        if word.tag != UNKNOWN or not is_function(word.text):
            yield Token(*word)
            continue
        at = word.start
        for piece in re.findall(f"[{''.join(_FUNCTION)}]|[^{''.join(_FUNCTION)}]+", word.text):
            tag = "u" if piece in _FUNCTION else "n" if len(piece) == 1 else UNKNOWN
            yield Token(piece, at, at + len(piece), tag)
            at += len(piece)


def _governs(word: str) -> bool:
    """Whether a word is a governing verb, or begins with one as set phrases do (举行仪式)."""
    verbs = lexicon("verbs")
    return word in verbs or (len(word) > 3 and word[:2] in verbs)


def _may_belong(token: Token) -> bool:
    if token.text in lexicon("phrases"):
        return False
    if token.known:
        return True
    if _governs(token.text) or not any(c.isalnum() for c in token.text):
        return False
    if token.tag == UNKNOWN:
        return not token.text[0].isdecimal() and len(token.text) > 1 and not is_function(token.text)
    if token.tag in _OPEN_TAGS or token.tag == LATIN:
        return True
    return token.tag[0] not in _CLOSED and (len(token.text) > 1 or token.tag in ("n", "ng", "j", "b", "nz"))
