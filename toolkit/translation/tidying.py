"""Typographic tidying of English that an engine wrote."""

import re

_FULL_WIDTH = str.maketrans("，。；：？！（）【】％～、“”‘’《》", ',.;:?!()[]%~,""\'\'""')
_SPACE_BEFORE = re.compile(r"\s+([,.;:?!%)\]](?:\s|$))")
_DOUBLED = re.compile(r"([,.;:?!])\1+(?!\.)")


def tidy(english: str) -> str:
    """Half-width punctuation, single spaces, no space before punctuation, a capital to begin with."""
    text = " ".join(english.translate(_FULL_WIDTH).split())
    text = _SPACE_BEFORE.sub(r"\1", text)
    return _DOUBLED.sub(r"\1", text) if "..." not in text else text


def append(english: str, sentence: str) -> str:
    """English with one more sentence; one that follows a full stop begins with a capital."""
    if re.search(r"[.!?][\"')]*$", english):
        sentence = sentence[:1].upper() + sentence[1:]
    return f"{english} {sentence}" if english and sentence else english + sentence


def as_heading(english: str, source: str) -> str:
    """English of a heading or a cell: no full stop that the Chinese does not have."""
    if english.endswith(".") and not english.endswith("..") and not re.search(r"[。.！!？?]$", source):
        return english[:-1]
    return english
