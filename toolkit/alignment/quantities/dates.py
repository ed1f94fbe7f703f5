"""Dates and periods of the year."""

import re

from toolkit.alignment.quantities import calendars, clocks, numerals, spans
from toolkit.alignment.quantities.clocks import integer, word_end
from toolkit.alignment.quantities.nodes import (
    Date,
    DateRange,
    Decade,
    Ordinal,
    Parsed,
    Period,
    Weekday,
)

RANGE_MARK = re.compile(r"\s?(?:——|—|–|－|−|-|~|～|〜|至|到)\s?")
_YEAR_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_YEAR_IN_DIGITS = re.compile(r"[一二][〇零○O一二三四五六七八九]{3}(?=\s?[年至到—-])")
_YEAR_ARABIC = re.compile(r"(?:1[0-9]|20)[0-9]{2}(?![0-9.])")
_PARTS = {
    "中下旬": "mid-to-late",
    "上旬": "early",
    "中旬": "mid",
    "下旬": "late",
    "底": "end",
    "末": "end",
    "初": "early",
    "中": "mid",
}
_NO_PART = {
    "中": "国央部小华午东西南非秋的心共期考外等美欧俄日英法德韩",
    "初": "次中级步期一二三小",
    "底": "部线子",
    "末": "端位",
}
_LUNAR = ("农历", "阴历", "旧历", "农历的")
_NO_WEEKDAY = "次班天访篇场回个家年月日小元岁位期径多十百千万一二三四五六七八九"  # what is counted a week
_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)([一二三四五六日天])(?![{_NO_WEEKDAY}])")
_PERIODS = {"上半年": (1, "half"), "下半年": (2, "half")}


def read(text: str, position: int) -> Parsed | None:
    """The date, period or time that begins at `position`."""
    return (
        period(text, position)
        or weekday(text, position)
        or clocks.clock_range(text, position)
        or clocks.clock(text, position)
        or calendars.reign(text, position)
        or season(text, position)
        or spans.days(text, position)
        or decade(text, position)
        or date_range(text, position)
        or date(text, position)
    )


def weekday(text: str, position: int) -> Parsed | None:
    """周五, 星期日, 礼拜天; not 一周五天 (five days a week), 每周三班 or 周三径."""
    named = _WEEKDAY.match(text, position)
    if not named or text[max(0, position - 1) : position] in tuple("一两二三四五六七八九十每几数整半双单"):
        return None
    return Parsed(position, named.end(), Weekday(min(6, "一二三四五六日天".index(named[1]))))


def _year(text: str, position: int) -> tuple[int, int] | None:
    """A calendar year and where it ends, 年 not included."""
    if found_of_taiwan := calendars.taiwan_year(text, position):
        return found_of_taiwan
    if found := _YEAR_IN_DIGITS.match(text, position):
        return int("".join(_YEAR_DIGITS[c] for c in found.group())), found.end()
    if found := _YEAR_ARABIC.match(text, position):
        return int(found.group()), found.end()
    return None


def _part(text: str, position: int) -> tuple[str, int]:
    at = word_end(text, position, "份") or position
    for word, part in _PARTS.items():
        if (end := word_end(text, at, word)) and text[end : end + 1] not in tuple(_NO_PART.get(word, "")):
            return part, end
    return "", at


def _month_day(text: str, position: int) -> tuple[Date, int] | None:
    month = integer(text, position, 1, 12)
    end = month and word_end(text, month[1], "月")
    if not month or not end or text[end : end + 1] in ("龄", "球", "饼", "亮"):
        return None
    at = end + 1 if text[end : end + 1] == " " else end
    day = integer(text, at, 1, 31)
    day_end = day and (word_end(text, day[1], "日") or word_end(text, day[1], "号"))
    if day and day_end:
        return Date(month=month[0], day=day[0]), day_end
    if day and _month_of_range(text, at):
        return Date(month=month[0]), end
    part, end = _part(text, end)
    return Date(month=month[0], part=part), end


def _month_of_range(text: str, position: int) -> bool:
    return bool(RANGE_MARK.match(text, position))


def date(text: str, position: int) -> Parsed | None:
    """2025年7月20日, 2024年6月底, 7月20日, 10月, 2024年, 2024年底."""
    if position >= 2 and text.startswith(_LUNAR, position - 2):
        return None
    year = _year(text, position)
    if year and (end := word_end(text, year[1], "年")):
        at = end + 1 if text[end : end + 1] == " " else end
        rest = _month_day(text, at)
        if rest:
            inner, stop = rest
            return Parsed(position, stop, Date(year[0], inner.month, inner.day, inner.part))
        end = word_end(text, end, "度") or end
        part, end = _part(text, end)
        return Parsed(position, end, Date(year[0], part=part))
    found = _month_day(text, position)
    if found is None:
        return _day(text, position)
    if _chinese_month_word(text, position, found):
        return None
    return Parsed(position, found[1], found[0])


def _day(text: str, position: int) -> Parsed | None:
    """12日, without its month; not 10日内, a span of days."""
    day = integer(text, position, 1, 31)
    end = day and word_end(text, day[1], "日")
    if not day or not end or not text[position].isdigit() or text[end : end + 1] in tuple("内间均元游以龄行历后"):
        return None
    return Parsed(position, end, Date(day=day[0]))


