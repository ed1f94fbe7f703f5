"""The units table: what each Chinese unit is called in English."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

Bare = Literal["no", "also", "only"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of units.csv. `bare` says whether the number alone is accepted English ("also"), is the preferred
    English because the noun follows in the text ("only"), or is not enough ("no")."""

    source: str
    kind: str
    singular: str
    plural: str
    alternates: tuple[str, ...]
    bare: Bare
    not_before: str  # characters that, following, make another word of it: 人 before 民
    converts: str = ""  # "W:1000" (SI unit and factor), "jin" or "li"; English may use a related unit


@cache
def table() -> dict[str, Unit]:
    with Path(__file__).with_name("units.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: _unit(row) for row in csv.DictReader(file)}


def _unit(row: dict[str, str]) -> Unit:
    alternates = tuple(filter(None, row["alternates"].split("|")))
    names = row["source"], row["kind"], row["singular"], row["plural"]
    return Unit(*names, alternates, _bare(row), row["not_before"], row["converts"])


def _bare(row: dict[str, str]) -> Bare:
    for word in get_args(Bare):
        if row["bare"] == word:
            return cast(Bare, word)
    raise ValueError(f"units.csv: {row['source']}: bare is {row['bare']!r}, not one of {get_args(Bare)}")


@cache
def _longest() -> int:
    return max(map(len, table()))


def read(text: str, position: int) -> tuple[Unit, int] | None:
    """The longest unit at `position` (one space may stand before it) and its end, or None."""
    at = position + 1 if text[position : position + 1] == " " else position
    units = table()
    for length in range(min(_longest(), len(text) - at), 0, -1):
        unit = units.get(text[at : at + length])
        if unit and _stands(text, at, at + length, unit):
            return unit, at + length
    return None


def _stands(text: str, start: int, end: int, unit: Unit) -> bool:
    following = text[end : end + 1]
    if text[end - 1].isascii() and text[end - 1].isalpha() and following.isascii() and following.isalnum():
        return False
    return not (following and following in unit.not_before)
