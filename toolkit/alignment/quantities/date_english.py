"""English of dates, periods and times of day."""

from calendar import monthrange
from fractions import Fraction

from toolkit.alignment.quantities import english_numbers
from toolkit.alignment.quantities.nodes import Date, DateRange, Decade, Period, Reign, Weekday

MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT = {9: ("Sept.", "Sept", "Sep.", "Sep"), 5: ()}
RANGES = (
    "{} to {}",
    "{}-{}",
    "{}–{}",
    "{} through {}",
    "between {} and {}",
    "from {} to {}",
    "{} - {}",
    "{} and {}",
    "{} until {}",
)


def _names(month: int) -> tuple[str, ...]:
    """The name of a month and its abbreviations."""
    name = MONTHS[month - 1]
    return (name, *_SHORT.get(month, (f"{name[:3]}.", name[:3])))


def _nth(day: int) -> str:
    """The ordinal of a day in figures."""
    return english_numbers.ordinal(day)[-1 if day < 10 else 0]


def date(node: Date) -> list[str]:
    """2025年7月20日 → July 20, 2025; 7月20日 → July 20; 2024年底 → the end of 2024."""
    if node.month is None:
        return _day(node.day) if node.day else _year(node)
    if node.day is None:
        return _month(node)
    day, ordinal = node.day, _nth(node.day)
    forms: list[str] = []
    for name in _names(node.month):
        forms += [
            f"{name} {day}",
            f"{name} {ordinal}",
            f"{day} {name}",
            f"{ordinal} of {name}",
            f"{ordinal} {name}",
            f"{name} {day:02}",
        ]
    if node.year is None:
        return [*forms, f"{node.month}/{day}", f"{node.month:02}/{day:02}"]
    dated = [f"{form}{link}{node.year}" for form in forms for link in (", ", " ", " of ")]
    return [
        *dated,
        f"{node.year}-{node.month:02}-{day:02}",
        f"{node.year}/{node.month}/{day}",
        f"{node.year}.{node.month}.{day}",
    ]


def _day(day: int) -> list[str]:
    """A day whose month is not said: the 12th; English may add the month, so that the number is enough."""
    return [f"the {_nth(day)}", *english_numbers.ordinal(day), str(day)]


def _days_without_month(first: int, last: int) -> list[str]:
    a, b = _nth(first), _nth(last)
    pairs = ((f"the {a}", f"the {b}"), (a, b), (f"the {a}", b), (str(first), str(last)))
    return [form.format(*pair) for form in RANGES for pair in pairs]


_END_OF_YEAR = "the end of {}|end of {}|end-{}|year-end {}|late {}|{} year-end|the close of {}|yearend {}|December {}"
_YEAR_PARTS = {
    "early": ("early {}", "the beginning of {}", "beginning of {}", "the start of {}", "start of {}", "early-{}"),
    "mid": ("mid-{}", "mid {}", "the middle of {}", "middle of {}"),
    "mid-to-late": ("late {}",),
    "late": ("late {}",),
    "end": (*_END_OF_YEAR.split("|"), "December 31, {}", "end {}", "the year-end of {}", "year end {}"),
}


def _year(node: Date) -> list[str]:
    year = node.year
    if node.part:
        return [form.format(year) for form in _YEAR_PARTS[node.part]]
    if year is not None and year < 1840:
        return [str(year), f"{year:,} years", f"{year} years", f"{year:,}-year", f"{year}-year"]
    return [str(year)]


_MONTH_PARTS = {
    "early": "early {}|the beginning of {}|beginning of {}|the start of {}|early-{}|first 10 days of {}",
    "mid": "mid-{}|mid {}|the middle of {}|middle of {}",
    "mid-to-late": "mid-to-late {}|mid to late {}|mid- to late {}|mid- and late {}",
    "late": "late {}|the end of {}|end of {}|last 10 days of {}|late-{}",
    "end": "the end of {}|end of {}|late {}|end-{}|end {}|{}-end",
}


