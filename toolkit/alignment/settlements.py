"""Places below the glossary's: 清溪县 is Qingxi County, 石坝镇 Shiba Town, spelled in pinyin as maps do.

Only where it is sure that a name begins there: behind a place that the glossary has or another such name, at the
beginning of a text or behind a mark; once met, everywhere in the article.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import romanised
from toolkit.alignment.words import UNKNOWN, words

# what the unit is called behind a name, and in other English
_UNITS = {
    "省": ("Province", "province", "provincial"),
    "市": ("", "City", "city", "municipal"),
    "县": ("County", "county"),
    "区": ("District", "district"),
    "镇": ("Town", "town", "Township", "township"),
    "乡": ("Township", "township"),
    "村": ("Village", "village"),
    "街道": ("Subdistrict", "subdistrict", "Sub-district", "sub-district"),
}
# what follows a unit that is part of another word: 市场, 县城, 村民
_NOT_BEFORE = {
    "区": "域间块级内外",
    "市": "场民区政值属级内外域面",
    "县": "域级区城市",
    "镇": "区",
    "乡": "村镇",
    "村": "民集级支委里镇",
}
_LENGTH = 2  # characters of a name without its unit
_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[省市县区镇乡]|位于|来自|走进|来到|[在由])$")
_TAGS = frozenset(("ns", "nr", "nrt", "nz", "nt", "j", UNKNOWN))
_NO_NAME = re.compile(
    r"[全我该各某本两三四五六七八九十百数多第这那小大中老新古名强农乡城上下内外每一的等级个网稳省市县区镇村州]|[股楼地债车门超夜早都菜集灯花开]$"
)


def _unit(unit: str) -> str:
    """A pattern of the unit where it ends a name."""
    return f"{unit}(?![{_NOT_BEFORE[unit]}])" if unit in _NOT_BEFORE else unit


_NAME = re.compile(rf"(?=([\u4e00-\u9fff]{{{_LENGTH}}})({'|'.join(map(_unit, _UNITS))}))")


def find_in(texts: Sequence[str], terms: Sequence[Sequence[Match]]) -> tuple[tuple[Match, ...], ...]:
    """Such places in each paragraph of an article, as Matches of kind "name", domain "place". `terms` are its
    glossary terms: what the glossary has is left to it."""
    names = {name: unit for text, own in zip(texts, terms, strict=True) for name, unit in _established(text, own)}
    return tuple(tuple(_matches(text, names)) for text in texts)


def _established(text: str, terms: Sequence[Match]) -> Iterator[tuple[str, str]]:
    ends = {match.end for match in terms if match.domain == "places"}
    taken = [(match.start, match.end) for match in terms]
    for found in _NAME.finditer(text):
        start, end = found.start(), found.end(2)
        if _NO_NAME.search(found[1]) or any(a < end and start < b for a, b in taken):
            continue
        if (start in ends or _BEFORE.search(text[max(0, start - 2) : start])) and _is_name(*found.groups()):
            yield found[1], found[2]


def _is_name(core: str, unit: str) -> bool:
    """Whether the dictionary has the word as a name, or not at all; of a 区 only names of places, for it is also an
    area of any kind."""
    tags = {word.tag for word in words(core)}
    return tags <= ({"ns"} if unit == "区" else _TAGS)


def _matches(text: str, names: dict[str, str]) -> Iterator[Match]:
    """The places with their unit, and the bare names: 东湾海关 is of 东湾市."""
    if not names:
        return
    for found in re.finditer("|".join(f"{name}(?:{_unit(unit)})?" for name, unit in names.items()), text):
        name = found.group()[:_LENGTH]
        yield _match(found.start(), found.group(), name, names[name])


def _match(start: int, source: str, name: str, unit: str) -> Match:
    spelt = romanised(name)
    if source == name:
        return Match("name", source, spelt, start, start + len(source), domain="place")
    first, *others = _UNITS[unit]
    target = f"{spelt} {first}".strip()
    variants = dict.fromkeys([*(f"{spelt} {other}" for other in others), spelt])
    return Match(
        "name", source, target, start, start + len(source), tuple(v for v in variants if v != target), domain="place"
    )
