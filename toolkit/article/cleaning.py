"""From a page to its article: every piece is kept, taken as metadata, or removed for a stated reason."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit.article import metadata
from toolkit.article.dom import html_pieces
from toolkit.article.mainpart import main_pieces
from toolkit.article.metadata import Meta
from toolkit.article.model import Article, Removed
from toolkit.article.normalise import normalise, script_of
from toolkit.article.page import Page
from toolkit.article.pieces import Piece, pieces_of
from toolkit.article.rules import furniture, line_rules
from toolkit.article.spam import spam_lines
from toolkit.article.structure import paragraphs
from toolkit.errors import PageError

NEAR = 8  # pieces after the title in which a meta line may stand
ENOUGH = 2  # long prose pieces after an end mark that show that the article goes on
LONG_PROSE = 40  # characters

_TITLE = "title"
_SIGNED = re.compile(
    r"^(?:\d{4}年\d{1,2}月\d{1,2}日|[\u4e00-\u9fff（）、 ]{4,30}(?:政府|委员会|局|厅|部|办公室|委|院|署|会|公司|中心|办))$"
)
_NAVIGATION_IN_BODY = "navigation"  # a subheading may be one of these words


@dataclass(slots=True)
class _Sheet:
    """The pieces of a page and what became of each."""

    pieces: list[Piece]
    head: dict[str, str]
    reasons: dict[int, str] = field(default_factory=dict)

    def remove(self, number: int, why: str) -> None:
        self.reasons.setdefault(number, why)

    def kept(self, start: int = 0, stop: int | None = None) -> list[int]:
        stop = len(self.pieces) if stop is None else stop
        return [n for n in range(start, stop) if n not in self.reasons]


def clean(page: Page) -> Article:
    """Find the article of a page. Raises PageError where there is none."""
    visible = page.html or page.text or "\n".join(block.text for block in page.blocks)
    script = script_of(visible)
    if page.html is not None:
        pieces, head = html_pieces(page.html, script)
    else:
        pieces, head = pieces_of(page, script), {k: normalise(v, script) for k, v in page.meta.items()}
    sheet = _Sheet(pieces, head)
    _strike_furniture(sheet)
    if page.html is not None:
        _strike_outside(sheet, page.html)
    title, meta, start = _find_head(sheet)
    end_meta = _strike_tail(sheet, start)
    kept = [sheet.pieces[n] for n in sheet.kept(start)]
    if not _is_article(kept):
        raise PageError(
            f"{page.name}: no article was found in this page; save the page that shows the whole text, not a list or menu."
        )
    meta = meta.or_else(end_meta).or_else(_from_body(kept)).or_else(metadata.head_meta(head))
    meta = meta.or_else(_stray_date(sheet, page.url))
    return Article(
        title=title or _stand_in_title(head, kept),
        date=meta.date or None,
        source=meta.source or None,
        author=meta.author or None,
        script=script,
        paragraphs=paragraphs(kept),
        removed=tuple(Removed(sheet.pieces[n].raw, why) for n, why in sorted(sheet.reasons.items()) if why != _TITLE),
        url=page.url,
    )


def _strike_furniture(sheet: _Sheet) -> None:
    """What is no article wherever it stands."""
    spam = spam_lines([piece.text for piece in sheet.pieces])
    for number, piece in enumerate(sheet.pieces):
        if piece.hidden:
            sheet.remove(number, "hidden on the page")
        elif piece.tag == "control":
            sheet.remove(number, "form control")
        elif "page-header" in piece.path or "page-footer" in piece.path:
            sheet.remove(number, "page header or footer")
        elif number in spam:
            sheet.remove(number, "SEO spam")
        elif piece.tag != "table" and (why := _rule_reason(piece.text, "anywhere") or _furniture(piece)):
            sheet.remove(number, why)


def _furniture(piece: Piece) -> str | None:
    why = furniture(piece.text)
    heading = piece.tag in ("h2", "h3", "h4") or (piece.bold and not piece.links)
    return None if why == _NAVIGATION_IN_BODY and heading and len(piece.text) > 3 else why


def _rule_reason(line: str, where: str) -> str | None:
    return next((rule.why for rule in line_rules() if rule.where == where and rule.fits(line)), None)


def _strike_outside(sheet: _Sheet, html: str) -> None:
    """In HTML, what lies outside the part of the page that holds the article."""
    inside = main_pieces(sheet.pieces, set(sheet.reasons), html)
    if not inside:
        return
    first = min(inside)
    for number, piece in enumerate(sheet.pieces):
        if number in inside:
            if piece.links >= 0.8 and not piece.prose and piece.tag != "table" and number not in sheet.reasons:
                sheet.remove(number, "link")
        elif number > first:
            sheet.remove(number, "outside the article")


def _find_head(sheet: _Sheet) -> tuple[str, Meta, int]:
    """Title, metadata, and the number of the piece from which on the article runs."""
    first = _first_prose(sheet)
    title = _title_number(sheet, first)
    meta, metas = Meta(), _meta_lines(sheet, title, first)
    for number, found in metas.items():
        meta = meta.or_else(found)
        sheet.reasons[number] = "metadata"
    start = 0 if title is None else title
    above = _kicker(sheet, start) if title is not None else None
    names = sheet.pieces[title].text if title is not None else ""
    for number in sheet.kept(0, first):
        if number == title:
            sheet.reasons[number] = _TITLE
        elif metadata.same_title(sheet.pieces[number].text, names):
            sheet.reasons[number] = "repeated title"
        elif number < start and number != above:
            sheet.reasons[number] = "before the article"
        elif why := _head_reason(sheet, number, metas):
            sheet.reasons[number] = why
        elif author := metadata.byline(sheet.pieces[number].text):
            meta = meta.or_else(Meta(author=author))
            sheet.reasons[number] = "metadata"
    for number in sheet.kept(first):
        if metadata.same_title(sheet.pieces[number].text, names):
            sheet.reasons[number] = "repeated title"
    for number in sheet.kept(0, first):
        if number == above or sheet.pieces[number].text.startswith("——"):  # a newspaper's kicker and subtitle
            sheet.pieces[number] = replace(sheet.pieces[number], tag="h2")
    return names, meta, above if above is not None else 0


def _head_reason(sheet: _Sheet, number: int, metas: dict[int, Meta]) -> str | None:
    """Why a piece between title and text is not article: a rule, or crumbs of the meta line and share bar."""
    piece = sheet.pieces[number]
    if piece.tag == "table":
        return None
    if why := _rule_reason(piece.text, "head"):
        return why
    near = any(abs(number - m) <= 3 for m in metas) or any(n in sheet.reasons for n in (number - 1, number + 1))
    crumb = len(piece.text) <= 6 and not re.search(r"[一二三四五六七八九十]、|^（|^——|[：。！？]$", piece.text)
    return "before the article" if near and crumb and not piece.bold and not piece.tag.startswith("h") else None


def _first_prose(sheet: _Sheet) -> int:
    """Number of the first sentence of the article."""
    kept = sheet.kept()
    metas = metadata.find_meta_lines(sheet.pieces)
    for number in kept:
        piece = sheet.pieces[number]
        if (
            piece.prose
            and number not in metas
            and not _rule_reason(piece.text, "head")
            and not _is_titled(sheet, piece)
        ):
            return number
    return kept[0] if kept else 0


def _is_titled(sheet: _Sheet, piece: Piece) -> bool:
    """Whether the page's own head or its h1 says that this is the title, however much it reads like a sentence."""
    if piece.tag in ("h1", "title"):
        return True
    own = [metadata.head_meta(sheet.head).title, *metadata.title_variants(sheet.head)]
    return any(metadata.same_title(piece.text, title) for title in own)


