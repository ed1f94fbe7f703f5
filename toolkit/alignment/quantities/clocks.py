"""Times of day."""

import re

from toolkit.alignment.quantities import numerals, units
from toolkit.alignment.quantities.nodes import LAST_OF_NIGHT, Clock, ClockRange, Parsed

_COLON = re.compile(r"([01]?\d|2[0-4])[:：∶]([0-5]\d)(?![\d:])")
_MINUTES = re.compile(r"[0-5]\d(?![\d.%万元个多余])")  # 晚上8点15
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
    "午后": "p.m.",
}
_DAYPARTS |= dict.fromkeys(("晚上", "晚间", "当晚", "晚", "夜间", "夜晚"), "night")
_DAYPARTS |= dict.fromkeys(("夜里", "深夜", "半夜", "午夜"), "late")
_HAN = "一二两三四五六七八九十"
_TO = r"(?:到|至|—+|－|-|–|~|～|〜) ?"
_RANGE = re.compile(_TO)
_EARLIER = re.compile(
    rf"(?P<part>{'|'.join(sorted(_DAYPARTS, key=len, reverse=True))})(?:[从自约 ]{{0,2}}"
    rf"|[^，。；：、！？]{{0,2}}?(?P<hour>[\d{_HAN}]{{1,3}})[点时](?:半|一刻|整|钟|[\d{_HAN}]{{1,3}}分)?"
    rf"[^，。；：、！？\d{_HAN}]{{0,4}}{_TO})$"
)  # 晚上从6点, 下午2点到5点, 晚上7点开到9点半: what the part of the day also says of the hour that follows
_EARLIER_REACH = 18  # characters
_WHILE = re.compile(r"至(?![\d次翌凌上中下晚零一二三四五六七八九十])")  # 时至今日; but 8时至18时


def integer(text: str, position: int, least: int, most: int) -> tuple[int, int] | None:
    """An exact whole number from `least` to `most`, and its end."""
    numeral = numerals.read(text, position)
    if numeral is None or numeral.integer is None or not least <= numeral.integer <= most or numeral.bare:
        return None
    return numeral.integer, numeral.end


def word_end(text: str, position: int, word: str) -> int:
    """Where `word` ends if it stands at `position`, one space before it tolerated; else 0."""
    at = position + 1 if text[position : position + 1] == " " else position
    return at + len(word) if text.startswith(word, at) else 0


def clock(text: str, position: int) -> Parsed | None:
    """9时30分, 上午10时, 下午3点半, 14时. A bare 点 needs a part of the day or minutes."""
    at, half = _daypart(text, position)
    if found := _with_colon(text, position, at):
        return Parsed(position, found.end(), Clock(int(found[1]) % 24, int(found[2]), half))
    hour = integer(text, at, 0, 24)
    if not hour:
        return None
    half = half or _inherited(text, position, hour[0])
    sharp = word_end(text, hour[1], "时")
    end = sharp or word_end(text, hour[1], "点")
    if not end or text[end : end + 1] in tuple("期代候间速段常刻差而隔限装尚空") or _WHILE.match(text, end):
        return None
    minute, stop = _minute(text, end)
    if half and stop == end and (figures := _MINUTES.match(text, end)) and not units.read(text, figures.end()):
        minute, stop = int(figures[0]), figures.end()
    if text[end : end + 1].isdigit() and minute == 0 and stop == end:
        return None
    named = word_end(text, end, "整") or word_end(text, end, "钟")
    if not half and not sharp and stop == end and not named:
        return None
    stop = max(stop, named)
    value = hour[0]
    if not half and not sharp and 1 <= value <= 12 and text[stop - 1] != "分":
        half = "either"  # 9点半 is said of the evening too, 9点15分 written of a clock of 24 hours
    return Parsed(position, stop, Clock(value % 24, minute, half))


def _inherited(text: str, position: int, hour: int) -> str:
    """The half of the day that an earlier hour of a range, or a part of the day before 从, gives this hour."""
    found = _EARLIER.search(text, max(0, position - _EARLIER_REACH), position)
    if not found:
        return ""
    half = _DAYPARTS[found["part"]]
    earlier = integer(found["hour"], 0, 0, 24) if found["hour"] else None
    if earlier and hour > earlier[0] and earlier[0] <= LAST_OF_NIGHT.get(half, 0):
        return "a.m."  # 夜里5点到7点
    if earlier is None or hour >= earlier[0]:
        return "noon" if half == "a.m." and hour == 12 else half
    return {"a.m.": "p.m.", "night": "a.m.", "late": "a.m.", "noon": "p.m."}.get(half, half)


_CLOCKS = re.compile(
    r"([01]?\d|2[0-4])[:：∶]([0-5]\d)\s?(?:—|–|－|-|~|～|〜|至|到)\s?(?:次日)?([01]?\d|2[0-4])[:：∶]([0-5]\d)(?![\d:：])"
)


def clock_spans(text: str) -> list[tuple[int, int]]:
    """Where hours of the form 9:00—21:30 stand."""
    return [found.span() for found in _CLOCKS.finditer(text)]


def clock_range(text: str, position: int) -> Parsed | None:
    """9:00—21:30, 上午9:00—11:30, 下午2点到5点."""
    at, half = _daypart(text, position)
    found = _CLOCKS.match(text, at)
    if not found or text[at - 1 : at].isdigit():
        return _spoken_range(text, position)
    hours = [int(hour) % 24 for hour in (found[1], found[3])]
    first, last = Clock(hours[0], int(found[2]), half), Clock(hours[1], int(found[4]), half)
    return Parsed(position, found.end(), ClockRange(first, last))


def _spoken_range(text: str, position: int) -> Parsed | None:
    """Two hours of which the first says the half of the day for both."""
    first = clock(text, position)
    if first is None or not (mark := _RANGE.match(text, first.end)):
        return None
    last = clock(text, mark.end())
    if last is None or _daypart(text, mark.end())[1] or not _inherited(text, mark.end(), _clock(last).hour):
        return None
    return Parsed(position, last.end, ClockRange(_clock(first), _clock(last), spoken=True))


def _clock(parsed: Parsed) -> Clock:
    assert isinstance(parsed.node, Clock)
    return parsed.node


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
    if end := word_end(text, position, "半"):
        return 30, end
    if end := word_end(text, position, "一刻"):
        return 15, end
    minute = integer(text, position + (text[position : position + 1] == " "), 0, 59)
    if minute and (end := word_end(text, minute[1], "分")) and text[end : end + 1] not in ("钟", "之"):
        return minute[0], end
    return 0, position
