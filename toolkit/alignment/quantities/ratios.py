"""Ratios and scores: 1∶4的比例, 配比为3:7, 按5:3:2分担, 以11比9取胜."""

import re
from collections.abc import Iterator
from fractions import Fraction

from toolkit.alignment.quantities.nodes import Parsed, Ratio

_FIGURE = r"\d{1,4}(?:\.\d+)?"
_COLONS = re.compile(rf"(?<![\d.:：∶]){_FIGURE}(?:\s?[:：∶]\s?{_FIGURE}){{1,3}}(?![\d:：∶])")
_OVER = re.compile(rf"(?<![\d.年月日]){_FIGURE}比{_FIGURE}(?![\d.年月日%个])")
_WORDS = "比例|配比|之比|比率|比分|[\u4e00-\u9fff]比"
_BEFORE = re.compile(
    rf"(?:{_WORDS}|按|按照)(?:约?[为是达]|达到|[均都]?不[低高少多大小]于|均|由|从|约|[:：])*\s?约?"
    rf"(?:{_FIGURE}\s?[:：∶]\s?{_FIGURE}[\u4e00-\u9fff]{{1,5}}到)?$"  # 由5.3∶1优化到2.1∶1
)
_AFTER = re.compile(
    rf"\s?的?(?:{_WORDS}|[与和]?[\u4e00-\u9fff]{{0,4}}分[担摊成红配享]|出资|拨付|承担|筹资|[优提降缩升扩][化高到低小升大]*到{_FIGURE}\s?[:：∶])"
)
_FULL_SCALE = re.compile(r"1比1(?:的?[复还仿打]|比例|等比|大小|实景|模)")
_REACH = 20  # characters before a ratio in which the word that makes it one stands
_SURE = 20  # where no part of three is larger, and the last two have not two digits each, it is no time of day
_TWO = re.compile(r"\d\d$")
_YEARS = re.compile(r"(?:19|20)\d\d比(?:19|20)\d\d")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where ratios written in figures stand."""
    found = (read(text, match.start()) for match in _COLONS.finditer(text))
    return ((parsed.start, parsed.end) for parsed in found if parsed)


def read(text: str, position: int) -> Parsed | None:
    """The ratio that begins at `position`. Two figures with a colon need a word beside them: they may be a time."""
    if (found := _OVER.match(text, position)) and not (
        _FULL_SCALE.match(text, position) or _YEARS.match(text, position)
    ):
        return _parsed(found, found[0].split("比"))
    found = _COLONS.match(text, position)
    if not found:
        return None
    parts = [part.strip() for part in re.split("[:：∶]", found[0])]
    beside = _AFTER.match(text, found.end()) or _BEFORE.search(text, max(0, position - _REACH), position)
    plainly = len(parts) > 2 and all(float(part) <= _SURE for part in parts) and not all(map(_TWO.match, parts[1:]))
    if any(part.startswith("0") and part != "0" and part[1:2] != "." for part in parts[1:]):
        return None  # 9:00
    return _parsed(found, parts) if beside or plainly else None


def _parsed(found: re.Match[str], parts: list[str]) -> Parsed:
    return Parsed(found.start(), found.end(), Ratio(tuple(map(Fraction, parts))))
