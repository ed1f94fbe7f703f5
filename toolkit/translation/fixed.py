"""English that needs no engine: a text that is one match, a document number, a dateline, a photo credit, a cell's unit.

A small model has nothing to hold on to there: it made "E-mail: 10.10.10" of 元.
"""

import re
from collections.abc import Sequence

from toolkit.alignment.model import Match
from toolkit.alignment.quantities.unit_english import noun
from toolkit.alignment.quantities.units import Unit, table
from toolkit.translation.datelines import dateline
from toolkit.translation.labels import known_label, known_source
from toolkit.translation.segmentation import Segment

_DOCUMENT = re.compile(
    r"([\u4e00-\u9fff]{2,12})\s?[〔\[［【（(]\s?((?:19|20)\d\d)\s?[〕\]］】）)]\s?(?:第\s?)?(\d{1,4})\s?号"
)
_BRACKETED = re.compile(r"^[（(]([^（()）]+)[）)]$")
_UNIT_AT_END = re.compile(r"(?<=[^（(\s])\s?[（(][^（()）\d]{1,12}[）)]$")
_CREDIT = re.compile(
    r"(?P<open>[（(]?)(?P<body>[^（(，。、\s]{2,12}?)??(?:(?:见习|特约|首席|摄影)?(?:记者|通讯员))?\s?"
    r"(?P<name>[\u4e00-\u9fff]{2,4})\s?摄影?[）)]?。?"
)
_OWN = ("", "本报", "本网", "本刊", "本台", "本社")
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
    if (head := dateline(source, matches)) and head.length == len(source):
        return head.english
    if credit := _photo_credit(source, matches):
        return credit
    return _unit(source, matches) if cell else None


def _photo_credit(source: str, matches: Sequence[Match]) -> str | None:
    """海疆网记者 蓝可风 摄 is "Photo by Lan Kefeng, Haijiang Net"."""
    found = _CREDIT.fullmatch(source)
    people = [match for match in matches if match.domain == "person"]
    if found is None or len(people) != 1 or people[0].source != found["name"]:
        return None
    others = [match for match in matches if match is not people[0]]
    if len(others) == 1 and others[0].source.endswith(("记者", "通讯员")) and others[0].start == found.start("body"):
        paper: str | None = others[0].target  # 本报记者 is a staff reporter
    elif all(match.end <= found.end("body") for match in others):
        own = [m.moved(-found.start("body")) for m in others]
        body = found["body"] or ""
        paper = "" if body in _OWN else known_label(body, own) or known_source(body, own)
    else:
        paper = None
    if paper is None:
        return None
    english = f"Photo by {people[0].target}" + (f", {paper}" if paper else "")
    return f"({english})" if found["open"] else english


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
    right = [m.moved(-cut) for m in segment.matches if m.start >= cut]
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
