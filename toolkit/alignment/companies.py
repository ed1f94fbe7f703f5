"""Companies that the glossary lacks, with English made the way such names are: place, pinyin, branch of business.

星澜储能科技股份有限公司 is Xinglan Energy Storage Technology Co., Ltd., and 星澜储能 wherever it stands in the article
Xinglan Energy Storage. A small model invents another name at each mention. A company whose name does not come apart
for sure is left alone.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import romanised

_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司)")
_FORMS = ("Co., Ltd.", "Co. Ltd.", "Co., Ltd", "Co Ltd", "Company Limited", "Co.", "Company", "Corporation")
_CORE_LENGTHS = (2, 3, 4)
_ALIAS = re.compile(r"[（(](?:以下)?简称[:：]?\s?[“‘「]?([\u4e00-\u9fff]{2,8})[”’」]?[）)]")
# what ends right before a name: marks, function words, and verbs and nouns that a company follows
_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[由与和及在从对向为是的等了到将把被让给于同跟如]"
    r"|参观|到访|访问|走访|考察|走进|来到|位于|来自|前往|企业|公司|客户|厂商|龙头|单位|记者|乡|镇|县|区|市|省)$"
)
_NO_CORE = re.compile(r"[某的了和与及等是在有新该本各]|公司|企业|集团|^[省市县区]")


@dataclass(frozen=True, slots=True)
class _Company:
    """A name taken apart: English of place and core, and the words of its branch with their English."""

    start: int
    end: int
    place: str
    core: str
    words: tuple[tuple[str, str], ...]

    @property
    def english(self) -> str:
        return " ".join(filter(None, (self.place, _spelt(self.core), *(english for _, english in self.words))))

    def shorter(self) -> Iterator[tuple[str, str]]:
        """Chinese and English of the names it may go by: its core and one or more words of its branch."""
        for count in range(1, len(self.words) + 1):
            part = self.words[:count]
            english = " ".join([_spelt(self.core), *(word for _, word in part)])
            yield self.core + "".join(chinese for chinese, _ in part), english


def _spelt(core: str) -> str:
    """Four characters are mostly a place and a name: 北塘锐固 is Beitang Ruigu."""
    return f"{romanised(core[:2])} {romanised(core[2:])}" if len(core) == 4 else romanised(core)


def find_in(texts: Sequence[str], terms: Sequence[Sequence[Match]]) -> tuple[tuple[Match, ...], ...]:
    """Companies of each paragraph of an article; `terms` are its glossary terms, of which places are used.

    Each is a Match of kind "name", domain "company".
    """
    full = [list(_full_names(text, own)) for text, own in zip(texts, terms, strict=True)]
    short = {chinese: english for own in full for company in own for chinese, english in company.shorter()}
    for text, own in zip(texts, full, strict=True):
        short |= {c.core: _spelt(c.core) for c in own if _goes_by_core(text, c)}
    return tuple(tuple(_matches(text, own, short)) for text, own in zip(texts, full, strict=True))


def _goes_by_core(text: str, company: _Company) -> bool:
    """Whether the text says so right behind the name: （以下简称“星澜”）."""
    found = _ALIAS.match(text, company.end)
    return found is not None and found[1] == company.core


def _matches(text: str, full: Sequence[_Company], short: dict[str, str]) -> Iterator[Match]:
    for company in full:
        base = company.english
        forms = tuple(f"{base} {form}" for form in _FORMS)
        source = text[company.start : company.end]
        yield Match("name", source, forms[0], company.start, company.end, (*forms[1:], base), domain="company")
    if not short:
        return
    for found in re.finditer("|".join(sorted(short, key=len, reverse=True)), text):
        if not any(c.start < found.end() and found.start() < c.end for c in full):
            english = short[found.group()]
            yield Match("name", found.group(), english, found.start(), found.end(), domain="company")


def _full_names(text: str, terms: Sequence[Match]) -> Iterator[_Company]:
    places = {match.end: match for match in terms if match.domain == "places"}
    for legal in _LEGAL.finditer(text):
        words, at = _branch(text, legal.start())
        if words and (company := _company(text, at, legal.end(), words, places)):
            yield company


def _branch(text: str, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """The words of business that stand before `end`, and where the first of them begins."""
    found: list[tuple[str, str]] = []
    longest = max(map(len, _words()))
    while True:
        word = next((w for n in range(longest, 1, -1) if (w := text[max(0, end - n) : end]) in _words()), None)
        if word is None:
            return tuple(reversed(found)), end
        found.append((word, _words()[word]))
        end -= len(word)


def _company(
    text: str, at: int, end: int, words: tuple[tuple[str, str], ...], places: dict[int, Match]
) -> _Company | None:
    """The company whose branch begins at `at`, if its own name before that has a sure beginning."""
    cores = [text[at - n : at] for n in _CORE_LENGTHS if n <= at]
    cores = [core for core in cores if re.fullmatch(r"[\u4e00-\u9fff]+", core) and not _NO_CORE.search(core)]
    for core in cores:
        start = at - len(core)
        unit = text[start - 1 : start] if start else ""
        if place := places.get(start) or (places.get(start - 1) if unit in ("省", "市", "县", "区") else None):
            return _Company(place.start, end, place.target, core, words)
    for core in cores:
        if _BEFORE.search(text[max(0, at - len(core) - 2) : at - len(core)]):
            return _Company(at - len(core), end, "", core, words)
    return None


@cache
def _words() -> dict[str, str]:
    with Path(__file__).with_name("company_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: row["target"] for row in csv.DictReader(file)}
