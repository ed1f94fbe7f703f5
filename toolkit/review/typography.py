"""What Word and Excel do to a text by themselves, told apart from what an editor did."""

import re
import unicodedata

from toolkit.brief.oxml import clean

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINES = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u2011": "-", "\u2010": "-", "…": "..."}
)


def visible(text: str) -> str:
    """The text without characters that show nothing, its lines ended by \\n."""
    return _INVISIBLE.sub("", clean(_LINES.sub("\n", text)))


def folded(text: str) -> str:
    """The text as it is compared: quotation marks straight, all white space one space, accents composed."""
    return " ".join(unicodedata.normalize("NFC", visible(text)).translate(_PLAIN).split())


def same(one: str, other: str) -> bool:
    """Whether two English texts differ only in what Word's autocorrection changes."""
    return folded(one) == folded(other)


def same_chinese(one: str, other: str) -> bool:
    """Whether two Chinese texts differ only in white space, which no format keeps for sure."""
    return bare(one) == bare(other)


def bare(chinese: str) -> str:
    return "".join(unicodedata.normalize("NFC", visible(chinese)).split())


def tidied(text: str, old: str) -> str:
    """Corrected English as it is kept: no odd spaces, and no line breaks or tabs where `old` had none."""
    seen = visible(text)
    if "\n" not in old:
        seen = re.sub(r"\s*\n\s*", " ", seen)
    if "\t" not in old:
        seen = seen.replace("\t", " ")
    return _SPACES.sub(" ", seen).strip()
