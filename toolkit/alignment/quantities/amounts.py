"""Amounts: a number or a range, its unit and its approximations, and halves of units."""

import re
from fractions import Fraction
from typing import NamedTuple

from toolkit.alignment.quantities import approximations, compounds, counting, dates, exclusions, numerals, signs, units
from toolkit.alignment.quantities.nodes import Amount, Approximation, Half, Parsed
from toolkit.alignment.quantities.numerals import Numeral
from toolkit.alignment.quantities.units import Unit

_BEFORE_LEVEL = frozenset({"money", "mass", "power", "pressure", "electric", "length", "area", "energy", "volume"})
_OVER_AFTER = frozenset({"money", "length", "mass", "duration", "area", "power", "energy", "points", "temperature"})
_RANGED = frozenset("年月日号时点周万亿千百元吨米个人家名度级期成倍折分里斤克位岁天")  # may stand before a range's mark
_AFTER_HALF = re.compile("[年天月个小]")  # 两年半年报
_ALONE = re.compile("(?![，。；、！？）”的多左以以就才仅到和与及]|$)")  # 4斤半, but 3公里半径, 13米半挂车
_WITH_HALF = frozenset({"斤", "公斤", "两", "亩", "里", "里路", "公里", "吨", "米", "尺", "丈"})  # 4斤半
_DOING = tuple("卖打收挣花赚出产付交给加采装拉跑干销用耗摘挖捞抽种走赔省")  # 一斤多卖2元: two yuan more a jin
_HALVED = frozenset({"年", "个月", "小时", "个小时", "天", "个世纪", "世纪"})
_OF_POWER = re.compile(r"(?:[发用供节售耗充绿岸输送购省]电|电量|电费)[^温。]*$")  # 2.4亿度, without 电 after it
_OF_INDEX = re.compile("[涨跌升降报收跳挫扬]|指数|点位|[高低]开|上调|下调|PMI|回落|上行|下行|失守|突破|站上")
_SMALLER = re.compile("月息|每度|电价|千瓦时")  # of a year 厘 is a percent, of a month a tenth of one, of a price money
_MINUTES = re.compile(r"分(?=\d{1,2}秒)")
_TIMED = re.compile("(?:小时|分)$")  # 2小时08分, 13分02秒
_LATIN = re.compile(r"\s?[A-Za-z]")  # $5 million
_NO_HALF_AFTER = tuple("上下前后大小多过对各夜")


def is_tied_to_latin(text: str, position: int) -> bool:
    """Whether an Arabic digit belongs to the Latin name before it: C919, Wi-Fi6, CR-400."""
    if not position or not (text[position].isascii() and text[position].isdigit()):
        return False
    previous = text[position - 1]
    if previous.isascii() and (previous.isalnum() or previous in "._#@\\="):
        return True
    before = text[position - 2 : position - 1]
    if previous == "-" and "\u4e00" <= before <= "\u9fff" and before not in _RANGED:
        return True  # 天衍-504
    return previous in "/-–:·•+" and before.isascii() and before.isalnum()


class _Opening(NamedTuple):
    """What stands before the figures of an amount: an approximation, then a minus or the sign of a currency."""

    approximation: Approximation | None
    start: int  # where minus, currency or figures begin
    minus: bool
    currency: str
    figures: int


def _opening(text: str, position: int) -> _Opening:
    sense, start = approximations.before(text, position) or (None, position)
    at = signs.minus(text, start)
    currency, figures = signs.currency(text, at) or ("", at)
    return _Opening(sense, start, at > start, currency, figures)


def amount(text: str, position: int) -> Parsed | None:
    """超1300家, 3万至5万元, 100项以上, 三个半小时, 零下5℃, 10万吨级, ￥500万元."""
    opening = _opening(text, position)
    sense, at = opening.approximation, opening.figures
    text = signs.plain_numerals(text, at)
    first = _figures(text, opening)
    if first is None:
        return None
    unit, end = _unit(text, first)
    below = opening.minus and _from_minus(text, position, first, unit, end)
    if below:
        return below
    last, unit, end = _range(text, first, unit, end) or (first, unit, end)
    if last is first and (parsed := compounds.read(text, first, unit, end)):
        return parsed if sense is None else compounds.approximated(parsed, position, sense)
    if opening.currency and (unit is None or unit.kind != "money"):
        unit, end = units.table()[opening.currency], last.end
    if sense and _not_approximate(text, position, at, first, unit, end):
        position, sense = opening.start, None
    halved, end = _and_a_half(text, last, end, unit)
    after = _after(text, end, unit)
    if after and not (halved or sense) and (upper := _upper(text, after, first, unit)):
        return Parsed(position, upper[1], Amount(first.low, upper[0], unit, bounded=True))
    end = after[1] if after else end
    excess = _excess(text, first, last)
    approximation = sense or (after[0] if after else excess)
    also = excess if sense not in (None, excess) else None
    also = Approximation.SOME if excess and approximation is Approximation.ABOUT and also is None else also
    low, high = _bounds(first, last)
    level = text[end : end + 1] == "级" and unit is not None and unit.kind in _BEFORE_LEVEL
    node = Amount(
        low=low,
        high=high,
        unit=unit,
        approximation=approximation,
        places=min(first.places, last.places) if last.scale == 1 else 0,
        vague=first.vague,
        half=halved,
        neighbours=first is last and low < high,
        attributive=level,
        minus=opening.minus,
        also=also,
    )
    if not opening.currency and not counting.counts(text, first, node, end, approximated=bool(sense or after)):
        return None
    return Parsed(position, end + level, node)