def _month(node: Date) -> list[str]:
    month = node.month or 1
    names = list(_names(month))
    if node.part:
        last_day = [f"{name} {monthrange(node.year or 2023, month)[1]}" for name in names] if node.part == "end" else []
        names = [form.format(name) for form in _MONTH_PARTS[node.part].split("|") for name in names] + last_day
    if node.year is None:
        return names
    forms = [f"{name}{link}{node.year}" for name in names for link in (" ", ", ", " of ", " in ")]
    return [*forms, f"{node.year}-{month:02}"]


def date_range(node: DateRange) -> list[str]:
    """7月20日至25日 → July 20 to 25; 1至6月 → January to June; 2021—2023年 → 2021 to 2023."""
    first, last = node.first, node.last
    if node.season:
        short = f"{last.year}"[2:]
        joined = [f"{first.year}{mark}{end}" for end in (short, last.year) for mark in ("/", "-", "–")]
        return [*joined, f"{first.year} to {last.year}"]
    if first.month is None and first.day and last.day:
        return _days_without_month(first.day, last.day)
    if first.month is None:
        short = f"{last.year}"[2:]
        forms = [form.format(first.year, last.year) for form in RANGES]
        return [*forms, f"{first.year}-{short}", f"{first.year}–{short}", f"{first.year} through to {last.year}"]
    forms = []
    if first.day and last.day and first.month == last.month and last.year in (None, first.year):
        forms = _days_of_one_month(first, last)
    elif first.day is None and last.year in (None, first.year) and not first.part and not last.part:
        forms = _months_of_one_year(first, last)
    elif first.year and last.year is None:
        forms = _same_year_at_end(first, last)
    starts, ends = date(first)[:6], date(last)[:6]
    if first.year and last.year is None:
        bare = Date(None, first.month, first.day, first.part)
        starts = date(bare)[:6]
    between = (*RANGES, "{}, to {}", "{}, and {}", "{}, through {}") if first.year else RANGES
    plain = [form.format(a, b) for form in between for a, b in zip(starts, ends, strict=False)]
    return forms + plain + _short_ends(first, last)


def _short_ends(first: Date, last: Date) -> list[str]:
    """March 15, 2022 to Sept. 28, 2023: one month may be shortened and the other not."""
    if not (first.month and last.month and first.day and last.day):
        return []
    starts, ends = (
        [f"{name} {day.day}" + (f", {day.year}" if day.year else "") for name in _names(day.month or 1)[:2]]
        for day in (first, last)
    )
    return [form.format(a, b) for form in (*RANGES, "{}, to {}", "{}, and {}") for a in starts for b in ends]


def _days_of_one_month(first: Date, last: Date) -> list[str]:
    a, b, month, year = first.day or 1, last.day or 1, first.month or 1, first.year
    spans = [form.format(a, b) for form in RANGES] + [form.format(_nth(a), _nth(b)) for form in RANGES]
    days = [form for span in spans for name in _names(month) for form in (f"{name} {span}", f"{span} {name}")]
    name = MONTHS[month - 1]
    days += [form.format(f"{name} {a}", b) for form in ("between {} and {}", "from {} to {}")]
    days += [f"{name} {a} to {name} {b}"]
    return [f"{form}{link}{year}" for form in days for link in (", ", " ")] + days if year else days


def _months_of_one_year(first: Date, last: Date) -> list[str]:
    names = [
        form.format(a, b)
        for form in RANGES
        for a, b in zip(_names(first.month or 1), _names(last.month or 1), strict=False)
    ]
    leading: list[str] = []
    if first.month == 1 and last.month:
        leading = period(Period(last.month, "month", leading=True))
        leading += ["first half", "first-half"] if last.month == 6 else []
        leading += ["first quarter", "first-quarter"] if last.month == 3 else []
        leading += ["first three quarters"] if last.month == 9 else []
    if first.month == 7 and last.month == 12:
        leading = ["second half"]
    forms = list(dict.fromkeys(names + leading))
    if first.year is None:
        return forms
    return [f"{form}{link}{first.year}" for form in forms for link in (" ", ", ", " of ", " in ")]


