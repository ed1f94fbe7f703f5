"""English of amounts: number or range, unit and approximation."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from toolkit.alignment.quantities import approximations, english_numbers, unit_english
from toolkit.alignment.quantities.nodes import Amount, Approximation, Half
from toolkit.alignment.quantities.units import Unit

# kinds of unit before which one to nine are spelt out
_SPELLED = frozenset(
    "count people units vehicles pieces households visits duration teu level "
    "countries provinces cities counties villages".split()
)
_RANGES = ("{} to {}", "{}-{}", "{}–{}", "between {} and {}", "from {} to {}", "{} - {}", "{} through {}", "{} and {}")
_SCALE_WORDS = (" trillion", " billion", " million")
_LEVELS = ("force", "level", "grade", "magnitude")
_AGES = ("aged", "age", "the age of", "ages", "ages of")
_MANY = 14  # phrases that are combined with every wording of an approximation
_ALL = 48  # phrases that are combined with any


def approximate(phrases: list[str], sense: Approximation | None) -> list[str]:
    """Each phrase in the wordings of an approximation; the first wording with the first phrase leads."""
    if sense is None:
        return phrases
    wordings = approximations.english()[sense]
    combined = [wording.format(phrase) for phrase in phrases[:_MANY] for wording in wordings]
    return combined + [wording.format(phrase) for phrase in phrases[_MANY:_ALL] for wording in wordings[:4]]


def amount(node: Amount) -> list[str]:
    """73.08亿元 → 7.308 billion yuan, RMB 7.308 billion, 7,308 million yuan …"""
    unit = node.unit
    if node.vague:
        return _vague(node)
    if unit is not None and unit.kind == "ordinal":
        return _anniversary(node)
    if node.half and unit is not None:
        return approximate(_and_a_half(node, unit), node.approximation)
    phrases = _range(node) if node.low < node.high else _single(node)
    if node.minus:
        phrases = [form.format(p) for form in ("minus {}", "-{}", "{} below zero", "negative {}") for p in phrases]
    if unit is not None and unit.kind == "level" and node.approximation is Approximation.UPWARD:
        phrases = [f"{phrases[0]} or above", *approximate(phrases, node.approximation)]
        return phrases
    also = approximate(phrases, node.also) if node.also else []
    return approximate(phrases, node.approximation) + also + _over_words(node)


def _cardinal(node: Amount, value: Fraction) -> list[str]:
    spell = node.unit is not None and node.unit.kind in _SPELLED
    return list(english_numbers.cardinal(value, node.places, spell=spell))


def _single(node: Amount) -> list[str]:
    numbers, unit = _cardinal(node, node.low), node.unit
    if unit is None:
        return numbers + _others(node)
    named = unit_english.phrases(numbers, unit, single=node.low == 1, attributive=node.attributive)
    converted = unit_english.converted(node.low, unit)
    named[1:1] = converted[:6]
    named[4:4] = unit_english.set_phrases(node.low, unit)
    named += converted[6:]
    if node.attributive and node.low in (10**6, 10**9, 10**12):
        named += [form.removeprefix("1-").removeprefix("1 ") for form in named[:6]]  # million-tonne
    if node.running and node.low.denominator == 1:
        named += english_numbers.ordinal(int(node.low))
    if unit.kind == "level":
        named += [f"{word} {number}" for number in numbers[:2] for word in _LEVELS]
    if unit.source == "个年头" and node.low.denominator == 1:
        named += [f"{nth} year" for nth in english_numbers.ordinal(int(node.low))]
    if unit.kind == "age":
        numbers[1:1] = [f"{word} {number}" for number in numbers[:2] for word in _AGES]
    return _named_or_bare(node, unit, named, numbers) + _others(node)


def _range(node: Amount) -> list[str]:
    unit, pairs = node.unit, _pairs(node)
    templates = ("{} or {}", *_RANGES) if node.neighbours else (*_RANGES, "{} or {}")
    numbers = [template.format(*pair) for template in (_RANGES[0], *templates) for pair in pairs]
    if unit is None:
        return numbers
    named = unit_english.phrases(numbers, unit, single=False, attributive=node.attributive)
    for low, high in pairs[:4]:
        ends = zip(*(unit_english.phrases([number], unit, single=False) for number in (low, high)), strict=False)
        for i, pair in enumerate(islice(ends, 20)):
            named += [template.format(*pair) for template in _RANGES[: 5 if i < 8 else 2]]
    if node.bounded:
        named += _bounded(pairs[:4], unit)
        numbers += [form.format(*pair) for form in BOUNDS for pair in pairs[:4]]
    converted = [unit_english.converted(value, unit) for value in (node.low, node.high)]
    named += [f"{low.split()[0]} to {high}" for low, high in zip(*converted, strict=False)]
    if (node.low, node.high) == (Fraction(1), Fraction(2)) and unit.singular:
        named += [f"{article} {unit.singular} or two" for article in ("a", "an", "one")]
    if unit.kind == "age":
        numbers[1:1] = [f"{word} {number}" for number in numbers[:2] for word in _AGES]
        if node.neighbours and node.low % 10 == 0:
            named += [f"{int(node.low)}s {word} {int(node.high)}s" for word in ("and", "or", "to")]
    return _named_or_bare(node, unit, named, numbers)


BOUNDS = (  # the wordings of laws
    "not less than {} but not more than {}",
    "not less than {} and not more than {}",
    "no less than {} but no more than {}",
    "no less than {} and no more than {}",
    "at least {} but no more than {}",
    "at least {} but not more than {}",
    "at least {} and at most {}",
    "more than {} but less than {}",
    "more than {} and less than {}",
    "over {} but under {}",
    "above {} and below {}",
    "{} or more but fewer than {}",
    "{} or more but less than {}",
    "{} or more but not more than {}",
)


def _bounded(pairs: list[tuple[str, str]], unit: Unit) -> Iterator[str]:
    """The wordings of laws, with the unit at both ends or at the last: not less than 5 and not more than 10 days."""
    for low, high in pairs:
        lows, highs = (unit_english.phrases([number], unit, single=False) for number in (low, high))
        ends = [*islice(zip(lows, highs, strict=False), 20), *((low, named) for named in highs[:3])]
        yield from (form.format(*pair) for form in BOUNDS for pair in ends)


def _pairs(node: Amount) -> list[tuple[str, str]]:
    """Forms of both ends that go together: (10, 20 million), (six, eight), (3.5, 4) …"""
    low, high = _cardinal(node, node.low), _cardinal(node, node.high)
    figures = [english_numbers.figures(value) for value in (node.low, node.high)]
    plain = [english_numbers.figures(value, commas=False) for value in (node.low, node.high)]
    pairs = [(low[0], high[0]), (figures[0], figures[1]), (plain[0], plain[1]), (low[-1], high[-1])]
    pairs += [(low[0], figures[1]), *zip(low[1:4], high[1:4], strict=False)]
    if node.low < 10 <= node.high <= 100 and node.high.denominator == node.low.denominator == 1:
        pairs.insert(4, (english_numbers.words(int(node.low)), english_numbers.words(int(node.high))))
    shared = [
        (first.removesuffix(scale), last)
        for first, last in pairs
        for scale in _SCALE_WORDS
        if first.endswith(scale) and last.endswith(scale)
    ]
    lead = shared[:1] if pairs[0][0].endswith(_SCALE_WORDS) else []  # 5 to 10 million, but 100,000 to 500,000
    return list(dict.fromkeys(lead + pairs[:1] + shared + pairs))[:7]


def _named_or_bare(node: Amount, unit: Unit, named: list[str], bare: list[str]) -> list[str]:
    """Phrases with the unit and, where English may leave it out, numbers alone, in the order of preference."""
    if unit.kind == "rank":
        return named + bare
    if unit.bare == "only" and unit.kind == "money":  # dollars of Hong Kong or Taiwan: each currency early
        return [*bare[:2], *named[:12], *bare[2:], *named[12:]]
    if unit.bare == "only":
        return bare + named
    if unit.bare == "also" or unit.kind == "duration" or node.bare:
        return [*named[:4], *bare[:4], *named[4:], *bare[4:]]
    return named


def _others(node: Amount) -> list[str]:
    """甲公司等7家企业 may be "Company A and six others"."""
    numbers = [number for others in node.others for number in english_numbers.cardinal(Fraction(others))[:2]]
    return [f"{number} {word}" for number in numbers for word in ("other", "others", "more")]


def _over_words(node: Amount) -> list[str]:
    """What only "more than" has: the two-plus years, in their 30s, a dozen or more."""
    unit = node.unit
    if node.approximation not in (Approximation.OVER, Approximation.UPWARD) or node.low < node.high or unit is None:
        return []
    forms = []
    if unit.plural and unit.kind != "money":
        numbers = english_numbers.cardinal(node.low)[:2]
        forms += [f"{number}-plus {word}" for number in numbers for word in (unit.singular, unit.plural)]
    if unit.kind == "age" and node.low % 10 == 0:
        forms.append(f"{int(node.low)}s")
    return forms + (["a dozen", "dozen", "more than a dozen", "dozens"] if node.low == 10 else [])


def _vague(node: Amount) -> list[str]:
    """数千万元 → tens of millions of yuan; 几十家 → dozens."""
    magnitudes = list(english_numbers.vague(int(node.low)))
    name = unit_english.noun(node.unit) if node.unit else ""
    if not magnitudes or node.unit is None or not name:
        return magnitudes
    counted = ("several", "a few")
    ages = {("year", 10): "decades", ("year", 100): "centuries", ("year", 1000): "millennia"}
    if span := ages.get((node.unit.singular, int(node.low))):
        return [span, *(f"{word} {span}" for word in counted), *(f"{m} of years" for m in magnitudes)]
    named = [f"{m} {name}" if m.startswith(counted) else f"{m} of {name}" for m in magnitudes]
    return magnitudes + named if node.unit.bare == "only" else named + magnitudes


def _anniversary(node: Amount) -> list[str]:
    """75周年 → 75th anniversary, 75 years."""
    if node.low != node.high or node.low.denominator != 1 or not 0 < node.low < 10_000:
        return []
    ordinals, numbers = english_numbers.ordinal(int(node.low)), english_numbers.cardinal(node.low)
    forms = [f"{ordinal} anniversary" for ordinal in ordinals] + list(ordinals)
    forms += [f"{number} {word}" for number in numbers for word in ("years", "year")]
    return [*forms, f"{int(node.low)}-year", *numbers]


def _and_a_half(node: Amount, unit: Unit) -> list[str]:
    """两年半, 三个半小时 → two and a half years, 2.5 years."""
    numbers = english_numbers.cardinal(node.low)[:2]
    one, many = unit.singular, unit.plural
    decimal = english_numbers.figures(node.low + Fraction(1, 2))
    forms = [f"{n} and a half {many}" for n in numbers] + [f"{decimal} {many}", f"{decimal}-{one}", f"{decimal} {one}"]
    forms += [f"{n} {many} and a half" for n in numbers] + [f"{n}-and-a-half-{one}" for n in numbers]
    forms += [f"{n} and a half" for n in numbers]
    if node.low == 1:
        article = "an" if one == "hour" else "a"
        forms += [f"{article} {one} and a half", f"one {one} and a half"]
    smaller = {"year": (12, "months"), "hour": (60, "minutes")}.get(one)
    if smaller:
        parts, name = smaller
        forms += [f"{n} {name}" for n in english_numbers.cardinal(node.low * parts + parts // 2)]
        rest = english_numbers.cardinal(Fraction(parts // 2))
        forms += [f"{n} {many}{link}{r} {name}" for n in numbers for link in (" and ", " ") for r in rest]
    return forms


_HALVES = {
    "year": "half a year|six months|half-year|6 months|half year|six-month|6-month|half the year|half of the year",
    "month": "half a month|two weeks|15 days|half-month|a fortnight|half month",
    "hour": "half an hour|30 minutes|half-hour|half hour|30-minute|thirty minutes",
    "day": "half a day|half day|half-day",
    "century": "half a century|50 years|half-century|fifty years|five decades",
}


def half(node: Half) -> list[str]:
    """半年 → half a year; 过半 → more than half."""
    if node.unit is not None:
        return approximate(_HALVES[node.unit.singular].split("|"), node.approximation)
    if node.reduced:
        return "halved|halve|halving|halves|cut by half|cut in half|by half|in half|half|50 percent|50%".split("|")
    forms = approximate(["half", "50 percent", "one half", "one-half", "50%", "halfway"], node.approximation)
    if node.approximation is None:
        return [*forms, "halved", "halving", "halve"]
    majority = ["the majority", "a majority", "most", "the halfway"]
    return forms + majority if node.approximation is Approximation.OVER else forms
