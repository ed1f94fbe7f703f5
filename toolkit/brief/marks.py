"""Findings as Word comments on the very words."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.brief.oxml import clean
from toolkit.translation.model import Finding

AUTHOR, INITIALS = "Toolkit", "TK"


@dataclass(frozen=True, slots=True)
class Span:
    """A run and the characters start..end of the English that it shows."""

    start: int
    end: int
    run: Any
    block: Any  # the Word paragraph that holds the run


class Marks:
    """Places the findings of an article while its English is written."""

    def __init__(self, document: Any, findings: Iterable[Finding]) -> None:
        self._document = document
        self._findings: dict[int | None, list[Finding]] = defaultdict(list)
        for finding in findings:
            self._findings[finding.paragraph].append(finding)

    def write(self, paragraph: Any, text: str, where: int | None, base: int = 0) -> list[Span]:
        """Append `text`, which stands at `base` in the English of paragraph `where`, in runs cut where findings are."""
        cuts = {0, len(text)}
        for finding in self._findings[where]:
            for offset in (finding.start, finding.end):
                if offset is not None and 0 < offset - base < len(text):
                    cuts.add(offset - base)
        edges = sorted(cuts)
        spans = []
        for start, end in itertools.pairwise(edges):
            spans.append(Span(base + start, base + end, paragraph.add_run(clean(text[start:end])), paragraph))
        return spans

    def comment(self, where: int | None, spans: Sequence[Span]) -> None:
        """Hang the findings of paragraph `where` on the runs written for it."""
        if not spans:
            return
        for finding in self._findings[where]:
            runs = [span.run for span in _reached(finding, spans)]
            text = f"{finding.severity.capitalize()} ({finding.check}): {finding.message}"
            self._document.add_comment(runs, text=clean(text), author=AUTHOR, initials=INITIALS)


def _reached(finding: Finding, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans under the finding's words, of one Word paragraph; those of the whole where it names no words."""
    if finding.start is not None and finding.end is not None:
        start, end = finding.start, max(finding.end, finding.start + 1)
        hit = [span for span in spans if span.start < end and span.end > start]
        if hit:
            return [span for span in hit if span.block is hit[0].block]
    return [span for span in spans if span.block is spans[0].block]
