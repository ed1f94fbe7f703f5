"""Other English that a reviewer may accept: where the preferred term does not stand, it is proposed in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.alignment.model import Match
from toolkit.translation.indefinite import article_of
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph
from toolkit.translation.verify import Place, forbidden_places, occurrences, satisfied_places

_STEM = 4  # letters
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_SMALL = frozenset("a an and as at but by for from in of on or the to with".split())  # small in headlines too
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+[“\"(]?|[\t\n])$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Characters start..end of a paragraph's English, and what should stand there instead."""

    start: int
    end: int
    text: str


def proposals(article: TranslatedArticle) -> dict[int | None, tuple[Proposal, ...]]:
    """The proposals of each paragraph that has any, in order and without overlap; None: the title."""
    seen: set[str] = set()
    preferred = _preferred(article)
    found = {}
    for where, paragraph in ((None, article.title), *enumerate(article.paragraphs)):
        several = tuple(_apart(_of_paragraph(paragraph, seen, preferred)))
        if several:
            found[where] = several
    return found


def _preferred(article: TranslatedArticle) -> frozenset[str]:
    """The Chinese of the terms whose preferred English stands somewhere: only there is a variant inconsistent."""
    return frozenset(
        matches[place.index].source
        for paragraph in (article.title, *article.paragraphs)
        for _, _, english, outcomes in units(paragraph)
        for matches in [[outcome.match for outcome in outcomes]]
        for place in satisfied_places(matches, english)
        if occurrences(matches[place.index].target, english[place.start : place.end])
    )


def units(paragraph: TranslatedParagraph) -> Iterator[tuple[int, str, str, Sequence[Outcome]]]:
    """Where a segment begins in the English, its Chinese, its English and its outcomes; a paragraph that has no
    segments is one."""
    if not paragraph.segments:
        yield 0, paragraph.paragraph.text, paragraph.target, paragraph.outcomes
        return
    for segment in paragraph.segments:
        # the paragraph may have capitalised the segment's first letter
        english = paragraph.target[segment.start : segment.start + len(segment.target)]
        yield segment.start, segment.source, english, segment.outcomes


def _of_paragraph(paragraph: TranslatedParagraph, seen: set[str], preferred: frozenset[str]) -> Iterator[Proposal]:
    """Forbidden English, then variants of terms whose preferred form stands elsewhere; `seen` gathers the preferred
    forms that have stood so far."""
    for base, _, english, outcomes in units(paragraph):
        matches = [outcome.match for outcome in outcomes]
        wrong = forbidden_places(matches, english)
        places = satisfied_places(matches, english)
        variants = [p for p in places if matches[p.index].kind == "term" and matches[p.index].source in preferred]
        for place in (*wrong, *(p for p in variants if _is_variant(matches[p.index], english, p, seen))):
            text = _fitted(matches[place.index].target, english, place)
            if text is not None and text != english[place.start : place.end]:
                yield Proposal(base + place.start, base + place.end, text)


def _is_variant(match: Match, english: str, place: Place, seen: set[str]) -> bool:
    """Whether another accepted form stands than the preferred, as the glossary spells it: an inflected one would
    lose its ending, and an abbreviation is right once the full name has stood."""
    words = english[place.start : place.end]
    if occurrences(match.target, words):
        seen.add(match.target)
        return False
    if words.isupper() and match.target in seen:
        return False
    if _inflected(words, match.target) or _within(words, match.target):
        return False
    return any(words.lower() == _bare(form).lower() for form in match.variants)


def _within(words: str, target: str) -> bool:
    """Whether one form is the other with a word more or less ("year on year", "up year on year"): the sentence has
    room for the one only."""
    a, b = f" {words.lower()} ", f" {_bare(target).lower()} "
    return a in b or b in a


def _inflected(words: str, target: str) -> bool:
    """Whether two forms begin or end with the same word inflected otherwise (improve, improving), which the sentence
    decides."""
    pairs = ((words.lower().split()[i], _bare(target).lower().split()[i]) for i in (0, -1))
    return any(a != b and a[:_STEM] == b[:_STEM] and min(len(a), len(b)) >= _STEM for a, b in pairs)


def _fitted(target: str, english: str, place: Place) -> str | None:
    """The preferred form as it must stand at a place; None where the words around would have to change too."""
    before = english[: place.start]
    text = _bare(target)
    indefinite = _INDEFINITE.search(before)
    if indefinite and article_of(text) != indefinite[1].lower():
        return None
    words = english[place.start : place.end]
    starts = _SENTENCE_START.search(before) is not None and words[:1].isupper()
    if _in_capitals(words, alone=starts):
        return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in text.split(" "))
    return text[:1].upper() + text[1:] if starts else text


def _in_capitals(words: str, *, alone: bool) -> bool:
    """Whether words stand as in a headline, each with a capital; of one `alone` the sentence's start may be why."""
    telling = [word for word in words.split() if word not in _SMALL]
    return len(telling) > alone and all(word[:1].isupper() and word[1:].islower() for word in telling)


def _bare(form: str) -> str:
    """A form without its leading article, which verification leaves aside as well."""
    return _ARTICLE.sub("", form.strip()) or form.strip()


def _apart(several: Iterator[Proposal]) -> Iterator[Proposal]:
    end = -1
    for proposal in sorted(several, key=lambda p: (p.start, -p.end)):
        if proposal.start >= end:
            yield proposal
            end = proposal.end
