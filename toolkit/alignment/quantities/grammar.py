"""The grammar: finds the quantities of a text and gives their meaning.

    quantity = ordinal | proportion | scale | numbered thing | date | half | price | phase | amount | year
    scale    = 万 or the like and a unit, alone in a cell or bracket
    amount   = [approximation] number [unit] [range-mark number [unit]] [approximation]

Rules are tried at every position from left to right; the first that fits takes its span.
"""

from collections.abc import Iterator

from toolkit.alignment.quantities import (
    amounts,
    clocks,
    dates,
    exclusions,
    numerals,
    ordinals,
    periods,
    proportions,
    scales,
    small_change,
)
from toolkit.alignment.quantities.nodes import Parsed

_RULES = (
    ordinals.numbered,
    dates.read,
    amounts.half,
    small_change.read,
    ordinals.phase,
    amounts.amount,
    dates.bare_year,
)


def parse(text: str) -> Iterator[Parsed]:
    """All quantities, in order, without overlap."""
    meant = [*clocks.clock_spans(text), *proportions.spans(text)]
    literals = [
        (start, end)
        for start, end in exclusions.literal_spans(text)
        if not any(start < b and a < end for a, b in meant)
    ]
    position = 0
    while position < len(text):
        if literals and position >= literals[0][0]:
            position = max(position, literals.pop(0)[1])
            continue
        limit = literals[0][0] if literals else len(text)
        parsed = _first_rule(text, position)
        if parsed and parsed.end <= limit:
            yield parsed
            position = parsed.end
        else:
            position = _next_position(text, position)


def _first_rule(text: str, position: int) -> Parsed | None:
    if amounts.is_tied_to_latin(text, position):
        return None
    if text[position] == "第":
        return periods.period(text, position) or ordinals.ordinal(text, position)
    # before the idioms: 四季度, 十分之一
    if found := periods.period(text, position) or proportions.read(text, position):
        return found
    if found := scales.read(text, position):
        return found
    if exclusions.word_end(text, position):
        return None
    return next(filter(None, (rule(text, position) for rule in _RULES)), None)


def _next_position(text: str, position: int) -> int:
    """Past an idiom, past the whole of a numeral that no rule took, or one character on."""
    if end := exclusions.word_end(text, position):
        return end
    start = position
    if text[position] == "第":
        position += 1 + (text[position + 1 : position + 2] == " ")
    if position >= len(text) or not numerals.is_numeral_char(text[position]):
        return max(position, start + 1)
    if text[position] in "零〇" and position and not numerals.is_numeral_char(text[position - 1]):
        return position + 1  # 两年零八个月
    arabic = text[position].isascii()
    while position < len(text) and numerals.is_numeral_char(text[position]) and text[position].isascii() == arabic:
        position += 1
        if text[position : position + 1] in (".", ",") and text[position + 1 : position + 2].isdigit():
            position += 1
    return position
