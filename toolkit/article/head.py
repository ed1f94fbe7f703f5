"""The head of an article on its page: title, meta lines, byline, kicker; whatever else stands above is removed."""

import re
from dataclasses import dataclass, replace

from toolkit.article import metadata
from toolkit.article.bylines import byline
from toolkit.article.mainpart import aside
from toolkit.article.metadata import Meta
from toolkit.article.metaline import is_record, record_meta
from toolkit.article.pieces import Piece
from toolkit.article.rules import labels, rule_for
from toolkit.article.sheet import TITLE, Sheet, signature

_MASTHEAD = re.compile(r"第\s?\d+\s?期|(?:编|编印|主办|主管)$")  # of a newsletter
LONGEST_TITLE = 120  # characters
MOST_LINES = 3  # of a title broken over several pieces
CRUMB = 6  # characters of the leftovers of a meta line or share bar
NEAR = 3  # pieces between such a crumb and the meta line at most
ABOVE = 4  # pieces above the title where a meta line may stand
REPEATED = "repeated title"
LONG = 30  # characters of a sentence that is surely the article's
LONGEST_ACCOUNT = 14  # characters
ACCOUNT_NEAR = 2  # pieces from its name down to the date
KIN = 4  # levels of elements at most between a kicker and its title and what holds them both


@dataclass(frozen=True, slots=True)
class Head:
    """Title ("" if the page shows none), metadata, and the number of the first sentence."""

    title: str
    meta: Meta
    first: int


def take_head(sheet: Sheet) -> Head:
    """Find the head and remove it from the sheet, with all that stands above the title."""
    first = _first_prose(sheet)
    at, title = _title(sheet, first)
    title, _ = metadata.split_footnote(title)
    if at is not None and (footnote := metadata.split_footnote(sheet.pieces[at].text)[1]):
        sheet.cuts.append((at, footnote, "footnote of the title"))
    meta = _take_meta_lines(sheet, at or 0, first)
    if at is not None:
        _strike_above(sheet, at, title)
    for number in sheet.kept(at or 0, first):
        meta = meta.or_else(_judge_between(sheet, number, title, first))
    for number in sheet.kept(first):
        if metadata.same_title(sheet.pieces[number].text, title):
            sheet.remove(number, REPEATED)
    return Head(title, meta, first)


def _strike_above(sheet: Sheet, at: int, title: str) -> None:
    """Remove what stands above the title but its kicker, which becomes a heading."""
    kicker = _kicker(sheet, at)
    sheet.reasons[at] = TITLE
    for number in sheet.kept(0, at):
        if number == kicker:
            _make_heading(sheet, number)
        else:
            text = sheet.pieces[number].text
            rule = rule_for(text, "head")
            why = REPEATED if metadata.same_title(text, title) else rule.why if rule else "before the article"
            sheet.remove(number, why)


def _judge_between(sheet: Sheet, number: int, title: str, first: int) -> Meta:
    """Remove a piece between title and text if it is not article; what it says if it is a byline."""
    text = sheet.pieces[number].text
    author = byline(text)
    if metadata.same_title(text, title):
        sheet.remove(number, REPEATED)
    elif why := _between(sheet, number, first):
        sheet.remove(number, why)
    elif author:
        sheet.remove(number, "metadata")
    elif text.startswith("——"):  # a subtitle
        _make_heading(sheet, number)
    return Meta(author=author)


def _first_prose(sheet: Sheet) -> int:
    """Number of the first sentence of the article."""
    kept = [n for n in sheet.kept() if n in sheet.main] or sheet.kept()
    prose = _without_banner(sheet, [n for n in kept if _is_text(sheet, n)])
    # an element's name may mislead: where all text stands aside, the article does
    return next((n for n in prose if not aside(sheet.pieces[n])), next(iter(prose or kept), 0))


def _without_banner(sheet: Sheet, prose: list[int]) -> list[int]:
    """Without the short exclamations above the line that dates and names the source: a banner's, if text follows."""
    line = min((n for n, meta in sheet.metas.items() if meta.date and (meta.source or meta.account)), default=0)
    above = [n for n in prose if n < line]
    below = [n for n in prose if n > line]
    banner = not any(len(sheet.pieces[n].text) >= LONG and "。" in sheet.pieces[n].text for n in above)
    return below if banner and len(below) > len(above) else prose


def _is_text(sheet: Sheet, number: int) -> bool:
    piece = sheet.pieces[number]
    plain = number not in sheet.metas and not rule_for(piece.text, "head")
    return piece.prose and plain and not _titled(sheet, piece)


def _titles(sheet: Sheet) -> list[str]:
    """What the page's own head says that its title is."""
    return [metadata.head_meta(sheet.head).title, *metadata.title_variants(sheet.head)]


def _titled(sheet: Sheet, piece: Piece) -> bool:
    """Whether the page's own head or its h1 says that this is the title, however much it reads like a sentence."""
    return piece.tag in ("h1", "title") or any(metadata.same_title(piece.text, title) for title in _titles(sheet))


def _title(sheet: Sheet, first: int) -> tuple[int | None, str]:
    """Number and text of the title: what the head says, else the h1, else a line above the meta line, else a line
    above the text."""
    before = [n for n in sheet.kept(0, first) if _title_shaped(sheet.pieces[n])]
    for title in _titles(sheet):
        if (at := _broken_title(sheet, before, title)) is not None:
            return at, title
    at = _unproved_title(sheet, before, first)
    return at, sheet.pieces[at].text if at is not None else ""


