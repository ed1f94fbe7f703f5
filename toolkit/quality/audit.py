"""An independent look at a translation report: is what it calls satisfied really in the English?

    toolkit translate page.txt --json > page.jsonl
    python -m toolkit.quality.audit page.jsonl

Nothing here is shared with the verifier or with the grammar of quantities. Terms and names are searched for as whole
words. Of a quantity only the numbers are read, by a reader of its own on either side: each number that the Chinese
states must stand somewhere in the English, in whatever unit of ten, hundred or thousand. What the report calls
satisfied and this reader cannot find is an unreported failure. Exit code 1 if there is any.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.translation.model import Outcome, TranslatedSegment


class AuditError(ToolkitError):
    """The file is not the output of `toolkit translate --json`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says of one match; `accepted` is empty where the report does not list it."""

    kind: str
    source: str
    accepted: tuple[str, ...]
    satisfied: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A match called satisfied whose English is not there, or not often enough. `line` counts from 1."""

    line: int
    kind: str
    source: str
    wanted: str
    english: str


def audit(records: Iterable[tuple[str, Sequence[Claim]]]) -> list[Failure]:
    """Unreported failures of (English, claims) records, one a line or segment."""
    return [failure for number, record in enumerate(records, 1) for failure in _failures(number, *record)]


def of_segments(segments: Iterable[TranslatedSegment]) -> list[tuple[str, tuple[Claim, ...]]]:
    """Records of translated segments."""
    return [(s.target, tuple(_of_outcome(outcome) for outcome in s.outcomes)) for s in segments]


def _of_outcome(outcome: Outcome) -> Claim:
    """Of a quantity only the preferred English, as in the JSON: its hundred other forms are the verifier's."""
    match = outcome.match
    accepted = (match.target,) if match.kind == "quantity" else match.accepted
    return Claim(match.kind, match.source, accepted, outcome.satisfied)


