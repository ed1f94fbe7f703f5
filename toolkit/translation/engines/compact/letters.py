"""Letters that the pruned tokeniser has no piece for (ã, Š, ł): hints are told without their marks, which come back.

Spelt in bytes, such a letter is a riddle to a small model: it made "S Commando Paulo" of "São Paulo".
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from toolkit.translation.engines.base import Hint

_NO_MARK = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i"})


def told_plainly(hints: Sequence[Hint], is_piece: Callable[[str], bool]) -> tuple[Hint, ...]:
    """The hints with the plain letter for each that is no piece; a letter that has no plain one stays."""
    return tuple(
        hint if hint.target.isascii() else hint._replace(target="".join(_plain(c, is_piece) for c in hint.target))
        for hint in hints
    )


def restored(text: str, hints: Sequence[Hint], is_piece: Callable[[str], bool]) -> str:
    """The text with the marks of the hints where it says them as they were told."""
    for hint, plain in zip(hints, told_plainly(hints, is_piece), strict=True):
        if plain.target != hint.target:
            marked = hint.target.replace("\\", r"\\")
            text = re.sub(rf"(?<!\w){re.escape(plain.target)}(?!\w)", marked, text)
    return text


def _plain(letter: str, is_piece: Callable[[str], bool]) -> str:
    if letter.isascii() or not letter.isalpha() or is_piece(letter):
        return letter
    return unicodedata.normalize("NFD", letter.translate(_NO_MARK))[0]
