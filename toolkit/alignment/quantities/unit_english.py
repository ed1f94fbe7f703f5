"""A number with its unit, in every form that English has for the two."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from toolkit.alignment.quantities import english_numbers
from toolkit.alignment.quantities.units import Unit

_PERCENT = ("{} percent", "{}%", "{} per cent", "{}-percent", "{} pct", "{} %", "{} percentage", "{}-per-cent")
_RANK = ("top {}", "top-{}", "Fortune {}", "leading {}")
_TONNES = ("tonnes", "tons", "metric tons", "metric tonnes")
_SI_NAMES = {"W": "watt", "Wh": "watt-hour"}
_SI_PREFIXES = ((10**3, "k", "kilo"), (10**6, "M", "mega"), (10**9, "G", "giga"), (10**12, "T", "tera"))


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of currencies.csv; `symbols` stand before the number, spaces included."""

    singular: str
    plural: str
    symbols: tuple[str, ...]
    alternates: tuple[str, ...]
    symbol_first: bool  # the house style prefers the symbol: $140 million


@cache
def currencies() -> dict[str, Currency]:
    with Path(__file__).with_name("currencies.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: _currency(row) for row in csv.DictReader(file)}


def _currency(row: dict[str, str]) -> Currency:
    symbols = tuple(filter(str.strip, row["symbols"].split("|")))
    alternates = tuple(filter(None, row["alternates"].split("|")))
    return Currency(row["singular"], row["plural"], symbols, alternates, row["preferred"] == "symbol")


@cache
def _set_phrases() -> dict[tuple[str, int], tuple[str, ...]]:
    with Path(__file__).with_name("set_phrases.csv").open(encoding="utf-8", newline="") as file:
        return {
            (unit, int(row["value"])): tuple(row["phrases"].split("|"))
            for row in csv.DictReader(file)
            for unit in row["units"].split("|")
        }


def noun(unit: Unit) -> str:
    """The plural that English uses for the unit, "" for a pure measure word."""
    return currencies()[unit.plural].plural if unit.kind == "money" else unit.plural


def phrases(numbers: list[str], unit: Unit, *, single: bool, attributive: bool = False) -> list[str]:
    """Numbers (English forms of one value) with the unit, the preferred phrase first.

    `single` takes the singular; `attributive` prefers the hyphenated form (100,000-tonne)."""
    if unit.kind == "money":
        return _money(numbers, currencies()[unit.plural], single=single, attributive=attributive)
    if unit.kind in ("percent", "rank"):
        templates = _PERCENT if unit.kind == "percent" else _RANK
        return [template.format(number) for number in numbers for template in templates]
    plain = [phrase for number in numbers for phrase in _plain(number, unit, single=single)]
    hyphenated = [phrase for number in numbers for phrase in _hyphenated(number, unit)]
    return hyphenated + plain if attributive else plain + hyphenated


def _plain(number: str, unit: Unit, *, single: bool) -> list[str]:
    name = unit.singular if single else unit.plural
    others = [other for other in unit.alternates if not other.startswith("-")]
    spaced = [f"{number} {word}" for word in (name, *others, unit.singular) if word]
    return spaced + [f"{number}{symbol}" for symbol in (name, *others) if symbol and _is_symbol(symbol)]


def _is_symbol(word: str) -> bool:
    """GWh, km, ℃: what may stand close to its number."""
    return len(word) <= 3 or (len(word) <= 6 and not word.islower() and " " not in word)


def _hyphenated(number: str, unit: Unit) -> list[str]:
    names = dict.fromkeys(word.lstrip("-").replace(" ", "-") for word in (unit.singular, *unit.alternates) if word)
    return [f"{n}-{name}" for name in names for n in dict.fromkeys((number.replace(" ", "-"), number))]


def _money(numbers: list[str], currency: Currency, *, single: bool, attributive: bool) -> list[str]:
    name = currency.singular if single else currency.plural
    forms: list[str] = []
    for number in numbers:
        by_symbol = [f"{symbol}{number}" for symbol in currency.symbols]
        by_noun = [f"{number} {word}" for word in (name, *currency.alternates)]
        hyphenated = [f"{n}-{currency.singular}" for n in (number.replace(" ", "-"), number)]
        ordered = by_symbol + by_noun if currency.symbol_first else by_noun + by_symbol
        forms += hyphenated + ordered if attributive else ordered + hyphenated
    return forms


def converted(value: Fraction, unit: Unit) -> list[str]:
    """The same amount in a unit that English readers know: 210万千瓦 is 2.1 GW, 1.4万亿斤 700 million tonnes."""
    if unit.converts == "jin":
        return _from_jin(value)
    if unit.converts == "li":
        kilometers = english_numbers.cardinal(value / 2, spell=False)[:2]
        return [f"{n} {word}" for n in kilometers for word in ("kilometers", "km", "kilometer", "kilometres")]
    if not unit.converts:
        return []
    symbol, _, factor = unit.converts.partition(":")
    name = _SI_NAMES[symbol]
    forms: list[str] = []
    for scale, letter, prefix in _SI_PREFIXES:
        part = value * int(factor) / scale
        if scale == int(factor) or part < Fraction(1, 10) or english_numbers.decimals_of(part) > 5:
            continue
        words = (f"{letter}{symbol}", f"{prefix}{name}s", f"{prefix}{name}", f"{prefix}{name}s".replace("-", " "))
        for number in english_numbers.cardinal(part, spell=False)[:2]:
            forms += [f"{number} {word}" for word in words]
            forms += [f"{number}{letter}{symbol}", f"{number}-{prefix}{name}", f"{number}-{letter}{symbol}"]
    return forms


def _from_jin(value: Fraction) -> list[str]:
    """Half-kilograms: large amounts in tonnes, small ones in kilograms."""
    tonnes = value / 2000
    if value >= 2000 and english_numbers.decimals_of(tonnes) <= 4:
        return [f"{n} {word}" for n in english_numbers.cardinal(tonnes, spell=False)[:4] for word in _TONNES]
    kilograms = english_numbers.cardinal(value / 2, spell=False)[:2]
    return [f"{n} {word}" for n in kilograms for word in ("kilograms", "kg", "kilogram")]


def set_phrases(value: Fraction, unit: Unit) -> list[str]:
    """Words that single amounts have: a decade for 10 years, half for 50 percent."""
    if unit.kind == "money" and unit.plural == "yuan" and 0 < value < 1 and (100 * value).denominator == 1:
        return _small_change(int(100 * value))
    if value == Fraction(1, 2) and unit.singular and unit.kind != "money":
        return [f"half {article} {unit.singular}" for article in ("a", "an")]
    return list(_set_phrases().get((unit.source, int(value)), ())) if value.denominator == 1 else []


def _small_change(fen: int) -> list[str]:
    """35 fen, 3 jiao 5 fen."""
    jiao, rest = divmod(fen, 10)
    forms = [f"{number} fen" for number in english_numbers.cardinal(Fraction(fen), spell=True)[:2]]
    if jiao:
        forms += [f"{n} jiao" + (f" {rest} fen" if rest else "") for n in english_numbers.cardinal(Fraction(jiao))[:2]]
    return forms
