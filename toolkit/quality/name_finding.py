"""How well persons' names are found, on pairs in which somebody noted every one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.alignment.model import Match
from toolkit.alignment.names import find
from toolkit.alignment.pinyin import english, split
from toolkit.quality.counts import Count
from toolkit.quality.pairs import Pair


@dataclass(frozen=True, slots=True)
class Finding:
    """What the finder made of noted names. A find is right if its Chinese and its English are the noted ones."""

    found: Count  # of the noted names
    true: Count  # of the finds
    missed: tuple[tuple[str, str], ...]  # name, Chinese of its pair
    wrong: tuple[tuple[str, str], ...]  # what was taken for a name, Chinese of its pair


def name_finding(pairs: Iterable[Pair]) -> Finding | None:
    """Recall and precision of the finder on the pairs whose names are noted; None where no pair's are."""
    noted = [pair for pair in pairs if pair.names is not None]
    if not noted:
        return None
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    right = 0
    for pair in noted:
        want = dict(pair.names or ())
        found = {match.source: {form.lower() for form in match.accepted} for match in find(pair.source)}
        good = {zh for zh, forms in found.items() if want.get(zh, "").lower() in forms}
        right += len(good)
        missed += [(zh, pair.source) for zh in want if zh not in good]
        wrong += [(zh, pair.source) for zh in found if zh not in good]
    return Finding(Count(right, right + len(missed)), Count(right, right + len(wrong)), tuple(missed), tuple(wrong))


def noted_matches(pair: Pair) -> Sequence[Match]:
    """The noted names of a pair as matches, satisfied by the noted English and by other spellings of the pinyin."""
    return tuple(
        Match("name", zh, en, start, start + len(zh), _spellings(zh, en), domain="person")
        for zh, en in pair.names or ()
        if (start := pair.source.find(zh)) >= 0
    )


def _spellings(zh: str, en: str) -> tuple[str, ...]:
    if split(zh) is None:
        return ()
    target, variants = english(zh)
    return tuple(form for form in (target, *variants) if form != en)
