"""A whole article through the ladder in one batch: title, paragraphs, table cells and labels."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from toolkit.alignment.align import Alignment
from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph
from toolkit.translation.agreement import agree
from toolkit.translation.datelines import dateline
from toolkit.translation.enforcement import Progress, translate_enforced
from toolkit.translation.engines.base import Engine
from toolkit.translation.fixed import fixed_english, without_unit
from toolkit.translation.interviews import given
from toolkit.translation.labels import known_author, known_label, known_source
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph, TranslatedSegment
from toolkit.translation.recall import Recall, remembered
from toolkit.translation.segmentation import Segment, segments
from toolkit.translation.tidying import append, as_heading, as_sentence, capitalised, once, tidy
from toolkit.translation.unify import Passage, unify
from toolkit.translation.verify import satisfied

_CHINESE = re.compile(r"[\u3400-\u9fff]")
Translate = Callable[[Sequence[Segment], Engine, Progress | None], Sequence[TranslatedSegment]]

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
    cells: bool = False  # each part is a cell of a table
    remembered: str | None = None  # English from the memory, for all of it


def translate_article(
    article: Article,
    alignment: Alignment,
    engine: Engine,
    progress: Progress | None = None,
    recall: Recall | None = None,
    translate: Translate = translate_enforced,
) -> TranslatedArticle:
    """Translate all of an article. Findings and signature are left to the quality stage.

    `translate` is the ladder; an evaluation gives another to see one rung alone.
    """
    title = _cut(article.title, alignment.title, _TITLE_PARTS, heading=True)
    bodies = [_cut_paragraph(p, m) for p, m in zip(article.paragraphs, alignment.paragraphs, strict=True)]
    labels = _known_labels(article, alignment)
    unknown = {
        label: _cut(label, alignment.labels[label], None, heading=True)
        for label, english in labels.items()
        if english is None
    }
    texts = [recalled(text, recall) for text in (title, *bodies, *unknown.values())]
    translated = translate_texts(texts, engine, progress, recall, translate)
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


def _known_labels(article: Article, alignment: Alignment) -> dict[str, str | None]:
    """English of speakers, source and author; None for the engine to translate."""
    known = {label: known_label(label, matches) for label, matches in alignment.labels.items()}
    for label, special in ((article.source, known_source), (article.author, known_author)):
        if label and label in known:
            known[label] = known[label] or special(label, alignment.labels[label])
    return known


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
    translate: Translate = translate_enforced,
    *,
    together: bool = True,
) -> list[tuple[str, tuple[TranslatedSegment, ...]]]:
    """English and translated segments of each text; segments without Chinese pass unchanged, those that the memory
    knows are not translated again. `together`: they are one article, in which a term has one English."""
    every = [(segment, text) for text in texts for part in text.parts for segment in part]
    known = [_known(segment, text, recall) for segment, text in every]
    chinese = [i for i, result in enumerate(known) if result is None]
    done = [result or _unchanged(segment) for (segment, _), result in zip(every, known, strict=True)]
    for i, result in zip(chinese, translate([every[i][0] for i in chinese], engine, progress), strict=True):
        segment = every[i][0]
        done[i] = replace(result, target=_finished(result.target, segment))
    if together:
        passages = zip(every, done, strict=True)
        done = unify([Passage(segment, result, text.heading) for (segment, text), result in passages])
    queue = iter(done)
    return [_assemble(text, [[next(queue) for _ in part] for part in text.parts]) for text in texts]


def _finished(english: str, segment: Segment) -> str:
    """English of a segment as it stands in the article, with every match that it had."""
    english = given(agree(english, segment.matches), segment.source)
    shorter = once(english)
    if satisfied(segment.matches, shorter) >= satisfied(segment.matches, english):
        english = shorter
    return as_sentence(english, segment.source)


def _known(segment: Segment, text: Text, recall: Recall | None) -> TranslatedSegment | None:
    """What needs no engine: English from the memory, a segment without Chinese, and one whose English is fixed."""
    if text.remembered is not None:
        return remembered(segment, text.remembered)
    if not _CHINESE.search(segment.source):
        return _unchanged(segment)
    if recall and (recalled_segment := recall.segment(segment)):
        return recalled_segment
    english = fixed_english(segment.source, segment.matches, cell=text.cells)
    return _unchanged(segment, english) if english else None


def _unchanged(segment: Segment, english: str = "") -> TranslatedSegment:
    outcomes = tuple(Outcome(match, True, "free") for match in segment.matches)
    return TranslatedSegment(segment.source, english or tidy(segment.source), 0.0, outcomes)


def _assemble(text: Text, done: Sequence[Sequence[TranslatedSegment]]) -> tuple[str, tuple[TranslatedSegment, ...]]:
    """English of the whole text, and the segments with their places in it."""
    english, placed = "", []
    for segments_, results, separator in zip(text.parts, done, (*text.separators, ""), strict=True):
        begin = len(english)
        for segment, result in zip(segments_, results, strict=True):
            target = f"{segment.label} {capitalised(result.target) if segment.label else result.target}".strip()
            offset = len(segment.label) + 1 if segment.label else 0
            if text.heading and result is results[-1] and result.memory != "exact":
                target = as_heading(target, result.source)
            if text.heading and result is results[0] and result.memory != "exact":
                target = capitalised(target)
            before = english
            english = before[:begin] + append(before[begin:], target)
            placed.append(replace(result, start=len(english) - len(target) + offset))
        english += separator
    return english, tuple(placed)


def _paragraph(
    paragraph: Paragraph, text: Text, target: str, done: tuple[TranslatedSegment, ...], speaker: str | None
) -> TranslatedParagraph:
    starts = [segment.start for part in text.parts for segment in part]
    outcomes = tuple(
        replace(outcome, match=outcome.match.moved(start))
        for segment, start in zip(done, starts, strict=True)
        for outcome in segment.outcomes
    )
    return TranslatedParagraph(paragraph, target, speaker, outcomes, done)


def _cut_paragraph(paragraph: Paragraph, matches: Sequence[Match]) -> Text:
    if paragraph.kind == "table":
        cells = _cut(paragraph.text, matches, re.compile(r"[\t\n]"), heading=True)
        parts = tuple(tuple(piece for segment in part for piece in without_unit(segment)) for part in cells.parts)
        return replace(cells, parts=parts, cells=True)
    return _cut(paragraph.text, matches, None, heading=paragraph.kind == "heading")


def _cut(text: str, matches: Sequence[Match], separator: re.Pattern[str] | None, *, heading: bool) -> Text:
    breaks = [m.span() for m in separator.finditer(text)] if separator else []
    edges = [0, *(edge for span in breaks for edge in span), len(text)]
    parts = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inside = [m.moved(-start) for m in matches if start <= m.start and m.end <= end]
        cut = segments(text[start:end], inside) if heading else _sentences(text[start:end], inside)
        parts.append(tuple(replace(s, start=s.start + start) for s in cut))
    separators = tuple(" | " if text[a:b].strip() else text[a:b] for a, b in breaks)
    table = any(separator in ("\t", "\n") for separator in separators)  # its cells are remembered, not the whole
    return Text(tuple(parts), separators, heading, "" if table else text, tuple(matches))


def _sentences(text: str, matches: Sequence[Match]) -> tuple[Segment, ...]:
    """The segments of running text, of which a dateline is one of its own."""
    head = dateline(text, matches)
    if head is None or head.length >= len(text.rstrip()):
        return segments(text, matches)
    before = len(text) - len(text.lstrip())
    own = tuple(m.moved(-before) for m in matches if m.end <= head.length)
    first = Segment(text[: head.length].strip(), before, own)
    rest = segments(text[head.length :], [m.moved(-head.length) for m in matches if m.start >= head.length])
    return first, *(replace(segment, start=segment.start + head.length) for segment in rest)
