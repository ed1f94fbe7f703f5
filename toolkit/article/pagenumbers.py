"""What printed pages leave in a text: bare page numbers and running heads."""

import re
from collections import Counter
from itertools import pairwise

from toolkit.article.sheet import Sheet

PAGE_NUMBERS = "page numbers"  # the reason, also of the rule for lines that say that they are one
PAGING = (PAGE_NUMBERS, "previous and next page", "navigation")
_NUMBER = re.compile(r"[1-9]\d{0,2}")
FEWEST = 2  # pages
RUNNING_HEAD = 40  # characters at most


def strike_page_numbers(sheet: Sheet) -> None:
    """Remove bare numbers that count the pages or page through them, and short lines that come again beside numbers."""
    bare = [n for n in sheet.kept() if _NUMBER.fullmatch(sheet.pieces[n].text)]
    values = [int(sheet.pieces[n].text) for n in bare]
    apart = all(b - a > 1 for a, b in pairwise(bare))
    counting = len(bare) >= FEWEST and values == list(range(values[0], values[0] + len(values)))
    for number in bare:
        if (apart and counting) or _pages_through(sheet, number, set(bare)):
            sheet.remove(number, PAGE_NUMBERS)
    _strike_running_heads(sheet)


def _pages_through(sheet: Sheet, number: int, bare: set[int]) -> bool:
    """Whether the row of bare numbers around this one has a link to other pages at either end."""
    first = last = number
    while first - 1 in bare:
        first -= 1
    while last + 1 in bare:
        last += 1
    return any(sheet.reasons.get(n) in PAGING for n in (first - 1, last + 1))


def _strike_running_heads(sheet: Sheet) -> None:
    counts = Counter(sheet.pieces[n].text for n in sheet.kept())
    for number in sheet.kept():
        text = sheet.pieces[number].text
        if counts[text] < FEWEST or len(text) > RUNNING_HEAD or sheet.pieces[number].prose:
            continue
        same = [n for n, piece in enumerate(sheet.pieces) if piece.text == text]
        paged = [n for n in same if PAGE_NUMBERS in (sheet.reasons.get(n - 1), sheet.reasons.get(n + 1))]
        if 2 * len(paged) > len(same):
            for n in same:
                sheet.remove(n, "page header or footer")
