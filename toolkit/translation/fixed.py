"""English that needs no engine: a text that is one match, a document number, the unit in a cell of a table.

A small model has nothing to hold on to there: it made "E-mail: 10.10.10" of 元.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.alignment.model import Match
from toolkit.alignment.quantities.unit_english import noun
from toolkit.alignment.quantities.units import Unit, table
from toolkit.translation.segmentation import Segment

_DOCUMENT = re.compile(
    r"([\u4e00-\u9fff]{2,12})\s?[〔\[［【（(]\s?((?:19|20)\d\d)\s?[〕\]］】）)]\s?(?:第\s?)?(\d{1,4})\s?号"
)
_BRACKETED = re.compile(r"^[（(]([^（()）]+)[）)]$")
_UNIT_AT_END = re.compile(r"(?<=[^（(\s])\s?[（(][^（()）\d]{1,12}[）)]$")
_NEEDS_A_SENTENCE = re.compile(r"(?:up|off|from|over|at|put|on|in|under) ")
_NO_UNITS = frozenset("日号级度步里点道年")  # in a cell of their own more often another word
_MEASURE_WORDS = frozenset("个家项件种座所处条只款名位张套")  # units that English tables call just that


def fixed_english(source: str, matches: Sequence[Match], *, cell: bool) -> str | None:
    """The English of a segment if it is known for sure, else None. `cell`: the segment is all of a table's cell, or
    the unit in brackets at its end."""
    if len(matches) == 1 and matches[0].source == source:
        return _standing_alone(matches[0])
    if document := _DOCUMENT.fullmatch(source):
        return f"{_syllables(document[1])} [{document[2]}] No. {document[3]}"
    return _unit(source, matches) if cell else None


def _standing_alone(match: Match) -> str:
    """The form that says what a thing is called: of 同比增长 not "up year on year", which needs a sentence."""
    return next((form for form in match.accepted if not _NEEDS_A_SENTENCE.match(form)), match.target)


def without_unit(segment: Segment) -> tuple[Segment, ...]:
    """A cell's segment, cut before a unit in brackets at its end: 产量（万吨）, 比重（%）."""
    found = _UNIT_AT_END.search(segment.source)
    if found is None:
        return (segment,)
    cut = found.start() + len(found.group()) - len(found.group().lstrip())
    bracket = segment.source[cut:]
    left = [m for m in segment.matches if m.end <= cut]
    right = [replace(m, start=m.start - cut, end=m.end - cut) for m in segment.matches if m.start >= cut]
    known = bracket.isascii() or fixed_english(bracket, right, cell=True)
    if not known or len(left) + len(right) < len(segment.matches):
        return (segment,)
    head = Segment(segment.source[: found.start()], segment.start, tuple(left), segment.beginning, segment.label)
    return head, Segment(bracket, segment.start + cut, tuple(right))


def _unit(source: str, matches: Sequence[Match]) -> str | None:
    """元 is yuan; （万吨） with its scale matched is (10,000 tonnes); 元/吨 is yuan/tonne."""
    if bracketed := _BRACKETED.match(source):
        if len(matches) == 1 and matches[0].source == bracketed[1]:
            return f"({matches[0].target})"
        inside = _unit(bracketed[1], ()) if not matches else None
        return f"({inside})" if inside else None
    units = [table().get(part) for part in source.split("/")]
    if not 1 <= len(units) <= 2 or matches or not all(units):
        return None
    names = [_name(unit, single=i > 0) for i, unit in enumerate(units) if unit]
    return "/".join(names) if all(names) else None


def _name(unit: Unit, *, single: bool) -> str:
    if unit.kind == "skip" or unit.source in _NO_UNITS:
        return ""
    name = unit.singular if single and unit.kind != "money" else noun(unit)
    return name or ("units" if unit.source in _MEASURE_WORDS else "")


def _syllables(chinese: str) -> str:
    """国办发 is Guo Ban Fa, as the English of laws cites documents."""
    from pypinyin import lazy_pinyin

    return " ".join(syllable.capitalize() for syllable in lazy_pinyin(chinese))
