"""Claims compared with the English: which matches are called satisfied and are not there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.quality.audit.chinese_numbers import chinese_values, sayings
from toolkit.quality.audit.english_numbers import english_values
from toolkit.quality.audit.records import Claim
from toolkit.quality.audit.words import times_meant, times_standing

_EXACT = re.compile(r"\d{2}|[万亿.%]")  # what English cannot say without a number


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


def _failures(line: int, english: str, claims: Sequence[Claim]) -> Iterator[Failure]:
    counted = Counter(claim for claim in claims if claim.satisfied)
    said = english_values(english)
    for claim, times in counted.items():
        if claim.kind == "quantity":
            there = _quantity_stands(claim, english, said)
        else:
            count = times_meant if claim.kind == "term" else times_standing
            there = count(claim.accepted, english) >= times
        if not there:
            yield Failure(line, claim.kind, claim.source, claim.accepted[0], english)


def _quantity_stands(claim: Claim, english: str, said: set[Fraction]) -> bool:
    if parts := re.search(r"(\S+)分之(\S+)", claim.source):
        return _fraction_stands(chinese_values(parts[1])[-1:], chinese_values(parts[2])[:1], said)
    if (parts := re.search(r"(\d+)/(\d+)", claim.source)) and int(parts[1]) < int(parts[2]):
        return _fraction_stands([Fraction(parts[2])], [Fraction(parts[1])], said)
    wanted = chinese_values(claim.source)
    others = (
        {wanted[0] - named for named in (1, 2, 3)} if wanted and re.search(r"\b(?:other|more)\b", english) else set()
    )
    if wanted and all(said & (sayings(value, claim.source) | others) for value in wanted):
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
