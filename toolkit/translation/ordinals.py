"""Ordinals at the start of a paragraph or sentence: 一是 is "First,", 一、 is "I.", （二） is "(2)"."""

import re
from typing import NamedTuple

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_WORDS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()

_NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_SPOKEN = re.compile(rf"(?:其|第)?({_NUMBER})(?:是(?![否一不])|要(?![求素点件]))|第({_NUMBER})[，、]")
_FIXED = {"首先，": "First,", "其次，": "Second,", "最后，": "Finally,"}
_CHAPTER = re.compile(rf"({_NUMBER})[、．.]\s*")
_BRACKETED = re.compile(rf"[（(]({_NUMBER}|\d{{1,2}})[）)][、.]?\s*")
_NUMBERED = re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))\s*|([①-⑳])\s*")


class Ordinal(NamedTuple):
    """`length` characters of Chinese say `english`. A spoken ordinal stays part of the sentence, which must begin
    with it in English; a label stands before the sentence and is not translated with it."""

    length: int
    english: str
    spoken: bool


def ordinal(text: str) -> Ordinal | None:
    """The ordinal that a text begins with, if any."""
    if m := _SPOKEN.match(text):
        number = chinese_number(m[1] or m[2])
        return Ordinal(m.end(), f"{_WORDS[number - 1]},", True) if 1 <= number <= len(_WORDS) else None
    for chinese, english in _FIXED.items():
        if text.startswith(chinese):
            return Ordinal(len(chinese), english, True)
    if m := _CHAPTER.match(text):
        number = chinese_number(m[1])
        return Ordinal(m.end(), f"{_ROMAN[number - 1]}.", False) if 1 <= number <= len(_ROMAN) else None
    if m := _BRACKETED.match(text):
        return Ordinal(m.end(), f"({m[1] if m[1].isdigit() else chinese_number(m[1])})", False)
    if m := _NUMBERED.match(text):
        return Ordinal(m.end(), f"{m[1] or ord(m[2]) - ord('①') + 1}.", False)
    return None


def chinese_number(text: str) -> int:
    """Value of a Chinese numeral from one to ninety-nine."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
