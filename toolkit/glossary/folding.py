"""One form for all spellings of a source, so that one glossary serves both scripts and any width.

Folding works character by character, never by phrase, so that every folded character knows the original
character it came from, and a glossary source folds alike wherever it stands.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_QUOTES = frozenset("\"'`“”‘’„‟‚‛「」『』﹁﹂﹃﹄〝〞〟＂＇")
_DASHES = frozenset("-‐‑‒–—―−﹣－")
_DOTS = frozenset("·・•‧∙⋅･")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `origins[i]` is the index, in the original text, of the character that gave `text[i]`.

    `lower` is `text` in lower case, of the same length.
    """

    text: str
    lower: str
    origins: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold width (NFKC), script (Simplified), punctuation and spacing of `text`.

    Quotation marks and invisible characters vanish; a space stays, as one, only between two characters that
    are not Chinese; a line break or tab becomes "\\n", which no source contains.
    """
    chars: list[str] = []
    origins: list[int] = []
    gap = -1  # where a run of spaces began that is neither kept nor dropped yet
    for index, char in enumerate(text):
        folded = _fold_char(char)
        if folded == " ":
            gap = index if gap < 0 else gap
            continue
        if folded and gap >= 0:
            if chars and _keeps_space(chars[-1]) and _keeps_space(folded[0]):
                chars.append(" ")
                origins.append(gap)
            gap = -1
        for piece in folded:
            chars.append(piece)
            origins.append(index)
    folded_text = "".join(chars)
    return Folded(folded_text, _lower(folded_text), tuple(origins))


def match_key(source: str) -> str:
    """The folded form of a glossary source, its case kept: two sources with one key are the same source."""
    return fold(source).text


def simplified(text: str) -> str:
    """A text in simplified characters, one for one, so that offsets hold."""
    return "".join(map(_simplified, text))


def is_han(char: str) -> bool:
    """Whether a character is a Chinese ideograph (unified, extension or compatibility)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or char == "〇"
    )


def is_quote(char: str) -> bool:
    """Whether a character is a quotation mark, which folding drops."""
    return char in _QUOTES


def _keeps_space(char: str) -> bool:
    return char.isalnum() and not is_han(char)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=100_000)
def _fold_char(char: str) -> str:
    if char in _QUOTES:
        return ""
    if char in _DASHES:
        return "-"
    if char in _DOTS:
        return "·"
    category = unicodedata.category(char)
    if category in ("Zl", "Zp") or (category == "Cc" and char.isspace()):
        return "\n"
    if category == "Zs":
        return " "
    if category in ("Cf", "Cc") or "\ufe00" <= char <= "\ufe0f":
        return ""
    wide = unicodedata.normalize("NFKC", char)
    return "".join(_simplified(piece) for piece in wide if not piece.isspace())


@lru_cache(maxsize=100_000)
def _simplified(char: str) -> str:
    if not is_han(char):
        return char
    simple: str = _converter().convert(char)
    return simple if len(simple) == 1 else char


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("hk2s")  # a superset of t2s, with the forms written in Hong Kong (衞, 羣, 裏)
