"""What is no article wherever it stands on a page: rules, furniture words, spam, what lies outside the main part."""

import re

from toolkit.article.mainpart import advertising, aside, main_pieces
from toolkit.article.pagenumbers import strike_page_numbers
from toolkit.article.pieces import Piece
from toolkit.article.rules import furniture, rules_for
from toolkit.article.sheet import Sheet
from toolkit.article.spam import spam_lines

_CALLS = re.compile(r"[！>»↓👇]$")  # how advertisements end rather than sentences
NEIGHBOUR = 20  # characters of a paragraph of text at least, beside which a doubtful line is spared
LINKED = 0.8  # share of link text from which on a piece is a link


def strike_furniture(sheet: Sheet) -> None:
    """Remove what is certain, then what is doubtful and does not stand between two paragraphs of text."""
    doubtful: dict[int, str] = {}
    spam = spam_lines(sheet.pieces)
    for number, piece in enumerate(sheet.pieces):
        if why := "SEO spam" if number in spam else _by_its_element(piece):
            sheet.remove(number, why)
        elif piece.tag != "table":
            _judge(sheet, number, doubtful)
    for number, why in doubtful.items():
        if not _in_text(sheet, number, doubtful):
            sheet.remove(number, why)
    strike_page_numbers(sheet)
    sheet.ends = {n: ends for n, ends in sheet.ends.items() if n in sheet.reasons}


def strike_outside(sheet: Sheet) -> None:
    """In HTML, remove what follows outside the part of the page that holds the article, and bare links inside it."""
    inside = main_pieces(sheet.pieces, set(sheet.reasons))
    if not inside:
        return
    sheet.main = inside
    boxes = advertising(sheet.pieces, inside)
    first = min(inside)
    for number in sheet.kept():
        piece = sheet.pieces[number]
        if number in inside:
            if number in boxes:
                sheet.remove(number, "advertisement")
            elif piece.links >= LINKED and not piece.prose and piece.tag != "table":
                sheet.remove(number, "link")
        elif number > first:
            sheet.remove(number, "outside the article")


def _by_its_element(piece: Piece) -> str | None:
    if piece.hidden:
        return "hidden on the page"
    if piece.tag == "control":
        return "form control"
    if re.search("page-(?:header|footer)", piece.path):
        return "page header or footer"
    return None if re.search(r"\w|…", piece.text) else "ornament"


def _judge(sheet: Sheet, number: int, doubtful: dict[int, str]) -> None:
    """Remove a piece that a rule or its words condemn; note it as doubtful if they may be wrong."""
    text = sheet.pieces[number].text
    rules, words = rules_for(text, "anywhere"), furniture(text)
    if ends := next((rule.ends for rule in rules if rule.ends), None):
        sheet.ends[number] = ends
    found = [(f.why, f.spare) for f in (*rules, words) if f]
    certain = next((why for why, spare in found if not spare), None)
    if certain:
        sheet.remove(number, certain)
    elif found:
        doubtful[number] = found[0][0]


def _in_text(sheet: Sheet, number: int, doubtful: dict[int, str]) -> bool:
    """Whether the pieces before and after are paragraphs of text, so that this one belongs to them."""
    piece = sheet.pieces[number]
    if piece.links >= 0.5 or aside(piece) or _CALLS.search(piece.text):
        return False
    around = [n for n in (number - 1, number + 1) if 0 <= n < len(sheet.pieces)]
    return len(around) == 2 and all(
        n not in sheet.reasons and n not in doubtful and _paragraph(sheet.pieces[n]) for n in around
    )


def _paragraph(piece: Piece) -> bool:
    return piece.tag == "table" or (piece.prose and len(piece.text) >= NEIGHBOUR and not aside(piece))
