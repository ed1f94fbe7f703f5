"""Years that are not counted from the common era: those of Taiwan (民国114年) and of reigns (嘉靖九年)."""

import re

from toolkit.alignment.quantities import numerals
from toolkit.alignment.quantities.nodes import Parsed, Reign

_TAIWAN = 1911
# the first year of each reign
_REIGNS = {
    "贞观": 627, "开元": 713, "天宝": 742, "洪武": 1368, "永乐": 1403, "宣德": 1426, "正统": 1436, "景泰": 1450,
    "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522, "隆庆": 1567, "万历": 1573, "天启": 1621, "崇祯": 1628,
    "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862,
    "光绪": 1875, "宣统": 1909, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019,
}  # fmt: skip
_ABOUT_TAIWAN = re.compile(
    r"台湾|台北|台币|行政院|立法院|立院|经济部|财政部国库署|主计总处|国发会|金管会|央行总裁|民国"
)
_OF_TAIWAN = re.compile(r"(1[01][0-9]|[89][0-9])(?=年)")
_A_DATE = re.compile(r"年\s?(?:[01]?[0-9]\s?月|第?[一二三四1-4]季|[上下]半年|[底初末])")


def taiwan_year(text: str, position: int) -> tuple[int, int] | None:
    """The calendar year of 民国114年, 114年度 and, in a text about Taiwan, 114年7月; and where it ends, 年 left out."""
    if text.startswith("民国", position):
        at = position + 2 + (text[position + 2 : position + 3] == " ")
        if text.startswith("元年", at):
            return _TAIWAN + 1, at + 1
        numeral = numerals.read(text, at)
        if numeral is None or numeral.integer is None or not 0 < numeral.integer < 200:
            return None
        return (_TAIWAN + numeral.integer, numeral.end) if text.startswith("年", numeral.end) else None
    found = _OF_TAIWAN.match(text, position)
    if not found or text[position - 1 : position].isdigit():
        return None
    budget = len(found[1]) == 3 and text.startswith("年度", found.end())
    dated = _A_DATE.match(text, found.end()) and _ABOUT_TAIWAN.search(text)
    return (_TAIWAN + int(found[1]), found.end()) if budget or dated else None


def reign(text: str, position: int) -> Parsed | None:
    """九年 after 嘉靖, 元年 after 康熙; the reign's name is left to the translator."""
    first = _REIGNS.get(text[max(0, position - 2) : position])
    if first is None:
        return None
    if text.startswith("元年", position):
        return Parsed(position, position + 2, Reign(1, first))
    numeral = numerals.read(text, position)
    if numeral is None or numeral.integer is None or not 0 < numeral.integer < 65:
        return None
    if not text.startswith("年", numeral.end) or text.startswith(("年间", "年代"), numeral.end):
        return None
    return Parsed(position, numeral.end + 1, Reign(numeral.integer, first + numeral.integer - 1))
