"""One English for one term throughout an article, after the ladder has done its work on the single segments.

Where an accepted form stands that is not the glossary's preferred one, the preferred form takes its place, if the two
can be exchanged there; so all pages of a batch come to the same English without knowing of each other. The short form
of an entry may stand once the full one has; before that the full form is put first. What cannot be exchanged safely
stays, and the quality stage notes it. English that people decided (the translation memory) is never touched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.alignment.model import Match
from toolkit.translation.abbreviations import with_abbreviations
from toolkit.translation.defects import defects
from toolkit.translation.fitting import head, is_plural, pluralised, replaced, singular, starts_sentence
from toolkit.translation.interchange import countable_alike, interchangeable, is_mass, spells_out
from toolkit.translation.model import TranslatedSegment
from toolkit.translation.segmentation import Segment
from toolkit.translation.verify import (
    Place,
    approximated_places,
    forbidden_places,
    occurrences,
    satisfied,
    satisfied_places,
    strange_numbers,
)

HOUSE = "house"  # the domain of words such as 我市, whose English changes with the sentence
LEFT = frozenset((HOUSE, "titles", "units"))  # domains whose forms the sentence chooses

_INDEFINITE = re.compile(r"\b(an?)(\s+[\"“]?)$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aio](?!ne\b|nce\b)|e(?!u)|u(?!ni|se|su)|hour|hono", re.IGNORECASE)
_SPELT_OUT = re.compile(r"[A-Z]{2}|[A-Z]\d")  # their letters decide between a and an
_ENDS_PHRASE = re.compile(
    r"$|[.;:!?)\"”]|,(?!\s+(?:and|or)\b)|\s(?:are|were|have|had|will|is|was|has|in|at|on|with|to|from|that|which|who"
    r"|by|across|under|over|within|including|such|as|through|between|among|during|since|after|before|reach(?:ed|es)?"
    r"|rose|grew|fell|said|says|increased|decreased|declined|totaled|stood|account(?:s|ed)?|came|went|[a-z]{4,}ed)\b"
)
_OPENS_PHRASE = re.compile(
    r"(?:^|[.;:!?(\"“,]\s*|\b(?:the|of|in|on|at|for|with|to|from|by|as|and|or|that|while|under|into|through|its|their"
    r"|this|between|among|since|where|when|if|because|but)\s+)$",
    re.IGNORECASE,
)
_TAKES_THE = re.compile(
    r"(?:^|[.;:!?(\"“]\s*|\b(?:of|in|on|at|for|with|to|from|by|as|and|or|that|while|under|into|through|between|among"
    r"|since|where|when|if|because|but)\s+)$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|their|our|his|her|this|that|each|every|any|some|no)|['’]s|s['’])\s+$", re.IGNORECASE
)
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
# heads of proper names that stand with "the"
_WITH_THE = frozenset(
    "academy administration agency alliance area association authority bank bureau center college commission committee "
    "conference congress convention cooperation corps corporation council court department emirates expo fair "
    "federation forum foundation fund group initiative institute league ministry nations network office organization "
    "partnership party procuratorate region republic service society summit system treaty union university zone".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment, its English, and whether it is of a heading or a table, where forms may be short from the start."""

    segment: Segment
    result: TranslatedSegment
    heading: bool = False


def unify(passages: Sequence[Passage]) -> list[TranslatedSegment]:
    """The English of the passages, in order, with one form a term as far as that is safe."""
    stood: set[str] = set()  # targets whose full form has stood in the body
    said: set[str] = set()  # abbreviations that the Chinese gives and the English has
    return [_abbreviated(passage.segment, _unified(passage, stood), said) for passage in passages]


def form_at(match: Match, words: str) -> str:
    """Which accepted form of a match the words are that satisfy it; the preferred one where that is not plain."""
    return next((form for form in match.accepted if (0, len(words)) in occurrences(form, words)), match.target)


def _unified(passage: Passage, stood: set[str]) -> TranslatedSegment:
    segment, result = passage.segment, passage.result
    english, changed = result.target, set()
    for index in [place.index for place in _in_order(segment.matches, english)]:
        match = segment.matches[index]
        place = next((p for p in satisfied_places(segment.matches, english) if p.index == index), None)
        if place is None or match.kind != "term" or match.domain in LEFT:
            continue
        form = form_at(match, english[place.start : place.end])
        wanted = _wanted(match, form, full_stood=match.target in stood or passage.heading)
        if wanted != form and result.memory == "no":
            option = _exchanged(match, english, place, form)
            if option is not None and _costs_nothing(segment, english, option, index):
                english, form = option, wanted
                changed.add(index)
        if form != match.short and not passage.heading:
            stood.add(match.target)
    return _with_english(segment, result, english, changed) if changed else result


def _abbreviated(segment: Segment, result: TranslatedSegment, said: set[str]) -> TranslatedSegment:
    """The segment with abbreviations that the Chinese has in brackets, where they cost nothing."""
    english = with_abbreviations(segment.source, segment.matches, result.target, said)
    if english == result.target or result.memory != "no" or not _no_worse(segment, result.target, english):
        return result
    return _with_english(segment, result, english, set())


def _in_order(matches: Sequence[Match], english: str) -> list[Place]:
    return sorted(satisfied_places(matches, english), key=lambda place: place.start)


