"""Unithood and termhood of word sequences.

C-value: Frantzi, Ananiadou and Mima 2000. Boundary entropy: the left and right entropy of Chinese word finding.
Unithood by normalised pointwise mutual information, over the weakest split of a sequence. Termhood by comparison
with general Chinese: words that are common everywhere make weak terms.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2

from toolkit.alignment.mining_text import Token, lexicon
from toolkit.alignment.words import UNKNOWN, share

MOST_WORDS = 6
FEWEST_CHARACTERS, MOST_CHARACTERS = 3, 16
_COMMON = 1e-5  # share of running words; a dictionary word more common than that is no special term
_RESULTS = "到完成出住好上下来去入得过"  # end verbs that are never nouns as well
_EDGE = ""  # what stands beside a sequence at the end of its run

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a word sequence: occurrences, C-value, entropy in bits of the poorer side, NPMI (-1 to 1) of the weakest
    split, and how rare its words are in general Chinese (decimal orders of magnitude)."""

    count: int
    c_value: float
    entropy: float
    cohesion: float
    rarity: float
    form: float  # 0 to 1: how usual the kind of its words is for terms


def measure(all_runs: Iterable[Sequence[Token]]) -> dict[Gram, Statistics]:
    """The statistics of every sequence that may be a term by its words."""
    counts: Counter[Gram] = Counter()
    lefts: defaultdict[Gram, Counter[str]] = defaultdict(Counter)
    rights: defaultdict[Gram, Counter[str]] = defaultdict(Counter)
    fit: dict[Gram, float] = {}
    total = 0
    for run in all_runs:
        total += len(run)
        for start, end in _spans(run):
            gram = tuple(token.text for token in run[start:end])
            counts[gram] += 1
            if gram in fit or _fits(run[start:end]):
                fit[gram] = _form(run[start:end])
                lefts[gram][run[start - 1].text if start else _EDGE] += 1
                rights[gram][run[end].text if end < len(run) else _EDGE] += 1
    nested = _nested(set(fit), counts)
    return {
        gram: Statistics(
            count=counts[gram],
            c_value=_c_value(gram, counts[gram], nested.get(gram, ())),
            entropy=min(_entropy(lefts[gram]), _entropy(rights[gram])),
            cohesion=_cohesion(gram, counts, total),
            rarity=_rarity(gram),
            form=fit[gram],
        )
        for gram in fit
    }


def _spans(run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + MOST_WORDS, len(run)) + 1):
            yield start, end


def _fits(tokens: Sequence[Token]) -> bool:
    """Whether a sequence is made like a term: modifiers and a noun, not all of it in the glossary already."""
    first, last = tokens[0], tokens[-1]
    length = sum(len(token.text) for token in tokens)
    general = lexicon("general")
    if not FEWEST_CHARACTERS <= length <= MOST_CHARACTERS or all(token.known for token in tokens):
        return False
    if (
        first.place
        or last.place
        or first.text in general
        or first.tag in ("k", "ng")
        or last.tag in ("b", "a", "s", "h")
    ):
        return False
    if len(last.text) > 3 and last.text[-2:] in general:
        return False
    if len(tokens) == 1:
        return first.tag[0] in "nj?" and first.tag != "nr" and share(first.text) < _COMMON and not first.text.isascii()
    if last.text in general and not (last.text in ("项目", "产品", "市场", "企业") and first.known):
        return False
    if last.tag == "v" and (len(last.text) != 2 or first.tag.startswith("v") or last.text[-1] in _RESULTS):
        return False
    if first.known and len(tokens) == 2 and last.tag in ("v", "vn"):
        return False  # 装载机出口: what is done with a known thing
    return first.text not in lexicon("measures")


def _form(tokens: Sequence[Token]) -> float:
    """Words of the dictionary are rarely special terms, and a verb before a noun mostly governs it."""
    if len(tokens) == 1:
        return 1.0 if tokens[0].tag == UNKNOWN else 0.5
    return 0.6 if tokens[0].tag in ("v", "a", "b") else 1.0


def _nested(fit: set[Gram], counts: Mapping[Gram, int]) -> dict[Gram, list[int]]:
    """For each sequence, the counts of the longer ones that it is part of and that occur more than once."""
    longer: defaultdict[Gram, list[int]] = defaultdict(list)
    for gram in fit:
        if counts[gram] < 2:
            continue
        for size in range(1, len(gram)):
            for start in range(len(gram) - size + 1):
                longer[gram[start : start + size]].append(counts[gram])
    return longer


def _c_value(gram: Gram, count: int, longer: Sequence[int]) -> float:
    return log2(len(gram) + 1) * (count - (sum(longer) / len(longer) if longer else 0))


def _entropy(neighbours: Mapping[str, int]) -> float:
    """Entropy in bits; each end of a run counts as a neighbour of its own."""
    total = sum(neighbours.values())
    inner = [n for word, n in neighbours.items() if word != _EDGE]
    spread = -sum(n / total * log2(n / total) for n in inner)
    return spread + neighbours.get(_EDGE, 0) / total * log2(total)


def _cohesion(gram: Gram, counts: Mapping[Gram, int], total: int) -> float:
    if len(gram) == 1:
        return 1.0
    whole = counts[gram] / total
    if whole >= 1:
        return 1.0
    splits = (counts[gram[:i]] / total * (counts[gram[i:]] / total) for i in range(1, len(gram)))
    return min(log(whole / chance) for chance in splits) / -log(whole)


def _rarity(gram: Gram) -> float:
    """How rare the words are, on the mean, 0 for one in a hundred running words, 1 for one in a thousand."""
    orders = [-log(share(word), 10) - 2 for word in gram]
    return max(0.0, sum(orders) / len(orders))
