"""What follows the article: notes for the reviewer."""

from collections import Counter, defaultdict
from typing import Any

from toolkit.brief.body import anchor
from toolkit.brief.front import add_link
from toolkit.brief.marks import FORCED, UNSURE, Marks
from toolkit.brief.oxml import clean
from toolkit.brief.wording import counted, in_english, romanised, shortened
from toolkit.translation.model import Finding, TranslatedArticle

SEVERITIES = ("error", "warning", "note")
# More findings of one check than this are counted, not listed: each is a comment in the text all the same.
LISTED_PER_CHECK = 20
_LEGEND = {
    FORCED: ("Dotted line:", "words that the glossary put in; see whether the sentence still reads well."),
    UNSURE: ("Shade:", "a sentence that the model is unsure of."),
}


def write_notes(document: Any, article: TranslatedArticle, marks: Marks, english_only: bool) -> None:
    """What the marks mean, findings counted by check and listed, each leading to its paragraph, and what came from the
    translation memory; nothing where there is none of these."""
    if not has_notes(article, marks):
        return
    document.add_paragraph("Notes for the reviewer", style="Appendix Heading")
    if memory := _from_memory(article):
        document.add_paragraph(memory, style="Appendix Text")
    if article.findings:
        document.add_paragraph(_summary(article.findings), style="Appendix Text")
    _write_legend(document, marks)
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for finding in article.findings:
        by_check[finding.check].append(finding)
    for check, findings in sorted(by_check.items(), key=lambda item: min(map(_weight, item[1]))):
        label = check.replace("_", " ").replace("-", " ").strip()
        heading = f"{label[:1].upper()}{label[1:]}: {_counts(findings)}"
        document.add_paragraph(clean(romanised(heading) if english_only else heading), style="Note Heading")
        listed = sorted(findings, key=_weight)[:LISTED_PER_CHECK]
        mixed = len({finding.severity for finding in findings}) > 1
        for finding in listed:
            _write_finding(document, article, finding, mixed, english_only)
        if len(listed) < len(findings):
            rest = len(findings) - len(listed)
            document.add_paragraph(f"and {rest:,} more, as comments in the text.", style="Note Item")


def _from_memory(article: TranslatedArticle) -> str:
    ways = [s.memory for paragraph in (article.title, *article.paragraphs) for s in paragraph.segments]
    exact, adapted = ways.count("exact"), ways.count("adapted")
    if not (exact or adapted):
        return ""
    rest = f", {adapted:,} of them with other terms or figures put in" if adapted else ""
    return f"From the translation memory: {exact + adapted:,} of {counted(len(ways), 'segment')}{rest}."


def has_notes(article: TranslatedArticle, marks: Marks) -> bool:
    """Whether there is anything to tell the reviewer."""
    return bool(article.findings or marks.shades or marks.changes or _from_memory(article))


def _write_legend(document: Any, marks: Marks) -> None:
    """One line on each kind of mark that the brief uses."""
    if marks.shades:
        block = document.add_paragraph(style="Appendix Text")
        for number, style in enumerate(sorted(marks.shades)):
            block.add_run("   " if number else "")
            block.add_run(_LEGEND[style][0], style=style)
            block.add_run(f" {_LEGEND[style][1]}")
    if marks.changes:
        proposed = "One change is" if marks.changes == 1 else f"{marks.changes:,} changes are"
        text = f"{proposed} proposed in the text, for Word’s Accept and Reject: the glossary’s preferred English."
        document.add_paragraph(text, style="Appendix Text")


def _write_finding(
    document: Any, article: TranslatedArticle, finding: Finding, mixed: bool, english_only: bool
) -> None:
    """One finding; its severity stands before it where the heading counts several."""
    block = document.add_paragraph(style="Note Item")
    if mixed:
        label = f"{finding.severity.capitalize()}. "
        block.add_run(clean(label), style="Flag" if finding.severity == "error" else None)
    if finding.paragraph is None:
        block.add_run("Title")
    elif 0 <= finding.paragraph < len(article.paragraphs):
        add_link(block, f"Paragraph {finding.paragraph + 1}", anchor=anchor(finding.paragraph))
    else:
        block.add_run("Article")
    words = _words(article, finding)
    text = (f", “{words}”" if words else "") + f": {finding.message}"
    block.add_run(clean(in_english(text) if english_only else text))


def _words(article: TranslatedArticle, finding: Finding) -> str:
    """The English that a finding points at, short; empty where it points at a whole paragraph."""
    if finding.start is None or finding.end is None or finding.start < 0:
        return ""
    if finding.paragraph is None:
        text = article.title.target
    elif 0 <= finding.paragraph < len(article.paragraphs):
        text = article.paragraphs[finding.paragraph].target
    else:
        return ""
    return shortened(text[finding.start : finding.end], 48)


def _summary(findings: tuple[Finding, ...]) -> str:
    where = "It stands" if len(findings) == 1 else "Each stands"
    total = counted(len(findings), "finding")
    detail = f": {_counts(findings)}" if len({finding.severity for finding in findings}) > 1 else ""
    return f"{total}{detail}. {where} as a comment on the words concerned."


def _counts(findings: Any) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(counted(counts[severity], severity) for severity in SEVERITIES if counts[severity])


def _weight(finding: Finding) -> tuple[int, int, int]:
    paragraph = -1 if finding.paragraph is None else finding.paragraph
    severity = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)
    return severity, paragraph, finding.start or 0
