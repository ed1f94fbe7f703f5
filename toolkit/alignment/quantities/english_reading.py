"""Reads the numbers of an English text: value, unit, and the words that make them approximate.

    "more than RMB 7,308 million"  →  7,308,000,000 yuan, "more than"
    "two hundred and fifty sets"   →  250
    "two-thirds", "66 percent"     →  2/3 and 33/50 of a whole

Units of measure, money and shares of a whole are told apart; what is only counted (sets, people) has no unit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from toolkit.alignment.quantities import approximations, english_numbers, unit_english, units

Meaning = tuple[Fraction, str]  # value, and unit: a key of `_units`, "share" of a whole, or "" for a count
SHARE = "share"

_MEASURED = frozenset(
    "mass length area volume energy power electric frequency pressure data temperature speed duration points".split()
)
_FACTORS = {  # units that English may use for one another: name → base and factor
    "tonnes": ("kilograms", Fraction(1000)),
    "grams": ("kilograms", Fraction(1, 1000)),
    "kilometers": ("meters", Fraction(1000)),
    "centimeters": ("meters", Fraction(1, 100)),
    "millimeters": ("meters", Fraction(1, 1000)),
    "square kilometers": ("square meters", Fraction(10**6)),
    "basis points": ("percentage points", Fraction(1, 100)),
    "hectares": ("square meters", Fraction(10**4)),
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_SMALL = {word: value for value, word in enumerate(english_numbers.ONES)}
_SMALL |= {word: 10 * i for i, word in enumerate(english_numbers.TENS) if word}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_PARTS |= {"ninth": 9, "tenth": 10}

# close to the medium-term target of 2 percent, within a radius of five kilometers, within plus or minus 1.5 degrees
_BETWEEN = (
    r"(?:(?:[a-z]+(?:-[a-z]+)?\s){0,2}(?:target|quota|radius|level|limit|threshold|ceiling|mark|cap|goal)\sof\s)?"
    r"(?:(?:force|level|grade|magnitude)\s)?(?:plus\sor\sminus\s)?"
)
_MINUS = re.compile(r"(?:(?<![\w.%])-|(?<!\bor\s)\bminus\s|\bnegative\s)\Z")
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?"
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_NUMERAL = re.compile(
    rf"""
    (?<![\w.,]) (?P<figures>{_FIGURES}) (?!,?\d|(?:st|nd|rd|th)\b) (?: [\s-]? (?P<scale>{_SCALE}|mn|bn|trn|tn) (?!\w) )?
    | \b (?P<part>(?:(?:a|an|{_WORD})[\s-])?(?:{"|".join(_PARTS)})s?) \b (?! [\s-](?:an?\b|of\sthe\syear|year))
    | \b (?P<words>
        (?: (?:a|half\san?) [\s-] (?:{_SCALE}|dozen) | (?:{_WORD}) )
        (?: [\s-] (?:(?<=hundred.)and\s|(?<=thousand.)and\s|(?<=million.)and\s)? (?:{_WORD}|{_SCALE}|dozen)
          | \sand\sa\shalf (?:\s(?:{_SCALE}))? )*
      ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number at text[start:end], its unit included; `whole` also takes in the wording of an approximation."""

    span: tuple[int, int]
    whole: tuple[int, int]
    meaning: Meaning
    wording: str | None  # "more than", "or so" …
    scale: int = 1  # of million, billion … after the figure
    factor: Fraction = Fraction(1)  # of the unit to its base: 1/100 of percent

    @property
    def figure(self) -> Fraction:
        """The number as it is written, without scale and unit."""
        return self.meaning[0] / self.scale / self.factor


@lru_cache(maxsize=1024)
def read(english: str) -> tuple[Reading, ...]:
    """The numbers of a text, in order, without overlap. Never raises."""
    return tuple(_readings(english))


@lru_cache(maxsize=50_000)
def whole(form: str) -> Reading | None:
    """The one reading that takes up all of a form, if there is one."""
    readings = read.__wrapped__(form)
    return readings[0] if len(readings) == 1 and readings[0].whole == (0, len(form)) else None


def _readings(english: str) -> Iterator[Reading]:
    end = 0
    for found in _NUMERAL.finditer(english):
        value = _value(found)
        if value is None or found.start() < end:
            continue
        start, end, meaning, factor = _with_unit(english, found, value)
        first, last, wording = _with_wording(english, start, end)
        yield Reading((start, end), (first, last), meaning, wording, _scale(found), factor)


def _scale(found: re.Match[str]) -> int:
    """What the last word of the number multiplies the rest by: million, bn."""
    last = re.split(r"[\s-]+", (found["scale"] or found["words"] or "").lower())[-1]
    return _SCALES.get(last) or _SHORT.get(last) or 1


def _value(found: re.Match[str]) -> Fraction | None:
    if figures := found["figures"]:
        scale = (found["scale"] or "").lower()
        return Fraction(figures.replace(",", "")) * (_SCALES.get(scale) or _SHORT.get(scale) or 1)
    words = re.split(r"[\s-]+", (found["part"] or found["words"]).lower())
    if found["part"]:
        count, part = (words[0], words[-1]) if len(words) > 1 else ("a", words[-1])
        return Fraction(_SMALL.get(count, 1), _PARTS[part.removesuffix("s") if part not in _PARTS else part])
    return _of_words([word for word in words if word not in ("a", "an", "and")])


def _of_words(words: list[str]) -> Fraction | None:
    """two hundred fifty million → 250,000,000; None for words in no order that makes a number (five two)."""
    total = current = Fraction(0)
    least = 10**15
    for i, word in enumerate(words):
        if word in _SMALL:
            if current % (10 if _SMALL[word] < 10 else 100):
                return None
            current += _SMALL[word]
        elif word == "half":
            current += Fraction(1, 2)
        elif word == "dozen":
            current = (current or Fraction(1)) * 12
        elif word == "hundred":
            current = (current or Fraction(1)) * 100
        else:
            scale = _SCALES[word]
            if scale >= least and i:
                return None
            least = scale
            total += (current or Fraction(1)) * scale
            current = Fraction(0)
    return total + current


def _with_unit(english: str, found: re.Match[str], value: Fraction) -> tuple[int, int, Meaning, Fraction]:
    """Where the number with its unit begins and ends, what it means, and the factor of its unit."""
    start, end = found.span()
    one = Fraction(1)
    if found["part"]:
        return start, end, (value, SHARE), one
    if symbol := _symbols().search(english, max(0, start - 12), start):
        return symbol.start(), end, (value, _currency(symbol[0])), one
    if found["figures"] and _MINUS.search(english, max(0, start - 12), start):
        value, start = -value, start - (1 if english[start - 1] == "-" else 6)
    if after := _names().match(english, end):
        base, factor = _units()[_plain(after[1])]
        return start, after.end(), (value * factor, base), factor
    return start, end, (value, ""), one


def _with_wording(english: str, start: int, end: int) -> tuple[int, int, str | None]:
    """The span widened by the words that make the number approximate, and these."""
    if before := wording_before(english, start):
        return before[0], end, before[1]
    if found := _wordings()[1].match(english, end):
        return start, found.end(), found[1].lower().strip("- ")
    return start, end, None


def wording_before(english: str, start: int) -> tuple[int, str] | None:
    """Where the wording of an approximation that ends at `start` begins, and what it is."""
    found = _wordings()[0].search(english, max(0, start - 64), start)
    return (found.start(), found[1].lower().replace("-", " ")) if found else None


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def _currency(symbol: str) -> str:
    return next(code for code, s in _all_symbols() if s.strip() == symbol.strip())


@cache
def _all_symbols() -> tuple[tuple[str, str], ...]:
    return tuple(
        (unit_english.currencies()[code].plural, symbol)
        for code in unit_english.currencies()
        if code != "dollar area"
        for symbol in unit_english.currencies()[code].symbols
    )


@cache
def _symbols() -> re.Pattern[str]:
    symbols = sorted({symbol.strip() for _, symbol in _all_symbols()}, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z$])(?:{'|'.join(map(re.escape, symbols))})\s?\Z")


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    """Each English name of a unit, small letters and without hyphens, with its base unit and factor."""
    names: dict[str, tuple[str, Fraction]] = {}
    for unit in units.table().values():
        if unit.kind in _MEASURED:
            base = _base(unit)
            for name in (unit.plural, unit.singular, *unit.alternates):
                if len(name) > 1 and name not in ("mo", "min", "in.", "point", "points", "times", "ct"):
                    names.setdefault(_plain(name), base)
    for currency in unit_english.currencies().values():
        for name in (currency.plural, currency.singular, *currency.alternates) if currency.plural else ():
            names.setdefault(_plain(name), (currency.plural, Fraction(1)))
    names |= dict.fromkeys(("percent", "per cent", "%", "pct"), (SHARE, Fraction(1, 100)))
    return names | dict.fromkeys(("‰", "per thousand", "per 1,000", "per mille"), (SHARE, Fraction(1, 1000)))


def _base(unit: units.Unit) -> tuple[str, Fraction]:
    if unit.converts == "jin":
        return "kilograms", Fraction(1, 2)
    if unit.converts == "li":
        return "meters", Fraction(500)
    if unit.converts:
        symbol, _, factor = unit.converts.partition(":")
        return symbol, Fraction(factor)
    return _FACTORS.get(unit.plural, (unit.plural, Fraction(1)))


@cache
def _names() -> re.Pattern[str]:
    longest = sorted(_units(), key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"[\s-]") for name in longest)
    return re.compile(rf"(?:\s(?:fewer|more|additional)\s|[\s-]?)({names})(?!\w)", re.IGNORECASE)


@cache
def _wordings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the wordings that end before a number, and of those that begin after one."""
    every = {wording for wordings in approximations.english().values() for wording in wordings}
    before = sorted({w.partition("{}")[0].strip(" -") for w in every} - {""}, key=len, reverse=True)
    after = sorted({w.partition("{}")[2] for w in every} - {""}, key=len, reverse=True)
    first = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in before)
    return (
        re.compile(rf"(?<![\w-])({first})[\s-]*(?:(?:the|its|their|an?)\s)?{_BETWEEN}\Z", re.IGNORECASE),
        re.compile(rf"({'|'.join(map(re.escape, after))})(?!\w)", re.IGNORECASE),
    )