def _title_number(sheet: _Sheet, first: int) -> int | None:
    """Number of the piece that is the title: what the head says, else the h1, else the line above the meta line,
    else the line above the text."""
    before = [n for n in sheet.kept(0, first) if _has_title_shape(sheet.pieces[n])]
    own = [metadata.head_meta(sheet.head).title, *metadata.title_variants(sheet.head)]
    for title in own:
        same = [n for n in before if metadata.same_title(sheet.pieces[n].text, title)]
        if same:
            return same[-1]
    for tag in ("title", "h1"):
        tagged = [n for n in before if sheet.pieces[n].tag == tag and sheet.pieces[n].links < 0.5]
        if tagged:
            return tagged[-1]
    lines = [n for n in before if _may_be_title(sheet.pieces[n])]
    metas = [n for n in sorted(metadata.find_meta_lines(sheet.pieces)) if n <= first]
    above = [n for n in lines if metas and n < metas[-1] and n not in metas]
    below = [n for n in lines if n not in metas]
    return _best_title(sheet, above or below, own)


def _has_title_shape(piece: Piece) -> bool:
    return piece.tag != "table" and len(piece.text) <= 120 and bool(re.search(r"[\u4e00-\u9fff]{2}", piece.text))


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    return (
        len(re.findall(r"[\u4e00-\u9fff]", text)) >= 4
        and not text.startswith("——")
        and not text.endswith("。")
        and not _rule_reason(text, "head")
        and not metadata.byline(text)
        and piece.links < 0.5
    )


def _best_title(sheet: _Sheet, lines: list[int], own: list[str]) -> int | None:
    """Among lines above the text: a heading, one that the page's <title> holds, or the last."""
    if not lines:
        return None
    headings = [n for n in lines if re.fullmatch(r"h[1-3]", sheet.pieces[n].tag)]
    within = [n for n in lines if any(len(sheet.pieces[n].text) > 6 and sheet.pieces[n].text in t for t in own)]
    return (headings or within or lines)[-1]


def _kicker(sheet: _Sheet, title: int) -> int | None:
    """Number of a line right above the title that belongs to it, as newspapers have one."""
    above = title - 1
    if above < 0 or above in sheet.reasons:
        return None
    piece = sheet.pieces[above]
    fits = 8 <= len(piece.text) <= 60 and _may_be_title(piece)
    # the same block of the page: close by in the tree of elements
    mine, its = piece.elements, sheet.pieces[title].elements
    close = bool(mine) and bool(its) and any(mine[:-up] == its[:-up] for up in range(1, 5))
    return above if fits and close and not metadata.same_title(piece.text, sheet.pieces[title].text) else None


