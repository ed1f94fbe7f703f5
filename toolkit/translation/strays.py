"""Places where the words of a quantity stand, but as part of something else: 5 of "5 percentage points" is no 5%.

The verifier asks this of every place, whether it was found as a form or read as a value.
"""

import re

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
    r"[kMGT]W|square (?:kilo)?met(?:er|re)s?|cubic met(?:er|re)s?|basis points|degrees Celsius)(?![-\w])"
)
_LASTING = re.compile(rf"[\s-]+(?:{_TIME})(?![-\w])")
_DENIED = re.compile(r"\b(?:no|not|never)\s+$", re.IGNORECASE)
_COMPARATIVE = re.compile(
    r"(?:more|less|fewer|higher|lower|larger|smaller|greater|longer|older|younger)\b", re.IGNORECASE
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
_QUARTER = re.compile(r"[\s-]quarters?\b")
_CUT = re.compile(r"off|discount|reduction|lower|cheaper|half")
_CUT_AFTER = re.compile(r"[\s-]+(?:off|discount|reduction|lower|cheaper|less|price cut)")
_CUT_BEFORE = re.compile(r"\b(?:discounts?|reductions?|cuts?|reduced|lowered|saves?|saving)\s(?:of\s|by\s)?$", re.I)


def is_stray(match: Match, english: str, start: int, end: int) -> bool:
    """Whether english[start:end], which has the words or the value of the match, says something else there."""
    if match.kind != "quantity":
        return False
    before, place = english[max(0, start - 24) : start], english[start:end]
    if _COMPARATIVE.match(place) and _DENIED.search(before):
        return True  # "no more than 95" is not "more than 95"
    match match.domain:
        case "duration":
            return _LASTING.match(english, end) is not None and not _NTH.search(place)
        case "temperature":  # -5 to -3 is not -5 to 3
            return len(_BELOW_ZERO.findall(before[-1:] + place)) > len(_BELOW_ZERO.findall(match.target))
        case "time":
            return _HALF_OF_DAY.match(english, end) is not None
        case "percent" | "fraction":
            return _is_other_part(before, place) or _POINTS.match(english, end) is not None
        case "ordinal":
            quarter = "季" not in match.source and _QUARTER.match(english, end)
            return _PART.fullmatch(place) is not None and bool(_SEVERAL.search(before) or quarter)
        case "discount":  # what is left of the price is not what is cut
            cut = _CUT_AFTER.match(english, end) or _CUT_BEFORE.search(before)
            return cut is not None and not _CUT.search(place)
        case domain if domain in _COUNTED:
            return _is_other_count(before, place, english, end)
    return False


def _is_other_part(before: str, place: str) -> bool:
    """Whether a bare third or quarter is not one of them: two-thirds, the third quarter."""
    return _PART.fullmatch(place) is not None and not _ONE.search(before)


def _is_other_count(before: str, place: str, english: str, end: int) -> bool:
    """Whether a number that should count things measures something, is a day of a month, or says twice as many."""
    if place.lower().endswith("twice"):
        return _TIMES_AS.match(english, end) is not None
    if _MEASURED.match(english, end) or _LASTING.match(english, end):
        return True
    return len(place) <= 2 and _BARE.fullmatch(place) is not None and _MONTH.search(before) is not None
