"""A surname with a title behind it, 柯局长, as it stands for somebody that the article names in full elsewhere."""

import csv
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import surnames


@cache
def _titles() -> dict[str, str]:
    """Titles that stand behind a surname, with the English that stands before it."""
    with Path(__file__).with_name("addresses.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: row["target"] for row in csv.DictReader(file)}


def addressed(
    text: str, names: re.Pattern[str], family: Collection[str], ends_word: Callable[[str, int, str], bool]
) -> Iterator[Match]:
    """Such names of a text: 柯局长 is Director Ke. `names` finds the full names, which go first; `family` are their
    surnames; `ends_word` tells whether a surname at a place is the end of another word."""
    whole = [found.span() for found in names.finditer(text)]
    titles = "|".join(sorted(_titles(), key=len, reverse=True))
    for found in re.finditer(rf"({'|'.join(sorted(family, key=len, reverse=True))})({titles})", text):
        if any(a < found.end() and found.start() < b for a, b in whole) or ends_word(text, found.start(), found[1]):
            continue
        surname, title = surnames()[found[1]], _titles()[found[2]]
        variants = [f"{title} {spelt}" for spelt in surname.variants]
        variants += [f"{form}{surname.pinyin}" for form in ("Mr. ", "Ms. ", "Mrs. ", "")]
        target = f"{title} {surname.pinyin}"
        yield Match("name", found.group(), target, found.start(), found.end(), tuple(variants), domain="person")
