"""Reads a Chinese, Arabic or mixed numeral and gives its exact value.

    3.2万亿 → 3.2 × 10¹²     一千二 → 1,200     六七百 → 600 to 700     24万余 → over 240,000     数十万 → 100,000s

The grammar: a numeral is a sum of sections with falling myriad units (万亿, 亿, 万, none); a section is an
Arabic number, or Chinese digits with falling units (千, 百, 十). A digit place may hold one digit, two
neighbours (六七: six or seven) or a vague word (几, 数).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
VAGUE = "几数"
OVER = "多余来"
_UNITS_OF_MEASURE = "瓦克伏帕卡赫字牛"  # after 千: kilowatt, kilogram …
_ARABIC = re.compile(r"[1-9][0-9]{0,2}(?:[,，][0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?")
# figures that a page has spaced out: 1 2 . 5 亿元, 12. 5亿元, 12 .5亿元; only before a unit that numbers take
_SPACED = re.compile(
    r"(?<![0-9.] )(?:[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9](?: [0-9])+(?: ?\. ?[0-9](?: ?[0-9])*)?|[0-9]{1,4}(?: \. ?|\. )[0-9]+)(?= ?[万亿%％]|[ ]?元)"
)
_NOT_ELIDED = tuple("%％月日号名")  # 3万8月底
_COUNTED_AFTER_ABOUT = frozenset("个名人家位岁天年种件户亩斤公吨辆台条项次分小秒米座所张只头元里套")
_NUMERAL_CHARS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿")
_FIRST = _NUMERAL_CHARS | frozenset(VAGUE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at text[start:end]; its value is `low`, or lies from `low` to `high`."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    arabic: bool
    scale: int = 1  # of the last unit, so that 3至5万 can lend its 万 to the 3
    places: int = 0  # decimals as written: 76.0 has one
    vague: bool = False  # 几, 数: `low` is the order of magnitude
    over: bool = False  # 多, 余, 来 within or after
    bare: bool = False  # begins with 百, 千, 万, 亿 itself: 百家, 万元

    @property
    def exact(self) -> bool:
        return self.low == self.high and not self.vague

    @property
    def integer(self) -> int | None:
        """The value, where it is one exact whole number without approximation."""
        return int(self.low) if self.exact and not self.over and self.low.denominator == 1 else None


@dataclass(slots=True)
class _Section:
    """A part of a numeral before a myriad unit."""

    low: Fraction
    high: Fraction
    end: int
    arabic: bool = False
    places: int = 0
    unit: int = 1  # smallest unit written
    vague: bool = False
    over: bool = False
    bare: bool = False
    digit_only: bool = False


def is_numeral_char(char: str) -> bool:
    return char in _NUMERAL_CHARS


def read(text: str, start: int) -> Numeral | None:
    """The longest numeral that begins at `start`, or None. Spaces may stand between digits and units."""
    return _read(text, start) if text[start : start + 1] in _FIRST else None


def _read(text: str, start: int) -> Numeral | None:
    total_low = total_high = Fraction(0)
    position, limit = start, 10**16
    places = 0
    scale = 1
    arabic = vague = over = bare = False
    for section, myriad, end in _parts(text, start):
        if myriad >= limit and not _counts_myriads(total_high, myriad, limit):
            break
        first = position == start
        if not first and (section.arabic != arabic or section.bare or section.places):
            break
        spoken = section.digit_only or (section.arabic and section.unit == 1 and section.end == position + 1)
        if (
            not first
            and spoken
            and scale >= 10**4
            and myriad == 1
            and text[position] not in "零〇0"
            and text[end : end + 1] not in _NOT_ELIDED
        ):
            section.low *= scale // 10  # 两万五, 3万8: the unit below goes without saying
            section.high *= scale // 10
        if first:
            arabic, vague, bare = section.arabic, section.vague, section.bare
        if myriad >= limit:  # 一万二千亿: the count of 亿 has a 万 of its own
            total_low, total_high = total_low * myriad, total_high * myriad
        total_low += section.low * myriad
        total_high += section.high * myriad
        places = max(places, section.places)
        over = over or section.over
        position, limit, scale = end, myriad, section.unit * myriad
        if section.over or section.places or section.vague or myriad == 1:
            break
    if position == start:
        return None
    if not over and (mark := _over_mark(text, position)):
        over, position = True, mark
    numeral = Numeral(start, position, total_low, total_high, arabic, scale, places, vague, over, bare)
    return None if vague and total_low < 10 else numeral


def _counts_myriads(total: Fraction, myriad: int, limit: int) -> bool:
    """Whether what has been read so far, a count with 万, is counted in 亿 as a whole."""
    return myriad == 10**8 and limit == 10**4 and total < 10**8


def _parts(text: str, position: int) -> Iterator[tuple[_Section, int, int]]:
    """Sections with the myriad unit that follows each, and where both end."""
    first = True
    while True:
        begin = position + 1 if not first and text[position : position + 1] in ("零", "〇") else position
        section = _arabic_section(text, begin) or _chinese_section(text, begin)
        if section is None and first:
            section = _Section(Fraction(1), Fraction(1), position, bare=True)
            myriad, end = _myriad(text, position)
            if myriad > 1:
                yield section, myriad, end
            return
        if section is None:
            return
        myriad, end = _myriad(text, section.end)
        yield section, myriad, end
        position, first = end, False


def _myriad(text: str, position: int) -> tuple[int, int]:
    at = _skip_space(text, position)
    for word, value in MYRIADS:
        if text.startswith(word, at):
            return value, at + len(word)
    if text[at : at + 1] == "兆" and text[at + 1 : at + 2] in tuple("0123456789元多余"):  # Taiwan: a trillion
        return 10**12, at + 1
    return 1, position


def _skip_space(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] == " " else position


def _over_mark(text: str, position: int) -> int:
    """Where 多 or 余 after a numeral ends, else 0. (来 counts only inside: 十来个, but 三年来.)"""
    at = _skip_space(text, position)
    return at + 1 if text[at : at + 1] in ("多", "余") else 0


def _arabic_section(text: str, position: int) -> _Section | None:
    found = _spaced(text, position) or _ARABIC.match(text, position)
    if not found:
        return None
    digits = found.group().replace(",", "").replace("，", "").replace(" ", "")
    section = _Section(Fraction(digits), Fraction(digits), found.end(), arabic=True)
    section.places = len(digits.partition(".")[2])
    at = _skip_space(text, section.end)
    unit = SMALL_UNITS.get(text[at : at + 1], 1)
    if unit >= 100 and text[at + 1 : at + 2] not in tuple(_UNITS_OF_MEASURE + "米分"):
        section.low *= unit
        section.high *= unit
        section.unit, section.end = unit, at + 1
    mark = _over_mark(text, section.end)
    if mark and _myriad(text, mark)[0] > 1:
        section.over, section.end = True, mark
    if text[section.end : section.end + 1] == "来" and section.low and section.low % 10 == 0:
        end = section.end + 1  # 30来个
        if text[end : end + 1] in _COUNTED_AFTER_ABOUT or _myriad(text, end)[0] > 1:
            section.over, section.end = True, end
    return section


def _spaced(text: str, position: int) -> re.Match[str] | None:
    """Spaced figures; not the number of a list and its first amount (1. 5亿元)."""
    found = _SPACED.match(text, position)
    first = position == 0 or text[position - 1] in "\n\t"
    return None if found and first and ". " in found.group()[:4] and " ." not in found.group() else found


def _chinese_section(text: str, position: int) -> _Section | None:
    """Digits with falling units; None where `position` begins none."""
    section = _Section(Fraction(0), Fraction(0), position, unit=10**4)
    zero = False
    while True:
        at = section.end
        if text[at : at + 1] in ("零", "〇") and at > position and not zero:
            zero = True
            section.end = at + 1
            continue
        place = _place(text, at)
        if place is None:
            if zero and text[section.end - 1] in "零〇":
                section.end -= 1
            break
        low, high, end, vague = place
        unit = SMALL_UNITS.get(text[end : end + 1], 1)
        if unit >= 100 and text[end + 1 : end + 2] in tuple(_UNITS_OF_MEASURE):
            unit = 1
        bare = end == at
        if (
            (bare and (unit == 1 or (at > position and unit != 10)))
            or unit >= section.unit
            or (unit == 1 and zero and vague)
        ):
            break
        if unit == 1:
            _close(section, low, high, end, vague, zero, first=at == position, text=text)
            break
        section.bare = section.bare or (bare and unit > 10)
        section.vague = section.vague or vague
        section.low += low * unit
        section.high += high * unit
        section.unit, section.end, zero = unit, end + 1, False
    if section.end == position:
        return None
    if section.unit == 10**4:
        section.unit = 1
    return _with_tail(text, section)


def _place(text: str, position: int) -> tuple[int, int, int, bool] | None:
    """What one digit place holds: low, high, end, and whether it is vague. A unit alone counts one."""
    char = text[position : position + 1]
    if not char:
        return None
    if char in VAGUE:
        return 1, 1, position + 1, True
    if char in SMALL_UNITS:
        return 1, 1, position, False
    digit = DIGITS.get(char, 0)
    if (
        char == "零"
        and text[position + 1 : position + 2] == "点"
        and text[position + 2 : position + 3] in tuple(DIGITS)
    ):
        return 0, 0, position + 1, False  # 零点五
    if not digit:
        return None
    following = DIGITS.get(text[position + 1 : position + 2])
    if following and (following == digit + 1 or (digit, following) == (3, 5)):
        return digit, following, position + 2, False
    return digit, digit, position + 1, False


def _close(
    section: _Section, low: int, high: int, end: int, vague: bool, zero: bool, *, first: bool, text: str
) -> None:
    """The last digit, which stands without a unit: 二百五十六, 三百五 (350), 十几."""
    if vague:
        if not first and section.unit == 10:
            section.over, section.end = True, end
        elif _myriad(text, end)[0] > 1 and first:
            section.vague, section.low, section.high, section.end = True, Fraction(1), Fraction(1), end
        return
    elided = section.unit // 10 if section.unit in (100, 1000) and not zero else 1
    section.low += low * elided
    section.high += high * elided
    section.end = end
    section.digit_only = first
    section.unit = elided if not first else 1


def _with_tail(text: str, section: _Section) -> _Section | None:
    """Decimals (三点五) and marks of excess (十来万, 三百多万)."""
    if not (section.vague or section.bare) and text[section.end : section.end + 1] == "点":
        digits = ""
        at = section.end + 1
        while text[at : at + 1] and text[at] in DIGITS:
            digits += str(DIGITS[text[at]])
            at += 1
        if digits and text[at : at + 1] not in ("十", "分", "刻", "半"):  # else a time of day
            section.low += Fraction(int(digits), 10 ** len(digits))
            section.high = section.low
            section.places, section.end, section.digit_only = len(digits), at, False
            return section
    if text[section.end : section.end + 1] and text[section.end] in DIGITS:
        return None  # 三八二: digits read out, not a number
    if text[section.end : section.end + 1] == "来" and section.unit >= 10:
        section.over, section.end = True, section.end + 1
    elif (mark := _over_mark(text, section.end)) and _myriad(text, mark)[0] > 1:
        section.over, section.end = True, mark
    return section
