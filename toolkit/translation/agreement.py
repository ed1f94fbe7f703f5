"""Number agreement: a hint's singular that the model copied behind a number takes the plural ("six trunk lines")."""

import re
from collections.abc import Sequence

from toolkit.alignment.model import Match
from toolkit.translation.fitting import pluralised
from toolkit.translation.verify import satisfied_places

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_SEVERAL = "several|many|multiple|various|numerous|hundred|thousand|million|dozens of|scores of"
_PLURAL_BEFORE = re.compile(
    rf"(?:^|[\s(])(?:(?P<figure>\d(?:[\d,]*\d)?)|(?:{'|'.join(_WORDS.split())})|(?:{_SEVERAL})"
    r"|(?:a|the) (?:number|series|range|group|batch|variety) of|(?:hundreds|thousands|tens of thousands) of)\s$",
    re.IGNORECASE,
)
# decimals, years, and numbers that name rather than count
_NO_COUNT = re.compile(
    r"(?:\.\d+|\b(?:19|20)\d\d|\b(?:No\.|Number|Phase|Article|Chapter|Section|Part|Stage|Grade|Class"
    r"|Level|Type|[Tt]op) \d+)\s$"
)
# what may follow a noun but not stand between it and another one
_NOUN_ENDS = re.compile(
    r"$|[.;:!?)\"]|\s(?:are|were|have|had|will|is|was|has|in|of|at|on|with|to|from|that|which|who|for|by|across"
    r"|under|over|within|including|covering|such|as|through|between|among|[a-z]{3,}ed)\b|\s\("
)
# nouns that have no plural, or the same one, at the ends of terms
MASS = frozenset(
    "equipment machinery information software hardware infrastructure research development production manufacturing "
    "capacity power energy electricity steel iron aluminum copper coal oil gas sugar rice grain water land knowledge "
    "data aircraft spacecraft series species personnel staff people police livestock fish seafood furniture training "
    "income revenue investment trade commerce logistics finance economics funding capital output consumption "
    "employment construction education healthcare medicine transport transportation traffic tourism agriculture alone "
    "invalid fry consortia media criteria phenomena industry-university-research intelligence computing security "
    "safety management governance cooperation progress growth innovation reform yuan renminbi rmb yen won percent km "
    "kg kwh gdp r&d".split()
)
_NOUN = re.compile(r"[a-z]{3,}")
_ADJECTIVE = re.compile(r"(?:ed|ing|ive|ous|ful|able|ible|ical|al|ic|ary|ly)$")
_NOUNS_LIKE_ADJECTIVES = frozenset(
    "hospital capital terminal canal signal material chemical vehicle metal channel festival proposal building "
    "clinic fabric battery library secretary factory executive locomotive initiative coating bearing casting "
    "individual professional official industrial".split()
) - {"industrial"}


def agree(english: str, matches: Sequence[Match]) -> str:
    """The English with the plural of each satisfied term that follows a number or "several" in the singular.

    Only common nouns that can have one, right behind the number: everything else stays as the model wrote it.
    """
    places = sorted(satisfied_places(matches, english), key=lambda place: -place.start)
    for place in places:
        if matches[place.index].kind != "term":
            continue
        before, term, after = english[: place.start], english[place.start : place.end], english[place.end :]
        if _counted(before) and _NOUN_ENDS.match(after) and (plural := _plural(term)):
            english = before + plural + after
    return english


def _counted(before: str) -> bool:
    found = _PLURAL_BEFORE.search(before)
    if not found or found["figure"] in ("0", "1"):
        return False
    return not _NO_COUNT.search(before)


def _plural(term: str) -> str | None:
    """The term with its last word in the plural; None where that is no countable common noun in the singular."""
    head, gap, last = term.rpartition(" ")
    if not _NOUN.fullmatch(last) or last in MASS or re.search(r"(?:s|men|dren|feet)$", last):
        return None
    if _ADJECTIVE.search(last) and last not in _NOUNS_LIKE_ADJECTIVES:
        return None
    if re.search(r" (?:of|for|in|on|at|with|above|below|to|from|under) ", term):
        return None  # the plural would stand elsewhere
    return head + gap + pluralised(last)
