"""Who gives an interview to whom: 接受…专访 is word for word "received an interview from", which is no English.

Press pages open with the phrase, and the compact model often follows the Chinese words.
"""

import re

_INTERVIEW = r" (?P<what>(?:an?|the) (?:[a-z]+ )?interview|interviews)"
_RECEIVED = re.compile(rf"\b(?P<verb>receive[sd]?|receiving){_INTERVIEW} (?:from|by)\b")
_ACCEPTED = re.compile(rf"\b(?P<verb>accept(?:s|ed|ing)?){_INTERVIEW} (?:from|by|of|with)\b")
_PRESS = re.compile(r"\b(?:reporter|journalist|correspondent|newspaper|website|agency)s?(?: ha[sd]| have| also)* $")
_GAVE = {"received": "gave", "receives": "gives", "receiving": "giving", "receive": "give"}
_GAVE |= {"accepted": "gave", "accepts": "gives", "accepting": "giving", "accept": "give"}


def given(english: str, source: str) -> str:
    """English in which those interviewed give the interview, where the Chinese has 接受 of one."""
    if not re.search("接受[^，。；]*(?:采访|专访|访谈)", source):
        return english
    return _RECEIVED.sub(_turned, _ACCEPTED.sub(_turned, english))


def _turned(found: re.Match[str]) -> str:
    """The phrase the other way round, unless the press is its subject: "our reporter received an interview from" is
    bad English, but says rightly who was asked."""
    if _PRESS.search(found.string, 0, found.start()):
        return found[0]
    return f"{_GAVE[found['verb']]} {found['what']} to"
