"""Days counted with 日, which elsewhere is a day of the month: 10日内, 限时7日, 不少于7日, 5日以上10日以下."""

import re
from fractions import Fraction

from toolkit.alignment.quantities import approximations, numerals, units
from toolkit.alignment.quantities.nodes import Amount, Approximation, Parsed

_WITHIN = re.compile(r"([0-9]{1,3})\s?日(?:之内|以内|内)")
_LASTING = re.compile(
    r"(?:限时|限期|期限|为期|历时|提前|连续|工期|用时|耗时|延长|逾期|(?:公示|试用|冷静|有效|保质|服务|任|工|限)期[为是]?|公示|缩短[为至到]|压缩[为至到]"
    r"|停[产业]|[间每]隔|拘留|[未届]?满|过去|最近|前后共)\s?$"
)
_LASTS = re.compile(r"[0-9]{1,3}日(?:无理由|以?后?届满|冷静期|犹豫期|免费试)")
_FIGURE = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_BOUNDED = re.compile(rf"{_FIGURE}\s?日以上、?{_FIGURE}\s?日以下")
_BOUND = re.compile(rf"{_FIGURE}\s?日(以上|以下)")
_SIDES = {"以上": Approximation.UPWARD, "以下": Approximation.BELOW}
_MANY = re.compile(r"(3[2-9]|[4-9][0-9]|[1-9][0-9]{2})\s?日(?![元圆均本历报])")  # no month has so many
_LASTED = re.compile(r"([0-9]{1,3})\s?日(?![前上下凌起零])")


def days(text: str, position: int) -> Parsed | None:
    """10日内, 限时7日, 不少于7日, 5日以上10日以下: spans of days, not days of the month."""
    if parsed := _bounded_days(text, position):
        return parsed
    if not text[position].isdigit() or text[position - 1 : position] in tuple("0123456789月.,"):
        return None
    sense = Approximation.WITHIN if (found := _WITHIN.match(text, position)) else None
    lasting = _LASTS.match(text, position) or _LASTING.search(text[max(0, position - 4) : position])
    found = found or (_LASTED.match(text, position) if lasting else _MANY.match(text, position))
    if not found:
        return None
    value = Fraction(int(found[1]))
    return Parsed(position, found.end(), Amount(value, value, units.table()["天"], sense)) if value else None


def _bounded_days(text: str, position: int) -> Parsed | None:
    unit = units.table()["天"]
    if text[position - 1 : position] not in tuple("0123456789一二三四五六七八九十月.,"):
        if (found := _BOUNDED.match(text, position)) and _number(found[1]) < _number(found[2]):
            low, high = _number(found[1]), _number(found[2])
            return Parsed(position, found.end(), Amount(low, high, unit, bounded=True))
        if found := _BOUND.match(text, position):
            value, sense = _number(found[1]), approximations.of_law(text, found.end(), _SIDES[found[2]])
            return Parsed(position, found.end(), Amount(value, value, unit, sense))
    opening = approximations.before(text, position)
    if opening and opening[0] in (Approximation.LEAST, Approximation.MOST):
        found = _LASTED.match(text, opening[1])
        if found and not text[found.end() : found.end() + 1].isdigit():
            return Parsed(position, found.end(), Amount(Fraction(found[1]), Fraction(found[1]), unit, opening[0]))
    return None


def _number(figure: str) -> Fraction:
    numeral = numerals.read(figure, 0)
    return numeral.low if numeral else Fraction(0)
