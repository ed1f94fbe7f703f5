"""What the grammar finds: the meaning of each quantity, before any English."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from toolkit.alignment.quantities.units import Unit


class Approximation(Enum):
    OVER = "over"  # 超, 逾, 余, 多
    LEAST = "least"  # 至少, 不低于
    UPWARD = "upward"  # 以上: at least, in practice more than
    NEARLY = "nearly"  # 近
    SOME = "some"  # 来, 上: some, or more than
    ABOUT = "about"  # 约, 左右
    UNDER = "under"  # 不足, 不到
    BELOW = "below"  # 以下
    MOST = "most"  # 不超过, 以内
    WITHIN = "within"  # 30日内


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a range where `low` < `high`, with or without a unit. `vague`: only the magnitude is known."""

    low: Fraction
    high: Fraction
    unit: Unit | None = None
    approximation: Approximation | None = None
    places: int = 0
    vague: bool = False
    half: bool = False  # a half follows the unit: 两年半
    neighbours: bool = False  # written as 六七百, "six or seven hundred"
    attributive: bool = False  # 10万吨级: stands before a noun
    minus: bool = False
    also: Approximation | None = None  # 近200多家 is written with two; either will do
    bare: bool = False  # a neighbour has the same unit, so that English may name it once
    others: tuple[int, ...] = ()  # 甲、乙等七部门: so many besides those named, or besides the first
    bounded: bool = False  # a range written as 5万元以上10万元以下
    running: bool = False  # 连续三年: English may count the last (the third straight year)


@dataclass(frozen=True, slots=True)
class Half:
    """半年, 一半, 过半, 减半."""

    unit: Unit | None
    approximation: Approximation | None = None
    reduced: bool = False  # 减半: cut to half


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of a whole: 三分之二, 百分之五, 三成五, 千分之三."""

    value: Fraction
    denominator: int
    approximation: Approximation | None = None
    high: Fraction | None = None
    bare: bool = False  # as for an amount


@dataclass(frozen=True, slots=True)
class Discount:
    """八折: 80 percent of the price remains, in 六折到八折 up to `high`; `of`: 市场价的八折."""

    remaining: Fraction
    high: Fraction | None = None
    of: bool = False


@dataclass(frozen=True, slots=True)
class Multiple:
    """N倍. After a verb of increase (增长2倍) the increase itself, else the proportion (是…的2倍); None: unclear."""

    low: Fraction
    high: Fraction
    increase: bool | None
    approximation: Approximation | None = None
    bounded: bool = False  # a range written as 1倍以上5倍以下


@dataclass(frozen=True, slots=True)
class Doubling:
    """翻N番: N doublings. `done`: written with 了."""

    times: int
    done: bool
    approximation: Approximation | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """第九届; `noun` is set where the English needs it (第二大: second-largest; 75周年: 75th anniversary)."""

    value: int
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """Any of year, month and day; `part` is "early", "mid", "late" or "end" of the smallest one given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    first: Date
    last: Date
    season: bool = False  # 2024/25年度: one year that two calendar years share


@dataclass(frozen=True, slots=True)
class Period:
    """The `number`-th, or with `leading` the first `number`, of a year's `unit`s (quarter, half, month)."""

    number: int
    unit: str
    leading: bool = False
    first: int = 0  # of a range: 二至四季度


@dataclass(frozen=True, slots=True)
class Decade:
    """上世纪90年代 or 21世纪 (then `century`); `part` is "early", "mid" or "late", `last` the later of two decades."""

    start: int
    century: int | None = None
    part: str = ""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Reign:
    """嘉靖九年: a year of a reign, and the calendar year it began in."""

    number: int
    year: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """1∶4的比例, 5:3:2, 11比9: two parts or more."""

    parts: tuple[Fraction, ...]


LAST_OF_NIGHT = {"night": 4, "late": 5}  # 夜里5点 is a.m., 晚上5点 p.m.


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int
    half_of_day: str = ""  # "a.m.", "p.m.", "noon", "night", "late" (夜里), "either" (9点半), or "" (of 24 hours)


@dataclass(frozen=True, slots=True)
class ClockRange:
    """营业时间9:00—21:30; `spoken`: 下午2点到5点."""

    first: Clock
    last: Clock
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """周五, 星期日: 0 is Monday."""

    day: int


Node = (
    Amount
    | Half
    | Share
    | Discount
    | Multiple
    | Doubling
    | Ordinal
    | Date
    | DateRange
    | Period
    | Decade
    | Reign
    | Ratio
    | Clock
    | ClockRange
    | Weekday
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A node and its span in the text."""

    start: int
    end: int
    node: Node
