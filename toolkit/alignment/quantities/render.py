"""From meaning to English: the house form first, then every other form that is right."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from toolkit.alignment.quantities import amount_english, clock_english, date_english, proportion_english
from toolkit.alignment.quantities.nodes import (
    Amount,
    Clock,
    ClockRange,
    Date,
    DateRange,
    Decade,
    Discount,
    Doubling,
    Half,
    Multiple,
    Node,
    Ordinal,
    Period,
    Ratio,
    Reign,
    Share,
    Weekday,
)


@lru_cache(maxsize=4096)  # the same amounts come again and again in a batch
def english(node: Node) -> tuple[str, ...]:
    """All accepted English of a quantity, the preferred form first, none twice. May be empty: then no match."""
    return tuple(dict.fromkeys(form.strip() for form in _ENGLISH[type(node)](node) if form.strip()))


_ENGLISH: dict[type[Node], Callable[[Any], Iterable[str]]] = {
    Amount: amount_english.amount,
    Half: amount_english.half,
    Share: proportion_english.share,
    Multiple: proportion_english.multiple,
    Doubling: proportion_english.doubling,
    Discount: proportion_english.discount,
    Ordinal: proportion_english.ordinal,
    Date: date_english.date,
    DateRange: date_english.date_range,
    Period: date_english.period,
    Decade: date_english.decade,
    Reign: date_english.reign,
    Ratio: proportion_english.ratio,
    Clock: clock_english.clock,
    ClockRange: clock_english.clock_range,
    Weekday: date_english.weekday,
}


def domain(node: Node) -> str:
    """What kind of quantity it is, for reports: "money", "percent", "date" …"""
    match node:
        case Amount(unit=unit):
            return unit.kind if unit else "number"
        case Half():
            return "duration" if node.unit else "fraction"
        case Share():
            return "fraction" if node.denominator not in (10, 100) else "percent"
        case Multiple() | Doubling():
            return "multiple"
        case Discount():
            return "discount"
        case Ratio():
            return "fraction"
        case Ordinal():
            return "ordinal"
        case Clock() | ClockRange():
            return "time"
        case _:
            return "date"
