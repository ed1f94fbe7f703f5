"""What the model reads: the Chinese, with each hint's English in braces after its Chinese, and a cue.

"建成42个{ 42}日间照料中心{ day care centers}，…". A list of pairs before the Chinese would make the model look twice:
from its English to the Chinese, and from there to the pair.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.translation.engines.base import Hint

CUE = "\nEnglish:"
_BRACES = str.maketrans("{}", "()")


def prompt_parts(source: str, hints: Sequence[Hint]) -> list[str]:
    """Texts to encode each for itself, one after the other. A hint whose Chinese stands nowhere in `source`, or only
    inside that of a longer one, comes before as a line of its own."""
    text = source.translate(_BRACES)
    places: list[tuple[int, int, str]] = []
    elsewhere = []
    for hint in sorted(hints, key=lambda hint: -len(hint.source)):
        free = [(a, b) for a, b in _standing(hint.source, text) if all(b <= c or d <= a for c, d, _ in places)]
        places += [(a, b, hint.target) for a, b in free]
        if not free:
            elsewhere.append(f"{hint.source} = {hint.target}\n")
    annotated, at = "", 0
    for _, end, english in sorted(places):
        annotated += f"{text[at:end]}{{ {english}}}"
        at = end
    return [*elsewhere, annotated + text[at:], CUE]


def _standing(chinese: str, text: str) -> Iterator[tuple[int, int]]:
    """Where it stands, but no number inside a longer one."""
    before = r"(?<![\d.])" if chinese[:1].isdigit() else ""
    after = r"(?!\d)" if chinese[-1:].isdigit() else ""
    return (found.span() for found in re.finditer(before + re.escape(chinese) + after, text))
