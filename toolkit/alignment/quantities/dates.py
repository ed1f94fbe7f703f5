"""Dates, periods of the year and times of day."""

import re

from toolkit.alignment.quantities import numerals
from toolkit.alignment.quantities.nodes import Clock, Date, DateRange, Decade, Parsed, Period, Weekday

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
_COLON = re.compile(r"([01]?\d|2[0-4])[:∶]([0-5]\d)(?![\d:])")
_DATED = re.compile(r"[日号天晨晚午上] ?$")
_DAYPARTS = {
    "凌晨": "a.m.",
    "清晨": "a.m.",
    "早上": "a.m.",
    "早晨": "a.m.",
    "上午": "a.m.",
    "早": "a.m.",
    "今晨": "a.m.",
}
_DAYPARTS |= {
    "中午": "noon",
    "下午": "p.m.",
    "傍晚": "p.m.",
    "晚上": "p.m.",
    "晚间": "p.m.",
    "夜间": "p.m.",
    "深夜": "p.m.",
}
_DAYPARTS |= {"当晚": "p.m.", "晚": "p.m.", "午后": "p.m."}
_NO_WEEKDAY = "次班天访篇场回个家年月日小元岁位期径多十百千万一二三四五六七八九"  # what is counted a week
_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)([一二三四五六日天])(?![{_NO_WEEKDAY}])")
_WHILE = re.compile(r"至(?![\d次翌凌上中下晚零一二三四五六七八九十])")  # 时至今日; but 8时至18时
_PERIODS = {"上半年": (1, "half"), "下半年": (2, "half")}


