"""Which accepted English of a term can take another's place without breaking the sentence around it.

Only pairs are exchanged whose likeness shows that both are noun phrases of the same thing: the same head noun under
other modifiers (industry chain, industrial chain), the same modifiers before another head (private company, private
enterprise), an abbreviation and its words, two spellings of a name, or the same words around "of". A pair where one
form is a verb, an adjective, or the other with a word more or less stays as the model wrote it.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from toolkit.translation.agreement import MASS
from toolkit.translation.fitting import head, is_plural, singular

_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_WORD = re.compile(r"[\w&+'’.]+(?:-[\w&+'’.]+)*")
_VERBAL = re.compile(r"(?:ing|ed)$")
_DETERMINER = re.compile(r"['’]s?\b|\b(?:each|every|its|their|one|own|our|the|a|an)\b", re.IGNORECASE)
_MANNER = re.compile(r"[a-z]ly$")
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|age|ics|ing|ware|cy)$")
_SAME_NAME = 0.75  # likeness of two spellings of a name: Turkiye, Türkiye
_STEM = 4  # letters
_CLIPPED = frozenset(map(frozenset, (("center", "centre"), ("exam", "examination"), ("labor", "labour"))))
# words that are verbs or adjectives as often as nouns: a phrase that ends in them may be no noun phrase
_UNSURE = frozenset(
    "above abroad alone digital domestic first global high international local low more overseas".split()
)


@lru_cache(maxsize=4096)
def interchangeable(variant: str, target: str) -> bool:
    """Whether `target` may stand wherever `variant` does, as far as the two forms tell."""
    a, b = _words(variant), _words(target)
    if not a or not b or set(a) <= set(b) or set(b) <= set(a):
        return _abbreviates(variant, target) or _abbreviates(target, variant) or _same_name(variant, target)
    if (
        _abbreviates(variant, target)
        or _abbreviates(target, variant)
        or _spelt_out(a, b)
        or _same_name(variant, target)
    ):
        return True
    if any(_VERBAL.search(word) or _MANNER.search(word) for word in _apart(a, b)) or not _alike(variant, target):
        return False
    if _prepositional(variant) or _prepositional(target):
        return _turned(variant, target)
    return len(a) > 1 and len(b) > 1 and (_same_head(a, b) or _same_modifiers(a, b))


def _alike(variant: str, target: str) -> bool:
    """Whether both forms are names or neither is, and both hold or lack what determines a noun.

    A name under other words may be another body of another place: of those only one word may differ.
    """
    names = [form[:1].isupper() for form in (variant, target)]
    heads = [head(form)[1][:1].isupper() for form in (variant, target)]
    determined = [bool(_DETERMINER.search(form)) for form in (variant, target)]
    joined = [form.count(" and ") + form.count(",") for form in (variant, target)]
    if names[0] != names[1] or heads[0] != heads[1] or determined[0] != determined[1] or joined[0] != joined[1]:
        return False
    a, b = _words(variant), _words(target)
    return not names[0] or (len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def spells_out(variant: str, target: str) -> bool:
    """Whether the variant has the words for an abbreviation that the target is or holds (R&D center)."""
    a, b = _words(variant), _words(target)
    return len(a) > len(b) and (_abbreviates(target, variant) or _spelt_out(b, a))


def countable_alike(old: str, new: str) -> bool:
    """Whether two head nouns take articles and verbs alike: both count, or neither does."""
    one, other = (singular(n) if is_plural(n) else n for n in (old.lower(), new.lower()))
    return one == other or is_mass(one) == is_mass(other)


def is_mass(noun: str) -> bool:
    """Whether a noun, in the singular, most likely has no plural."""
    return noun in MASS or _ABSTRACT.search(noun) is not None


def _words(form: str) -> tuple[str, ...]:
    """Words of a form in small letters, plural endings off, without articles."""
    words = [word.lower() for word in _WORD.findall(form)]
    return tuple(singular(w) if is_plural(w) and len(w) > 3 else w for w in words if w not in ("a", "an", "the"))


def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> set[str]:
    """Words of two forms that are in one only."""
    return set(a) ^ set(b)


def _same_head(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """industry chain, industrial chain: other modifiers of one noun, and not so many that it is another thing."""
    return a[-1] == b[-1] and a[-1] not in _UNSURE and abs(len(a) - len(b)) <= 1


def _same_modifiers(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """leading company, leading enterprise."""
    return a[:-1] == b[:-1] and not {a[-1], b[-1]} & _UNSURE and not _derived(a[-1], b[-1])


def _derived(one: str, other: str) -> bool:
    """Whether two words are of one stem and so, most likely, of two classes: Congress, Congressional."""
    return one[:_STEM] == other[:_STEM] and frozenset((one, other)) not in _CLIPPED


def _prepositional(form: str) -> bool:
    return bool(head(form)[2])


def _turned(variant: str, target: str) -> bool:
    """The same words around "of", or the same "of" phrase after nouns that go with it alike."""
    a, b = ([w for w in _words(form) if w not in _SMALL] for form in (variant, target))
    if sorted(a) == sorted(b):
        return True
    (one, noun, tail), (other, noun2, tail2) = head(variant), head(target)
    if bool(tail) != bool(tail2) or _words(tail) != _words(tail2):
        return False
    left, right = _words(one + noun), _words(other + noun2)
    return left != right and (left[-1] == right[-1] or left[:-1] == right[:-1] != ())


def _abbreviates(short: str, full: str) -> bool:
    """Whether one form has the initials of the other: NDRC, R&D, SMEs."""
    letters = re.sub(r"(?<=[A-Z])s$", "", short)
    if not re.fullmatch(r"[A-Za-z&/]{2,12}", letters) or sum(c.isupper() for c in letters) < 2:
        return False
    words = re.findall(r"[A-Za-z]+", re.sub(r"['’]s?\b", "", full))
    return len(words) > 1 and re.sub(r"[&/]", "", letters).lower() in (
        "".join(w[0] for w in words if w.lower() not in _SMALL).lower(),
        "".join(w[0] for w in words).lower(),
        "".join(part[0] for part in re.findall(r"[A-Za-z]+", full.replace("-", "")) if part not in _SMALL).lower(),
    )


def _spelt_out(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """R&D investment, research and development investment: the same but for one abbreviation."""
    for x, y in ((a, b), (b, a)):
        for i, word in enumerate(x):
            before, after = x[:i], x[i + 1 :]
            middle = y[i : len(y) - len(after)]
            around = y[:i] == before and y[len(y) - len(after) :] == after
            if around and len(middle) > 1 and _abbreviates(word.upper(), " ".join(middle)):
                return True
    return False


def _same_name(one: str, other: str) -> bool:
    """Two spellings of a name of one word."""
    plain = [_letters(form) for form in (one, other)]
    if not all(form[:1].isupper() for form in (one, other)) or any(" " in form for form in (one, other)):
        return False
    if plain[0] == plain[1]:
        return True
    adjective = re.search(r"(?:an|ese|ish|i|ic)$", one) or re.search(r"(?:an|ese|ish|i|ic)$", other)
    return not adjective and SequenceMatcher(None, plain[0], plain[1]).ratio() >= _SAME_NAME


def _letters(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", form.lower()) if c.isalpha() and c.isascii())
