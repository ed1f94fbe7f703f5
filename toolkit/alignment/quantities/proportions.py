"""Shares, folds and discounts: 三分之二, 百分之五, 三成五, 增长2倍, 翻一番, 八折."""

import re
from dataclasses import replace
from fractions import Fraction

from toolkit.alignment.quantities import approximations, dates, numerals, ratios
from toolkit.alignment.quantities.nodes import Approximation, Discount, Doubling, Multiple, Parsed, Share
from toolkit.alignment.quantities.numerals import Numeral

# A verb or adjective of increase that stands directly before 2倍 makes it the increase; 到, 至, 为 or 的 between
# them makes it the proportion.
_INCREASE = re.compile(
    r"(?:增长|增加|增幅|增速|增|提高|提升|提速|上升|上涨|上调|涨幅|涨|升|扩大|扩张|扩容|扩|攀升|激增|猛增|飙升|放大|高出|多出|超出|多|高|快|大)"
    r"(?:了|达|近|超|逾|约|超过|将近|达到)*$"
)
_PROPORTION = re.compile(
    r"(?:的|是|为|到|至|达|达到|成|相当于|仅|约为|[^增长高多]出|位列|认购|高达|足足|之)(?:近|超|逾|约|超过|了)*$"
)
_NOT_TENTHS = frozenset("为立果功员本长熟绩都效交品型就年分套名因败语都群片堆行")
_SOLIDUS = re.compile(
    r"(?<![\d/])(\d)/(\d{1,2})(?=的|以上|左右|强|以下)|(?<=[的约近超逾占足少低降增达为剩减])(\d)/(\d{1,2})(?![\d/月年])"
)
_DENOMINATORS = {"百": 100, "千": 1000, "万": 10_000}


def read(text: str, position: int) -> Parsed | None:
    """The proportion that begins at `position`."""
    if text[position] == "翻":
        return doubling(text, position)
    if found := ratios.read(text, position):
        return found
    before = approximations.before(text, position)
    approximation, at = before or (None, position)
    if at >= len(text):
        return None
    found = _share(text, at) or _tenths(text, at) or _multiple(text, position, at) or _discount(text, at)
    if found is None:
        return None
    if isinstance(found.node, Discount):
        return found if before is None else None
    if before is None and (bounded := _bounded(text, found)):
        return bounded
    after = approximations.after(text, found.end)
    end = after[1] if after else found.end
    approximation = approximation or (after[0] if after else None)
    if approximation and isinstance(found.node, Share | Multiple):
        return Parsed(position, end, replace(found.node, approximation=approximation))
    return Parsed(position, end, found.node)


def _share(text: str, position: int) -> Parsed | None:
    """三分之二, 百分之五点三, 千分之三, 十亿分之一."""
    if found := _SOLIDUS.match(text, position):
        over, under = int(found[1] or found[3]), int(found[2] or found[4])
        return Parsed(position, found.end(), Share(Fraction(over, under), under)) if 0 < over < under else None
    denominator = numerals.read(text, position)
    if text[position - 1 : position] in ("几", "数") and position:
        return None
    if denominator is None or denominator.over or denominator.vague or denominator.low != denominator.high:
        return None
    if not text.startswith("分之", denominator.end) or denominator.low < 2 or denominator.low.denominator != 1:
        return None
    numerator = numerals.read(text, denominator.end + 2)
    if numerator is None or numerator.vague:
        return None
    value = numerator.low / denominator.low
    high = numerator.high / denominator.low if numerator.high > numerator.low else None
    sense = Approximation.OVER if numerator.over else None
    return Parsed(position, numerator.end, Share(value, int(denominator.low), sense, high))


def _tenths(text: str, position: int) -> Parsed | None:
    """三成, 三成五, 七八成, 一成多; not 三成立."""
    tenths = numerals.read(text, position)
    if tenths is None or tenths.vague or tenths.over or not 0 < tenths.high <= 10:
        return None
    at = tenths.end + (text[tenths.end : tenths.end + 1] == " ")
    if text[at : at + 1] != "成":
        mark = dates.RANGE_MARK.match(text, tenths.end)
        last = mark and numerals.read(text, mark.end())
        if last and text[last.end : last.end + 1] == "成" and tenths.low < last.low <= 10:
            return Parsed(position, last.end + 1, Share(tenths.low / 10, 100, None, last.high / 10))
        return None
    end = at + 1
    following = text[end : end + 1]
    if following and following in _NOT_TENTHS and following != "以":
        return None
    if up_to := _up_to_fold(text, position, end, tenths):
        return up_to
    digit = numerals.DIGITS.get(following, 0)
    value = tenths.low / 10
    high = tenths.high / 10 if tenths.high > tenths.low else None
    mark = dates.RANGE_MARK.match(text, end)
    last = mark and numerals.read(text, mark.end())
    if last and high is None and text[last.end : last.end + 1] == "成" and tenths.low < last.low <= 10:
        return Parsed(position, last.end + 1, Share(value, 100, None, last.high / 10))
    if following == "半" and high is None and text[end + 1 : end + 2] not in tuple("年天月小数以径导"):
        return Parsed(position, end + 1, Share(value + Fraction(5, 100), 100))
    if digit and high is None and not numerals.is_numeral_char(text[end + 1 : end + 2]) and following != "两":
        return Parsed(position, end + 1, Share(value + Fraction(digit, 100), 100))
    return Parsed(position, end, Share(value, 100, None, high))


