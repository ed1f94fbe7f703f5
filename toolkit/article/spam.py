"""Keyword spam that hacked pages carry, known by its shape rather than by its brands."""

import re
from collections import Counter
from collections.abc import Sequence

FEWEST = 3  # items that share a stem
LONGEST_LEFTOVER = 24  # characters; a line no longer that begins with a known stem is spam too

_ITEMS = re.compile(r"[,，、|｜_\-—·;；\s]+")


def spam_stem(line: str) -> str | None:
    """The stem that most items of a keyword line share ("emc易倍，emc易倍官网，emc易倍体育"), or None.

    Such a line has no sentence in it, and at least three of its items begin alike.
    """
    if re.search(r"[。！？]", line) or len(line) > 600:
        return None
    items = [item for item in _ITEMS.split(line) if item]
    if len(items) < FEWEST:
        return None
    stems = Counter(item[:size] for item in items for size in range(2, min(len(item), 10) + 1))
    common = {stem: n for stem, n in stems.items() if n >= FEWEST and n >= 0.6 * len(items)}
    if not common:
        return None
    stem = max(common, key=lambda s: (len(s), common[s]))
    whole = sum(item == stem for item in items)
    # items that only share their first word by nature ("新能源汽车、新能源装备、…") do not stand bare among them
    return stem if len(stem) >= 3 and whole >= 1 else None


def spam_lines(lines: Sequence[str]) -> set[int]:
    """Numbers of the spam lines: keyword lines, and short leftovers that are made of their stems."""
    stems = {stem for line in lines if (stem := spam_stem(line))}
    found = {n for n, line in enumerate(lines) if spam_stem(line)}
    for n, line in enumerate(lines):
        short = len(line) <= LONGEST_LEFTOVER and not re.search(r"[。！？]", line)
        if short and any(line.lower().startswith(stem.lower()) for stem in stems):
            found.add(n)
    return found
