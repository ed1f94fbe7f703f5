"""The numbers that a Chinese quantity states, and by which numbers English may say them."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from toolkit.quality.audit.english_numbers import ARTICLE

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITS |= {c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_MEASURES = "瓦克伏帕卡赫牛"  # after 千: kilowatt, kilogram …
_FIGURES = re.compile(rf"\d[\d,]*(?:\.\d+)?(?:\s?[百千]?[万亿兆]+(?![瓦赫帕])|\s?[百千](?![{_MEASURES}米]))?")
_NUMERAL = re.compile(rf"[{''.join(_DIGITS)}十百千万亿兆点拾佰仟]+(?![{_MEASURES}])")

# by which numbers English may state a value whose source matches the pattern: other units, what has been added …
_OTHER_WAYS: tuple[tuple[re.Pattern[str], Callable[[Fraction], Iterable[Fraction]]], ...] = (
    (re.compile(r"[瓦吨克米帕赫度]|公里|W"), lambda v: (v * Fraction(1000) ** power for power in (-3, -2, -1, 1))),
    (re.compile("斤"), lambda v: (v / 2, v / 2000)),
    (re.compile("倍"), lambda v: (v + 1, v * 100, (v - 1) * 100)),
    (re.compile("番"), lambda v: (Fraction(2 ** min(int(v), 20)), Fraction(2 ** min(int(v), 20) - 1) * 100)),
    (re.compile("折"), lambda v: (v, v * 10, 100 - v, 100 - v * 10, v / 10)),
    (re.compile("成"), lambda v: (v * 10, v / 10)),
    (re.compile("一半|半数"), lambda v: (v / 2, v * 50)),
    (re.compile("基点|BP", re.IGNORECASE), lambda v: (v / 100,)),
    (re.compile("小时"), lambda v: (v * 60, v * 60 + 30)),
    (re.compile("民国|年度?"), lambda v: (v + 1911, v + 2000)),
    (re.compile("‰"), lambda v: (v / 10,)),
    (re.compile("[时点:：]"), lambda v: (v - 12, v + 12)),
    (re.compile("[年岁]|世纪"), lambda v: (v * 12, v / 10, v / 100, v % 100)),
    (re.compile("个月|[周天季]"), lambda v: (v / 12, v * 3, v / 7, v * 7)),
    (re.compile("[半%成]"), lambda v: (v + Fraction(1, 2), v / 100)),
)
_LENT = re.compile(r"[至到—～~–-].*?([百千]?[万亿]+)")  # 3至5万吨 lends its 万


def sayings(value: Fraction, source: str) -> set[Fraction]:
    """The numbers by which English may state a value that the source gives in this unit."""
    ways = {value} | {other for unit, others in _OTHER_WAYS if unit.search(source) for other in others(value)}
    if value == 1 and "%" not in source:
        ways.add(ARTICLE)
    if mark := _LENT.search(source):
        ways.add(value * _product(mark[1]))
    return ways


def _product(units: str) -> int:
    result = 1
    for unit in units:
        result *= _UNITS.get(unit, 1)
    return result


def chinese_values(source: str) -> list[Fraction]:
    """The numbers that a Chinese quantity states; none for what only names a magnitude (数千家) or a half."""
    text = re.sub(r"(?<=[\d.]) (?=[\d.])|[多余来] ?(?=[百千万亿兆])|零下|(?<=\d)[:：]00", "", source).replace("，", ",")
    if tenths := re.search(r"([一二三四五六七八九])([一二三四五六七八九])折", text):
        return [Fraction(10 * _DIGITS[tenths[1]] + _DIGITS[tenths[2]])]
    if tenths := re.fullmatch(r"\D*?([一二三四五六七八九])成([一二三四五六七八九半]?)\D*", text):
        return [Fraction(10 * _DIGITS[tenths[1]] + (_DIGITS.get(tenths[2], 5) if tenths[2] else 0))]
    values: list[Fraction] = []
    end = -1
    for found in _FIGURES.finditer(text):
        digits = re.match(r"[\d,]+(?:\.\d+)?", found[0])
        assert digits
        value = Fraction(digits[0].strip(",").replace(",", "")) * _product(found[0][digits.end() :].strip())
        if found.start() == end and values:
            values[-1] += value  # 1亿5000万
        else:
            values.append(value)
        end = found.end() if found.end() > digits.end() + found.start() else -1
    rest = _FIGURES.sub(" ", text)
    if not re.search(r"[几数]", rest):
        values += [v for found in _NUMERAL.finditer(rest) if (v := _numeral(found[0], alone=not values)) is not None]
    return values


def _numeral(text: str, *, alone: bool) -> Fraction | None:
    """A numeral in Chinese digits. Units without a digit (万元) state a number only where nothing else does."""
    whole, _, decimals = text.partition("点")
    if not any(c in _DIGITS or c in "十拾" for c in whole):
        return Fraction(_product(whole)) if alone and whole else None
    if all(c in _DIGITS for c in whole) and len(whole) > 1:
        return Fraction("".join(str(_DIGITS[c]) for c in whole) if len(whole) > 3 else _DIGITS[whole[-1]])
    total = section = digit = Fraction(0)
    least = greatest = 1
    for char in whole:
        if char in _DIGITS:
            digit = Fraction(_DIGITS[char])
        elif _UNITS[char] < 10**4:
            section += (digit or 1) * _UNITS[char]
            digit, least = Fraction(0), _UNITS[char]
        else:
            added = section + digit
            if total and _UNITS[char] < greatest:
                total += added * _UNITS[char]  # 壹亿贰仟万
            else:
                total = (total + added or Fraction(1)) * _UNITS[char]
            section, digit, least, greatest = Fraction(0), Fraction(0), _UNITS[char], _UNITS[char]
    elided = digit * least / 10 if least > 10 and whole[-2:-1] not in ("零", "〇") else digit
    digits = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
    return total + section + elided + (Fraction(int(digits), 10 ** len(digits)) if digits else 0)
