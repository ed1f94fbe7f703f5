"""Numbers in English: the house form first, then every other form that is right.

House style is that of Xinhua: one to nine in words where things are counted, figures from 10, commas in
thousands, and million, billion, trillion after figures.
"""

from fractions import Fraction

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = ("", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split())
SCALES = ((10**12, "trillion", ("tn", "trn")), (10**9, "billion", ("bn",)), (10**6, "million", ("mn",)))
_ORDINAL_WORDS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ORDINAL_WORDS |= {"nine": "ninth", "twelve": "twelfth"}


def words(value: int) -> str:
    """A whole number below a thousand in words: 42 → forty-two, 300 → three hundred."""
    if value < 20:
        return ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{ONES[hundreds]} hundred" + (f" and {words(rest)}" if rest else "")


def ordinal(value: int) -> tuple[str, ...]:
    """9 → ninth, 9th; 137 → 137th. Words are preferred below ten."""
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    figure = f"{value}{suffix}"
    if value >= 1000:
        return (f"{value:,}{suffix}", figure, *_scale_ordinals(value))
    if not 0 < value < 100:
        return (figure,)
    head, dash, last = words(value).rpartition("-")
    last = _ORDINAL_WORDS.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")
    spelled = head + dash + last
    return (spelled, figure) if value < 10 else (figure, spelled)


def _scale_ordinals(value: int) -> list[str]:
    """30,000,000 → 30 millionth, 30-millionth, 30th million."""
    for scale, name, _ in SCALES:
        if value >= scale and decimals_of(Fraction(value, scale)) <= 3 and _is_exact(Fraction(value, scale)):
            part = figures(Fraction(value, scale))
            forms = [f"{part} {name}th", f"{part}-{name}th", f"{part}{name}th"]
            return forms + ([f"{name}th", f"one {name}th"] if value == scale else [])
    return []


def figures(value: Fraction, places: int = 0, *, commas: bool = True) -> str:
    """The exact decimal, at least `places` decimals: 1300 → 1,300; 73/10 → 7.3. Endless decimals are cut at six."""
    kept = 12 if (value * 10**12).denominator == 1 else 6  # 99.9999999 is not 100
    digits = str(abs(round(value * 10**kept))).rjust(kept + 1, "0")
    whole, decimals = digits[:-kept], digits[-kept:].rstrip("0")
    decimals = decimals.ljust(places, "0")
    sign = "-" if value < 0 else ""
    grouped = f"{int(whole):,}" if commas else whole
    return sign + grouped + (f".{decimals}" if decimals else "")


def _is_exact(value: Fraction) -> bool:
    """Whether `figures` writes the value whole."""
    return Fraction(figures(value, commas=False)) == value


def decimals_of(value: Fraction) -> int:
    """How many decimals `figures` writes, trailing zeros aside."""
    return len(figures(value).partition(".")[2])


def cardinal(value: Fraction, places: int = 0, *, spell: bool = True) -> tuple[str, ...]:
    """All English forms of a number, the preferred first; `spell` prefers words for one to nine.

    `places` is the number of decimals as written in the source (76.0 has one), kept where no unit rescales it.
    """
    forms: list[str] = []
    whole = int(value) if value.denominator == 1 else None
    in_words = [words(whole)] if whole is not None and 0 <= whole <= 100 else []
    scaled = _scaled(value)
    plain = [figures(value, places)] + ([figures(value)] if places else [])
    if value >= 10**6 and decimals_of(value / _scale_of(value)) <= 4:
        forms += scaled + plain
    elif in_words and spell and 0 < value < 10:
        forms += in_words + plain
    else:
        forms += plain + in_words + scaled
    forms += [figures(value, places, commas=False)] if value >= 1000 else []
    forms += _round_words(value)
    if places:
        forms += [form for form in in_words if form not in forms]
    return tuple(dict.fromkeys(forms))


def _scale_of(value: Fraction) -> int:
    return next((scale for scale, _, _ in SCALES if value >= scale), 1)


def _scaled(value: Fraction) -> list[str]:
    """7,308,000,000 → 7.308 billion, 7,308 million, 7.308bn …; the largest scale that keeps a digit before the point
    comes first."""
    natural = _scale_of(value)
    found: list[tuple[int, str]] = []
    for scale, name, short in SCALES:
        part = value / scale
        if part < Fraction(1, 10) or part >= 10**6 or decimals_of(part) > 6 or not _is_exact(part):
            continue
        rank = 0 if scale == natural else 1
        figure = figures(part)
        found.append((rank, f"{figure} {name}"))
        found += [(2, f"{figure}{form}") for form in (f"-{name}", *short, *(f" {s}" for s in short))]
        if part >= 1000:
            found.append((2, f"{figures(part, commas=False)} {name}"))
        if part.denominator == 1 and part <= 100:
            found.append((2, f"{words(int(part))} {name}"))
    if 10**5 <= value < 10**6 and decimals_of(value / 1000) <= 3 and _is_exact(value / 1000):
        found.append((3, f"{figures(value / 1000)} thousand"))
    return [form for _, form in sorted(found, key=lambda pair: pair[0])]


_ROUND = {2: ["both"], 12: ["a dozen"], 10: ["a dozen or so"], 100: ["a hundred", "one hundred"]}
_ROUND |= {1000: ["a thousand", "one thousand"], 10**6: ["a million"], 10**9: ["a billion"], 10**12: ["a trillion"]}
_ROUND |= {500_000: ["half a million"], 5 * 10**8: ["half a billion"], 1_500_000: ["one and a half million"]}
_ROUND |= {1: ["a", "an", "single"], 5 * 10**11: ["half a trillion"]}


def _round_words(value: Fraction) -> list[str]:
    """Words that only round numbers have."""
    if value.denominator != 1:
        return []
    whole = int(value)
    forms = [form for form in _ROUND.get(whole, []) if whole != 10]
    for unit, name in ((1000, "thousand"), (100, "hundred")):
        if whole % unit == 0 and 1 <= whole // unit <= 99 and (unit == 1000 or whole // unit < 20):
            forms.append(f"{words(whole // unit)} {name}")
    return forms


def vague(magnitude: int) -> tuple[str, ...]:
    """数十 → dozens, 数百万 → millions: phrases for an order of magnitude, without `of`."""
    if magnitude == 10:
        return ("dozens", "tens", "scores", "several dozen", "a few dozen")
    names = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
    for unit, name in names:
        if magnitude >= unit:
            multiple = magnitude // unit
            lead = {1: "", 10: "tens of ", 100: "hundreds of "}.get(multiple, "")
            plain = (f"{lead}{name}s",)
            return plain if lead else (*plain, f"several {name}", f"a few {name}")
    return ()