def _same_year_at_end(first: Date, last: Date) -> list[str]:
    bare = Date(None, first.month, first.day, first.part)
    with_year = Date(first.year, last.month, last.day, last.part)
    return [form.format(a, b) for form in RANGES[:6] for a, b in zip(date(bare)[:3], date(with_year)[:3], strict=False)]


def period(node: Period) -> list[str]:
    """一季度 → first quarter; 前三季度 → first three quarters; 上半年 → first half."""
    forms = english_numbers.ordinal(node.number)
    if node.first:
        starts = english_numbers.ordinal(node.first)
        pairs = [form.format(a, b) for form in RANGES for a, b in zip(starts, forms, strict=False)]
        ranges = [f"{pair} quarter{end}" for pair in pairs for end in ("s", "")] + [f"Q{node.first}-Q{node.number}"]
        return period(Period(node.number, "quarter", leading=True)) + ranges if node.leading else ranges
    if node.unit == "half":
        other = (
            ("first six months", "first 6 months")
            if node.number == 1
            else ("latter half", "last six months", "second six months")
        )
        word = forms[0]
        return [f"{word} half", f"{word}-half", f"H{node.number}", f"{word} half-year", f"{word} half year", *other]
    counts = english_numbers.cardinal(Fraction(node.number))
    if node.leading:
        plural = "" if node.number == 1 else "s"
        names = [f"first {count} {node.unit}{plural}" for count in counts] + [
            f"first-{count}-{node.unit}" for count in counts
        ]
        if node.unit == "month":
            names += [
                f"January to {MONTHS[node.number - 1]}",
                f"January-{MONTHS[node.number - 1]}",
                f"first {counts[0]}-month",
            ]
            names += [f"January through {MONTHS[node.number - 1]}", f"between January and {MONTHS[node.number - 1]}"]
            return names + (["first half"] if node.number == 6 else []) + [f"{count} months" for count in counts]
        return [
            *names,
            f"Q1-Q{node.number}",
            f"first {english_numbers.words(node.number * 3)} months",
            f"{counts[0]} quarters",
        ]
    names = [f"{form}{dash}quarter" for form in forms for dash in (" ", "-")] + [f"Q{node.number}"]
    return names + {1: ["first three months"], 4: ["last quarter", "final quarter"]}.get(node.number, [])


def decade(node: Decade) -> list[str]:
    """上世纪90年代 → 1990s; 21世纪 → 21st century."""
    if node.century is not None:
        ages = [f"{form}{dash}century" for form in english_numbers.ordinal(node.century) for dash in (" ", "-")]
        return _in_part(node.part, [*ages, *english_numbers.ordinal(node.century)] if node.part else ages)
    if node.last:
        ends = [[f"{start}s", f"'{start % 100}s", f"{start % 100}s"] for start in (node.start, node.last)]
        return [form.format(a, b) for a in ends[0] for b in ends[1] for form in ("{} and {}", *RANGES)]
    if node.part:
        return _in_part(node.part, decade(Decade(node.start)))
    short = english_numbers.words(node.start % 100)
    nineties = [short[:-1] + "ies"] if short.endswith("y") else []
    return [f"{node.start}s", f"'{node.start % 100}s", f"{node.start % 100}s", f"{node.start}'s", *nineties]


_PARTS_OF_AGES = {
    "early": ("early {}", "early-{}", "beginning of the {}", "start of the {}"),
    "mid": ("mid-{}", "mid {}", "middle of the {}"),
    "late": ("late {}", "late-{}", "end of the {}", "close of the {}"),
}


def _in_part(part: str, ages: list[str]) -> list[str]:
    """early 1990s, end of the 19th century."""
    return [form.format(age) for form in _PARTS_OF_AGES[part] for age in ages] if part else ages


def reign(node: Reign) -> list[str]:
    """嘉靖九年 → ninth year, 1530."""
    forms = [f"{form} year" for form in english_numbers.ordinal(node.number)]
    return [*forms, str(node.year), *(["inaugural year"] if node.number == 1 else [])]


def weekday(node: Weekday) -> list[str]:
    """周五 → Friday."""
    name = WEEKDAYS[node.day]
    return [name, f"{name[:3]}.", name[:3]]
