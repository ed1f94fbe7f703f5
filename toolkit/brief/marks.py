"""The reviewer's marks: findings as comments on the very words, light shades, and tracked changes."""

import copy
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from toolkit.brief.oxml import clean, element
from toolkit.brief.proposals import Proposal, proposals, units
from toolkit.quality.checks import DOUBTFUL
from toolkit.translation.model import REPAIRED, Finding, TranslatedArticle, TranslatedParagraph
from toolkit.translation.verify import satisfied_places

AUTHOR, INITIALS = "Toolkit", "TK"
FORCED, UNSURE = "Forced Rendering", "Low Confidence"
_FIRST_CHANGE = 100_000  # w:id of the first tracked change, beyond those of bookmarks and comments


@dataclass(frozen=True, slots=True)
class Span:
    """A run and the characters start..end of the English that it shows."""

    start: int
    end: int
    run: Any
    block: Any  # the Word paragraph that holds the run


@dataclass(frozen=True, slots=True)
class Shade:
    """Characters start..end of a paragraph's English in a character style."""

    start: int
    end: int
    style: str


class Marks:
    """Places the marks of an article while its English is written; none where `final`."""

    def __init__(self, document: Any, article: TranslatedArticle, final: bool = False) -> None:
        self._document = document
        self._findings: dict[int | None, list[Finding]] = defaultdict(list)
        for finding in () if final else article.findings:
            self._findings[finding.paragraph].append(finding)
        self._proposals = {} if final else proposals(article)
        numbered = () if final else ((None, article.title), *enumerate(article.paragraphs))
        self._shades = {where: tuple(_shades(paragraph)) for where, paragraph in numbered}
        self._ids = itertools.count(_FIRST_CHANGE)
        self._date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def shades(self) -> frozenset[str]:
        """The character styles in use."""
        return frozenset(shade.style for shades in self._shades.values() for shade in shades)

    @property
    def changes(self) -> int:
        """How many changes are proposed."""
        return sum(map(len, self._proposals.values()))

    def write(self, paragraph: Any, text: str, where: int | None, base: int = 0) -> list[Span]:
        """Append `text`, which stands at `base` in the English of paragraph `where`, in runs cut where marks are."""
        cuts = {0, len(text)}
        ranges: list[Finding | Proposal | Shade] = [*self._findings[where]]
        ranges += self._proposals.get(where, ())
        ranges += self._shades.get(where, ())
        for mark in ranges:
            for offset in (mark.start, mark.end):
                if offset is not None and 0 < offset - base < len(text):
                    cuts.add(offset - base)
        spans = []
        for start, end in itertools.pairwise(sorted(cuts)):
            style = self._style(where, base + start, base + end)
            run = paragraph.add_run(clean(text[start:end]), style=style)
            spans.append(Span(base + start, base + end, run, paragraph))
        return spans

    def comment(self, where: int | None, spans: Sequence[Span]) -> None:
        """Hang the findings of paragraph `where` on the runs written for it, then track its changes there; the runs
        must look their final way by now."""
        if not spans:
            return
        for finding in self._findings[where]:
            runs = [span.run for span in _reached(finding, spans)]
            text = f"{finding.severity.capitalize()} ({finding.check}): {finding.message}"
            self._document.add_comment(runs, text=clean(text), author=AUTHOR, initials=INITIALS)
        for proposal in self._proposals.get(where, ()):
            self._track(proposal, [s for s in spans if proposal.start <= s.start and s.end <= proposal.end])

    def _style(self, where: int | None, start: int, end: int) -> str | None:
        """The style of characters start..end; what was forced shows above what is unsure."""
        styles = {shade.style for shade in self._shades.get(where, ()) if shade.start <= start and end <= shade.end}
        return FORCED if FORCED in styles else UNSURE if UNSURE in styles else None

    def _track(self, proposal: Proposal, spans: Sequence[Span]) -> None:
        """Delete the runs of `spans` and insert the proposal after them, as tracked changes."""
        from docx.oxml.ns import qn

        if not spans or spans[-1].block is not spans[0].block:
            return
        for span in spans:
            deletion = self._change("del")
            span.run._r.addprevious(deletion)
            deletion.append(span.run._r)
            for text in span.run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")
        insertion = self._change("ins")
        run = element("r")
        look = spans[0].run._r.rPr
        if look is not None:
            run.append(copy.deepcopy(look))
        insertion.append(run)
        run.text = clean(proposal.text)
        deletion.addnext(insertion)

    def _change(self, tag: str) -> Any:
        return element(tag, id=next(self._ids), author=AUTHOR, date=self._date)


def _shades(paragraph: TranslatedParagraph) -> Iterator[Shade]:
    for base, _, english, outcomes in units(paragraph):
        for place in satisfied_places([outcome.match for outcome in outcomes], english):
            if outcomes[place.index].how in REPAIRED:
                yield Shade(base + place.start, base + place.end, FORCED)
    for segment in paragraph.segments:
        if segment.score < DOUBTFUL:
            yield Shade(segment.start, segment.start + len(segment.target), UNSURE)


def _reached(finding: Finding, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans under the finding's words, of one Word paragraph; those of the whole where it names no words."""
    if finding.start is not None and finding.end is not None:
        start, end = finding.start, max(finding.end, finding.start + 1)
        hit = [span for span in spans if span.start < end and span.end > start]
        if hit:
            return [span for span in hit if span.block is hit[0].block]
    return [span for span in spans if span.block is spans[0].block]