def _chinese_month_word(text: str, position: int, found: tuple[Date, int]) -> bool:
    """三月 may be a season of the heart (三月三); a month in Chinese digits alone must not run into a word."""
    return not text[position].isdigit() and found[0].day is None and text[found[1] : found[1] + 1] in tuple("三革怀间")


def bare_year(text: str, position: int) -> Parsed | None:
    """2025 in 2025中国国际服务贸易交易会: four digits of the last century or this one, without 年."""
    found = re.compile(r"(?:19|20)[0-9]{2}(?![0-9.,%\-–—A-Za-z/])").match(text, position)
    if found is None or not ("\u4e00" <= text[found.end() : found.end() + 1] <= "\u9fff"):
        return None
    return Parsed(position, found.end(), Date(int(found.group())))


def date_range(text: str, position: int) -> Parsed | None:
    """7月20日至25日, 7月20日—8月3日, 1至6月, 2021—2023年, 2021年至2023年."""
    return _year_range(text, position) or _month_range(text, position) or _day_range(text, position)


_SEASON = re.compile(
    r"((?:19|20)[0-9]{2})\s?[/／—–-]\s?((?:19|20)?[0-9]{2})\s?(?:年度|榨季|赛季|学年|财年|年季|年采暖季|采暖季|雪季)"
)


def season(text: str, position: int) -> Parsed | None:
    """2024/25年度, 2024—2025学年: a year that two calendar years share; the noun is left to the translator."""
    found = _SEASON.match(text, position)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return None
    end = found.end(2) + (text[found.end(2) : found.end(2) + 1] == " ")
    first = int(found[1])
    end += 2 if text.startswith("年度", end) else text.startswith("年", end)
    return Parsed(position, end, DateRange(Date(first), Date(first + 1), season=True))


def _year_range(text: str, position: int) -> Parsed | None:
    first = _year(text, position)
    if not first:
        return None
    with_sign = word_end(text, first[1], "年")
    mark = RANGE_MARK.match(text, with_sign or first[1])
    last = mark and _year(text, mark.end())
    end = last and word_end(text, last[1], "年")
    if not last or not end or last[0] <= first[0]:
        return None
    if text[end : end + 1] and numerals.read(text, end):  # 2023年12月至2024年3月 is read as dates with months
        return None
    return Parsed(position, word_end(text, end, "度") or end, DateRange(Date(first[0]), Date(last[0])))


def _month_range(text: str, position: int) -> Parsed | None:
    first = integer(text, position, 1, 12)
    if not first:
        return None
    mark = RANGE_MARK.match(text, word_end(text, first[1], "月") or first[1])
    last = mark and integer(text, mark.end(), 1, 12)
    end = last and word_end(text, last[1], "月")
    if not last or not end or last[0] <= first[0] or text[end : end + 1] in ("龄",) or text[end : end + 1].isdigit():
        return None
    return Parsed(position, word_end(text, end, "份") or end, DateRange(Date(month=first[0]), Date(month=last[0])))


def _day_range(text: str, position: int) -> Parsed | None:
    start = date(text, position)
    if start is None or not isinstance(start.node, Date):
        return None
    first, at = start.node, start.end
    if first.day is None and first.month is not None and not first.part:
        found = integer(text, at, 1, 31)  # 7月20—25日
        if found and RANGE_MARK.match(text, found[1]):
            first, at = Date(first.year, first.month, found[0]), found[1]
    mark = RANGE_MARK.match(text, at)
    if not mark:
        return None
    stop = date(text, mark.end())
    if stop and isinstance(stop.node, Date) and _follows(first, stop.node):
        return Parsed(position, stop.end, DateRange(first, stop.node))
    day = integer(text, mark.end(), 1, 31)
    end = day and (word_end(text, day[1], "日") or word_end(text, day[1], "号"))
    if day and end and first.day and day[0] > first.day:
        return Parsed(position, end, DateRange(first, Date(month=first.month, day=day[0])))
    return None


def _follows(first: Date, last: Date) -> bool:
    """Both ends of a range name the same kind of thing, and the second is not before the first."""
    if (first.day is None) != (last.day is None) or (first.month is None) != (last.month is None):
        return False
    if first.year and last.year:
        return (first.year, first.month or 0, first.day or 0) < (last.year, last.month or 0, last.day or 0)
    if first.month is None and first.year is None:
        return first.day is not None and last.day is not None and first.day < last.day
    return first.month is not None and (last.year is None or first.year is not None)


_QUARTERS = re.compile(r"第?([一二三1-3])(?:季度)?\s?[至到—–~～-]\s?第?([二三四2-4])\s?季度")


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
    if (year := _year(text, position)) and (end := word_end(text, year[1], "年代")) and year[0] % 10 == 0:
        return Parsed(position, end, Decade(year[0]))
    if (tens := integer(text, position, 30, 90)) and tens[0] % 10 == 0 and (end := word_end(text, tens[1], "年代")):
        return Parsed(position, end, Decade(1900 + tens[0]))
    century = integer(text, position, 1, 30)
    after = century and word_end(text, century[1], "世纪")
    if not century or not after:
        return None
    if found := _decade_of(text, position, after, century[0]):
        return found
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
