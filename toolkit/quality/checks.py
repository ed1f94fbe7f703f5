"""Checks of a translated article. Each yields findings that hang on the very words where it can."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.quality.consistency import consistency
from toolkit.translation.defects import defects
from toolkit.translation.model import Finding, TranslatedArticle, TranslatedParagraph, TranslatedSegment
from toolkit.translation.verify import (
    approximated_places,
    dropped_places,
    forbidden_places,
    satisfied_places,
    strange_numbers,
)

DOUBTFUL = -1.0  # mean log-probability of a segment's tokens below which the model itself is unsure

_MESSAGES = {
    "empty": ("error", "Nothing was translated here: {source}"),
    "chinese": ("error", "Chinese is left in the English."),
    "loop": ("error", "The English repeats itself; translate anew: {source}"),
    "unfinished": ("warning", "The English breaks off: {source}"),
    "short": ("warning", "Much shorter than the Chinese; something may be missing: {source}"),
    "long": ("warning", "Much longer than the Chinese; something may have been added: {source}"),
}
_KINDS = {"term": "Term", "quantity": "Number or date", "name": "Name"}


def review(translated: TranslatedArticle) -> TranslatedArticle:
    """The same article with all findings: title first, then paragraph by paragraph, then those of the whole."""
    findings = [f for number, p in _numbered(translated) for f in check_paragraph(p, number)]
    return replace(translated, findings=(*findings, *consistency(translated)))


def check_paragraph(paragraph: TranslatedParagraph, number: int | None) -> list[Finding]:
    """Findings of one paragraph; `number` None for the title."""
    return [_anchored(f, number, segment) for segment in paragraph.segments for f in check_segment(segment)]


def check_segment(segment: TranslatedSegment) -> list[Finding]:
    """Findings of one segment, offsets in its own English (None: all of it)."""
    return [
        *_unsatisfied(segment),
        *_forbidden(segment),
        *_approximated(segment),
        *_exact(segment),
        *_defects(segment),
        *_strange_numbers(segment),
        *_misplaced(segment),
        *_doubt(segment),
    ]


def _numbered(translated: TranslatedArticle) -> Iterator[tuple[int | None, TranslatedParagraph]]:
    yield None, translated.title
    yield from enumerate(translated.paragraphs)


def _anchored(finding: Finding, number: int | None, segment: TranslatedSegment) -> Finding:
    """Move offsets from the segment to the paragraph."""
    start = finding.start or 0
    end = len(segment.target) if finding.end is None else finding.end
    return replace(finding, paragraph=number, start=segment.start + start, end=segment.start + end)


def _unsatisfied(segment: TranslatedSegment) -> Iterator[Finding]:
    for outcome in segment.outcomes:
        if not outcome.satisfied:
            match = outcome.match
            message = f"{_KINDS[match.kind]} not as required: {match.source} must read “{match.target}”."
            yield Finding(f"{match.kind}-unsatisfied", "error", message)


def _forbidden(segment: TranslatedSegment) -> Iterator[Finding]:
    matches = [outcome.match for outcome in segment.outcomes]
    for place in forbidden_places(matches, segment.target):
        match = matches[place.index]
        words = segment.target[place.start : place.end]
        message = f"The glossary forbids “{words}” for {match.source}; use “{match.target}”."
        yield Finding("forbidden-english", "error", message, start=place.start, end=place.end)


def _approximated(segment: TranslatedSegment) -> Iterator[Finding]:
    matches = [outcome.match for outcome in segment.outcomes]
    for place in approximated_places(segment.source, matches, segment.target):
        message = f"The Chinese has {matches[place.index].source} without “more than”, “about” or the like."
        yield Finding("approximation-added", "warning", message, start=place.start, end=place.end)


def _exact(segment: TranslatedSegment) -> Iterator[Finding]:
    """Numbers that are right but for a dropped approximation; the match itself is unsatisfied and found as such."""
    matches = [outcome.match for outcome in segment.outcomes]
    for place in dropped_places(matches, segment.target):
        match = matches[place.index]
        words = segment.target[place.start : place.end]
        message = f"“{words}” must say that it is not exact: {match.source} is “{match.target}”."
        yield Finding("approximation-dropped", "warning", message, start=place.start, end=place.end)


def _defects(segment: TranslatedSegment) -> Iterator[Finding]:
    for name in defects(segment.source, segment.target):
        severity, message = _MESSAGES[name]
        yield Finding(name, severity, message.format(source=segment.source))  # type: ignore[arg-type]


def _strange_numbers(segment: TranslatedSegment) -> Iterator[Finding]:
    for start, end in strange_numbers(segment.source, [o.match for o in segment.outcomes], segment.target):
        message = f"The number {segment.target[start:end]} is not in the Chinese: {segment.source}"
        yield Finding("strange-number", "warning", message, start=start, end=end)


def _misplaced(segment: TranslatedSegment) -> Iterator[Finding]:
    places = satisfied_places([outcome.match for outcome in segment.outcomes], segment.target)
    for place in sorted(places, key=lambda place: place.start):
        if segment.outcomes[place.index].doubted:
            words = segment.target[place.start : place.end]
            message = f"Compare: “{words}” may be said of the wrong thing. {segment.source}"
            yield Finding("number-place", "warning", message, start=place.start, end=place.end)


def _doubt(segment: TranslatedSegment) -> Sequence[Finding]:
    if segment.score >= DOUBTFUL:
        return ()
    return [Finding("low-confidence", "note", f"The model is unsure of this sentence: {segment.source}")]