def _figures(text: str, opening: _Opening) -> Numeral | None:
    """The first number, unless it is part of an idiom or of a name."""
    at = opening.figures
    if at >= len(text) or _in_idiom(text, at, opening.approximation is not None):
        return None
    if not (opening.currency or opening.minus) and is_tied_to_latin(text, at):
        return None
    first = numerals.read(text, at)
    if first is None or _is_name(text, first) or (opening.currency and _LATIN.match(text, first.end)):
        return None
    return first


def _excess(text: str, first: Numeral, last: Numeral) -> Approximation | None:
    """What 多, 余 and 来 within the figures say: 10多万元, 三个多月, 十来家."""
    if not (first.over or last.over or text.startswith("个多", last.end)):
        return None
    return Approximation.ABOUT if "来" in text[first.start : first.end] else Approximation.OVER


def _from_minus(text: str, position: int, first: Numeral, unit: Unit | None, end: int) -> Parsed | None:
    """-5～3℃, 零下8℃至零下3℃: a range that begins below zero; `position` is where its minus stands."""
    mark = dates.RANGE_MARK.match(text, end)
    if not mark or not first.exact:
        return None
    at = mark.end()
    figures = signs.minus(text, at)
    if figures == at and text[at : at + 1] in ("-", "−", "－"):
        figures = at + 1
    last = numerals.read(text, figures)
    if last is None or not last.exact:
        return None
    last_unit, end = _unit(text, last)
    if last_unit is None or (unit is not None and unit.source != last_unit.source):
        return None
    low, high = -first.low, -last.low if figures > at else last.low
    return Parsed(position, end, Amount(low, high, last_unit)) if low < high else None


def _in_idiom(text: str, at: int, approximated: bool) -> bool:
    """Whether an idiom begins at the number; after an approximation 百家 and 千年 are meant literally."""
    return exclusions.word_end(text, at) > 0 and not (approximated and text[at] in "百千万亿")


def _not_approximate(text: str, position: int, at: int, first: Numeral, unit: Unit | None, end: int) -> bool:
    """Where the word before a number means something else: 近三年 (the past), 迈上6000亿元, 约为三年前的2倍."""
    word = text[position:at].strip()
    lasting = unit is not None and unit.kind == "duration"
    if word == "近":
        return lasting
    if word == "上":
        return not first.bare
    return word == "约为" and lasting and text[end : end + 1] == "前"


def _upper(
    text: str, lower: tuple[Approximation, int], first: Numeral, unit: Unit | None
) -> tuple[Fraction, int] | None:
    """The second bound of 5万元以上10万元以下 and where it ends."""
    start = lower[1] + text.startswith("、", lower[1])
    last = numerals.read(text, start) if lower[0] is Approximation.UPWARD and unit and first.exact else None
    if last is None or not last.exact:
        return None
    last_unit, end = _unit(text, last)
    if unit is None or last_unit is None or last_unit.source != unit.source or last.low <= first.low:
        return None
    return (last.low, end + 2) if text.startswith(("以下", "以内"), end) else None


def _after(text: str, end: int, unit: Unit | None) -> tuple[Approximation, int] | None:
    """The approximation after an amount; 多 and 余 follow only units of measure: 3公里多."""
    after = approximations.after(text, end)
    if after:
        after = (approximations.of_law(text, after[1], after[0]), after[1])
    if after and after[0] is Approximation.OVER and unit is not None:
        return None if unit.kind not in _OVER_AFTER or _is_more(text, end, after[1]) else after
    return after


def _is_more(text: str, start: int, end: int) -> bool:
    """Whether 多 goes with the verb after it: 一斤多卖2元."""
    return text[start:end] == "多" and text[end : end + 1] in _DOING


def _is_name(text: str, numeral: Numeral) -> bool:
    """Leading zeros, but for those of 2小时08分, or letters that make a name of it: 5G, 4S, 2.0T."""
    digits = text[numeral.start : numeral.end]
    if numeral.arabic and len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return not (len(digits) == 2 and _TIMED.search(text, max(0, numeral.start - 2), numeral.start))
    following = text[numeral.end : numeral.end + 1]
    return following.isascii() and following.isalpha() and units.read(text, numeral.end) is None


