"""English of shares, folds, discounts and ordinals."""

import re
from collections.abc import Iterable
from fractions import Fraction

from toolkit.alignment.quantities import english_numbers
from toolkit.alignment.quantities.amount_english import BOUNDS, approximate
from toolkit.alignment.quantities.nodes import Discount, Doubling, Multiple, Ordinal, Ratio, Share

_FOLD_VERBS = {2: "double", 3: "triple", 4: "quadruple", 5: "quintuple"}
_PERCENT = ("{} percent", "{}%", "{} per cent", "{}-percent", "{} pct")
_SIMPLE = {
    Fraction(1, 2): ("half", "one-half", "one half"),
    Fraction(1, 4): (
        "a quarter",
        "one quarter",
        "one-quarter",
        "one-fourth",
        "one fourth",
        "a fourth",
        "one in four",
        "quarter",
    ),
    Fraction(3, 4): ("three quarters", "three-quarters", "three-fourths", "three fourths"),
    Fraction(1, 3): ("one-third", "a third", "one third", "one in three", "1/3"),
    Fraction(2, 3): ("two-thirds", "two thirds", "2/3", "two in three"),
    Fraction(1, 5): ("one-fifth", "a fifth", "one fifth", "one in five"),
    Fraction(1, 10): ("one-tenth", "a tenth", "one tenth", "one in ten", "one in 10"),
}


def percent(value: Fraction) -> list[str]:
    """0.35 → 35 percent, 35% …"""
    numbers = english_numbers.cardinal(value * 100, spell=False)
    return [form.format(number) for number in numbers for form in _PERCENT]


_PERCENT_RANGES = ("{} percent to {} percent", "{}% to {}%", "{}%-{}%", "{} percent and {} percent")
_SCALES = {100: "hundred", 1000: "thousand", 10_000: "ten-thousand", 10**6: "million", 10**9: "billion"}


def _percent_range(low: Fraction, high: Fraction) -> list[str]:
    first, last = (english_numbers.figures(value * 100) for value in (low, high))
    joined = [form.format(first, last) for form in ("{} to {}", "{}-{}", "{}–{}", "{} or {}")]
    forms = [form.format(number) for number in joined for form in _PERCENT]
    forms += [f"between {first} percent and {last} percent", f"between {first} and {last} percent"]
    return forms + [form.format(first, last) for form in _PERCENT_RANGES]


def share(node: Share) -> list[str]:
    """三成五 → 35 percent; 三分之二 → two-thirds; 千分之三 → 0.3 percent, 3 per 1,000."""
    if node.high is not None:
        return approximate(_percent_range(node.value, node.high), node.approximation)
    simple = list(_SIMPLE.get(node.value, ()))
    numerator = node.value * node.denominator
    if node.denominator == 100:
        forms = percent(node.value) + simple + _tenths(node.value * 10)
    elif node.denominator >= 1000:
        per = _per(numerator, node.denominator)
        forms = [*_percent_if_exact(node.value)[:4], *per] if node.denominator == 1000 else per
        forms += _percent_if_exact(node.value)
    else:
        forms = simple + _fraction(numerator, node.denominator) + _percent_if_exact(node.value)
    if node.bare:
        forms.append(english_numbers.figures(node.value * 100))
    return approximate(forms, node.approximation)


def _percent_if_exact(value: Fraction) -> list[str]:
    """Percent forms where four decimals at most say it exactly: a fifth is 20 percent, a third is none."""
    exact = (value * 10**6).denominator == 1
    return percent(value) if exact else []


def _tenths(count: Fraction) -> list[str]:
    """七成 → seven in 10, seven-tenths."""
    if count.denominator != 1:
        return []
    word = english_numbers.words(int(count))
    return [f"{word}{link}" for link in (" in 10", " out of 10", " in ten", " out of ten", "-tenths", " tenths")]


def _fraction(numerator: Fraction, denominator: int) -> list[str]:
    """三分之二 → two-thirds, 2/3; denominators below a thousand."""
    if numerator.denominator != 1 or not 0 < numerator < 100 or denominator >= 100:
        return _per(numerator, denominator)
    part = next(form for form in english_numbers.ordinal(denominator) if not form[0].isdigit())
    count = english_numbers.words(int(numerator))
    parts = part if numerator == 1 else part + "s"
    whole = english_numbers.words(denominator) if denominator <= 20 else str(denominator)
    forms = [f"{count}-{parts}", f"{count} {parts}", f"{int(numerator)}/{denominator}"]
    forms += [f"{count} {link} {w}" for link in ("in", "out of") for w in dict.fromkeys((whole, str(denominator)))]
    return [*forms, f"a {part}"] if numerator == 1 else forms


