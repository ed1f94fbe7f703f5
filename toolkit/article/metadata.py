"""What a page says of its article in so many words: title, date, source, author."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.article.bylines import are_names, names_in
from toolkit.article.rules import head_names, nobody

DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*[-/.年]\s*|\s(?=\d{1,2}/))(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)")
COMPACT_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
LONGEST_SOURCE = 30  # characters

_FOOTNOTE = re.compile(r"\s*\[\d{1,2}\]$")
_SITE_NAME = re.compile(r"\s*(?:[-_—|–·»>]+|——)\s*[^-_—|–·»>]{2,30}$")


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of its article; "" where it says nothing. `date` is ISO."""

    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    account: str = ""  # stands where a source may stand, without a label; a labelled source is better

    def or_else(self, other: "Meta") -> "Meta":
        """This, with what is missing taken from `other`."""
        return Meta(
            self.title or other.title,
            self.date or other.date,
            self.source or other.source,
            self.author or other.author,
            self.account or other.account,
        )


def head_meta(head: Mapping[str, str]) -> Meta:
    """Metadata of the head of an HTML page, or of a document's properties."""

    def first(kind: str) -> str:
        return next((head[name] for name in head_names(kind) if head.get(name)), "")

    source, author = first("source"), first("author")
    return Meta(
        title=first("title"),
        date=iso_date(first("date")) or "",
        source="" if nobody(source) or len(source) > LONGEST_SOURCE else source,
        author=names_in(author) if are_names(author) else "",
    )


def title_variants(head: Mapping[str, str]) -> list[str]:
    """What the page's <title> may be as the article's: whole, then without the site's names behind it."""
    title = head.get("title", "")
    variants = [title] if title else []
    while (shorter := _SITE_NAME.sub("", variants[-1]) if variants else "") and shorter != variants[-1]:
        variants.append(shorter)
    return variants


def iso_date(text: str) -> str | None:
    """The first date in a text, as YYYY-MM-DD."""
    for pattern in (DATE, COMPACT_DATE):
        for found in pattern.finditer(text):
            try:
                return date(*(int(part) for part in found.groups())).isoformat()
            except ValueError:
                continue
    return None


def same_title(left: str, right: str) -> bool:
    """Whether two titles are one but for signs and spaces."""
    return bool(left) and bare(left) == bare(right)


def bare(text: str) -> str:
    """A title without signs, spaces and the number of its footnote."""
    return re.sub(r"[\W_]+", "", _FOOTNOTE.sub("", text)).lower()


def split_footnote(title: str) -> tuple[str, str]:
    """A title and the number of its footnote ("…公报", "[1]")."""
    bare_title = _FOOTNOTE.sub("", title)
    return bare_title, title[len(bare_title) :].strip()