def _meta_lines(sheet: _Sheet, title: int | None, first: int) -> dict[int, Meta]:
    """Meta lines that may be the article's: around the title, before its text."""
    around = range(max(0, (title or 0) - 4), first)
    return {n: m for n, m in metadata.find_meta_lines(sheet.pieces).items() if n in around and n != title}


def _strike_tail(sheet: _Sheet, start: int) -> Meta:
    """What comes after the article, and lists of links inside it; returns what its last lines say of it."""
    for number in range(start, len(sheet.pieces)):
        rule = next((r for r in line_rules() if r.ends and r.fits(sheet.pieces[number].text)), None)
        if rule and sheet.pieces[number].tag != "table" and _after_text(sheet, start, number):
            _strike_from(sheet, number, rule.why)
    meta = Meta()
    last = _last_prose(sheet, start)
    for number in sheet.kept(last + 1):
        piece = sheet.pieces[number]
        found = None if metadata.iso_date(piece.text) and _SIGNED.match(piece.text) else metadata.meta_line(piece)
        author = metadata.byline(piece.text)
        if piece.tag == "table":
            continue
        if (why := _rule_reason(piece.text, "tail")) or (found and (found.source or found.author)) or author:
            meta = meta.or_else(found or Meta()).or_else(Meta(author=author))
            sheet.remove(number, why or "metadata")
        elif _stray(sheet, number, last):
            sheet.remove(number, "after the article")
    return meta


def _after_text(sheet: _Sheet, start: int, number: int) -> bool:
    return any(sheet.pieces[n].prose for n in sheet.kept(start, number))


def _strike_from(sheet: _Sheet, number: int, why: str) -> None:
    """Strike an end mark and what follows it: all, unless a good deal of prose comes after; then up to that."""
    later = [n for n in sheet.kept(number + 1) if _long_prose(sheet.pieces[n])]
    stop = len(sheet.pieces) if len(later) < ENOUGH else later[0]
    sheet.remove(number, why)
    for n in sheet.kept(number + 1, stop):
        piece = sheet.pieces[n]
        if stop == len(sheet.pieces) or piece.links >= 0.5 or not piece.prose:
            sheet.remove(n, why)


def _long_prose(piece: Piece) -> bool:
    return piece.prose and len(piece.text) >= LONG_PROSE and "。" in piece.text


def _last_prose(sheet: _Sheet, start: int) -> int:
    prose = [n for n in sheet.kept(start) if sheet.pieces[n].prose and not _rule_reason(sheet.pieces[n].text, "tail")]
    return prose[-1] if prose else start


def _stray(sheet: _Sheet, number: int, last: int) -> bool:
    """A short line after the text that is neither signed, nor listed, nor joined to the text by its neighbours."""
    piece = sheet.pieces[number]
    if (
        _SIGNED.match(piece.text)
        or piece.tag in ("li", "table")
        or piece.prose
        or re.match(r"^[\d（一二三四五六七八九十]", piece.text)
    ):
        return False
    between = [n for n in range(last + 1, number) if n in sheet.reasons]
    return bool(between)


def _is_article(kept: Sequence[Piece]) -> bool:
    """Whether there is a sentence in Chinese, or at least a table or list of some size."""
    chinese = sum(len(re.findall(r"[\u3400-\u9fff]", piece.text)) for piece in kept)
    sentences = any(piece.prose for piece in kept)
    return chinese >= 12 and (sentences or any(piece.tag == "table" for piece in kept) or chinese >= 80)


def _from_body(kept: Sequence[Piece]) -> Meta:
    """Journalists named in the dateline or at the very end of the text."""
    texts = [piece.text for piece in kept if piece.tag != "table"]
    near = [*texts[:2], *texts[-1:]]
    authors = [found for text in near if (found := metadata.reporters(text))]
    return Meta(author=Counter(authors).most_common(1)[0][0] if authors else "")


def _stray_date(sheet: _Sheet, url: str | None) -> Meta:
    """A date that stands alone above the article, as in a newspaper's header, or in the page's address."""
    first = min(sheet.kept(), default=0)
    above = [sheet.pieces[n].text for n in sorted(sheet.reasons) if n < first]
    dates = [day for text in above if len(text) <= 80 and (day := metadata.iso_date(text))]
    return Meta(date=dates[0] if dates else metadata.iso_date(re.sub(r"[/_]", "-", url or "")) or "")


def _stand_in_title(head: dict[str, str], kept: Sequence[Piece]) -> str:
    """A title for a page that shows none: the head's, else the first sentence."""
    variants = metadata.title_variants(head)
    if title := metadata.head_meta(head).title or (variants[-1] if variants else ""):
        return title
    return re.split(r"[。！？]", kept[0].text)[0][:60]
