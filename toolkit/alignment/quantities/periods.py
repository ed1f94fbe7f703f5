"""Years, parts of a year, decades and centuries."""

import re

from toolkit.alignment.quantities import calendars, numerals
from toolkit.alignment.quantities.clocks import integer, word_end
from toolkit.alignment.quantities.nodes import Decade, Ordinal, Parsed, Period

_YEAR_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_YEAR_IN_DIGITS = re.compile(r"[一二][〇零○O一二三四五六七八九]{3}(?=\s?[年至到—-])")
_YEAR_ARABIC = re.compile(r"(?:1[0-9]|20)[0-9]{2}(?![0-9.])")
_PERIODS = {"上半年": (1, "half"), "下半年": (2, "half")}
_QUARTERS = re.compile(r"第?([一二三1-3])(?:季度)?\s?[至到—–~～-]\s?第?([二三四2-4])\s?季度")


def year(text: str, position: int) -> tuple[int, int] | None:
    """A calendar year and where it ends, 年 not included."""
    if found_of_taiwan := calendars.taiwan_year(text, position):
        return found_of_taiwan
    if found := _YEAR_IN_DIGITS.match(text, position):
        return int("".join(_YEAR_DIGITS[c] for c in found.group())), found.end()
    if found := _YEAR_ARABIC.match(text, position):
        return int(found.group()), found.end()
    return None


def period(text: str, position: int) -> Parsed | None:
    """上半年, 一季度, 第一季度, 前三季度, 前11个月."""
    if quarters := _QUARTERS.match(text, position):
        first, last = (integer(number, 0, 1, 4) for number in quarters.groups())
        if first and last and first[0] < last[0]:
            node = Period(last[0], "quarter", leading=first[0] == 1, first=first[0])
            return Parsed(position, quarters.end(), node)
    for word, named in _PERIODS.items():
        if text.startswith(word, position):
            return Parsed(position, position + len(word), Period(*named))
    leading = text[position : position + 1] in ("前", "首")
    at = position + 1 if leading or text[position : position + 1] == "第" else position
    if text[at : at + 1] == " ":
        at += 1
    number = integer(text, at, 1, 12)
    if not number:
        return None
    if re.search("第[一二三1-3]、$", text[max(0, at - 3) : at]) and (end := word_end(text, number[1], "季度")):
        return Parsed(position, end, Ordinal(number[0]))  # 第三、四季度
    counted = word_end(text, number[1], "个")
    if number[0] <= 4 and (end := word_end(text, counted or number[1], "季度")) and (leading or not counted):
        return Parsed(position, end, Period(number[0], "quarter", leading))
    if (
        leading
        and (end := word_end(text, counted or number[1], "月"))
        and number[0] > 1
        and not text[end : end + 1].isdigit()
    ):
        return Parsed(position, end, Period(number[0], "month", leading=True))
    return None


def decade(text: str, position: int) -> Parsed | None:
    """上世纪90年代, 20世纪八十年代, 二十一世纪, 2010年代."""
    if text.startswith("上世纪", position):
        return _decade_of(text, position, position + 3 + (text[position + 3 : position + 4] == "的"), 20)
    if (found := year(text, position)) and (end := word_end(text, found[1], "年代")) and found[0] % 10 == 0:
        return Parsed(position, end, Decade(found[0]))
    if (tens := integer(text, position, 30, 90)) and tens[0] % 10 == 0 and (end := word_end(text, tens[1], "年代")):
        return Parsed(position, end, Decade(1900 + tens[0]))
    century = integer(text, position, 1, 30)
    after = century and word_end(text, century[1], "世纪")
    if not century or not after:
        return None
    if within := _decade_of(text, position, after, century[0]):
        return within
    part, end = _part_of_age(text, after)
    return Parsed(position, end, Decade((century[0] - 1) * 100, century=century[0], part=part))


def _decade_of(text: str, start: int, position: int, century: int) -> Parsed | None:
    numeral = numerals.read(text, position)
    end = numeral and word_end(text, numeral.end, "年代")
    if not numeral or not end or numeral.over or numeral.vague or not 10 <= numeral.low <= numeral.high <= 90:
        return None
    if numeral.low % 10 or numeral.high % 10:
        return None
    first, last = ((century - 1) * 100 + int(tens) for tens in (numeral.low, numeral.high))
    part, end = _part_of_age(text, end)
    return Parsed(start, end, Decade(first, part=part, last=last if last > first else None))


_PARTS_OF_AGES = {"初期": "early", "前期": "early", "早期": "early", "初": "early", "中期": "mid", "中叶": "mid"}
_PARTS_OF_AGES |= {"后期": "late", "末期": "late", "晚期": "late", "末": "late"}


def _part_of_age(text: str, position: int) -> tuple[str, int]:
    """初, 中期, 末 of a century or decade, and where it ends."""
    for word, part in _PARTS_OF_AGES.items():
        if text.startswith(word, position):
            return part, position + len(word)
    return "", position
