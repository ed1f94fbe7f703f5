"""From a page to its article: every piece is kept, taken as metadata, or removed for a stated reason."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.article import metadata
from toolkit.article.bylines import reporters
from toolkit.article.dom import html_pieces
from toolkit.article.furniture import strike_furniture, strike_outside
from toolkit.article.head import take_head
from toolkit.article.metadata import Meta
from toolkit.article.model import Article
from toolkit.article.normalise import CJK, normalise, script_of
from toolkit.article.page import Page
from toolkit.article.pieces import Piece, pieces_of
from toolkit.article.sheet import WEATHER, Sheet, signature
from toolkit.article.stamps import cut_portal_links, cut_stamps
from toolkit.article.structure import paragraphs
from toolkit.article.tail import strike_tail
from toolkit.errors import PageError

FEWEST = 12  # Chinese characters of an article that has a sentence
FEWEST_WITHOUT = 80  # of one that has none
_EDITOR = re.compile(rf"(?:责任编辑|责编|编辑)\s*[：:]\s*([{CJK}]{{2,4}})(?![{CJK}])")
LONGEST_STAND_IN = 60  # characters of a title taken from the text


def clean(page: Page) -> Article:
    """Find the article of a page. Raises PageError where there is none."""
    sheet = _cut(page)
    strike_furniture(sheet)
    if page.html is not None:
        strike_outside(sheet)
    cut_portal_links(sheet)
    head = take_head(sheet)
    end = strike_tail(sheet, head.first)
    cut_stamps(sheet)
    kept = sheet.article()
    if not _is_article(kept):
        raise PageError(
            f"{page.name}: no article in Chinese was found in this page; save the page that shows its whole text, "
            "not a menu, a list or a login."
        )
    meta = head.meta.or_else(end).or_else(_from_body(kept)).or_else(metadata.head_meta(sheet.head))
    meta = replace(meta, author="" if meta.author and meta.author in _editors(sheet) else meta.author)
    meta = meta.or_else(_signed_date(sheet)).or_else(_stray_date(sheet, page.url))
    source = meta.source or meta.account
    return Article(
        title=head.title or _stand_in_title(sheet.head, kept),
        date=meta.date or None,
        source=source or None,
        author="、".join(name for name in meta.author.split("、") if name != source) or None,
        script=sheet.script,
        paragraphs=paragraphs(kept),
        removed=sheet.removed(),
        url=page.url,
    )


def _cut(page: Page) -> Sheet:
    script = script_of(page.html or page.text or "\n".join(block.text for block in page.blocks))
    if page.html is not None:
        pieces, head = html_pieces(page.html, script)
        return Sheet(pieces, head, script)
    return Sheet(pieces_of(page, script), {name: normalise(v, script) for name, v in page.meta.items()}, script)


def _is_article(kept: Sequence[Piece]) -> bool:
    """Whether there is a sentence in Chinese, or at least a table or a list of some size."""
    chinese = sum(len(re.findall(r"[\u3400-\u9fff]", piece.text)) for piece in kept)
    text = any(piece.prose or piece.tag == "table" for piece in kept)
    return chinese >= (FEWEST if text else FEWEST_WITHOUT)


def _from_body(kept: Sequence[Piece]) -> Meta:
    """Journalists named in the dateline or at the very end of the text."""
    texts = [piece.text for piece in kept if piece.tag != "table"]
    authors = [found for text in (*texts[:2], *texts[-1:]) if (found := reporters(text))]
    return Meta(author=Counter(authors).most_common(1)[0][0] if authors else "")


def _editors(sheet: Sheet) -> set[str]:
    """Who is named as editor in what was removed: sites put them where the author's name belongs."""
    return {name for n in sheet.reasons for name in _EDITOR.findall(sheet.pieces[n].text)}


def _signed_date(sheet: Sheet) -> Meta:
    """The date below the office that signs the text."""
    signed = [n for n in sheet.kept() if signature(sheet, n)]
    return Meta(date=metadata.iso_date(sheet.pieces[signed[-1]].text) or "") if signed else Meta()


def _stray_date(sheet: Sheet, url: str | None) -> Meta:
    """A date that stands alone above the article, as in a newspaper's header, or in the page's address."""
    first = min(sheet.kept(), default=0)
    above = [sheet.pieces[n].text for n, why in sorted(sheet.reasons.items()) if n < first and why != WEATHER]
    dates = [day for text in above if len(text) <= 80 and (day := metadata.iso_date(text))]
    return Meta(date=dates[0] if dates else metadata.iso_date(re.sub(r"[/_]", "-", url or "")) or "")


def _stand_in_title(head: Mapping[str, str], kept: Sequence[Piece]) -> str:
    """A title for a page that shows none: the head's, else the first sentence."""
    variants = metadata.title_variants(head)
    if title := metadata.head_meta(head).title or (variants[-1] if variants else ""):
        return title
    return re.split(r"[。！？]", kept[0].text)[0][:LONGEST_STAND_IN]
