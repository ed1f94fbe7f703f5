"""What stands before the figures of an amount: a minus sign, the sign of a currency; and figures in formal numerals."""

import re

# codes and signs as Chinese pages write them, the longer first: RMB12.5亿元, ￥500万元, US$1.2亿
CURRENCIES = {
    "人民币": "元",
    "RMB": "元",
    "CNY": "元",
    "US$": "美元",
    "USD": "美元",
    "HK$": "港元",
    "HKD": "港元",
    "NT$": "新台币",
    "￥": "元",
    "¥": "元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
}
_CURRENCY = re.compile(rf"({'|'.join(map(re.escape, CURRENCIES))})\s?(?=[\d壹贰叁肆伍陆柒捌玖拾])")
_MINUS = re.compile(
    r"(?<=[ \t，。；：、（(“为至到达是由在约降升于和及温长比幅率速跌滑差化值额现])[-−－](?=\d)"
    r"|(?<![正胜平])负(?=\d[\d.,]*\s?(?:[%‰℃万亿元点]|个百|摄氏|[美欧港日]元|英镑|[，。；）)]|$))|零下"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL_SUM = re.compile(
    r"[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*[壹贰叁肆伍陆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*(?=元|圆|美元|港元)"
)


def minus(text: str, position: int) -> int:
    """Where a minus sign that begins at `position` ends (零下5, 负0.2, -0.2; not 正负), else `position`."""
    found = _MINUS.match(text, position)
    return found.end() if found else position


def currency(text: str, position: int) -> tuple[str, int] | None:
    """The Chinese name of the currency whose sign begins at `position`, and where the figures begin."""
    found = _CURRENCY.match(text, position)
    if not found or (
        found[1].isascii()
        and found[1].isalpha()
        and text[position - 1 : position].isalpha()
        and text[position - 1].isascii()
    ):
        return None
    return CURRENCIES[found[1]], found.end()


def plain_numerals(text: str, position: int) -> str:
    """The text with the formal numerals of a sum that begins at `position` (叁拾万元) written as usual ones."""
    found = _FORMAL_SUM.match(text, position)
    return text[:position] + found[0].translate(_FORMAL) + text[found.end() :] if found else text
