"""Terms and names: looked for as whole words."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+|[%$€£&+]")
_PROFORM = re.compile(r"\b(?:that|those) (?:of|in|for|from)\b")  # from a repeated term's second mention on
_LEFT_OUT = {"the", "a", "an"}


def times_standing(accepted: Sequence[str], english: str) -> int:
    """How often accepted forms stand as whole words, words counted once; other numbers of a noun are let pass."""
    words = _words(english)
    taken = [False] * len(words)
    found = 0
    for form in sorted(map(_words, accepted), key=len, reverse=True):
        for start in range(len(words) - len(form) + 1) if form else ():
            end = start + len(form)
            if words[start:end] == form and not any(taken[start:end]):
                taken[start:end] = [True] * len(form)
                found += 1
    # closed up where the form has a hyphen: ultra-high voltage, ultrahigh-voltage
    closed = {"".join(_words(form)) for form in accepted if "-" in form}
    return found or sum("".join(words).count(form) for form in closed)


def times_meant(accepted: Sequence[str], english: str) -> int:
    """The same, with each "that of" counted too if a form stands at all: it may say a term again."""
    standing = times_standing(accepted, english)
    return standing + len(_PROFORM.findall(english)) if standing else 0


def _words(text: str) -> list[str]:
    """Words without articles, plural endings and the signs between them."""
    plain = re.sub(r"(?<=\w)['’‘]s?\b", "", text)
    return [_singular(word) for word in _WORD.findall(plain.lower()) if word not in _LEFT_OUT]


def _singular(word: str) -> str:
    """What a noun's singular and plural share: enterpri, polici, proce."""
    if len(word) <= 2 or not word.isalpha():
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    many = f"{word}es" if word.endswith("ss") else word
    stem = many.rstrip("s").removesuffix("e").rstrip("s")
    return stem.removesuffix("y") + "i" if stem.endswith("y") else stem