def of_json(lines: Iterable[str]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Records of JSON Lines as `toolkit translate --json` writes them. Raises AuditError."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
                claims = [
                    _claim(kind, match)
                    for kind, key in (("term", "terms"), ("quantity", "quantities"), ("name", "names"))
                    for match in record.get(key, ())
                ]
                yield str(record["target"]), tuple(claims)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                message = f"Line {number} is no record of `toolkit translate --json` ({error}); give that output."
                raise AuditError(message) from error


def _claim(kind: str, match: dict[str, Any]) -> Claim:
    return Claim(kind, match["source"], tuple(match.get("accepted") or (match["target"],)), match["satisfied"])


def _failures(line: int, english: str, claims: Sequence[Claim]) -> Iterator[Failure]:
    counted = Counter(claim for claim in claims if claim.satisfied)
    said = _english_values(english)
    for claim, times in counted.items():
        if claim.kind == "quantity":
            there = _quantity_stands(claim, english, said)
        else:
            stands = _times(claim.accepted, english)
            # of a repeated term "that of" may stand for the second mention and later ones
            there = (
                stands + (len(re.findall(r"\b(?:that|those) (?:of|in|for|from)\b", english)) if stands else 0) >= times
            )
        if not there:
            yield Failure(line, claim.kind, claim.source, claim.accepted[0], english)


# --- terms and names: whole words -----------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+|[%$€£&+]")
_LEFT_OUT = {"the", "a", "an"}


def _times(accepted: Sequence[str], english: str) -> int:
    """How often accepted forms stand as whole words, words counted once; other numbers of a noun are let pass."""
    words = _words(english)
    taken = [False] * len(words)
    found = 0
    for form in sorted(map(_words, accepted), key=len, reverse=True):
        for start in range(len(words) - len(form) + 1) if form else ():
            end = start + len(form)
            if words[start:end] == form and not any(taken[start:end]):
                taken[start:end] = [True] * len(form)
                found += 1
    # closed up where the form has a hyphen: ultra-high voltage, ultrahigh-voltage
    closed = {"".join(_words(form)) for form in accepted if "-" in form}
    return found or sum("".join(words).count(form) for form in closed)


def _words(text: str) -> list[str]:
    """Words without articles, plural endings and the signs between them."""
    plain = re.sub(r"(?<=\w)['’‘]s?\b", "", text)
    return [_singular(word) for word in _WORD.findall(plain.lower()) if word not in _LEFT_OUT]


def _singular(word: str) -> str:
    """What a noun's singular and plural share: enterpri, polici, proce."""
    if len(word) <= 2 or not word.isalpha():
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    stem = word.rstrip("s").removesuffix("e").rstrip("s")
    return stem.removesuffix("y") + "i" if stem.endswith("y") else stem


# --- quantities: numbers by value -----------------------------------------------------------------------------------

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITS |= {c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_MEASURES = "瓦克伏帕卡赫牛"  # after 千: kilowatt, kilogram …
_FIGURES = re.compile(rf"\d[\d,]*(?:\.\d+)?(?:\s?[百千]?[万亿兆]+(?![瓦赫帕])|\s?[百千](?![{_MEASURES}米]))?")
_NUMERAL = re.compile(rf"[{''.join(_DIGITS)}十百千万亿兆点拾佰仟]+(?![{_MEASURES}])")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SCALES |= {"mn": 10**6, "bn": 10**9, "tn": 10**12, "decade": 10, "century": 100}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_BIG = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = {word: Fraction(n) for n, word in enumerate(_SMALL)} | {w: Fraction(20 + 10 * n) for n, w in enumerate(_BIG)}
_NUMBERS |= {word: Fraction(n) for n, word in enumerate(_ORDINALS)}
_NUMBERS |= {f"{word}th": Fraction(n) for n, word in enumerate(_SMALL) if n > 12}
_NUMBERS |= {f"{word[:-1]}ieth": Fraction(20 + 10 * n) for n, word in enumerate(_BIG)}
_NUMBERS |= {"hundredth": Fraction(100), "thousandth": Fraction(1000), "millionth": Fraction(10**6)}
_NUMBERS |= {word: Fraction(n) for n, word in enumerate("i ii iii iv v vi vii viii ix x".split(), 1) if n > 1}
_NUMBERS |= {"both": Fraction(2), "clock": Fraction(24), "noon": Fraction(12), "midnight": Fraction(24)}
_NUMBERS |= {"top": Fraction(1), "largest": Fraction(1), "half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_NUMBERS |= {
    word: Fraction(n)
    for n, words in ((2, "doubl twofold"), (3, "tripl"), (4, "quadrupl"))
    for word in (f"{stem}{ending}" for stem in words.split() for ending in ("", "e"))
} | {"twice": Fraction(2)}
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)
_EXACT = re.compile(r"\d{2}|[万亿.%]")  # what English cannot say without a number


def _quantity_stands(claim: Claim, english: str, said: set[Fraction]) -> bool:
    if parts := re.search(r"(\S+)分之(\S+)", claim.source):
        return _fraction_stands(_chinese_values(parts[1])[-1:], _chinese_values(parts[2])[:1], said)
    wanted = _chinese_values(claim.source)
    others = (
        {wanted[0] - named for named in (1, 2, 3)} if wanted and re.search(r"\b(?:other|more)\b", english) else set()
    )
    if wanted and all(said & (_sayings(value, claim.source) | others) for value in wanted):
        return True
    if f" {_plain(claim.accepted[0])} " in f" {_plain(english)} ":
        return True
    # 半年, 数十家, 周五: said in words
    return not wanted and (re.search(r"[几数]", claim.source) is not None or not _EXACT.search(claim.source))


def _fraction_stands(whole: list[Fraction], part: list[Fraction], said: set[Fraction]) -> bool:
    """三分之二 as two-thirds (2 and 3), 2 in 3, or a percentage."""
    if not whole or not part or not whole[0]:
        return False
    share = part[0] / whole[0]
    percentages = {round(share * 100, places) for places in (0, 1, 2)}
    parts = bool(said & {whole[0], 1 / whole[0]}) and (part[0] == 1 or part[0] in said)
    return parts or bool(said & {share, share * 100, *percentages})


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+(?:\.\d+)?", text.lower().replace(",", "")))


# by which numbers English may state a value whose source matches the pattern: other units, what has been added …
_OTHER_WAYS: tuple[tuple[re.Pattern[str], Callable[[Fraction], Iterable[Fraction]]], ...] = (
    (re.compile(r"[瓦吨克米帕赫]|公里|W"), lambda v: (v * Fraction(1000) ** power for power in (-3, -2, -1, 1))),
    (re.compile("斤"), lambda v: (v / 2, v / 2000)),
    (re.compile("倍"), lambda v: (v + 1, v * 100, (v - 1) * 100)),
    (re.compile("番"), lambda v: (Fraction(2 ** min(int(v), 20)), Fraction(2 ** min(int(v), 20) - 1) * 100)),
    (re.compile("折"), lambda v: (v, v * 10, 100 - v, 100 - v * 10)),
    (re.compile("‰"), lambda v: (v / 10,)),
    (re.compile("[时点]"), lambda v: (v - 12, v + 12)),
    (re.compile("[年岁]|世纪"), lambda v: (v * 12, v / 10, v / 100, v % 100)),
    (re.compile("个月|[周天季]"), lambda v: (v / 12, v * 3, v / 7, v * 7)),
    (re.compile("[半%成]"), lambda v: (v + Fraction(1, 2), v / 100)),
)
_LENT = re.compile(r"[至到—～~–-].*?([百千]?[万亿]+)")  # 3至5万吨 lends its 万
_ARTICLE = Fraction(-1)  # stands for "a" and the like, which may say one


def _sayings(value: Fraction, source: str) -> set[Fraction]:
    """The numbers by which English may state a value that the source gives in this unit."""
    ways = {value} | {other for unit, others in _OTHER_WAYS if unit.search(source) for other in others(value)}
    if value == 1 and "%" not in source:
        ways.add(_ARTICLE)
    if mark := _LENT.search(source):
        ways.add(value * _product(mark[1]))
    return ways


def _product(units: str) -> int:
    result = 1
    for unit in units:
        result *= _UNITS.get(unit, 1)
    return result


def _chinese_values(source: str) -> list[Fraction]:
    """The numbers that a Chinese quantity states; none for what only names a magnitude (数千家) or a half."""
    text = re.sub(r"(?<=[\d.]) (?=[\d.])|[多余来] ?(?=[百千万亿兆])|零下", "", source).replace("，", ",")
    if tenths := re.fullmatch(r"\D*?([一二三四五六七八九])成([一二三四五六七八九半]?)\D*", text):
        return [Fraction(10 * _DIGITS[tenths[1]] + (_DIGITS.get(tenths[2], 5) if tenths[2] else 0))]
    values: list[Fraction] = []
    end = -1
    for found in _FIGURES.finditer(text):
        digits = re.match(r"[\d,]+(?:\.\d+)?", found[0])
        assert digits
        value = Fraction(digits[0].strip(",").replace(",", "")) * _product(found[0][digits.end() :].strip())
        if found.start() == end and values:
            values[-1] += value  # 1亿5000万
        else:
            values.append(value)
        end = found.end() if found.end() > digits.end() + found.start() else -1
    rest = _FIGURES.sub(" ", text)
    if not re.search(r"[几数]", rest):
        values += [v for found in _NUMERAL.finditer(rest) if (v := _numeral(found[0], alone=not values)) is not None]
    return values


def _numeral(text: str, *, alone: bool) -> Fraction | None:
    """A numeral in Chinese digits. Units without a digit (万元) state a number only where nothing else does."""
    whole, _, decimals = text.partition("点")
    if not any(c in _DIGITS or c in "十拾" for c in whole):
        return Fraction(_product(whole)) if alone and whole else None
    if all(c in _DIGITS for c in whole) and len(whole) > 1:
        return Fraction("".join(str(_DIGITS[c]) for c in whole) if len(whole) > 3 else _DIGITS[whole[-1]])
    total = section = digit = Fraction(0)
    least = 1
    for char in whole:
        if char in _DIGITS:
            digit = Fraction(_DIGITS[char])
        elif _UNITS[char] < 10**4:
            section += (digit or 1) * _UNITS[char]
            digit, least = Fraction(0), _UNITS[char]
        else:
            total = (total + section + digit or Fraction(1)) * _UNITS[char]
            section, digit, least = Fraction(0), Fraction(0), _UNITS[char]
    elided = digit * least / 10 if least > 10 and whole[-2:-1] not in ("零", "〇") else digit
    digits = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
    return total + section + elided + (Fraction(int(digits), 10 ** len(digits)) if digits else 0)


def _english_values(english: str) -> set[Fraction]:
    """The numbers of an English text, each alone and with the scale that follows it; months by their number."""
    values = {_ARTICLE} if re.search(r"\b(?:an?|one|single|each|every)\b", english, re.IGNORECASE) else set()
    previous: Fraction | None = None
    end = 0
    for found in _TOKEN.finditer(english):
        token = found[0].lower()
        previous = None if re.search(r"[.,;:!?()]", english[end : found.start()]) else previous
        end = found.end()
        number = _NUMBERS.get(token) or _NUMBERS.get(re.sub(r"(?:s|d|ing)$", "", token))
        scale = (
            _SCALES.get(token)
            or _SCALES.get(re.sub(r"(?:th|s)$", "", token))
            or (100 if token == "centuries" else None)
        )
        if token[0].isdigit():
            previous = Fraction(token.strip(",").replace(",", ""))
        elif scale:
            previous = (previous or Fraction(1)) * scale
        elif number is not None:
            joins = (
                previous is not None and number < 100 and (previous % 100 == 0 or (previous % 10 == 0 and number < 10))
            )
            previous = (previous or 0) * joins + number
        elif token[:3] in _MONTHS and found[0][0].isupper():
            values.add(Fraction(_MONTHS.index(token[:3]) + 1))
            previous = None
        elif token not in ("and", "a"):
            previous = None
        if previous is not None:
            values |= {previous, number} if number is not None else {previous}
    return values


def main(arguments: Sequence[str]) -> int:
    """Print each unreported failure of a file; 1 if there is any, 2 if the file cannot be read."""
    if len(arguments) != 1 or arguments[0].startswith("--"):
        print("Usage: python -m toolkit.quality.audit FILE.jsonl (the output of `toolkit translate --json`)")
        return 2
    try:
        records = list(of_json(Path(arguments[0]).read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        print(f"{arguments[0]}: cannot be read ({error}); check the path.", file=sys.stderr)
        return 2
    except AuditError as error:
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 2
    failures = audit(records)
    for failure in failures:
        print(f"line {failure.line}: {failure.kind} {failure.source} is called satisfied,", end=" ")
        print(f"but “{failure.wanted}” is not in: {failure.english}")
    satisfied = sum(claim.satisfied for _, own in records for claim in own)
    matched = sum(len(own) for _, own in records)
    print(f"{matched} matches, {satisfied} called satisfied, {len(failures)} of them not found.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
