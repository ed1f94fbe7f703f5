"""Which indefinite article English words take."""

import re
from typing import Literal

Article = Literal["a", "an", "unsure"]

_VOWEL_SOUND = re.compile(
    r"8|1[18](?!\d)"  # eight, eleven, eighteen
    r"|[aio](?!ne\b|nce\b)|e(?![uw])|u(?!ni(?![nm])|se|su|ti|ra|bi)"  # not: one, once, European, unit, user, utility
    r"|h(?:eir|onest|ono|our)",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"[A-Z]{2}|[A-Z]\b")  # an SUV, a UN body: its letters tell


def article_of(words: str) -> Article:
    """The article of words by the sound that they begin with; "unsure" for abbreviations, which may be read either
    way."""
    if _SPELT_OUT.match(words):
        return "unsure"
    return "an" if _VOWEL_SOUND.match(words) else "a"
