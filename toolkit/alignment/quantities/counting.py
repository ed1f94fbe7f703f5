"""Whether a number really counts or measures something. When in doubt it does not: a wrong demand on the
translation is worse than a missing one."""

import re

from toolkit.alignment.quantities import numerals
from toolkit.alignment.quantities.nodes import Amount
from toolkit.alignment.quantities.numerals import Numeral
from toolkit.alignment.quantities.units import Unit

_COUNTED_BARE = frozenset({"money", "mass", "area", "length", "power", "energy", "volume", "visits", "teu"})
_ARABIC_ONLY = frozenset("平安伏帕瓦级升方里点字P")  # measure words that are other words after a Chinese numeral
_SMALL_ONLY = frozenset("大步号门把手")
_NAME_LISTS = frozenset({"countries", "provinces", "cities", "counties"})  # 两省, 三市 mostly restate names
_STOPS = frozenset("号型后版系式路杠日月次亿万兆楼点厘")
_NO_NOUN = (*tuple("级分，。、；的计"), "")
_CODE_BEFORE = re.compile(
    r"(?:编码|邮编|代码|编号|证号|文号|帐号|账号|学号|卡号|车牌|热线|电话|拨打|邮政)\s?[:：为是]?\s?$"
)
_CODE_AFTER = re.compile(r"\D{0,6}?(?:热线|专线|服务平台)")
_MEASURE_WORDS = frozenset("碗瓶遍桌拨茬把包袋盒筐桶箱盆盘杯串捆棵盏趟摞圈")
_VOTES = re.compile("票(?:赞成|反对|弃权|同意|支持|无效)")
_ENDS = frozenset("，。；！？”、呢吧啊呀")
_OPENING = tuple("第号〔[(（《“")


def counts(text: str, numeral: Numeral, node: Amount, end: int, *, approximated: bool) -> bool:
    """Whether the amount with `numeral` as its (first) number is a quantity; `end` is where the amount ends."""
    unit = node.unit
    if unit is None:
        return _counts_alone(text, numeral, end)
    if node.half or text.startswith("个多", numeral.end) or unit.kind == "ordinal":
        return True
    if unit.kind == "number" or _is_calendar_year(numeral, unit):
        return False
    if not numeral.arabic and (unit.source in _ARABIC_ONLY or unit.kind in _NAME_LISTS):
        return False
    if numeral.bare and not _bare_counts(numeral, unit, approximated):
        return False
    if numeral.arabic or approximated or numeral.over or numeral.vague:
        return not (unit.kind == "rank" and node.approximation)
    return _chinese_counts(node, unit)


def _is_calendar_year(numeral: Numeral, unit: Unit) -> bool:
    return unit.source == "年" and numeral.arabic and numeral.exact and not numeral.over and 1900 <= numeral.low < 2100


def _bare_counts(numeral: Numeral, unit: Unit, approximated: bool) -> bool:
    """百家 alone is a figure of speech, 近百家 a count, 百万吨 a measure, 千米 a kilometre."""
    if approximated:
        return True
    if numeral.low == 1000 and unit.kind in ("length", "area"):
        return False
    return unit.kind in _COUNTED_BARE or numeral.over or numeral.low > 10**8


def _chinese_counts(node: Amount, unit: Unit) -> bool:
    """For an exact number in Chinese digits: one is mostly an article, and some measure words make names."""
    if node.low == node.high and ((node.low == 1 and unit.kind != "points") or (unit.source == "人" and node.low < 4)):
        return False
    if unit.kind == "rank":
        return node.low >= 10
    return unit.kind != "level" and not (unit.source in _SMALL_ONLY and node.low > 99)


def _is_code(text: str, numeral: Numeral, end: int) -> bool:
    """Figures that only name: 12345热线, 邮编545001."""
    digits = text[numeral.start : end]
    return digits.isdigit() and bool(
        _CODE_BEFORE.search(text[max(0, numeral.start - 8) : numeral.start])
        or (len(digits) >= 3 and _CODE_AFTER.match(text, end))
    )


def _is_spoken(text: str, numeral: Numeral, end: int) -> bool:
    """Chinese numbers as people say them: 挣了七八百，, 一百二三，, 五六十碗, 两千多。"""
    rough = numeral.over or numeral.low < numeral.high
    elided = numeral.end - numeral.start > 1 and text[numeral.end - 1] in numerals.DIGITS  # 六万三, 一百八
    following = text[end : end + 1]
    if following in _MEASURE_WORDS:
        return not numeral.vague and (numeral.low < numeral.high or numeral.low > 10)
    return (
        numeral.low >= 100 and not (numeral.bare or numeral.vague) and (rough or elided) and following in {*_ENDS, ""}
    )


def _counts_alone(text: str, numeral: Numeral, end: int) -> bool:
    """Numbers without a unit: large or decimal ones count, small whole ones only where nothing makes a name of them."""
    following = text[end : end + 1]
    if following in _STOPS or (following.isascii() and following.isalpha()):
        return False
    if text.startswith("年代", end) or _is_code(text, numeral, end):
        return False
    if numeral.vague and numeral.scale >= 10**4 and following not in _NO_NOUN:
        return True  # 数十万群众
    if numeral.scale >= 10**4 and following != "级" and not (numeral.bare or numeral.vague):
        return True
    if not numeral.arabic:
        return _is_spoken(text, numeral, end)
    if numeral.over or numeral.places or "," in text[numeral.start : end]:
        return True
    if _VOTES.match(text, end) and numeral.exact:
        return True
    if not numeral.exact or numeral.low < 10 or 1900 <= numeral.low < 2100:
        return False
    previous = text[numeral.start - 1 : numeral.start] if numeral.start else ""
    after_latin = previous == " " and text[numeral.start - 2 : numeral.start - 1].isascii()
    return previous not in _OPENING and not after_latin
