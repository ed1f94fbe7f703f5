"""What the memory finds Chinese by: one key for all its spellings in script, width, punctuation and spaces."""

import re
from collections.abc import Iterable

from toolkit.article.normalise import CJK, normalise

_WIDE = rf"[{CJK}，。、；：？！（）《》〈〉“”‘’【】〔〕…—]"
_LOOSE = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def key(text: str) -> str:
    """The key of a text: Simplified, narrow letters and digits, no space beside Chinese.

    Always converted, since a short text does not tell its script: 后 may be either.
    """
    return _LOOSE.sub("", " ".join(normalise(text, "Hant").split()))


def grams(text: str) -> set[str]:
    """The pairs of neighbouring characters of a key, by which like texts are looked up."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def rarest(counted: Iterable[tuple[str, int]], number: int) -> list[str]:
    """The `number` pairs that stand in the fewest entries."""
    return [gram for gram, _ in sorted(counted, key=lambda pair: (pair[1], pair[0]))[:number]]


def storable(text: str) -> str:
    """The text without control characters and half characters, which no exchange format holds."""
    return _UNSTORABLE.sub("", text)
