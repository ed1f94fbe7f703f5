"""Places where the words of a quantity stand, but as part of something else: 5 of "5 percentage points" is no 5%.

The verifier asks this of every place, whether it was found as a form or read as a value.
"""

import re
from typing import NamedTuple

from toolkit.alignment.model import Match

_COUNTED = frozenset(
    "count people units vehicles pieces households visits teu countries provinces cities counties villages age".split()
)
_BARE = re.compile(r"[\d,.]+|[a-z]+(?:-[a-z]+)?")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$")
_TIME = r"seconds?|minutes?|hours?|(?:working |business |trading )?days?|weeks?|months?|years?|decades?|centur(?:y|ies)"
_MEASURED = re.compile(
    r"[\s-]+(?:yuan|RMB|renminbi|U\.?S\.? dollars|(?:Hong Kong )?dollars|euros?|yen|pounds|mu|hectares|k[mg]|"
    r"(?:kilo|centi|milli|nano)?met(?:er|re)s?|kilograms?|tonnes?|tons?|kilowatts?|megawatts?|gigawatts?|"
    r"[kMGT]W|square (?:kilo)?met(?:er|re)s?|cubic met(?:er|re)s?|"
    r"(?:kilo)?grams?|milligrams?|(?:metric|long|short) tons?|basis points|degrees Celsius)(?![-\w])"
)
_LASTING = re.compile(rf"[\s-]+(?:{_TIME})(?![-\w])")
DENIED = re.compile(
    r"\b(?:no|not|never|nor|cannot)\s+(?:(?:be|have|take|last|cost|total|number|exceed|contain)\s+)?$", re.I
)
_FIGURES = re.compile(r"[\d,.]+(?:[\s-](?:thousand|million|billion|trillion))?")
_COMPARATIVE = re.compile(
    r"(?:exceed\w*|more|less|fewer|higher|lower|larger|smaller|greater|longer|older|younger|over|above|below)\b",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"(?<![\w%])[-−](?=\d)|\bminus\b")
_NTH = re.compile(r"(?:first|second|third|(?:\d|\b)\w*(?:st|nd|rd|th))$", re.IGNORECASE)  # the second year running
_TIMES_AS = re.compile(r"\s(?:as|the)\s")  # twice as many is no count
_HALF_OF_DAY = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_POINTS = re.compile(r"[\s-]+points?\b")
_PART = re.compile(r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one)(?:\s(?:full|whole|further))?[\s-]$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)[\s-]$", re.IGNORECASE
)  # the third of two-thirds
_OTHER = re.compile(r"\s(?:others?|more)\b")
_QUARTER = re.compile(r"[\s-]quarters?\b")
_CUT = re.compile(r"off|discount|reduction|lower|cheaper|half")
_CUT_AFTER = re.compile(r"[\s-]+(?:off|discount|reduction|lower|cheaper|less|price cut)")
_CUT_BEFORE = re.compile(r"\b(?:discounts?|reductions?|cuts?|reduced|lowered|saves?|saving)\s(?:of\s|by\s)?$", re.I)


class _Place(NamedTuple):
    """A place of a match, and what stands before it."""

    match: Match
    before: str
    words: str
    english: str
    end: int

    def followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.english, self.end) is not None


def is_stray(match: Match, english: str, start: int, end: int) -> bool:
    """Whether english[start:end], which has the words or the value of the match, says something else there."""
    if match.kind != "quantity":
        return False
    place = _Place(match, english[max(0, start - 24) : start], english[start:end], english, end)
    if _COMPARATIVE.match(place.words) and DENIED.search(place.before):
        return True  # "no more than 95" is not "more than 95"
    if match.domain in _COUNTED:
        return _is_other_count(place) or _is_rest(place)
    if match.domain not in _UNITLESS and _FIGURES.fullmatch(place.words) and place.followed_by(_MEASURED):
        return True  # the right unit would be within the place
    check = _CHECKS.get(match.domain)
    return check is not None and check(place)


def _is_other_time(place: _Place) -> bool:
    """Five of five weeks, where days are wanted; but not the second year running."""
    return place.followed_by(_LASTING) and not _NTH.search(place.words)


def _is_colder(place: _Place) -> bool:
    """-5 to -3, where -5 to 3 is wanted."""
    said = _BELOW_ZERO.findall(place.before[-1:] + place.words)
    return len(said) > len(_BELOW_ZERO.findall(place.match.target))


def _is_other_hour(place: _Place) -> bool:
    return place.followed_by(_HALF_OF_DAY)


def _is_other_part(place: _Place) -> bool:
    """Whether a bare third or quarter is not one of them (two-thirds, the third quarter), or percent are points."""
    bare = _PART.fullmatch(place.words) is not None
    return (bare and not _ONE.search(place.before)) or place.followed_by(_POINTS)


def _is_other_ordinal(place: _Place) -> bool:
    """The third of two-thirds, or of the third quarter."""
    if _PART.fullmatch(place.words) is None:
        return False
    quarter = "季" not in place.match.source and place.followed_by(_QUARTER)
    return quarter or _SEVERAL.search(place.before) is not None


def _is_cut(place: _Place) -> bool:
    """Whether what should be left of the price is cut from it: 八折 is not 80 percent off."""
    if _CUT.search(place.words):
        return False
    return place.followed_by(_CUT_AFTER) or _CUT_BEFORE.search(place.before) is not None


_UNITLESS = frozenset({"number", "points"})  # English may name what the Chinese leaves out
_CHECKS = {
    "duration": _is_other_time,
    "temperature": _is_colder,
    "time": _is_other_hour,
    "percent": _is_other_part,
    "fraction": _is_other_part,
    "ordinal": _is_other_ordinal,
    "discount": _is_cut,
}


def _is_rest(place: _Place) -> bool:
    """Whether 甲等12部门 has become "12 other departments", though English counts 11 besides the first."""
    others = any(form.endswith(" other") for form in place.match.accepted)
    return others and place.followed_by(_OTHER) and not place.words.endswith("other")


def _is_other_count(place: _Place) -> bool:
    """Whether a number that should count things measures something, is a day of a month, or says twice as many."""
    if place.words.lower().endswith("twice"):
        return place.followed_by(_TIMES_AS)
    if place.followed_by(_MEASURED) or place.followed_by(_LASTING):
        return True
    return (
        len(place.words) <= 2 and _BARE.fullmatch(place.words) is not None and _MONTH.search(place.before) is not None
    )
