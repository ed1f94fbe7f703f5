"""The record of a translated article."""

from collections.abc import Iterable, Sequence

from toolkit.brief.wording import romanised_name
from toolkit.record.model import TITLE, Note, Paragraph, ReviewRecord, Segment, Term, row_id
from toolkit.translation.model import Finding, Outcome, TranslatedArticle, TranslatedParagraph, TranslatedSegment


def record_of(article: TranslatedArticle, layout: str, page: str = "") -> ReviewRecord:
    """What a brief of this article must carry for corrections to find the way back. `page` is a bare file name."""
    whole = (article.title, *article.paragraphs)
    return ReviewRecord(
        page=page,
        layout=layout,
        signature=article.signature,
        title=article.article.title,
        date=article.article.date or "",
        source=article.article.source or "",
        url=article.article.url or "",
        paragraphs=tuple(_paragraph(number, p, article.findings) for number, p in enumerate(whole)),
    )


def _paragraph(number: int, translated: TranslatedParagraph, findings: Iterable[Finding]) -> Paragraph:
    paragraph = translated.paragraph
    kind = "title" if number == TITLE else paragraph.kind
    at = None if number == TITLE else number - 1
    notes = tuple(Note(f.severity, f.check, f.message, f.start, f.end) for f in findings if f.paragraph == at)
    speaker = translated.speaker or romanised_name(paragraph.speaker or "")
    segments = tuple(_segments(number, translated))
    return Paragraph(number, kind, paragraph.text, translated.target, segments, notes, speaker)


def _segments(number: int, translated: TranslatedParagraph) -> Iterable[Segment]:
    text = translated.target
    placed = _placed(text, translated.segments)
    if placed is None:
        terms = _terms(translated.outcomes or [o for s in translated.segments for o in s.outcomes])
        yield Segment(row_id(number, 1), translated.paragraph.text, text, 0, len(text), terms)
        return
    for n, (segment, (start, end)) in enumerate(zip(translated.segments, placed, strict=True), 1):
        yield Segment(row_id(number, n), segment.source, text[start:end], start, end, _terms(segment.outcomes))


def _placed(text: str, segments: Sequence[TranslatedSegment]) -> list[tuple[int, int]] | None:
    """Where the segments stand in their paragraph's English; None where they do not tell."""
    spans: list[tuple[int, int]] = []
    for n, segment in enumerate(segments):
        start = segment.start
        bound = segments[n + 1].start if n + 1 < len(segments) else len(text)
        if not (spans[-1][1] if spans else 0) <= start <= bound <= len(text):
            return None
        end = start + _length(text[start:bound], segment.target)
        spans.append((start, end))
    return spans or None


def _length(text: str, target: str) -> int:
    """How much of `text` is the segment: its first letter may be a capital now, a heading's full stop gone."""
    for length in (len(target), len(target) - 1):
        if length > 0 and text[1:length] == target[1:length] and len(text) >= length:
            return length
    return len(text.rstrip())


def _terms(outcomes: Iterable[Outcome]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(Term(o.match.source, o.match.target, o.match.kind) for o in outcomes))
