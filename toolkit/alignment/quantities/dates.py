"""Days, months and weekdays, and ranges of dates."""

import re

from toolkit.alignment.quantities import calendars, clocks, numerals, periods, spans
from toolkit.alignment.quantities.clocks import integer, word_end
from toolkit.alignment.quantities.nodes import Date, DateRange, Parsed, Weekday

RANGE_MARK = re.compile(r"\s?(?:——|—|–|－|−|-|~|～|〜|至|到)\s?")
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


def read(text: str, position: int) -> Parsed | None:
    """The date, period or time that begins at `position`."""
    return (
        periods.period(text, position)
        or weekday(text, position)
        or clocks.clock_range(text, position)
        or clocks.clock(text, position)
        or calendars.reign(text, position)
        or season(text, position)
        or spans.days(text, position)
        or periods.decade(text, position)
        or date_range(text, position)
        or date(text, position)
    )


def weekday(text: str, position: int) -> Parsed | None:
    """周五, 星期日, 礼拜天; not 一周五天 (five days a week), 每周三班 or 周三径."""
    named = _WEEKDAY.match(text, position)
    if not named or text[max(0, position - 1) : position] in tuple("一两二三四五六七八九十每几数整半双单"):
        return None
    return Parsed(position, named.end(), Weekday(min(6, "一二三四五六日天".index(named[1]))))


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
    year = periods.year(text, position)
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
    first = periods.year(text, position)
    if not first:
        return None
    with_sign = word_end(text, first[1], "年")
    mark = RANGE_MARK.match(text, with_sign or first[1])
    last = mark and periods.year(text, mark.end())
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
