"""How much of the terms that translators noted a glossary knows, and whether it says the same."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import surnames
from toolkit.alignment.quantities import find as find_quantities
from toolkit.alignment.terms import TermMatcher
from toolkit.quality.pairs import Pair
from toolkit.translation.verify import occurrences


@dataclass(frozen=True, slots=True)
class Coverage:
    """Distinct noted terms, persons and plain quantities left out, by what the glossary makes of them."""

    total: int
    agreeing: int  # matched from end to end, with English that stands in the translator's
    other: tuple[tuple[str, str, str, int], ...]  # matched, but Chinese, theirs, ours, times noted
    missing: tuple[tuple[str, str, int], ...]  # Chinese, English, times noted; the most frequent first

    @property
    def share(self) -> float:
        """Agreeing of all."""
        return self.agreeing / self.total if self.total else 1.0


def coverage(pairs: Iterable[Pair], matcher: TermMatcher) -> Coverage:
    """Compare the noted terms of pairs with a glossary."""
    noted = Counter(
        term for pair in pairs for term in pair.terms if not _is_person(*term) and not _is_quantity(term[0])
    )
    agreeing = 0
    other: list[tuple[str, str, str, int]] = []
    missing: list[tuple[str, str, int]] = []
    for (zh, en), times in noted.most_common():
        matches = matcher.find(zh)
        if not _covers(zh, matches):
            missing.append((zh, en, times))
        elif all(any(occurrences(form, en) for form in match.accepted) for match in matches):
            agreeing += 1
        else:
            other.append((zh, en, " + ".join(match.target for match in matches), times))
    return Coverage(len(noted), agreeing, tuple(other), tuple(missing))


def _covers(zh: str, matches: Iterable[Match]) -> bool:
    """Whether matches leave nothing of the term but particles, punctuation, and what kind of place a place is."""
    left = list(zh)
    for match in matches:
        end = match.end + (match.domain == "places" and zh[match.end :] in tuple("省市县区州"))
        left[match.start : end] = " " * (end - match.start)
    return not re.sub(r"[\s的与和及“”《》、（）·\-]", "", "".join(left))


def _is_quantity(zh: str) -> bool:
    return _covers(zh, find_quantities(zh))


def _is_person(zh: str, en: str) -> bool:
    sound = "".join(lazy_pinyin(zh))
    return 2 <= len(zh) <= 4 and zh[0] in surnames() and sound == re.sub(r"[ '’-]", "", en).lower() and " " in en
