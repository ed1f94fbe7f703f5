"""Draft glossary entries for the terms that a folder of pages has and the glossary has not."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.alignment.align import align
from toolkit.alignment.mining import Mined, mine
from toolkit.alignment.mining_text import lexicon, texts_of
from toolkit.alignment.terms import TermMatcher
from toolkit.article import Article
from toolkit.glossary.entries import Glossary, TermEntry
from toolkit.glossary.folding import is_han, match_key

_KINDS = {"organization": "organization", "place": "place", "product": "product", "document": "policy"}
_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z0-9&+-]{2,12}")
_LTD = re.compile(r"\b(Ltd|Inc|Corp|Co)$")
_LONGEST = 120  # characters of English that a term may have


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A likely term and its English, "" where none is known yet."""

    term: Mined
    target: str = ""
    variants: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of entry that it would be."""
        if self.term.why in _KINDS:
            return _KINDS[self.term.why]
        for kind in ("organization", "place"):
            if any(self.term.source.endswith(suffix) for suffix in lexicon(f"{kind}s")):
                return kind
        return "term"


def suggest(articles: Sequence[Article], glossary: Glossary, matcher: TermMatcher, limit: int) -> list[Suggestion]:
    """The likely terms of articles, less all that the glossary has in any status, likeliest first.

    `matcher` is that of the glossary.
    """
    texts = [t for page, article in enumerate(articles) for t in texts_of(article, align(article, matcher), page)]
    had = {match_key(entry.source).lower() for entry in glossary.entries}
    new = (term for term in mine(texts) if match_key(term.source).lower() not in had)
    return [_suggestion(term) for term, _ in zip(new, range(limit), strict=False)]


def _suggestion(term: Mined) -> Suggestion:
    """English of the page's own is the target; an abbreviation is a variant, since it does not say the term."""
    if _ABBREVIATION.fullmatch(term.target):
        return Suggestion(term, variants=(term.target,))
    return Suggestion(term, term.target)


def with_english(found: Sequence[Suggestion], translate: Callable[[list[str]], list[str]]) -> list[Suggestion]:
    """English for those that have none, all in one batch; what is no English of a term stays empty."""
    missing = [i for i, own in enumerate(found) if not own.target]
    done = list(found)
    for i, english in zip(missing, translate([found[i].term.source for i in missing]), strict=True):
        target = bare(english, name=found[i].kind != "term")
        known = found[i].variants
        done[i] = replace(found[i], target=target, variants=tuple(v for v in known if v != target))
    return [
        own if own.target or not own.variants else replace(own, target=own.variants[0], variants=()) for own in done
    ]


def bare(english: str, *, name: bool = False) -> str:
    """English of a term as a glossary has it: no full stop, article or capital but in a `name`; "" if it is none."""
    from toolkit.translation.tidying import tidy

    text = _LTD.sub(r"\1.", re.sub(r"[.。;,:\s]+$", "", tidy(english)))
    text = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    if text[:1] in ('"', "'") and text[:1] == text[-1:]:
        text = text[1:-1].strip()
    if not name and text[1:] == text[1:].lower():
        text = text[:1].lower() + text[1:]
    elif name:
        text = text[:1].upper() + text[1:]
    usable = any(c.isalpha() for c in text) and not any(map(is_han, text)) and "|" not in text
    return text if usable and len(text) <= _LONGEST else ""


def entry_of(suggestion: Suggestion, domain: str) -> TermEntry:
    """The draft entry of a suggestion; its note says what an editor needs to judge it."""
    term = suggestion.term
    note = f"{term.count} in {term.pages} page{'s' if term.pages > 1 else ''}, {term.why}: …{term.context}…"
    return TermEntry(term.source, suggestion.target, suggestion.variants, domain, suggestion.kind, "draft", note)


def write_drafts(entries: Sequence[TermEntry], file: Path) -> None:
    """Write a glossary CSV, with the BOM that Excel needs, whole or not at all. Raises OutputError."""
    from toolkit.files import written_aside
    from toolkit.glossary.editing import cells_of, columns_for

    with written_aside(file) as aside, aside.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, columns_for(entries), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(cells_of(entry) for entry in entries)