def read(text: str, position: int) -> Parsed | None:
    """The date, period or time that begins at `position`."""
    return (
        period(text, position)
        or weekday(text, position)
        or clock(text, position)
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


def _integer(text: str, position: int, least: int, most: int) -> tuple[int, int] | None:
    numeral = numerals.read(text, position)
    if numeral is None or numeral.integer is None or not least <= numeral.integer <= most or numeral.bare:
        return None
    return numeral.integer, numeral.end


def _word(text: str, position: int, word: str) -> int:
    """Where `word` ends if it stands at `position`, one space before it tolerated; else 0."""
    at = position + 1 if text[position : position + 1] == " " else position
    return at + len(word) if text.startswith(word, at) else 0


def _year(text: str, position: int) -> tuple[int, int] | None:
    """A calendar year and where it ends, 年 not included."""
    if found := _YEAR_IN_DIGITS.match(text, position):
        return int("".join(_YEAR_DIGITS[c] for c in found.group())), found.end()
    if found := _YEAR_ARABIC.match(text, position):
        return int(found.group()), found.end()
    return None


def _part(text: str, position: int) -> tuple[str, int]:
    at = _word(text, position, "份") or position
    for word, part in _PARTS.items():
        if (end := _word(text, at, word)) and text[end : end + 1] not in tuple(_NO_PART.get(word, "")):
            return part, end
    return "", at


def _month_day(text: str, position: int) -> tuple[Date, int] | None:
    month = _integer(text, position, 1, 12)
    end = month and _word(text, month[1], "月")
    if not month or not end or text[end : end + 1] in ("龄", "球", "饼", "亮"):
        return None
    at = end + 1 if text[end : end + 1] == " " else end
    day = _integer(text, at, 1, 31)
    day_end = day and (_word(text, day[1], "日") or _word(text, day[1], "号"))
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
    if year and (end := _word(text, year[1], "年")):
        at = end + 1 if text[end : end + 1] == " " else end
        rest = _month_day(text, at)
        if rest:
            inner, stop = rest
            return Parsed(position, stop, Date(year[0], inner.month, inner.day, inner.part))
        end = _word(text, end, "度") or end
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
    day = _integer(text, position, 1, 31)
    end = day and _word(text, day[1], "日")
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


def _year_range(text: str, position: int) -> Parsed | None:
    first = _year(text, position)
    if not first:
        return None
    with_sign = _word(text, first[1], "年")
    mark = RANGE_MARK.match(text, with_sign or first[1])
    last = mark and _year(text, mark.end())
    end = last and _word(text, last[1], "年")
    if not last or not end or last[0] <= first[0]:
        return None
    if text[end : end + 1] and numerals.read(text, end):  # 2023年12月至2024年3月 is read as dates with months
        return None
    return Parsed(position, _word(text, end, "度") or end, DateRange(Date(first[0]), Date(last[0])))


def _month_range(text: str, position: int) -> Parsed | None:
    first = _integer(text, position, 1, 12)
    if not first:
        return None
    mark = RANGE_MARK.match(text, _word(text, first[1], "月") or first[1])
    last = mark and _integer(text, mark.end(), 1, 12)
    end = last and _word(text, last[1], "月")
    if not last or not end or last[0] <= first[0] or text[end : end + 1] in ("龄",) or text[end : end + 1].isdigit():
        return None
    return Parsed(position, _word(text, end, "份") or end, DateRange(Date(month=first[0]), Date(month=last[0])))


def _day_range(text: str, position: int) -> Parsed | None:
    start = date(text, position)
    if start is None or not isinstance(start.node, Date):
        return None
    first, at = start.node, start.end
    if first.day is None and first.month is not None and not first.part:
        found = _integer(text, at, 1, 31)  # 7月20—25日
        if found and RANGE_MARK.match(text, found[1]):
            first, at = Date(first.year, first.month, found[0]), found[1]
    mark = RANGE_MARK.match(text, at)
    if not mark:
        return None
    stop = date(text, mark.end())
    if stop and isinstance(stop.node, Date) and _follows(first, stop.node):
        return Parsed(position, stop.end, DateRange(first, stop.node))
    day = _integer(text, mark.end(), 1, 31)
    end = day and (_word(text, day[1], "日") or _word(text, day[1], "号"))
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


def period(text: str, position: int) -> Parsed | None:
    """上半年, 一季度, 第一季度, 前三季度, 前11个月."""
    for word, named in _PERIODS.items():
        if text.startswith(word, position):
            return Parsed(position, position + len(word), Period(*named))
    leading = text[position : position + 1] in ("前", "首")
    at = position + 1 if leading or text[position : position + 1] == "第" else position
    if text[at : at + 1] == " ":
        at += 1
    number = _integer(text, at, 1, 12)
    if not number:
        return None
    counted = _word(text, number[1], "个")
    if number[0] <= 4 and (end := _word(text, counted or number[1], "季度")) and (leading or not counted):
        return Parsed(position, end, Period(number[0], "quarter", leading))
    if (
        leading
        and (end := _word(text, counted or number[1], "月"))
        and number[0] > 1
        and not text[end : end + 1].isdigit()
    ):
        return Parsed(position, end, Period(number[0], "month", leading=True))
    return None


def decade(text: str, position: int) -> Parsed | None:
    """上世纪90年代, 20世纪八十年代, 二十一世纪, 2010年代."""
    if text.startswith("上世纪", position):
        return _decade_of(text, position, position + 3, 20)
    if (year := _year(text, position)) and (end := _word(text, year[1], "年代")) and year[0] % 10 == 0:
        return Parsed(position, end, Decade(year[0]))
    if (tens := _integer(text, position, 30, 90)) and tens[0] % 10 == 0 and (end := _word(text, tens[1], "年代")):
        return Parsed(position, end, Decade(1900 + tens[0]))
    century = _integer(text, position, 1, 30)
    after = century and _word(text, century[1], "世纪")
    if not century or not after:
        return None
    if found := _decade_of(text, position, after, century[0]):
        return found
    return Parsed(position, after, Decade((century[0] - 1) * 100, century=century[0]))


def _decade_of(text: str, start: int, position: int, century: int) -> Parsed | None:
    tens = _integer(text, position, 10, 90)
    end = tens and _word(text, tens[1], "年代")
    if not tens or not end or tens[0] % 10:
        return None
    return Parsed(start, end, Decade((century - 1) * 100 + tens[0]))


def clock(text: str, position: int) -> Parsed | None:
    """9时30分, 上午10时, 下午3点半, 14时. A bare 点 needs a part of the day or minutes."""
    at, half = _daypart(text, position)
    if found := _with_colon(text, position, at):
        return Parsed(position, found.end(), Clock(int(found[1]) % 24, int(found[2]), half))
    hour = _integer(text, at, 0, 24)
    if not hour:
        return None
    sharp = _word(text, hour[1], "时")
    end = sharp or _word(text, hour[1], "点")
    if not end or text[end : end + 1] in tuple("期代候间速段常刻差而隔限装尚空") or _WHILE.match(text, end):
        return None
    minute, stop = _minute(text, end)
    if text[end : end + 1].isdigit() and minute == 0 and stop == end:
        return None
    named = _word(text, end, "整") or _word(text, end, "钟")
    if not half and not sharp and stop == end and not named:
        return None
    stop = max(stop, named)
    value = hour[0]
    if half == "p.m." and 12 < value < 24:
        half = "p.m."
    return Parsed(position, stop, Clock(value % 24, minute, half))


def _with_colon(text: str, position: int, at: int) -> re.Match[str] | None:
    """9:30 after a part of the day or a date; alone it may as well be a score."""
    found = _COLON.match(text, at)
    return found if found and (at > position or _DATED.search(text[max(0, at - 3) : at])) else None


def _daypart(text: str, position: int) -> tuple[int, str]:
    for word, half in sorted(_DAYPARTS.items(), key=lambda pair: -len(pair[0])):
        if text.startswith(word, position):
            at = position + len(word)
            return at + (text[at : at + 1] == " "), half
    return position, ""


def _minute(text: str, position: int) -> tuple[int, int]:
    if end := _word(text, position, "半"):
        return 30, end
    if end := _word(text, position, "一刻"):
        return 15, end
    minute = _integer(text, position + (text[position : position + 1] == " "), 0, 59)
    if minute and (end := _word(text, minute[1], "分")) and text[end : end + 1] not in ("钟", "之"):
        return minute[0], end
    return 0, position
