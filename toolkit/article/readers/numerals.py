"""The numerals that Word can set before a list item (ECMA-376 part 1, 17.18.59, ST_NumberFormat)."""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TENS = ("", "十", "百", "千")
_LEGAL_TENS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_COUNTING = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand"
    " koreanCounting japaneseDigitalTenThousand".split()
)
_LEGAL_FORMATS = frozenset("chineseLegalSimplified ideographLegalTraditional japaneseLegal".split())
_CIRCLED = frozenset("decimalEnclosedCircle decimalEnclosedCircleChinese".split())
_FULL_WIDTH = frozenset("decimalFullWidth decimalFullWidth2".split())


def numeral(value: int, number_format: str) -> str:
    """A positive number as Word shows it; decimal where the format is unknown or does not reach so far."""
    if value < 1:
        return str(value)
    if number_format in _COUNTING:
        return _counted(value, _DIGITS, _TENS) or str(value)
    if number_format in _LEGAL_FORMATS:
        return _counted(value, _LEGAL, _LEGAL_TENS, lead=True) or str(value)
    if number_format in {"ideographDigital", "taiwaneseDigital"}:
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if number_format == "ideographTraditional" and value <= len(_STEMS):
        return _STEMS[value - 1]
    if number_format == "ideographZodiac" and value <= len(_BRANCHES):
        return _BRANCHES[value - 1]
    return _latin(value, number_format)


def _latin(value: int, number_format: str) -> str:
    if number_format in _CIRCLED and value <= 20:
        return chr(0x2460 + value - 1)
    if number_format == "decimalEnclosedParen" and value <= 20:
        return chr(0x2474 + value - 1)
    if number_format == "decimalEnclosedFullstop" and value <= 20:
        return chr(0x2488 + value - 1)
    if number_format in _FULL_WIDTH:
        return "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    if number_format == "decimalZero":
        return f"{value:02d}"
    if number_format in {"lowerRoman", "upperRoman"}:
        return _cased(_roman(value), number_format)
    if number_format in {"lowerLetter", "upperLetter"}:
        return _cased(chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1), number_format)
    return str(value)


def _cased(text: str, number_format: str) -> str:
    return text.upper() if number_format.startswith("upper") else text


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


def _counted(value: int, digits: str, tens: tuple[str, ...], *, lead: bool = False) -> str | None:
    """十一, 一百零三, 二千零一十; None from ten thousand on. `lead` keeps the one of 一十."""
    if value >= 10_000:
        return None
    text, gap = "", False
    for power in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + tens[power]
            gap = False
        else:
            gap = True
    return text[1:] if not lead and 10 <= value < 20 else text
