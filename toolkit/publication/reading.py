"""What a brief says of itself, read from the Word file as it is now, and what stands against publishing it."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.brief.properties import SIGNATURE_PROPERTY, WRITER
from toolkit.brief.wording import has_han
from toolkit.publication.package import Parts, parse
from toolkit.publication.revisions import W
from toolkit.record.model import ReviewRecord

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
LEAD = 40  # characters of a paragraph that may be the lead
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
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
    """A brief that should not go out yet, and why."""

    path: Path
    reasons: tuple[str, ...]


def is_brief(parts: Parts) -> bool:
    """Whether the toolkit wrote this Word file; an editor may have saved it since."""
    marks = (SIGNATURE_PROPERTY.encode(), b"Press brief")
    named = parts.get("docProps/custom.xml", b"") + parts.get(CORE, b"")
    return DOCUMENT in parts and any(mark in named for mark in marks)


def read_brief(root: Any, record: ReviewRecord | None) -> Brief:
    """Read a brief's document part, its tracked changes accepted."""
    paragraphs = list(root.iter(f"{W}p"))
    title = next((text(p) for p in paragraphs if style(p) == "Title"), "")
    facts = [fact for p in paragraphs if style(p) == "Meta" for fact in re.split(r"\s+·\s+", text(p))]
    labelled = {
        label: fact.removeprefix(label).strip() for fact in facts for label in _LABELS if fact.startswith(label)
    }
    dates = filter(None, (*map(_iso, facts), record.date[:10] if record else ""))
    return Brief(
        title=" ".join(title.split()) or "Untitled",
        date=next(dates, ""),
        source=_CHINESE_BESIDE.sub("", labelled.get("Source:", "")),
        author=labelled.get("By ", ""),
        summary=first_sentence(_lead(paragraphs)),
        layout=record.layout if record else "",
    )


_LABELS = ("Source:", "By ")
_CHINESE_BESIDE = re.compile(r"\s*\([^()]*[\u3400-\u9fff][^()]*\)$")  # in layouts of both languages


def open_comments(parts: Parts, root: Any) -> list[str]:
    """The comments of a document that nobody has resolved, each on one line; those of deleted words do not count."""
    if "word/comments.xml" not in parts:
        return []
    referred = {node.get(f"{W}id") for node in root.iter(f"{W}commentReference")}
    resolved = _resolved(parts)
    found = []
    for comment in parse(parts["word/comments.xml"]).iter(f"{W}comment"):
        ids = {p.get(f"{_W14}paraId") for p in comment.iter(f"{W}p")}
        if comment.get(f"{W}id") in referred and not ids & resolved:
            words = " ".join(" ".join(text(p) for p in comment.iter(f"{W}p")).split())
            author = comment.get(f"{W}author", "")
            found.append(words if author in ("", "Toolkit") else f"Comment by {author}: {words}")
    return found


def _resolved(parts: Parts) -> set[str]:
    """Paragraph numbers of comments that are marked as done, and of the answers to them."""
    if "word/commentsExtended.xml" not in parts:
        return set()
    every = list(parse(parts["word/commentsExtended.xml"]).iter(f"{_W15}commentEx"))
    done = {str(node.get(f"{_W15}paraId")) for node in every if node.get(f"{_W15}done") in ("1", "true", "on")}
    return done | {str(n.get(f"{_W15}paraId")) for n in every if n.get(f"{_W15}paraIdParent") in done}


def obstacles(parts: Parts, root: Any, record: ReviewRecord | None) -> tuple[str, ...]:
    """Why a brief should not go out yet: its open comments; of a brief that nobody has edited also findings that its
    layout does not show as comments."""
    found = open_comments(parts, root)
    if found or record is None or WRITER.encode() not in _last_modified_by(parts):
        return tuple(found)
    notes = [note for paragraph in record.paragraphs for note in paragraph.notes]
    return tuple(f"{note.severity.capitalize()} ({note.check}): {note.message}" for note in notes)


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


def _lead(paragraphs: list[Any]) -> str:
    """The first paragraph of running English: one that the brief marks as the article's, else any."""
    running = [p for p in paragraphs if not _NOT_LEAD.match(style(p)) and not has_han(text(p))]
    marked = [p for p in running if any(b.get(f"{W}name", "").startswith("paragraph_") for b in _bookmarks(p))]
    long = (text(p) for p in (*marked, *running) if len(text(p)) >= LEAD)
    return next(long, next((text(p) for p in marked if text(p)), ""))


def _bookmarks(paragraph: Any) -> Any:
    return paragraph.iter(f"{W}bookmarkStart")


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
