"""English exchanged for other English in a sentence: the article, the number and the capital around it made to fit."""

import re

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|for|in|on|at|with|to|by|from|above|below|under|between|among|into|over)\s")
_PLURAL = re.compile(r"(?:[a-z]{2}(?<!s)|[A-Z])s$")
_SINGULAR = re.compile(r"(?:us|is|ss|ics|news|series|species|means|lens|\bgas)$")
_NO_PLURAL = re.compile(r"(?:s|ing|ment|ity|ware)$")


def replaced(text: str, start: int, end: int, english: str) -> str:
    """Text with `english` for text[start:end], its number, articles and capital made to fit."""
    old, before = text[start:end], text[:start]
    if _ARTICLE.match(english) and _ARTICLE_BEFORE.search(before):
        english = _ARTICLE.sub("", english)
    english = _in_number_of(old, english)
    if old[:1].isupper() and starts_sentence(before):
        english = english[:1].upper() + english[1:]
    return before + english + text[end:]


def starts_sentence(before: str) -> bool:
    """Whether what follows `before` begins a sentence."""
    return not before.strip(" \"'“‘(") or re.search(r"[.!?:]\W*$", before) is not None


def head(phrase: str) -> tuple[str, str, str]:
    """A noun phrase as what comes before its head noun, the head, and what follows: "rate" of "rate of growth"."""
    tail = _PREPOSITION.search(phrase)
    cut = tail.start() if tail else len(phrase)
    begin = phrase.rfind(" ", 0, cut) + 1
    return phrase[:begin], phrase[begin:cut], phrase[cut:]


def is_plural(noun: str) -> bool:
    """Whether a noun looks like a plural (companies, NEVs)."""
    return bool(_PLURAL.search(noun)) and not _SINGULAR.search(noun)


def pluralised(noun: str) -> str:
    """The regular plural of an English noun."""
    if re.search(r"(?:[sxz]|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a regular plural."""
    for pattern, ending in ((r"(?<=[a-z]{2})ies$", "y"), (r"(?<=(?:ch|sh|ss))es$", ""), (r"(?<=[xz])es$", "")):
        if re.search(pattern, noun):
            return re.sub(pattern, ending, noun)
    return noun[:-1]


def _in_number_of(old: str, english: str) -> str:
    """A common noun takes the plural of the one that it replaces."""
    before, noun, after = head(english)
    if not is_plural(head(old)[1]) or not re.fullmatch(r"[a-z]{3,}", noun) or _NO_PLURAL.search(noun):
        return english
    return before + pluralised(noun) + after