def _wanted(match: Match, form: str, *, full_stood: bool) -> str:
    """The form that should stand where `form` does."""
    if form == match.target:
        return form
    if form == match.short:
        return form if full_stood else match.target
    if not full_stood and spells_out(form, match.target):
        return form  # the words that the abbreviation stands for, at the first mention
    return match.target


def _exchanged(match: Match, english: str, place: Place, form: str) -> str | None:
    """The English with the preferred form at a place; None where the sentence around may not bear it."""
    before, words, after = english[: place.start], english[place.start : place.end], english[place.end :]
    if re.search(r"[-‐‑–/&]$", before) or re.match(r"[-‐‑–/&]|['’]s?\b|\s*\(", after) or before.endswith("("):
        return None
    if words.count("-") != form.count("-") or not interchangeable(form, match.target):
        return None
    if _in_a_name(form, words, before, after):
        return None
    target = _in_number(words, match.target)
    if target is None or not _has_room(words, target, before, after):
        return None
    if _in_capitals(words) and not _in_capitals(form):
        target = _in_title_case(target)
    target = _with_article(target, words, before, after)
    if target is None:
        return None
    text = replaced(english, place.start, place.end, target)
    return _with_indefinite(text, place.start)


def _in_a_name(form: str, words: str, before: str, after: str) -> bool:
    """Whether words that the glossary has in small letters are capitalised as part of a longer name."""
    if form[:1].isupper() or not words[:1].isupper():
        return False
    return not starts_sentence(before) or re.match(r"\s[A-Z]", after) is not None


def _in_number(words: str, target: str) -> str | None:
    """The target in the number of the words that it replaces; None where its noun cannot have that."""
    old, (before, noun, after) = head(words)[1], head(target)
    abbreviated = re.fullmatch(r"[A-Z&]{2,}s?", words) is not None
    if not noun or not (abbreviated or countable_alike(old, noun)):
        return None
    if is_plural(old) and not is_plural(noun):
        return before + pluralised(noun) + after if noun.islower() and not is_mass(noun) else None
    if is_plural(noun) and not is_plural(old):
        return before + singular(noun) + after if noun.islower() else None
    return target


def _has_room(words: str, target: str, before: str, after: str) -> bool:
    """Whether a phrase with "of" may begin and end there; one without fits wherever one with "of" stood alone."""
    one, other = bool(head(words)[2]), bool(head(target)[2])
    if one == other:
        return True
    if other and words.isupper():
        return _ENDS_PHRASE.match(after) is not None or target[:1].isupper()
    opens = _OPENS_PHRASE.search(before) is not None
    return opens and _ENDS_PHRASE.match(after) is not None and not re.search(r"\b(?:and|or)\s+$|,\s*$", before)


def _in_capitals(words: str) -> bool:
    """Whether every word but the small ones begins with a capital, as in headlines."""
    several = [word for word in words.split() if word not in _SMALL]
    return len(several) > 1 and all(word[:1].isupper() for word in several)


def _in_title_case(target: str) -> str:
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in target.split())


def _with_article(target: str, words: str, before: str, after: str) -> str | None:
    """A name that stands with "the" gets it where an abbreviation stood without; None where that is not plain."""
    if not (words.isupper() and target[:1].isupper() and head(target)[1].lower() in _WITH_THE):
        return target
    if _DETERMINED.search(before):
        return target
    if _TAKES_THE.search(before) and _ENDS_PHRASE.match(after):
        return f"The {target}" if starts_sentence(before) else f"the {target}"
    return None


def _with_indefinite(english: str, start: int) -> str | None:
    """The English with a or an before `start` as the sound of what follows wants it; None where that is not plain."""
    article = _INDEFINITE.search(english[:start])
    if not article:
        return english
    following = english[start:]
    if _SPELT_OUT.match(following):
        return None
    right = "an" if _VOWEL_SOUND.match(following) else "a"
    right = right if article[1].islower() else right.capitalize()
    return english[: article.start(1)] + right + article[2] + following


def _costs_nothing(segment: Segment, before: str, after: str, index: int) -> bool:
    """Whether nothing that the verifier sees gets worse, and the preferred form stands where it was wanted."""
    matches = segment.matches
    place = next((p for p in satisfied_places(matches, after) if p.index == index), None)
    return (
        place is not None
        and form_at(matches[index], after[place.start : place.end]) == matches[index].target
        and _no_worse(segment, before, after)
    )


def _no_worse(segment: Segment, before: str, after: str) -> bool:
    """Whether no satisfied match is lost, and no forbidden English, approximation, number or defect comes in."""
    source, matches = segment.source, segment.matches
    return (
        satisfied(matches, before) <= satisfied(matches, after)
        and len(forbidden_places(matches, after)) <= len(forbidden_places(matches, before))
        and len(approximated_places(source, matches, after)) <= len(approximated_places(source, matches, before))
        and len(strange_numbers(source, matches, after)) <= len(strange_numbers(source, matches, before))
        and len(defects(source, after)) <= len(defects(source, before))
    )


def _with_english(segment: Segment, result: TranslatedSegment, english: str, changed: set[int]) -> TranslatedSegment:
    good = satisfied(segment.matches, english)
    outcomes = tuple(
        replace(
            outcome,
            satisfied=i in good,
            how="none" if i not in good else "align" if i in changed or not outcome.satisfied else outcome.how,
        )
        for i, outcome in enumerate(result.outcomes)
    )
    return replace(result, target=english, outcomes=outcomes)
