"""Consistency within an article: one English for one Chinese term, and abbreviations where the Chinese gives them.

Forms that differ by a word more or less ("first half", "first half of the year") are one. These are what
`translation.unify` left as it was, so a reviewer decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.translation.abbreviations import BRACKETED
from toolkit.translation.model import Finding, TranslatedArticle, TranslatedParagraph
from toolkit.translation.unify import HOUSE, form_at
from toolkit.translation.verify import satisfied_places


def consistency(translated: TranslatedArticle) -> list[Finding]:
    """Notes on second forms of a term, and on abbreviations in brackets that the English lacks."""
    findings: list[Finding] = []
    first: dict[tuple[str, str], str] = {}
    for number, paragraph in _numbered(translated):
        findings += _abbreviations(paragraph, number)
        for segment in paragraph.segments:
            matches = [outcome.match for outcome in segment.outcomes]
            for place in satisfied_places(matches, segment.target):
                match = matches[place.index]
                form = form_at(match, segment.target[place.start : place.end])
                if match.kind != "term" or match.domain == HOUSE or form == match.short:
                    continue
                used = first.setdefault((match.source, match.target), form)
                if form != used and not (_is_short_form(form, used) or _words(used) < _words(form)):
                    message = f"{match.source} reads “{used}” before and “{form}” here; use one of them throughout."
                    start = segment.start + place.start
                    findings.append(
                        Finding("term-inconsistent", "note", message, number, start, segment.start + place.end)
                    )
    return findings


@dataclass(frozen=True, slots=True)
class FormUse:
    """A term and one accepted English of it that stands in an article."""

    source: str
    english: str


def forms_used(translated: TranslatedArticle) -> tuple[FormUse, ...]:
    """The English of each term, short forms aside, once each in the order of the article."""
    used: dict[FormUse, None] = {}
    for _, paragraph in _numbered(translated):
        for segment in paragraph.segments:
            matches = [outcome.match for outcome in segment.outcomes]
            for place in satisfied_places(matches, segment.target):
                match = matches[place.index]
                form = form_at(match, segment.target[place.start : place.end])
                if match.kind == "term" and match.domain != HOUSE and form != match.short:
                    used[FormUse(match.source, form)] = None
    return tuple(used)


def differing(pages: Iterable[Sequence[FormUse]]) -> dict[str, tuple[str, ...]]:
    """Terms that have several forms over the pages of a batch; forms with a word more or less are one."""
    forms: dict[str, list[str]] = {}
    for use in (use for page in pages for use in page):
        known = forms.setdefault(use.source, [])
        one = (_words(use.english) <= _words(form) or _words(form) <= _words(use.english) for form in known)
        if not any(one):
            known.append(use.english)
    return {source: tuple(several) for source, several in forms.items() if len(several) > 1}


def _numbered(translated: TranslatedArticle) -> Iterator[tuple[int | None, TranslatedParagraph]]:
    yield None, translated.title
    yield from enumerate(translated.paragraphs)


def _is_short_form(form: str, full: str) -> bool:
    """Whether `form` is what a full form becomes once it was said: its initials, or some of its words."""
    words = re.findall(r"[A-Za-z0-9]+", full)
    initials = "".join(word[0] for word in words).lower()
    plain = form.lower().rstrip("s")
    return len(form) < len(full) and (plain in (initials, initials.rstrip("s")) or _words(form) <= _words(full))


def _words(text: str) -> set[str]:
    return {word.lower().rstrip("s") for word in re.findall(r"[A-Za-z0-9]+", text)}


def _abbreviations(paragraph: TranslatedParagraph, number: int | None) -> Sequence[Finding]:
    return [
        Finding("abbreviation-missing", "note", f"The Chinese gives the abbreviation {short}; the English lacks it.",
                number, segment.start, segment.start + len(segment.target))
        for segment in paragraph.segments
        for short in dict.fromkeys(BRACKETED.findall(segment.source))
        if not re.search(rf"\b{re.escape(short)}", segment.target)
    ]  # fmt: skip
