"""The end of an article on its page: signatures stay, source and editor lines and what follows them go."""

import re

from toolkit.article import metadata
from toolkit.article.bylines import byline
from toolkit.article.metadata import Meta
from toolkit.article.pieces import Piece
from toolkit.article.rules import rule_for
from toolkit.article.sheet import DAY, Sheet, signs

ENOUGH = 2  # long paragraphs after the end of a page that show that the article goes on
LONG_PROSE = 40  # characters
PROSE = 16  # characters of a paragraph that ends a list of related links
BOX = 0.5  # of the article's long paragraphs; a box of related links holds less

_NUMBERED = re.compile(r"\d{1,2}[.、．]")
_LISTED = re.compile(r"[\d（一二三四五六七八九十]")


def strike_tail(sheet: Sheet, first: int) -> Meta:
    """Remove what comes after the article whose text begins at `first`; what its last lines say of it."""
    over, dated = len(sheet.pieces), ""  # the piece that says that the text is over, and the date in it
    for number, ends in sorted(sheet.ends.items()):
        if not any(sheet.pieces[n].prose for n in sheet.kept(first, number)):
            continue
        if ends == "text":
            over = min(over, number)
            dated = dated or metadata.iso_date(sheet.pieces[number].text) or ""
        elif ends == "page" or number > over:
            _strike_from(sheet, number, LONG_PROSE, ENOUGH)
        elif (box := _box(sheet, number)) is None:
            _strike_from(sheet, number, PROSE, 1)
        else:
            for n in box:
                sheet.remove(n, sheet.reasons[number])
    return Meta(date=dated).or_else(_strike_last_lines(sheet, first, over))


def _strike_last_lines(sheet: Sheet, first: int, over: int) -> Meta:
    meta, last = Meta(), _last_prose(sheet, first)
    for number in sheet.kept(min(last, over) + 1):
        if sheet.pieces[number].tag == "table" or (sheet.pieces[number].prose and number <= last):
            continue
        said = _said(sheet, number, number > over)
        if why := _reason(sheet, number, last) or (said and "metadata"):
            meta = meta.or_else(said or sheet.metas.get(number, Meta()))
            sheet.remove(number, why)
    return meta


def _reason(sheet: Sheet, number: int, last: int) -> str | None:
    """Why a piece after the last sentence is not article."""
    text = sheet.pieces[number].text
    if rule := rule_for(text, "tail"):
        return rule.why
    if _NUMBERED.match(text) and sheet.reasons.get(number - 1) == "attachments":
        return "attachments"  # 附件：1.… and its further lines
    return "after the article" if _stray(sheet, number, last) else None


def _said(sheet: Sheet, number: int, over: bool) -> Meta | None:
    """What a closing line says of source, author and, once the text is over, date; None if nothing of them."""
    text = sheet.pieces[number].text
    if not over and DAY.match(text):
        return None
    found = sheet.metas.get(number, Meta()).or_else(Meta(author=byline(text)))
    return found if found.source or found.author or (over and found.date) else None


def _box(sheet: Sheet, mark: int) -> list[int] | None:
    """What else is kept of the largest element around a list's heading that holds no text above it."""
    for element in sheet.pieces[mark].elements:
        inside = [n for n, piece in enumerate(sheet.pieces) if element in piece.elements]
        kept = [n for n in inside if n not in sheet.reasons]
        if any(n < mark and sheet.pieces[n].prose for n in kept):
            continue
        long = [n for n in sheet.kept() if _paragraph(sheet.pieces[n], LONG_PROSE)]
        return kept if len([n for n in long if n in kept]) <= BOX * len(long) else None
    return None


def _strike_from(sheet: Sheet, number: int, length: int, enough: int) -> None:
    """Remove what follows an end mark: all, unless enough paragraphs of a length come after; then up to the first."""
    later = [n for n in sheet.kept(number + 1) if _paragraph(sheet.pieces[n], length)]
    stop = len(sheet.pieces) if len(later) < enough else later[0]
    for n in sheet.kept(number + 1, stop):
        if stop == len(sheet.pieces) or sheet.pieces[n].links >= 0.5 or not sheet.pieces[n].prose:
            sheet.remove(n, sheet.reasons[number])


def _paragraph(piece: Piece, length: int) -> bool:
    return piece.prose and len(piece.text) >= length and "。" in piece.text


def _last_prose(sheet: Sheet, first: int) -> int:
    prose = [n for n in sheet.kept(first) if sheet.pieces[n].prose]
    # "记者：张三 实习生：李四" has the punctuation of a sentence
    said = [n for n in prose if not rule_for(sheet.pieces[n].text, "tail") and not byline(sheet.pieces[n].text)]
    return said[-1] if said else first


def _stray(sheet: Sheet, number: int, last: int) -> bool:
    """Whether this is a short line after the text, parted from it by something removed, neither signed nor listed."""
    piece = sheet.pieces[number]
    signed = DAY.match(piece.text) or signs(sheet, number)
    belongs = signed or piece.tag in ("li", "figcaption") or piece.prose or _LISTED.match(piece.text)
    return not belongs and any(n in sheet.reasons for n in range(last + 1, number))