def _broken_title(sheet: Sheet, before: list[int], title: str) -> int | None:
    """Number of the last piece that, alone or with up to two above it, is a title which the page's head gives."""
    for size in range(1, MOST_LINES + 1):
        for at in reversed(range(len(before) - size + 1)):
            lines = before[at : at + size]
            text = "".join(sheet.pieces[n].text for n in lines)
            if lines[-1] - lines[0] < size and metadata.same_title(text, title):
                for number in lines[:-1]:
                    sheet.remove(number, TITLE)
                return lines[-1]
    return None


def _unproved_title(sheet: Sheet, before: list[int], first: int) -> int | None:
    for tag in ("title", "h1"):
        if tagged := [n for n in before if sheet.pieces[n].tag == tag and sheet.pieces[n].links < 0.5]:
            return tagged[-1]
    lines = [n for n in before if n not in sheet.metas and _title_like(sheet.pieces[n])]
    lines = [n for n in lines if not _account(sheet, n)] or lines
    last_meta = max((n for n in sheet.metas if n <= first), default=0)
    return _best(sheet, [n for n in lines if n < last_meta] or lines)


def _account(sheet: Sheet, number: int) -> bool:
    """Whether a line is the name of the account that publishes: short, above a date, and there more than once."""
    text = sheet.pieces[number].text
    places = [n for n in range(number + ACCOUNT_NEAR + 1) if n < len(sheet.pieces) and sheet.pieces[n].text == text]
    dated = any(m.date and not m.source and 0 < at - number <= ACCOUNT_NEAR for at, m in sheet.metas.items())
    return len(text) <= LONGEST_ACCOUNT and len(places) > 1 and dated


def _title_shaped(piece: Piece) -> bool:
    chinese = re.search(r"[\u4e00-\u9fff]{2}", piece.text)
    return piece.tag != "table" and len(piece.text) <= LONGEST_TITLE and bool(chinese)


def _title_like(piece: Piece) -> bool:
    text = piece.text
    signs = text.startswith("——") or text.endswith(("。", "：")) or bool(_MASTHEAD.search(text))
    return (
        len(re.findall(r"[\u4e00-\u9fff]", text)) >= 4
        and not signs
        and piece.links < 0.5
        and not rule_for(text, "head")
        and not byline(text)
        and not labels().match(text)
    )


def _best(sheet: Sheet, lines: list[int]) -> int | None:
    """Among lines above the text: a heading, one that the page's <title> holds, or the last."""
    if not lines:
        return None
    titles = _titles(sheet)
    headings = [n for n in lines if re.fullmatch(r"h[1-3]", sheet.pieces[n].tag)]
    within = [n for n in lines if any(len(sheet.pieces[n].text) > 6 and sheet.pieces[n].text in t for t in titles)]
    return (headings or within or lines)[-1]


def _kicker(sheet: Sheet, title: int) -> int | None:
    """Number of a line right above the title that belongs to it, as newspapers have one."""
    above = title - 1
    if above < 0 or above in sheet.reasons or sheet.pieces[above].tag == "table":
        return None
    piece = sheet.pieces[above]
    mine, its = piece.elements, sheet.pieces[title].elements
    close = bool(mine) and bool(its) and any(mine[:-up] == its[:-up] for up in range(1, KIN + 1))
    fits = 8 <= len(piece.text) <= 60 and not piece.links and _title_like(piece)
    return above if fits and close and not metadata.same_title(piece.text, sheet.pieces[title].text) else None


def _take_meta_lines(sheet: Sheet, title: int, first: int) -> Meta:
    """Remove the meta lines around the title and the site's record fields, before the text; what they say."""
    meta = Meta()
    for number in range(max(0, title - ABOVE), first):
        if number in sheet.metas and number != title and not signature(sheet, number):
            meta = meta.or_else(sheet.metas[number])
            sheet.reasons[number] = "metadata"
    accounts = [n for n in range(title + 1, first) if _account(sheet, n)]
    meta = meta.or_else(Meta(account=sheet.pieces[accounts[0]].text)) if accounts else meta
    for number in sheet.kept(0, first):
        if is_record(sheet.pieces[number]):
            meta = meta.or_else(record_meta(sheet.pieces[number]))
            sheet.remove(number, "record fields")
    return meta


def _between(sheet: Sheet, number: int, first: int) -> str | None:
    """Why a piece between title and text is not article: a rule, or crumbs of the meta line and share bar."""
    piece = sheet.pieces[number]
    if piece.tag == "table":
        return None
    if rule := rule_for(piece.text, "head"):
        return rule.why
    beside = number - 1 in sheet.reasons or number + 1 in sheet.reasons
    near = beside or any(abs(number - meta) <= NEAR for meta in sheet.metas)
    heading = (
        piece.bold
        or piece.tag.startswith("h")
        or re.search(r"[一二三四五六七八九十]、|^（|^——|：|[。！？]$", piece.text)
    )
    crumb = len(piece.text) <= CRUMB and number + 1 < first
    return "before the article" if near and crumb and not heading else None


def _make_heading(sheet: Sheet, number: int) -> None:
    sheet.pieces[number] = replace(sheet.pieces[number], tag="h2")
