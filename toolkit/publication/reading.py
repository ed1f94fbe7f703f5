"""What a brief says of itself, read from the Word file as it is now, and what stands against publishing it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.brief.comments import comments_in
from toolkit.brief.front import UNTITLED
from toolkit.brief.properties import SIGNATURE_PROPERTY, WRITER
from toolkit.brief.wording import has_han
from toolkit.publication.package import Parts
from toolkit.publication.revisions import W
from toolkit.record.model import ReviewRecord

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
LEAD = 40  # characters of a paragraph that may be the lead
_NOTE = re.compile(r"Note \(")  # how a finding of that severity begins
_NOT_LEAD = re.compile(
    r"^(Title|Subtitle|Heading|Kicker|Meta|Caption|Appendix|TOC|Source|Table|Summary)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:No|Mr|Mrs|Ms|Dr|Prof|St|Co|Ltd|Inc|Corp|vs|etc|approx)|\b[A-Z](?:\.[A-Z])*)\.$")
_BYLINE = re.compile(r"^\((?:Reporter|Correspondent|By)[^)]{1,80}\)\s*")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reader or an index needs to know. `date` is ISO or empty; `summary` is the lead's first sentence."""

    title: str
    date: str
    source: str
    author: str
    summary: str
    layout: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A brief and what is open in it, each on one line."""

    path: Path
    reasons: tuple[str, ...]


def is_brief(parts: Parts) -> bool:
    """Whether the toolkit wrote this Word file; an editor may have saved it since."""
    marks = (SIGNATURE_PROPERTY.encode(), b"Press brief")
    named = parts.get("docProps/custom.xml", b"") + parts.get(CORE, b"")
    return DOCUMENT in parts and any(mark in named for mark in marks)


def read_brief(root: Any, record: ReviewRecord | None, ours: Mapping[str, str]) -> Brief:
    """Read a brief's document part, its tracked changes accepted. `ours` are our identifiers of its styles by its own,
    as `toolkit.brief.styles.naming` tells them."""
    paragraphs = [(p, ours.get(style(p), style(p))) for p in root.iter(f"{W}p")]
    titles = [p for p, its in paragraphs if its == "Title"]
    title = next(filter(_is_marked, titles), titles[0] if titles else None)
    facts = [fact for p, its in paragraphs if its == "Meta" for fact in re.split(r"\s+·\s+", text(p))]
    labelled = {
        label: fact.removeprefix(label).strip() for fact in facts for label in _LABELS if fact.startswith(label)
    }
    dates = filter(None, (*map(_iso, facts), record.date[:10] if record else ""))
    return Brief(
        title=" ".join(text(title).split()) if title is not None and text(title) else UNTITLED,
        date=next(dates, ""),
        source=_CHINESE_BESIDE.sub("", labelled.get("Source:", "")),
        author=labelled.get("By ", ""),
        summary=first_sentence(_lead(paragraphs)),
        layout=record.layout if record else "",
    )


_LABELS = ("Source:", "By ")
_CHINESE_BESIDE = re.compile(r"\s*\([^()]*[\u3400-\u9fff][^()]*\)$")  # in layouts of both languages


def open_comments(parts: Parts, root: Any) -> tuple[list[str], list[str]]:
    """The comments of a document that nobody has resolved, each on one line, and apart from them notes of the toolkit;
    comments on deleted words do not count."""
    referred = {node.get(f"{W}id") for node in root.iter(f"{W}commentReference")}
    found: list[str] = []
    notes: list[str] = []
    for comment in comments_in(parts):
        if comment.id not in referred or comment.resolved:
            continue
        if comment.ours and _NOTE.match(comment.text):
            notes.append(comment.text)
        else:
            found.append(comment.text if comment.ours else f"Comment by {comment.author or 'somebody'}: {comment.text}")
    return found, notes


def open_points(parts: Parts, root: Any, record: ReviewRecord | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands against giving a brief out, and what is only worth a look: its open comments; of a brief that nobody
    has edited also findings that its layout does not show as comments."""
    found, notes = open_comments(parts, root)
    if record is not None and WRITER.encode() in _last_modified_by(parts):
        told = Counter((*found, *notes))
        for note in (note for paragraph in record.paragraphs for note in paragraph.notes):
            line = " ".join(f"{note.severity.capitalize()} ({note.check}): {note.message}".split())
            if told[line]:
                told[line] -= 1
            else:
                (notes if _NOTE.match(line) else found).append(line)
    return tuple(found), tuple(notes)


def _last_modified_by(parts: Parts) -> bytes:
    found = re.search(rb"lastModifiedBy>([^<]*)<", parts.get(CORE, b""))
    return found[1] if found else b""


def style(paragraph: Any) -> str:
    """The style's identifier; empty for the default one."""
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if node is None else str(node.get(f"{W}val"))


def text(paragraph: Any) -> str:
    """The words of a paragraph."""
    pieces = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        pieces.append((node.text or "") if node.tag == f"{W}t" else " ")
    return "".join(pieces).strip()


def _lead(paragraphs: list[tuple[Any, str]]) -> str:
    """The first paragraph of running English: one that the brief marks as the article's, else any."""
    running = [p for p, its in paragraphs if not _NOT_LEAD.match(its) and not has_han(text(p))]
    marked = [p for p in running if _is_marked(p)]
    long = (text(p) for p in (*marked, *running) if len(text(p)) >= LEAD)
    return next(long, next((text(p) for p in marked if text(p)), ""))


def _is_marked(paragraph: Any) -> bool:
    """Whether the brief was written with a bookmark here: on its title, and on each paragraph of the article."""
    return any(mark.get(f"{W}name", "").startswith("paragraph_") for mark in paragraph.iter(f"{W}bookmarkStart"))


def first_sentence(paragraph: str) -> str:
    """The first sentence of English; "No. 3", "U.S." and "Co." do not end it."""
    line = _BYLINE.sub("", " ".join(paragraph.split()))
    for end in _SENTENCE_END.finditer(line):
        if not _ABBREVIATED.search(line[: end.start() + 1]):
            return line[: end.end()]
    return line


def _iso(fact: str) -> str:
    """28 July 2025 as 2025-07-28; empty for what is no date."""
    try:
        return datetime.strptime(fact.strip(), "%d %B %Y").date().isoformat()
    except ValueError:
        return ""
