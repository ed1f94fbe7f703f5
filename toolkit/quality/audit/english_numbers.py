"""The numbers that stand in an English text."""

import re
from fractions import Fraction

ARTICLE = Fraction(-1)  # stands for "a" and the like, which may say one
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SCALES |= {"mn": 10**6, "bn": 10**9, "tn": 10**12, "decade": 10, "century": 100}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_BIG = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = {word: Fraction(n) for n, word in enumerate(_SMALL)} | {w: Fraction(20 + 10 * n) for n, w in enumerate(_BIG)}
_NUMBERS |= {word: Fraction(n) for n, word in enumerate(_ORDINALS)}
_NUMBERS |= {f"{word}th": Fraction(n) for n, word in enumerate(_SMALL) if n > 12}
_NUMBERS |= {f"{word[:-1]}ieth": Fraction(20 + 10 * n) for n, word in enumerate(_BIG)}
_NUMBERS |= {"hundredth": Fraction(100), "thousandth": Fraction(1000), "millionth": Fraction(10**6)}
_NUMBERS |= {word: Fraction(n) for n, word in enumerate("i ii iii iv v vi vii viii ix x".split(), 1) if n > 1}
_NUMBERS |= {"both": Fraction(2), "clock": Fraction(24), "noon": Fraction(12), "midnight": Fraction(24)}
_NUMBERS |= {"top": Fraction(1), "largest": Fraction(1), "half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_NUMBERS |= {
    word: Fraction(n)
    for n, words in ((2, "doubl twofold"), (3, "tripl threefold"), (4, "quadrupl fourfold"))
    for word in (f"{stem}{ending}" for stem in words.split() for ending in ("", "e"))
} | {"twice": Fraction(2)}
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)


def english_values(english: str) -> set[Fraction]:
    """The numbers of an English text, each alone and with the scale that follows it; months by their number."""
    values = {ARTICLE} if re.search(r"\b(?:an?|one|single|each|every)\b", english, re.IGNORECASE) else set()
    previous: Fraction | None = None
    end = 0
    for found in _TOKEN.finditer(english):
        token = found[0].lower()
        previous = None if re.search(r"[.,;:!?()]", english[end : found.start()]) else previous
        end = found.end()
        number = _NUMBERS.get(token) or _NUMBERS.get(re.sub(r"(?:s|d|ing)$", "", token))
        scale = (
            _SCALES.get(token)
            or _SCALES.get(re.sub(r"(?:th|s)$", "", token))
            or (100 if token == "centuries" else None)
        )
        if token[0].isdigit():
            previous = Fraction(token.strip(",").replace(",", ""))
        elif scale:
            previous = (previous or Fraction(1)) * scale
        elif number is not None:
            joins = (
                previous is not None and number < 100 and (previous % 100 == 0 or (previous % 10 == 0 and number < 10))
            )
            values |= {previous * number} if previous is not None and number == Fraction(1, 4) else set()
            previous = (previous or 0) * joins + number
        elif token[:3] in _MONTHS and found[0][0].isupper():
            values.add(Fraction(_MONTHS.index(token[:3]) + 1))
            previous = None
        elif token not in ("and", "a"):
            previous = None
        if previous is not None:
            values |= {previous, number} if number is not None else {previous}
    return values
