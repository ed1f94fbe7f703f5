"""More pairs out of one: the same sentence with other numbers, persons and places, changed alike on both sides.

A small model learns from them that numbers and names are copied from hints and never remembered.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pypinyin import lazy_pinyin

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import english as english_name
from toolkit.alignment.pinyin import surnames
from toolkit.alignment.quantities import find as find_quantities
from toolkit.quality.pairs import Pair
from toolkit.training.hints import standing_form
from toolkit.translation.verify import occurrences

SWAPPED_NAMES, SWAPPED_PLACES = 0.7, 0.5  # shares of those found
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华建国文辉力健世广志义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信"
    "子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏若鸣朋斌"
    "梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘展东雨晴梦琪"
)


@dataclass(slots=True)
class _Draft:
    source: str
    target: str
    terms: list[tuple[str, str]] = field(default_factory=list)


class Varier:
    """Makes variants of pairs; `pairs` tell it which places there are to choose from."""

    def __init__(self, pairs: Sequence[Pair], variants: int = 2, seed: int = 7) -> None:
        self._variants, self._seed = variants, seed
        self._chance = random.Random(seed)
        self._places = sorted({term for pair in pairs for term in pair.terms if _is_place(*term)})
        self._surnames = sorted(name for name in surnames() if len(name) == 1)

    def variants(self, pair: Pair) -> tuple[Pair, ...]:
        """The pair's distinct variants; the same for the same seed, whatever else is varied."""
        self._chance = random.Random(f"{self._seed}/{pair.source}")
        made = dict.fromkeys(self.vary(pair) for _ in range(self._variants))
        return tuple(variant for variant in made if variant is not None)

    def vary(self, pair: Pair) -> Pair | None:
        """A variant of the pair, or None where nothing in it can be changed."""
        draft = _Draft(pair.source, pair.target)
        for zh, en in pair.terms:
            draft.terms.append(self._swap(draft, pair, zh, en))
        self._change_numbers(draft)
        if draft.source == pair.source:
            return None
        kept = tuple(dict.fromkeys(t for t in draft.terms if t[0] in draft.source and t[1] in draft.target))
        return Pair(draft.source, draft.target, kept, pair.origin, pair.held_back)

    def _swap(self, draft: _Draft, pair: Pair, zh: str, en: str) -> tuple[str, str]:
        if draft.source.count(zh) != 1 or draft.target.count(en) != 1:
            return zh, en
        new = (zh, en)
        if is_person(zh, en) and self._chance.random() < SWAPPED_NAMES:
            new = self._person()
        elif (zh, en) in self._places and self._chance.random() < SWAPPED_PLACES and _stands_alone(zh, pair):
            new = self._chance.choice(self._places)
        if new[0] in draft.source or new[1] in draft.target:
            return zh, en
        draft.source, draft.target = draft.source.replace(zh, new[0]), draft.target.replace(en, new[1])
        return new

    def _person(self) -> tuple[str, str]:
        given = "".join(self._chance.choice(_GIVEN) for _ in range(self._chance.choice((1, 2, 2))))
        name = self._chance.choice(self._surnames) + given
        return name, english_name(name)[0]

    def _change_numbers(self, draft: _Draft) -> None:
        """From the last to the first, so that the offsets of those before stay right."""
        for match in reversed(find_quantities(draft.source)):
            form = standing_form(match, draft.target)
            if not form or not re.search(r"\d", match.source) or len(occurrences(form, draft.target)) != 1:
                continue
            if any(match.source in zh for zh, _ in draft.terms):
                continue
            changed = self._digits(match.source)
            source = draft.source[: match.start] + changed + draft.source[match.end :]
            new = next((m for m in find_quantities(source) if (m.start, m.source) == (match.start, changed)), None)
            if new and changed != match.source and _same_shape(new, match):
                (start, end), replacement = occurrences(form, draft.target)[0], new.accepted[match.accepted.index(form)]
                if draft.target[start:end] == form:
                    draft.target = draft.target[:start] + replacement + draft.target[end:]
                    draft.source = source

    def _digits(self, text: str) -> str:
        """Other digits, years left alone; no zero to begin with, none where there was none."""
        years = [range(*m.span()) for m in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
        out = ""
        for i, character in enumerate(text):
            if character.isdigit() and not any(i in year for year in years):
                first = i == 0 or not text[i - 1].isdigit()
                character = self._chance.choice("123456789" if first or character != "0" else "0005")
            out += character
        return out


def is_person(zh: str, en: str) -> bool:
    """Whether a term pair is a person's name in pinyin."""
    return (
        2 <= len(zh) <= 3
        and zh[0] in surnames()
        and re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z']+", en) is not None
        and ("".join(lazy_pinyin(zh)) == re.sub(r"[ ']", "", en).lower())
    )


def _is_place(zh: str, en: str) -> bool:
    return (
        2 <= len(zh) <= 3 and re.fullmatch(r"[A-Z][a-z]{3,}", en) is not None and "".join(lazy_pinyin(zh)) == en.lower()
    )


def _stands_alone(zh: str, pair: Pair) -> bool:
    return not any(zh in other and zh != other for other, _ in pair.terms)


def _same_shape(a: Match, b: Match) -> bool:
    """Whether two quantities are said in the same ways, so that a form of one tells the form of the other."""
    return a.domain == b.domain and len(a.accepted) == len(b.accepted)
