"""Lines that hold metadata and nothing else: "2025-07-28 09:05 来源：中国网 浏览次数：35"."""

import re
from dataclasses import replace

from toolkit.article.bylines import byline, names_in
from toolkit.article.metadata import COMPACT_DATE, DATE, Meta, iso_date
from toolkit.article.normalise import CJK
from toolkit.article.pieces import Piece
from toolkit.article.rules import closed, furniture, labels, nobody, rule_for

LONGEST = 200  # characters of a meta line
LONGEST_LOOSE = 120  # of one in which something stands that is neither labelled nor known

_CLOCK = re.compile(
    r"(?:（|\()?(?:星期|周)[一二三四五六日天](?:）|\))?"
    r"|T?(?<!\d)\d{1,2}(?::\d{2}|[时点](?:\d{2})?)(?:[:分](?:\d{2})?)?秒?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?"
)
_UPDATED = re.compile(r"（[^（）]{0,24}更新）")
_VALUE_END = re.compile(r"\s|[|丨]|[【\[（(](?:字体|字号|打印|关闭|大)|$")
_NAME = f"[{CJK}]{{2,4}}"
_PUBLICATION = r"[\u4e00-\u9fffA-Za-z]{2,20}(?:（[\u4e00-\u9fff]{1,6}）)?"
_ACCOUNT = re.compile(rf"^(?:(?P<author>{_NAME}) )?(?P<account>{_PUBLICATION})$")


def meta_line(piece: Piece) -> Meta | None:
    """Metadata of a piece that holds nothing else, or None."""
    if piece.tag == "table":
        return None
    return (_meta(closed(piece.spaced)) if piece.spaced else None) or _meta(closed(piece.text))


def is_record(piece: Piece) -> bool:
    """Whether a piece is a table of the fields under which a site files a document (索引号, 发文机关 …)."""
    cells = [closed(cell) for row in piece.text.split("\n") for cell in row.split("\t") if cell]
    fields = [cell for cell in cells if rule_for(cell if "：" in cell else f"{cell}：", "head")]
    return piece.tag == "table" and len(fields) >= 2 and 3 * len(fields) >= len(cells)


def record_meta(piece: Piece) -> Meta:
    """What such a table says of date and source."""
    rows = [re.sub(r"：?\s+", "：", row, count=0) if "：" not in row else row for row in piece.text.split("\n")]
    return _labelled(closed(re.sub(r"\s+", " ", " ".join(rows))))[0]


def _meta(text: str) -> Meta | None:
    if len(text) > LONGEST or re.search(r"[。！？]", text):
        return None
    found, rest, labelled = _labelled(_UPDATED.sub(" ", text))
    day = iso_date(rest)
    before = rest[: date.start()] if (date := DATE.search(rest) or COMPACT_DATE.search(rest)) else ""
    rest = _CLOCK.sub(" ", DATE.sub(" ", COMPACT_DATE.sub(" ", rest)))
    if not (day or labelled):
        return None
    found = replace(found, date=found.date or day or "")
    rest = re.sub(r"(?:[^\w（）/]|[\d_])+", " ", rest).strip()
    if found.source and found.date and len(text) <= LONGEST_LOOSE:
        return found.or_else(Meta(author=byline(rest)))  # whatever else stands beside these two is furniture
    if not re.search(r"\w", rest) or furniture(rest):
        return found
    if not day:
        return None
    if not labelled and (author := byline(rest)):
        return replace(found, author=author)
    if not labelled and (account := _account(before)):
        return replace(account, date=found.date)
    # an unlabelled name beside a date is the publication
    return replace(found, account=rest) if re.fullmatch(_PUBLICATION, rest) else None


def _account(before: str) -> Meta | None:
    """What social accounts set before the date: "原创 author account", the first two optional."""
    words = [word for word in re.split(r"[\s|丨]+", before) if word and word != "原创" and not furniture(word)]
    found = _ACCOUNT.match(" ".join(words)) if len(words) <= 2 else None
    return Meta(account=found["account"], author=found["author"] or "") if found else None


def _labelled(text: str) -> tuple[Meta, str, bool]:
    """Labelled values, what is left of the text without labels and values, and whether there is a label."""
    values: dict[str, str] = {}
    rest, at = [], 0
    found = list(labels().finditer(text))
    for number, label in enumerate(found):
        rest.append(text[at : label.start()])
        limit = found[number + 1].start() if number + 1 < len(found) else len(text)
        kind = str(label.lastgroup)
        chunk = text[label.end() : limit]
        end = _value_end(chunk, kind)
        values.setdefault(kind, chunk[:end].strip(" |丨；;，,】])）[【(（"))
        at = label.end() + end
    rest.append(text[at:])
    source, author = values.get("source", ""), values.get("author", "")
    meta = Meta(
        date=iso_date(values.get("date", "")) or iso_date(values.get("drafted", "")) or "",
        source="" if nobody(source) or iso_date(source) else source,
        author="" if nobody(author) else names_in(author),
    )
    return meta, " ".join(rest), bool(found)


def _value_end(chunk: str, kind: str) -> int:
    """Where a value ends: a date's and a name's may hold spaces, any other ends at the first."""
    if kind in ("date", "drafted"):
        found = [*DATE.finditer(chunk), *_CLOCK.finditer(chunk)]
        return max((m.end() for m in found), default=0)
    if kind == "author" and (names := re.match(rf"\s*(?:{_NAME}[ 、，]?(?!：)){{1,5}}", chunk)):
        return names.end()
    start = len(chunk) - len(chunk.lstrip())
    end = _VALUE_END.search(chunk, start)
    return end.start() if end else len(chunk)