def _per(numerator: Fraction, denominator: int) -> list[str]:
    """千分之三 → 3 per 1,000, three-thousandths; 十亿分之一 → one in a billion."""
    counts = [english_numbers.figures(numerator)]
    if numerator.denominator == 1 and numerator < 100:
        counts.append(english_numbers.words(int(numerator)))
    wholes = english_numbers.cardinal(Fraction(denominator))
    links = ("per", "in", "out of", "of every", "out of every")
    forms = [f"{count} {link} {whole}" for count in counts for whole in wholes for link in links]
    name = _SCALES.get(denominator, "")
    if not name and denominator % 1000 == 0 and denominator < 100_000:
        name = f"{english_numbers.words(denominator // 1000)}-thousand"
    if name:
        ending = "th" if numerator == 1 else "ths"
        forms += [f"{count}{link}{name}{ending}" for count in counts for link in ("-", " ")]
        forms += [f"{count} per {name}" for count in counts]
        forms += [f"a {name}th", f"an {name}th"] if numerator == 1 else []
    if denominator == 10**6:
        forms += [form for count in counts for form in (f"{count} parts per million", f"{count} ppm", f"{count}ppm")]
    return [*forms, f"{counts[0]}‰"] if denominator == 1000 else forms


def _fold_forms(value: Fraction) -> list[str]:
    """What has become, or is, `value` times as much."""
    numbers = list(english_numbers.cardinal(value))[:3]
    forms = (
        [f"{n} times" for n in numbers] + [f"{n}-fold" for n in numbers] + [f"{n}fold" for n in numbers if n.isalpha()]
    )
    forms += [f"{n} fold" for n in numbers] + [f"{english_numbers.figures(value)}x"] + percent(value)[:3]
    forms += [f"{n}-times" for n in numbers]
    if value.denominator == 1 and int(value) in _FOLD_VERBS:
        forms += _verb_forms(int(value))
    if value == 2:
        forms = ["twice", *forms]
    if value.denominator > 1:
        forms.append(english_numbers.figures(value))
    if value == Fraction(3, 2):
        forms += ["one and a half times", "one-and-a-half times"]
    if 1 < value < 2:
        more = english_numbers.figures((value - 1) * 100)
        forms += [f"{more} percent {word}" for word in ("more", "higher", "above", "faster", "larger", "greater")]
    return forms


def _verb_forms(value: int) -> list[str]:
    verb = _FOLD_VERBS[value]
    stem = verb.removesuffix("e")
    treble = ["treble", "trebled", "trebling"] if value == 3 else []
    return [verb, f"{stem}ed", f"{stem}ing", f"{verb}s", *treble]


def _increase_forms(value: Fraction) -> list[str]:
    """What has grown by `value` times itself: 增长2倍 is by 200 percent, to three times."""
    forms = percent(value)
    forms += ["zero"] if value == 0 else []
    if value == 1:
        return [
            *forms,
            *_verb_forms(2),
            "twofold",
            "two-fold",
            "twice",
            "two times",
            "2-fold",
            "onefold",
            "one-fold",
            "a factor of two",
        ]
    if value < 1:
        return forms + list(_SIMPLE.get(value, ()))
    result = _without_percent(_fold_forms(value + 1))
    literal = [form for form in _fold_forms(value) if form.endswith(("times", "fold", "x"))]
    return forms + result + literal


def _without_percent(forms: list[str]) -> list[str]:
    return [form for form in forms if not re.search("per ?cent|%|pct", form)]


def multiple(node: Multiple) -> list[str]:
    """是2倍 → twice; 增长2倍 → 200 percent, tripled …"""
    if node.high > node.low:
        first, last = english_numbers.cardinal(node.low), english_numbers.cardinal(node.high)
        pairs = [*zip(first[:2], last[:2], strict=False), (first[-1], last[-1])]
        forms = [
            f"{a}{mid}{b}{end}"
            for a, b in pairs
            for mid in (" to ", "-", " or ", "–")
            for end in (" times", "-fold", "fold")
        ]
        forms += _percent_range(node.low, node.high)
        forms += _bounds(pairs) if node.bounded else []
    elif node.increase:
        forms = _increase_forms(node.low)
    elif node.increase is False:
        forms = _fold_forms(node.low)
    else:
        forms = _fold_forms(node.low) + _increase_forms(node.low)
    return approximate(forms, node.approximation)


