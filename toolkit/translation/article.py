"""A whole article through the ladder in one batch: title, paragraphs, table cells and labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.alignment.align import Alignment
from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph
from toolkit.translation.agreement import agree
from toolkit.translation.enforcement import Progress, translate_enforced
from toolkit.translation.engines.base import Engine
from toolkit.translation.labels import known_label
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph, TranslatedSegment
from toolkit.translation.recall import Recall, remembered
from toolkit.translation.segmentation import Segment, segments
from toolkit.translation.tidying import append, as_heading, tidy
from toolkit.translation.unify import Passage, unify

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TITLE_PARTS = re.compile(r"\s*[|｜丨]\s*")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate, cut into parts that the English joins with the same separators; or one whose English the
    memory holds, as one segment."""

    parts: tuple[tuple[Segment, ...], ...]
    separators: tuple[str, ...]  # one fewer than parts
    heading: bool
    source: str = ""  # all of it, where the memory may hold it as a whole
    matches: tuple[Match, ...] = ()
    remembered: str | None = None  # English from the memory, for all of it


def translate_article(
    article: Article,
    alignment: Alignment,
    engine: Engine,
    progress: Progress | None = None,
    recall: Recall | None = None,
) -> TranslatedArticle:
    """Translate all of an article. Findings and signature are left to the quality stage."""
    title = _cut(article.title, alignment.title, _TITLE_PARTS, heading=True)
    bodies = [_cut_paragraph(p, m) for p, m in zip(article.paragraphs, alignment.paragraphs, strict=True)]
    unknown = {
        label: _cut(label, matches, None, heading=True)
        for label, matches in alignment.labels.items()
        if known_label(label, matches) is None
    }
    texts = [recalled(text, recall) for text in (title, *bodies, *unknown.values())]
    translated = translate_texts(texts, engine, progress, recall)
    labels = {label: known_label(label, matches) for label, matches in alignment.labels.items()}
    labels |= {label: target for label, (target, _) in zip(unknown, translated[len(bodies) + 1 :], strict=True)}
    whole = [
        _paragraph(p, text, target, done, labels.get(p.speaker or ""))
        for p, text, (target, done) in zip(
            (Paragraph("heading", article.title), *article.paragraphs), texts, translated, strict=False
        )
    ]
    return TranslatedArticle(
        article=article,
        title=whole[0],
        paragraphs=tuple(whole[1:]),
        findings=(),
        signature="",
        source=labels.get(article.source or ""),
        author=labels.get(article.author or ""),
    )


def cut_line(text: str, matches: Sequence[Match]) -> Text:
    """A plain line as a text for `translate_texts`."""
    return _cut(text, matches, None, heading=False)


def recalled(text: Text, recall: Recall | None) -> Text:
    """A text as one segment with its English where the memory holds all of it, else the text as it is."""
    parts = [segment for part in text.parts for segment in part]
    english = recall.paragraph(text.source, parts) if recall and text.source.strip() else None
    if english is None:
        return text
    return replace(text, parts=((Segment(text.source, 0, text.matches),),), separators=(), remembered=english)


def translate_texts(
    texts: Sequence[Text],
    engine: Engine,
    progress: Progress | None = None,
    recall: Recall | None = None,
    *,
    together: bool = True,
) -> list[tuple[str, tuple[TranslatedSegment, ...]]]:
    """English and translated segments of each text; segments without Chinese pass unchanged, those that the memory
    knows are not translated again. `together`: they are one article, in which a term has one English."""
    every = [(segment, text.remembered) for text in texts for part in text.parts for segment in part]
    known = [_known(segment, english, recall) for segment, english in every]
    chinese = [i for i, result in enumerate(known) if result is None]
    done = [result or _unchanged(segment) for (segment, _), result in zip(every, known, strict=True)]
    for i, result in zip(chinese, translate_enforced([every[i][0] for i in chinese], engine, progress), strict=True):
        done[i] = replace(result, target=agree(result.target, every[i][0].matches))
    if together:
        headings = [text.heading for text in texts for part in text.parts for _ in part]
        passages = zip((segment for segment, _ in every), done, headings, strict=True)
        done = unify([Passage(segment, result, heading) for segment, result, heading in passages])
    queue = iter(done)
    return [_assemble(text, [[next(queue) for _ in part] for part in text.parts]) for text in texts]


def _known(segment: Segment, english: str | None, recall: Recall | None) -> TranslatedSegment | None:
    """What needs no engine: English from the memory, and a segment without Chinese."""
    if english is not None:
        return remembered(segment, english)
    if not _CHINESE.search(segment.source):
        return _unchanged(segment)
    return recall.segment(segment) if recall else None


def _unchanged(segment: Segment) -> TranslatedSegment:
    outcomes = tuple(Outcome(match, True, "free") for match in segment.matches)
    return TranslatedSegment(segment.source, tidy(segment.source), 0.0, outcomes)


def _assemble(text: Text, done: Sequence[Sequence[TranslatedSegment]]) -> tuple[str, tuple[TranslatedSegment, ...]]:
    """English of the whole text, and the segments with their places in it."""
    english, placed = "", []
    for segments_, results, separator in zip(text.parts, done, (*text.separators, ""), strict=True):
        begin = len(english)
        for segment, result in zip(segments_, results, strict=True):
            target = f"{segment.label} {result.target}".strip()
            if text.heading and result is results[-1] and result.memory != "exact":
                target = as_heading(target, result.source)
            before = english
            english = before[:begin] + append(before[begin:], target)
            placed.append(replace(result, start=len(english) - len(target) + target.find(result.target[:-1])))
        english += separator
    return english, tuple(placed)


def _paragraph(
    paragraph: Paragraph, text: Text, target: str, done: tuple[TranslatedSegment, ...], speaker: str | None
) -> TranslatedParagraph:
    starts = [segment.start for part in text.parts for segment in part]
    outcomes = tuple(
        replace(outcome, match=_moved(outcome.match, start))
        for segment, start in zip(done, starts, strict=True)
        for outcome in segment.outcomes
    )
    return TranslatedParagraph(paragraph, target, speaker, outcomes, done)


def _moved(match: Match, by: int) -> Match:
    return replace(match, start=match.start + by, end=match.end + by)


def _cut_paragraph(paragraph: Paragraph, matches: Sequence[Match]) -> Text:
    if paragraph.kind == "table":
        return _cut(paragraph.text, matches, re.compile(r"[\t\n]"), heading=True)
    return _cut(paragraph.text, matches, None, heading=paragraph.kind == "heading")


def _cut(text: str, matches: Sequence[Match], separator: re.Pattern[str] | None, *, heading: bool) -> Text:
    breaks = [m.span() for m in separator.finditer(text)] if separator else []
    edges = [0, *(edge for span in breaks for edge in span), len(text)]
    parts = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inside = [_moved(m, -start) for m in matches if start <= m.start and m.end <= end]
        parts.append(tuple(replace(s, start=s.start + start) for s in segments(text[start:end], inside)))
    separators = tuple(" | " if text[a:b].strip() else text[a:b] for a, b in breaks)
    table = any(separator in ("\t", "\n") for separator in separators)  # its cells are remembered, not the whole
    return Text(tuple(parts), separators, heading, "" if table else text, tuple(matches))
