"""What makes a hypothesis unusable whatever its terms: nothing there, Chinese left, a loop, a wrong length, no end."""

import re
from collections import Counter

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*")
_LOOP_INSIDE = re.compile(r"(?<!\d)(\d{1,3}[.,:/-])\1{5,}")  # 10.10.10.10.10.10.
_BROKEN_OFF = re.compile(
    r"\b(?:said|says|and|or|that|which|the|an?|of|to|with|between|including|such as)$|\b(?:that|which|and|the)\.$"
)
_LETTERS = re.compile(r"[A-Za-z0-9]|[\u3400-\u9fff]")

SHORT_SOURCE = 16  # characters; below that lengths say little
FEWEST_WORDS, MOST_WORDS = 0.2, 1.6  # English words a Chinese character; press text has 0.5 to 0.7


def defects(source: str, english: str) -> tuple[str, ...]:
    """Names of the defects of `english` as a translation of `source`: empty, chinese, loop, unfinished, short, long."""
    found = []
    words = _WORD.findall(english)
    if not words:
        return ("empty",) if _LETTERS.search(source) else ()
    if _CHINESE.search(english):
        found.append("chinese")
    if (has_loop(words) or _LOOP_INSIDE.search(english)) and not has_loop(_CHINESE.findall(source)):
        found.append("loop")
    if _BROKEN_OFF.search(english) and source[-1:] in "。！？；":
        found.append("unfinished")
    length = len(source)
    if length >= SHORT_SOURCE and len(words) < FEWEST_WORDS * length:
        found.append("short")
    if len(words) > MOST_WORDS * length + 12:
        found.append("long")
    return tuple(found)


def has_loop(words: list[str]) -> bool:
    """Whether a word or phrase comes three times running, or four words five times over."""
    lower = [word.lower() for word in words]
    for size in range(1, 13):
        for start in range(len(lower) - 3 * size + 1):
            phrase = lower[start : start + size]
            if phrase == lower[start + size : start + 2 * size] == lower[start + 2 * size : start + 3 * size]:
                return True
    often = Counter(zip(lower, lower[1:], lower[2:], lower[3:], strict=False)).most_common(1)
    return bool(often) and often[0][1] >= 5
