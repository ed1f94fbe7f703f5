"""What a glossary covers of pages: how much, which terms, what is missing, and where English contradicts English."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.alignment.mining import Mined, mine
from toolkit.alignment.mining_text import Text, is_content, tokens
from toolkit.alignment.model import Match
from toolkit.glossary.entries import TermEntry
from toolkit.glossary.folding import match_key

MOST = 50  # missing terms listed; all of them are counted
_BRACKET = re.compile(r"[”」』\"]?[（(]\s*([A-Za-z][A-Za-z0-9&/ ,，;.'’+-]{2,80}?)\s*[）)]")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters of words with a meaning of their own, and of them those in matched terms and in matched quantities
    and names; occurrences of matched terms, and of likely terms that nothing covers."""

    characters: int
    in_terms: int
    in_others: int
    terms: int
    missing: int

    @property
    def share(self) -> float:
        """Share of the characters that any match covers; 1.0 of nothing."""
        return (self.in_terms + self.in_others) / self.characters if self.characters else 1.0

    @property
    def share_of_terms(self) -> float:
        """Share of the terms, matched and likely, that are matched; 1.0 of none."""
        return self.terms / (self.terms + self.missing) if self.terms + self.missing else 1.0


@dataclass(frozen=True, slots=True)
class TermUse:
    """A glossary term in pages."""

    source: str
    target: str
    domain: str
    count: int
    pages: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two English renderings of one source. `where` names the glossary file and line, or quotes the page."""

    source: str
    kind: Literal["layers", "page"]
    ours: str
    other: str
    where: str


@dataclass(frozen=True, slots=True)
class Report:
    """Of all pages together; terms by frequency, missing ones likeliest first."""

    coverage: Coverage
    terms: tuple[TermUse, ...]
    missing: tuple[Mined, ...]
    conflicts: tuple[Conflict, ...]


def report(texts: Sequence[Text], entries: Iterable[TermEntry]) -> Report:
    """Report on matched texts. `entries` are those of all glossary layers, in order, none merged away."""
    missing = mine(texts)
    return Report(
        coverage=coverage(texts, missing),
        terms=_uses(texts),
        missing=missing[:MOST],
        conflicts=(*_between_layers(texts, entries), *_in_brackets(texts)),
    )


def coverage(texts: Sequence[Text], missing: Sequence[Mined]) -> Coverage:
    """How much of texts is matched; `missing` are their likely terms that nothing covers."""
    spans: Counter[str] = Counter()
    terms = bare = 0
    for text in texts:
        for match in text.matches:
            spans[match.kind] += match.end - match.start
            terms += match.kind == "term"
        bare += sum(len(t.text) for t in tokens(text) if t is not None and not t.known and is_content(t))
    others = spans["quantity"] + spans["name"]
    return Coverage(spans["term"] + others + bare, spans["term"], others, terms, sum(m.count for m in missing))


def _terms(texts: Sequence[Text]) -> list[tuple[Text, Match]]:
    return [(text, match) for text in texts for match in text.matches if match.kind == "term"]


def _uses(texts: Sequence[Text]) -> tuple[TermUse, ...]:
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for text, match in _terms(texts):
        found[match_key(match.source), match.target, match.domain].append(text.page)
    uses = [TermUse(*key, len(pages), len(set(pages))) for key, pages in found.items()]
    return tuple(sorted(uses, key=lambda use: (-use.count, use.source)))


def _between_layers(texts: Sequence[Text], entries: Iterable[TermEntry]) -> list[Conflict]:
    """Entries of a source in use whose English another file gives otherwise, where neither accepts the other's."""
    used = {match_key(match.source).lower(): match for _, match in _terms(texts)}
    found: dict[tuple[str, str], Conflict] = {}
    for entry in entries:
        match = used.get(match_key(entry.source).lower())
        if match is None or entry.status != "preferred":
            continue
        theirs = {_plain(form) for form in entry.accepted}
        if _plain(match.target) not in theirs and _plain(entry.target) not in {_plain(e) for e in match.accepted}:
            key = (match_key(entry.source), entry.target)
            found.setdefault(key, Conflict(key[0], "layers", match.target, entry.target, entry.where))
    return list(found.values())


def _in_brackets(texts: Sequence[Text]) -> list[Conflict]:
    """Terms after which the page itself gives other English in brackets; an abbreviation alone contradicts nothing."""
    found: dict[tuple[str, str], Conflict] = {}
    for text, match in _terms(texts):
        bracket = _BRACKET.match(text.text, match.end)
        if bracket is None:
            continue
        pieces = [piece.strip() for piece in re.split(r"[,，;/]", bracket.group(1)) if piece.strip()]
        words = [piece for piece in pieces if " " in piece or piece.islower() or piece.istitle()]
        if words and not any(_agrees(piece, match) for piece in pieces):
            quoted = text.text[match.start : bracket.end()]
            conflict = Conflict(match.source, "page", match.target, words[0], quoted)
            found.setdefault((match.source, words[0]), conflict)
    return list(found.values())


def _agrees(piece: str, match: Match) -> bool:
    accepted = [_plain(form) for form in match.accepted]
    initials = {"".join(word[0] for word in form.split() if word not in _SMALL) for form in accepted}
    return _plain(piece) in accepted or piece.casefold() in initials


def _plain(english: str) -> str:
    """English without case, hyphens, articles and the plural s of its last word."""
    words = english.casefold().replace("-", " ").replace("’", "'").split()
    words = [word for word in words if word not in ("the", "a", "an")]
    text = " ".join(words)
    return re.sub(r"(?<=[a-z]{3})(?:ies|y|es|e|s)$", "", text)
