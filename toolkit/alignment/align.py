"""Terms, quantities and names of an article, brought together without overlaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.alignment import companies, names, quantities, settlements
from toolkit.alignment.localising import localised, region_of
from toolkit.alignment.model import Match
from toolkit.alignment.terms import TermMatcher
from toolkit.article.model import Article

_PRECEDENCE = {"term": 0, "name": 1, "quantity": 2}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Matches of the title and of each paragraph, by start, none overlapping."""

    title: tuple[Match, ...]
    paragraphs: tuple[tuple[Match, ...], ...]
    labels: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)  # of speakers, source and author


def align(article: Article, matcher: TermMatcher) -> Alignment:
    """Match an article: a name established anywhere in it, or as a speaker's, is known throughout.

    A page from a region has the glossary's entries for that region, where the matcher knows of such.
    """
    matcher = matcher.of_region(region_of(article))
    texts = [article.title, *(p.text for p in article.paragraphs)]
    speakers = tuple(dict.fromkeys(p.speaker for p in article.paragraphs if p.speaker))
    labels = [*speakers, *(label for label in (article.source, article.author) if label)]
    matched = _match([*texts, *labels], matcher, speakers)
    body, of_labels = matched[: len(texts)], matched[len(texts) :]
    body = [localised(article, text, found) for text, found in zip(texts, body, strict=True)]
    return Alignment(
        title=body[0],
        paragraphs=tuple(body[1:]),
        labels=dict(zip(labels, of_labels, strict=True)),
    )


def align_lines(lines: Sequence[str], matcher: TermMatcher) -> tuple[tuple[Match, ...], ...]:
    """Match each line of a plain text; the lines are taken as one article."""
    return tuple(_match(lines, matcher, ()))


def _match(texts: Sequence[str], matcher: TermMatcher, speakers: tuple[str, ...]) -> list[tuple[Match, ...]]:
    terms = [matcher.find(text) for text in texts]
    people = names.find_in(texts, known=speakers)
    firms = companies.find_in(texts, terms)
    places = settlements.find_in(texts, terms)
    return [
        _without_overlaps([*own, *(m for found in made for m in found), *quantities.find(text)])
        for text, own, *made in zip(texts, terms, people, firms, places, strict=True)
    ]


def _without_overlaps(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The longest match wins, then a term before a name before a quantity."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, _PRECEDENCE[m.kind], m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.start))
