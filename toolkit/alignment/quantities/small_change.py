"""Prices with 角 and 分, tenths and hundredths of a yuan: 3角5分, 2元5角, 5分钱, 一毛五."""

import re
from fractions import Fraction

from toolkit.alignment.quantities import numerals, units
from toolkit.alignment.quantities.nodes import Amount, Parsed

_DIGIT = "[1-9一二两三四五六七八九]"
_PRICE = re.compile(
    rf"(?:(?P<yuan>[0-9]{{1,6}}|[一二两三四五六七八九十]{{1,3}})[元块])?"
    rf"(?:(?P<jiao>{_DIGIT})(?P<coin>[角毛])(?:(?P<fen>{_DIGIT})(?P<cent>分)?)?(?P<money>钱)?(?![0-9.%点]))"
)
_GOES_ON = re.compile(r"[0-9.]$|[0-9一二两三四五六七八九][至到~～—–-]$")
_FEN = re.compile(r"(?P<fen>[1-9][0-9]?|[二两三四五六七八九])分钱")  # 一分钱 is mostly "a penny"
_OTHER_WORDS = tuple("度形星楼洲落色架尺函铁")  # 三角形, 五角大楼, 三角函数


def read(text: str, position: int) -> Parsed | None:
    """A price that begins at `position`, or None. A bare 三角 or 一毛 is none: Chinese digits need 钱, 分 or 元."""
    if _GOES_ON.search(text, max(0, position - 2), position):
        return None  # 3至5角
    if found := _FEN.match(text, position):
        return _parsed(position, found.end(), Fraction(_digit(found["fen"]), 100))
    found = _PRICE.match(text, position)
    if not found or not _is_price(text, found):
        return None
    whole = numerals.read(found["yuan"], 0) if found["yuan"] else None
    value = Fraction(_digit(found["jiao"]), 10) + Fraction(_digit(found["fen"]) if found["fen"] else 0, 100)
    return _parsed(position, found.end(), value + (whole.low if whole else 0))


def _is_price(text: str, found: re.Match[str]) -> bool:
    if (
        found["fen"]
        and not found["cent"]
        and (found["coin"] == "角" or text[found.end() : found.end() + 1] in _COUNTED)
    ):
        return False  # 东南角2米
    if text[found.end() : found.end() + 1] in _OTHER_WORDS or text[found.start() - 1 : found.start()].isdigit():
        return False
    if found["jiao"] == "一" and not (found["yuan"] or found["fen"]):
        return False  # 一毛钱
    return bool(found["yuan"] or found["money"] or found["cent"] or found["jiao"].isascii() or found["fen"])


_COUNTED = tuple("个件条米斤台辆人名家年月日天次")


def _digit(char: str) -> int:
    return int(char) if char.isdecimal() else numerals.DIGITS[char]


def _parsed(start: int, end: int, value: Fraction) -> Parsed:
    places = 1 if (value * 10).denominator == 1 else 2
    return Parsed(start, end, Amount(value, value, units.table()["元"], places=places))
