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
_NAME = re.compile(
    r"(?=([\u4e00-\u9fff]{2})(省|区(?![域间块级内外])|市(?![场民区政值属级内外域面])|县(?![域级区城市])|镇(?!区)|乡(?![村镇])|村(?![民集级支委里])|街道))"
)
_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[省市县区镇乡]|位于|来自|走进|来到|[在由])$")
_TAGS = frozenset(("ns", "nr", "nrt", "nz", "nt", "j", UNKNOWN))
_NO_NAME = re.compile(r"[全我该各某本两三四五六七八九十百数多第这那小大中老新古名强农乡城上下内外每一的等级]")


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
    if not names:
        return
    for found in re.finditer("|".join(name + unit for name, unit in names.items()), text):
        name = next(name for name in names if found.group() == name + names[name])
        spelt = romanised(name)
        first, *others = _UNITS[names[name]]
        target = f"{spelt} {first}".strip()
        variants = (*(f"{spelt} {unit}" for unit in others), spelt)
        yield Match("name", found.group(), target, found.start(), found.end(), variants, domain="place")
