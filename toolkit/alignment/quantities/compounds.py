"""Amounts written in two parts: 10斤2两, 77米51, 1块8; and 二批, which is the second."""

import re
from dataclasses import replace
from fractions import Fraction

from toolkit.alignment.quantities import numerals, units
from toolkit.alignment.quantities.nodes import Amount, Approximation, Ordinal, Parsed
from toolkit.alignment.quantities.numerals import Numeral
from toolkit.alignment.quantities.units import Unit

_TENTHS = {"斤": "两", "亩": "分(?![钟钱])", "尺": "寸", "丈": "尺", "两": "钱"}
_SECOND = frozenset("层轮步批组场季套")


def read(text: str, numeral: Numeral, unit: Unit | None, end: int) -> Parsed | None:
    """What goes on after a numeral and its unit, which ends at `end`; begins where the numeral does."""
    return (
        _tenths(text, numeral, unit, end)
        or _mark(text, numeral)
        or _price(text, numeral, unit, end)
        or _second(text, numeral, unit, end)
    )


def approximated(parsed: Parsed, start: int, sense: Approximation) -> Parsed | None:
    """约6斤三两; None where only the plain form is known."""
    node = parsed.node
    if not isinstance(node, Amount) or node.unit is None or node.unit.source not in _TENTHS:
        return None
    return Parsed(start, parsed.end, replace(node, approximation=sense))


def _tenths(text: str, numeral: Numeral, unit: Unit | None, end: int) -> Parsed | None:
    """10斤2两, 7亩3分: ten of the smaller unit make the unit."""
    smaller = _TENTHS.get(unit.source) if unit else None
    digit = _digit(text[end : end + 1])
    if unit is None or not smaller or not digit or numeral.integer is None:
        return None
    if not (found := re.compile(smaller).match(text, end + 1)):
        return None
    value = numeral.low + Fraction(digit, 10)
    return Parsed(numeral.start, found.end(), Amount(value, value, unit, places=1))


def _digit(char: str) -> int:
    return int(char) if char.isdecimal() else numerals.DIGITS.get(char, 0)


_MARK = re.compile(
    r"(?P<unit>秒|米)(?P<parts>\d{2}(?![\d万亿个年月日.%])|\d(?=[，。；、）！]|$|的?(?:身高|[高长宽深])|左右|以[上下内]|夺|获|折))"
)


def _mark(text: str, numeral: Numeral) -> Parsed | None:
    """Marks and heights: 4秒75 is 4.75 seconds, 77米51 is 77.51 meters, 1米7 is 1.7."""
    found = _MARK.match(text, numeral.end)
    if not found or numeral.integer is None or not numeral.arabic:
        return None
    places = len(found["parts"])
    value = numeral.low + Fraction(int(found["parts"]), 10**places)
    return Parsed(numeral.start, found.end(), Amount(value, value, units.table()[found["unit"]], places=places))


def _second(text: str, numeral: Numeral, unit: Unit | None, end: int) -> Parsed | None:
    """二层, 二轮, 二批 are the second; two of them would be 两层."""
    if text[numeral.start : numeral.end] == "二" and unit is not None and unit.source in _SECOND:
        return Parsed(numeral.start, end, Ordinal(2))
    return None


def _price(text: str, numeral: Numeral, unit: Unit | None, end: int) -> Parsed | None:
    """1块8, 两块五: a price with one digit after 块."""
    char, following = text[end : end + 1], text[end + 1 : end + 2]
    if unit is None or unit.source != "块" or (following and numerals.is_numeral_char(following)):
        return None
    tenths = _digit(char)
    price = numeral.low + Fraction(tenths, 10)
    return Parsed(numeral.start, end + 1, Amount(price, price, units.table()["元"], places=1)) if tenths else None
