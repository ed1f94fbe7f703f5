"""Who gives an interview to whom: 接受…专访 is word for word "received an interview from", which is no English.

Press pages open with the phrase, and the compact model often follows the Chinese words.
"""

import re

_ACCEPTED = re.compile(
    r"\b(?P<verb>received|accepted|receives|accepts|receiving|accepting|receive|accept)"
    r" (?P<what>(?:an?|the) (?:[a-z]+ )?interview|interviews) (?:from|by|of|with)\b"
)
_GAVE = {"received": "gave", "receives": "gives", "receiving": "giving", "receive": "give"}
_GAVE |= {"accepted": "gave", "accepts": "gives", "accepting": "giving", "accept": "give"}


def given(english: str, source: str) -> str:
    """English in which those interviewed give the interview, where the Chinese has 接受 of one."""
    if not re.search("接受[^，。；]*(?:采访|专访|访谈)", source):
        return english
    return _ACCEPTED.sub(lambda found: f"{_GAVE[found['verb']]} {found['what']} to", english)
