"""Putting broken lines together again: Chinese without a space, English with one and without its hyphen."""

import re

_NO_SPACE = re.compile(  # CJK punctuation, kana, ideographs, full-width forms, the dashes and quotes of Chinese text
    "[\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
_BROKEN_WORD = re.compile(r"[a-z]{2,}[-\u2010\u00ad]$")


def is_wide(char: str) -> bool:
    """Whether a character belongs to Chinese type, beside which no space is set."""
    return bool(_NO_SPACE.match(char))


def joined(first: str, second: str) -> str:
    """One line out of two that were one before the page was printed."""
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first + second
    if first.endswith("\u00ad"):
        return first[:-1] + second
    if second[0].islower() and second[0].isascii() and _BROKEN_WORD.search(first):
        return first[:-1] + second
    if first.endswith("-") and second[0].isascii() and second[0].isalnum():
        return first + second
    return first + ("" if is_wide(first[-1]) or is_wide(second[0]) else " ") + second


def join_all(lines: list[str]) -> str:
    """Any number of lines joined into one."""
    text = ""
    for line in lines:
        text = joined(text, line)
    return text