def _unit(text: str, numeral: Numeral) -> tuple[Unit | None, int]:
    """The unit after a numeral and its end; in 三个多月 and 两个半小时 the unit is 个月 and 个小时."""
    if numeral.scale >= 10**4 and text.startswith("度", numeral.end) and _OF_POWER.search(text[: numeral.start][-20:]):
        return units.table()["度电"], numeral.end + 1
    if text.startswith(("个多", "个半"), numeral.end):
        whole = units.read("个" + text[numeral.end + 2 :], 0)  # 个月, the mark left out
        if whole and len(whole[0].source) > 1:
            return whole[0], numeral.end + 1 + whole[1]
    if _MINUTES.match(text, numeral.end) or (
        re.match("分(?!钟)", text[numeral.end : numeral.end + 2])
        and re.search("小时零?$", text[max(0, numeral.start - 3) : numeral.start])
    ):
        return units.table()["分钟"], numeral.end + 1
    read = units.read(text, numeral.end)
    if read is None or read[0].kind == "skip":
        return None, numeral.end
    if read[0].source == "点" and _is_hour(text, numeral):
        return None, numeral.end
    if read[0].source == "平" and text[numeral.start - 1 : numeral.start] in tuple("胜负"):
        return None, numeral.end  # 5胜3负1平
    if read[0].source == "厘" and _SMALLER.search(text[: numeral.start][-8:]):
        return None, numeral.end
    return read


def _is_hour(text: str, numeral: Numeral) -> bool:
    """Whether 8点 is an hour of some day rather than points of an index."""
    small = numeral.integer is not None and numeral.integer <= 24
    return small and not _OF_INDEX.search(text, max(0, numeral.start - 16), numeral.start)


def _range(text: str, first: Numeral, unit: Unit | None, end: int) -> tuple[Numeral, Unit | None, int] | None:
    """The second half of a range, its unit and end, where a range mark and a larger number follow."""
    mark = dates.RANGE_MARK.match(text, end)
    last = mark and numerals.read(text, mark.end())
    if not mark or last is None or _is_name(text, last) or last.vague or first.vague or first.over:
        return None
    last_unit, last_end = _unit(text, last)
    if last_unit is None and text.startswith(("成", "倍", "折"), last.end):
        return None
    if unit is not None and (last_unit is None or last_unit.source != unit.source):
        return None
    if (last_unit is None and last.scale < 10**4) or (unit and unit.source == "年" and last.low >= 1000):
        return None
    low, high = _bounds(first, last)
    return (last, last_unit, last_end) if low < high else None


def _bounds(first: Numeral, last: Numeral) -> tuple[Fraction, Fraction]:
    """Low and high ends; in 3至5万 the first borrows the unit of the second."""
    if first is last:
        return first.low, first.high
    borrows = first.scale == 1 and last.scale >= 10**4 and first.low < last.low / last.scale
    return first.low * last.scale if borrows else first.low, last.high


def _and_a_half(text: str, numeral: Numeral, end: int, unit: Unit | None) -> tuple[bool, int]:
    """Whether half a unit more is meant, 两年半, 三个半小时 or 4斤半, and where the amount then ends."""
    if unit is None or (unit.kind != "duration" and unit.source not in _WITH_HALF):
        return False, end
    if text.startswith("个半", numeral.end):
        return True, end
    other_word = _AFTER_HALF if unit.kind == "duration" else _ALONE
    half = text.startswith("半", end) and other_word.match(text, end + 1) is None
    return half, end + half


_WITHIN_WORDS = re.compile(r"^[经通透越]过半|过半[径导壁]")  # 经过半径, 通过半导体, 通过半年


def half(text: str, position: int) -> Parsed | None:
    """半年, 半数, 一半, 过半, 近半数, 减半."""
    if text.startswith("减半", position) and text[position - 1 : position] not in tuple("两二三五免"):
        return Parsed(position, position + 2, Half(None, None, reduced=True))
    approximation, at = approximations.before(text, position) or (None, position)
    if (
        text.startswith("过半", at)
        and approximation is None
        and not _WITHIN_WORDS.search(text[max(0, at - 1) : at + 3])
    ):
        return Parsed(at, at + 2, Half(None, Approximation.OVER))
    unit, end = None, at + 2
    if not text.startswith(("一半", "半数"), at):
        if not text.startswith("半", at) or (at and text[at - 1] in _NO_HALF_AFTER):
            return None
        read = units.read(text, at + 1)
        if not read or read[0].source not in _HALVED:
            return None
        unit, end = read
    after = approximations.after(text, end)
    if after:
        approximation, end = approximation or after[0], after[1]
    return Parsed(position, end, Half(unit, approximation))
