"""Units that stand without a number, as tables and their heads have them: 单位：亿元, 产量（万辆）, a cell of 万吨."""

import re
from fractions import Fraction

from toolkit.alignment.quantities import units
from toolkit.alignment.quantities.nodes import Amount, Parsed

_SCALES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}  # powers of ten
_SCALE = re.compile("|".join(sorted(_SCALES, key=len, reverse=True)))
_BEFORE = re.compile(r"(?:^|[\t\n（(]|单位\s?[:：]\s?(?:[^\t\n]{1,12}[、/，,；;]\s?)*)$")
_AFTER = re.compile(r"\s*(?:$|[\t\n）)、/，,；;])")


def read(text: str, position: int) -> Parsed | None:
    """A scale and its unit that fill a cell, a bracket, or a place after 单位."""
    scale = _SCALE.match(text, position)
    if not scale or not _BEFORE.search(text[max(0, position - 40) : position]):
        return None
    read = units.read(text, scale.end())
    if read is None or read[0].kind == "skip" or not _AFTER.match(text, read[1]):
        return None
    value = Fraction(10 ** _SCALES[scale.group()])
    return Parsed(position, read[1], Amount(value, value, read[0]))