def _bounds(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Not less than one time but not more than five times, between one and five times."""
    return [
        form.format(f"{low}{unit}", f"{high} times")
        for low, high in pairs
        for unit in ("", " times", " time")
        for form in ("between {} and {}", "from {} to {}", *BOUNDS)
    ]


def ratio(node: Ratio) -> list[str]:
    """1∶4 → 1:4, one to four; 11比9 → 11:9, 11-9."""
    figures = [english_numbers.figures(part) for part in node.parts]
    words = [english_numbers.cardinal(part)[0] for part in node.parts]
    forms = [mark.join(figures) for mark in (":", " : ", " to ", "-to-", "-", "–")]
    forms += [mark.join(words) for mark in (" to ", "-to-")]
    if len(figures) == 2:
        forms += [f"{figures[0]} to {words[1]}", f"{words[0]} to {figures[1]}"]
        forms += [f"{figures[0]} for every {figures[1]}", f"{words[0]} for every {words[1]}"]
    return forms


def doubling(node: Doubling) -> list[str]:
    """翻一番 → double; 翻了两番 → quadrupled."""
    factor = 2**node.times
    forms = _without_percent(_fold_forms(Fraction(factor)))
    if factor in _FOLD_VERBS:
        verbs = _verb_forms(factor)
        lead = verbs[1] if node.done else verbs[0]
        forms = [lead, *verbs, *forms]
    forms += percent(Fraction(factor - 1))
    return approximate(forms, node.approximation) + _doubled_over(node)


def _doubled_over(node: Doubling) -> list[str]:
    """翻了五番多 → doubling more than five times over."""
    times = [f"{count} times" for count in english_numbers.cardinal(Fraction(node.times))[:2]]
    times = {1: [], 2: ["twice", *times]}.get(node.times, times)
    said = approximate(times, node.approximation)
    return [f"{verb} {count}" for verb in _verb_forms(2) for count in said]


def discount(node: Discount) -> list[str]:
    """八折 → 20 percent discount."""
    if node.high is None:
        off, left = percent(1 - node.remaining), percent(node.remaining)
    else:
        off, left = _percent_range(1 - node.high, 1 - node.remaining), _percent_range(node.remaining, node.high)
    off = [form for form in off if form.endswith((" percent", "%", "-percent"))]
    forms = [
        f"{form} {word}" for form in off for word in ("discount", "off", "reduction", "lower", "cheaper", "discounts")
    ]
    forms += [f"{word} of {form}" for form in off for word in ("discount", "reduction", "discounts")]
    if node.high is None and node.remaining == Fraction(1, 2):
        forms += ["half price", "half-price", "half the"]
    return left + forms if node.of else forms + left


_NUMBERED = tuple("Article Step Chapter Page Part Class Category Stage Section Volume Level Round Item Line".split())
_FIRST = ("No. 1", "No.1", "number one", "top", "highest", "leading", "initial", "inaugural", "winner")


def ordinal(node: Ordinal) -> list[str]:
    """第九届 → ninth, 9th; 第二大 → second-largest."""
    plain = list(english_numbers.ordinal(node.value))
    numbered = [f"No. {node.value}", f"No.{node.value}", f"number {node.value}"]
    numbered += [f"{noun} {node.value}" for noun in _NUMBERED]
    if node.value < 100:
        numbered += [f"{noun} {english_numbers.words(node.value)}" for noun in ("number", "day", "phase")]
    numbered += [f"Day {node.value}", f"Phase {node.value}", f"#{node.value}"]
    first = list(_FIRST) if node.value == 1 else []
    if node.noun == "largest":
        best = ("largest", "biggest", "largest-ever", "major")
        ranked = [f"{form}{dash}{word}" for form in plain for dash in ("-", " ") for word in best[:2]]
        return [*best[:2], *plain, *first] if node.value == 1 else [*ranked, *plain, *numbered]
    second = ["next", "following", "runner-up"] if node.value == 2 else []
    if node.noun == "phase":
        return _phase(node.value, plain)
    if node.value < 10:
        numbered += [f"{noun} {_ROMAN[node.value]}" for noun in ("Chapter", "Part", "Phase", "Class", "Stage")]
        numbered += [f"category {node.value}", f"Category {english_numbers.words(node.value)}"]
    if node.noun == "number":
        return [*numbered, str(node.value), *plain]
    return [*plain, *first, *numbered, *second]


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _phase(value: int, ordinals: list[str]) -> list[str]:
    """二期 → phase II, second phase."""
    names = [_ROMAN[value], str(value), english_numbers.words(value)]
    forms = [f"{noun}{dash}{name}" for name in names for noun in ("phase", "phases", "stage") for dash in (" ", "-")]
    return [*forms, *(f"{form} {noun}" for form in ordinals for noun in ("phase", "stage")), *ordinals, _ROMAN[value]]
