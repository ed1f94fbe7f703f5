"""Pairs in which a term is given other English than its own, in the hint and in the reference alike.

What a small model believes of a common term is stronger than a hint, so it says "safety check" for the hint "safety
checkups". Here its belief is no help: only the hint tells what the reference says (the counterfactual examples of
terminology-constrained translation; Dinu et al. 2019 call the result copying behaviour).
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.quality.pairs import Pair

MOST = 3  # terms of a pair that are recast
Shape = tuple[int, bool, bool]  # words, vowel at the beginning, s at the end: what the words around agree with


class Recaster:
    """Recasts pairs with the English of other pairs' terms."""

    def __init__(self, pairs: Sequence[Pair], seed: int = 7) -> None:
        self._seed = seed
        pool: defaultdict[Shape, set[str]] = defaultdict(set)
        for pair in pairs:
            for _, english in pair.terms:
                if _is_plain(english):
                    pool[_shape(english)].add(english)
        self._pool = {shape: sorted(members) for shape, members in pool.items()}

    def recast(self, pair: Pair) -> Pair | None:
        """The pair with up to MOST terms recast; None where none can be. The same for the same seed."""
        chance = random.Random(f"{self._seed}/{pair.source}/recast")
        able = [term for term in pair.terms if self._can(pair, *term)]
        chosen = chance.sample(able, min(len(able), chance.randint(1, MOST)))
        target, terms = pair.target, dict(pair.terms)
        for zh, english in chosen:
            other = chance.choice(self._pool[_shape(english)])
            if other not in target and target.count(english) == 1:
                target, terms[zh] = target.replace(english, other), other
        if target == pair.target:
            return None
        return replace(pair, target=target, terms=tuple(_standing(terms, target)))

    def _can(self, pair: Pair, zh: str, english: str) -> bool:
        return (
            _is_plain(english)
            and pair.source.count(zh) == 1
            and len(re.findall(rf"(?<!\w){re.escape(english)}(?!\w)", pair.target)) == 1 == pair.target.count(english)
            and not any(zh != other and (zh in other or other in zh) for other, _ in pair.terms)
        )


def _standing(terms: dict[str, str], target: str) -> Iterator[tuple[str, str]]:
    return ((zh, english) for zh, english in terms.items() if english in target)


def _is_plain(english: str) -> bool:
    """Whether it is a lower-case phrase, whose place another may take."""
    return re.fullmatch(r"[a-z][a-z-]+(?: [a-z-]+){0,4}", english) is not None


def _shape(english: str) -> Shape:
    return len(english.split()), english[0] in "aeiou", english.endswith("s")