def _up_to_fold(text: str, position: int, end: int, tenths: Numeral) -> Parsed | None:
    """六成至一倍: 60 to 100 percent."""
    mark = dates.RANGE_MARK.match(text, end)
    last = mark and numerals.read(text, mark.end())
    if not last or not last.exact or last.over or not text.startswith("倍", last.end) or tenths.low != tenths.high:
        return None
    return Parsed(position, last.end + 1, Share(tenths.low / 10, 100, None, last.low))


def spans(text: str) -> list[tuple[int, int]]:
    """Where ratios and fractions written in figures stand."""
    return [*ratios.spans(text), *(found.span() for found in _SOLIDUS.finditer(text))]


def _multiple(text: str, position: int, at: int) -> Parsed | None:
    """N倍; `position` is where an approximation before it begins."""
    numeral = numerals.read(text, at)
    if numeral is None or numeral.vague or numeral.bare or text.startswith("方", numeral.end):
        return None
    if text[at - 1 : at] in tuple(numerals.VAGUE) and text[at] in "十百千万":
        return None  # 几十倍
    low, high, end = numeral.low, numeral.high, numeral.end
    mark = dates.RANGE_MARK.match(text, end)
    last = mark and numerals.read(text, mark.end())
    if last and last.low > low and _fold(text, last):
        high, end = last.low, last.end
    end += text[end : end + 1] == " "
    if text[end : end + 1] != "倍" or text[end + 1 : end + 2] in ("增", "速", "率", "数", "镜"):
        return None
    sense = Approximation.OVER if numeral.over else None
    if text[end + 1 : end + 2] == "半" and low == high and text[end + 2 : end + 3] not in tuple("年天月小"):
        low, high, end = low + Fraction(1, 2), high + Fraction(1, 2), end + 1  # 一倍半
    left = text[max(0, position - 8) : position].rstrip()
    increase = True if _INCREASE.search(left) else False if _PROPORTION.search(left) else None
    return Parsed(position, end + 1, Multiple(low, high, increase, sense))


_BOUND = re.compile("以上、?")


def _bounded(text: str, lower: Parsed) -> Parsed | None:
    """1倍以上5倍以下: the fines of laws."""
    bound = _BOUND.match(text, lower.end)
    last = bound and numerals.read(text, bound.end())
    if not last or not last.exact or not _fold(text, last) or not isinstance(lower.node, Multiple):
        return None
    end = text.index("倍", last.end) + 1
    if last.low <= lower.node.low or not text.startswith(("以下", "以内"), end):
        return None
    return Parsed(lower.start, end + 2, replace(lower.node, high=last.low, bounded=True))


def _fold(text: str, numeral: Numeral) -> bool:
    return text[numeral.end : numeral.end + 1] == "倍" or text.startswith(" 倍", numeral.end)


def doubling(text: str, position: int) -> Parsed | None:
    """翻一番, 翻了两番, 翻近一番, 翻一番以上."""
    at = position + 1
    done = text[at : at + 1] == "了"
    at += done
    before = approximations.before(text, at)
    sense, at = before or (None, at)
    numeral = numerals.read(text, at)
    if numeral is None or numeral.integer is None or not 1 <= numeral.integer <= 10:
        return None
    if text[numeral.end : numeral.end + 1] != "番":
        return None
    end = numeral.end + 1
    if after := approximations.after(text, end):
        sense, end = sense or after[0], after[1]
    return Parsed(position, end, Doubling(numeral.integer, done, sense))


_PAIR = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])折")
_NO_DISCOUNT = tuple("叠射算返扣腾线旧纸页桥断")


def _discount(text: str, position: int) -> Parsed | None:
    """八折, 8.5折, 八五折, 六折到八折, 6至8折."""
    first = _tenths_of_price(text, position)
    if first is None:
        return None
    value, end = first
    high: Fraction | None = None
    mark = dates.RANGE_MARK.match(text, end)
    last = _tenths_of_price(text, mark.end()) if mark else None
    if last and last[0] > value and text[last[1] - 1] == "折":
        high, end = last
    if text[end - 1] != "折" or text[end : end + 1] in _NO_DISCOUNT:
        return None
    of = bool(re.search(r"[价费额租]格?的(?:约|近)?$", text[max(0, position - 5) : position]))
    return Parsed(position, end, Discount(value, high, of))


def _tenths_of_price(text: str, position: int) -> tuple[Fraction, int] | None:
    """What 八折, 八五折 or, at the head of a range, 6 leaves of a price; and where it ends, with its 折."""
    if pair := _PAIR.match(text, position):
        return Fraction(numerals.DIGITS[pair[1]] * 10 + numerals.DIGITS[pair[2]], 100), pair.end()
    numeral = numerals.read(text, position)
    if numeral is None or not numeral.exact or numeral.over or not 0 < numeral.low < 10:
        return None
    return numeral.low / 10, numeral.end + text.startswith("折", numeral.end)
