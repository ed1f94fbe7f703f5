"""What kind of paragraph a kept piece is: heading, list item, turn of an interview, caption, table or body."""

import re
from collections.abc import Sequence

from toolkit.article.model import Paragraph
from toolkit.article.pieces import Piece
from toolkit.article.sheet import is_office
from toolkit.article.speakers import Turn, turns

HEADING = 42  # characters of a heading at most
CAPTION = 110
PLAIN_HEADING = 26  # of a heading that only its shortness shows
FULL = 40  # of a paragraph beside such a heading at least

_N = "[一二三四五六七八九十百]{1,4}"
_END = re.compile(r"[。！？；，、：…]$")
_FULL_STOP = re.compile(r"[。！？；：](?:[”’）])?$")
_CHAPTER = re.compile(rf"^(?:{_N}、|第{_N}[章节编部分篇])")
_SECTION = re.compile(rf"^（{_N}）")
_BULLET = re.compile(r"^[●■◆▪•◇▶►✓√·]\s*|^[\-*]\s+")
_ITEM = re.compile(
    "^(?:"
    + "|".join(
        [
            rf"{_N}(?:是|要)(?![否一不])",  # 一是
            rf"第{_N}[，、：]|其{_N}[，、]|首先，|其次，",
            rf"（{_N}）|{_N}、",
            r"（\d{1,2}）|\d{1,2}[.、．)）](?!\d)|[①-⑳]",
            r"\[\d{1,2}\](?=\s*[\u4e00-\u9fff《“])",  # a footnote
            r"[●■◆▪•◇□▶►✓√\-*·]\s*\S",
        ]
    )
    + ")"
)
_CAPTION = re.compile(
    "|".join(
        [
            r"^[▲△↑↓▼◀←→]",
            r"^(?:上|下|左|右|题)?图(?:为|示|片|表|：|①|左|右|[一二三四五六七八九十\d①-⑳])",
            r"^[图表]\s?[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?[ ：:.、\u4e00-\u9fff]",  # 表1 主要指标
            r"(?:摄|供图|/图|图片来源：.{0,20}|资料图片?|图源：.{0,20})[）)】。]?$",
        ]
    )
)


def paragraphs(pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    """Paragraphs of an article's pieces, one each."""
    spoken = turns(["" if piece.tag == "table" else piece.text for piece in pieces])
    found = [_paragraph(piece, turn) for piece, turn in zip(pieces, spoken, strict=True)]
    return tuple(_plain_heading(found, number) for number in range(len(found)))


def _paragraph(piece: Piece, turn: Turn | None) -> Paragraph:
    text = piece.text
    if piece.tag == "table":
        return Paragraph("table", text)
    if turn:
        return Paragraph("question" if turn.asks else "answer", turn.said, turn.speaker)
    if piece.tag in ("figcaption", "caption") or (len(text) <= CAPTION and _CAPTION.search(text)):
        return Paragraph("caption", text)
    if level := _heading_level(piece):
        return Paragraph("heading", text, level=level)
    if piece.tag == "li" or _ITEM.match(text):
        return Paragraph("list", _BULLET.sub("", text) or text)
    return Paragraph("body", text)


def _heading_level(piece: Piece) -> int:
    """Level of a heading, 0 for what is none. A tag says so of any text, also in another language."""
    text = piece.text
    if tag := re.fullmatch(r"h([1-6])", piece.tag):
        return 0 if text.endswith("。") else max(1, min(3, int(tag[1]) - 1))
    if len(text) > HEADING or _END.search(text.rstrip("？！") if piece.bold else text):
        return 0
    if _CHAPTER.match(text):
        return 1
    if _SECTION.match(text):
        return 2
    bold = piece.bold and piece.tag == "p" and not _ITEM.match(text) and not is_office(text)
    return 2 if bold and re.search(r"[\u4e00-\u9fff]|^\d{1,2}$", text) else 0


def _plain_heading(found: Sequence[Paragraph], number: int) -> Paragraph:
    """A short line without end mark above a full paragraph and below another, a caption, a table or nothing is a
    subheading, though nothing marks it.
    """
    here = found[number]
    short = here.kind == "body" and len(here.text) <= PLAIN_HEADING and re.search(r"[\w”’）》%]$", here.text)
    if not short or number == len(found) - 1:
        return here
    above, below = found[number - 1] if number else None, found[number + 1]
    if above is None:
        parted = not re.search(r"\d", here.text)  # the number of a document or a date is no heading
    else:
        parted = above.kind in ("caption", "table") or _is_full(above.text)
    return Paragraph("heading", here.text, level=2) if parted and _is_full(below.text) else here


def _is_full(text: str) -> bool:
    return len(text) >= FULL and bool(_FULL_STOP.search(text))
