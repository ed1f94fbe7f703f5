"""Where a form of English stands in a text, with the variation that verification allows.

Capitals of a form must stand; small letters may be capitals (sentence starts, headlines, surnames in capitals).
Plural, possessive, hyphen and article may vary. A number stands only whole: 5 is not in 15, 5.2, 5 million or 5%.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]

_DASHES = "‐‑–-"  # the plain hyphen last, so that it may stand in a set
_MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion|percent|per\s+cent|percentage)"
_HEADS = frozenset(  # the noun before these takes the plural
    "of for in on and at with to over by from against between among under into within through as".split()
)
_ARTICLES = {"the", "a", "an"}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SPLIT = re.compile(rf"[\s{_DASHES}]+")
_IRREGULAR = {"foot": "feet", "person": "people"}
_IRREGULAR |= {many: one for one, many in _IRREGULAR.items()}
_INVARIABLE = frozenset("percent cent yuan rmb yen billion million trillion thousand hundred mu celsius".split())
# how a noun ends in either number: pattern, letters to cut, what then follows
_NUMBERS = (
    (re.compile(r"m[ae]n$"), 2, "[ae]ns?"),
    (re.compile(r"(?:x|z|ch|sh)$"), 0, "(?:es)?"),
    (re.compile(r"[a-z]{2}ies$"), 3, "(?:ies|y)"),
    (re.compile(r"[^aeiou]y$"), 1, "(?:ies|y)"),
    (re.compile(r"[a-z]{2}is$"), 2, "(?:is|es|ises)"),
    (re.compile(r"(?:ss|us)$"), 0, "(?:es)?"),
    (re.compile(r"(?:ch|sh|x|s)es$"), 2, "(?:es|e)?"),
    (re.compile(r"s$"), 1, "s?"),
)
_PLAIN = str.maketrans(
    dict.fromkeys(f"{_DASHES}\t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f\u3000", " ")
    | dict.fromkeys("'‘ʼ", "’")
    | dict.fromkeys('"“', "”")
)
_ONES = "one two three four five six seven eight nine"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = frozenset(f"{_ONES} {_TENS} ten eleven twelve half hundred thousand million billion".split())
_PART = rf"(?:{_ONES.replace(' ', '|')}|thirds?|quarters?|[a-z]+ths?)"  # thirty-three, two-thirds


class Text:
    """An English text prepared for the search of many forms."""

    def __init__(self, english: str) -> None:
        self.english = english
        self.plain = _plain(english)  # offsets as in `english`
        self.folded = " ".join(self.plain.split())  # offsets lost

    def spans(self, *forms: str) -> list[Span]:
        """Where forms stand, with the variation that verification allows; a place that two forms share comes once."""
        # nearly all of a number's hundred forms are ruled out by a search for plain letters
        standing = [form for form, key in _keys(forms) if key in self.folded]
        return list(dict.fromkeys(span for form in standing for span in self._of(form)))

    def _of(self, form: str) -> list[Span]:
        shape = _shape(form)
        if shape is None:
            return []
        found = (
            [m.span() for m in shape.body.finditer(self.plain)] if shape.body else list(self._literal(shape.literal))
        )
        return [
            (a, b)
            for a, b in found
            if shape.before.match(self.english, a)
            and shape.after.match(self.english, b)
            and (form.islower() or _capitals_stand(form, self.english[a:b]))
        ]

    def _literal(self, words: str) -> Iterator[Span]:
        at = self.plain.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self.plain.find(words, at + 1)


def occurrences(form: str, english: str) -> list[Span]:
    """Spans of `english` where the form stands, with the variation that verification allows."""
    return Text(english).spans(form)


def _plain(english: str) -> str:
    """The text in small letters, hyphens and white space as spaces, one kind of quotation mark; as long as it was."""
    lower = english.lower()
    if len(lower) != len(english):
        lower = "".join(small if len(small := c.lower()) == 1 else c for c in english)
    return lower.translate(_PLAIN)


@lru_cache(maxsize=1024)  # the matches of an article are looked for again and again
def _keys(forms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((form, _key(form)) for form in forms)


def _key(form: str) -> str:
    """The longest stretch of a form, folded, that no allowed variation touches."""
    plain = " ".join(_plain(_without_article(form)).split())
    words = plain.split(" ")
    varied = _HEADS.union(_ARTICLES).intersection(words)
    if len(words) == 1 or (plain[0].isdigit() and not varied):
        return _stem(plain)
    if any(dash in form for dash in _DASHES):  # e-commerce may be closed up
        return max((_stem(word) for word in words if word not in varied), key=len, default="")
    runs = [""]
    for i, word in enumerate(words):
        if word in varied:
            runs.append("")
            continue
        runs[-1] = f"{runs[-1]} {word}".strip()
        if _takes_plural(words, i):
            runs[-1] = _stem(runs[-1])
    return max(runs, key=len)


def _stem(word: str) -> str:
    """A word or phrase without what its other number may change."""
    last = word.rsplit(" ", 1)[-1]
    if last in _IRREGULAR:
        return word[: len(word) - len(last)] + last[:1]
    if not last.isalpha():
        return word
    for ending in ("an", "en", "ies", "es", "is", "s", "y"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _without_article(form: str) -> str:
    return _ARTICLE.sub("", form.strip()) or form.strip()


class _Shape(NamedTuple):
    """How a form is searched for in a plain text: as a pattern, or, where nothing may vary, as `literal`; and what
    must be true of the English before and after it."""

    literal: str
    body: re.Pattern[str] | None
    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=20_000)
def _shape(form: str) -> _Shape | None:
    text = _without_article(form)
    words = [word for word in _SPLIT.split(_plain(text)) if word]
    if not words:
        return None
    before = r"(?<![\w.][-−–])(?<=[-−–])" if re.match(r"[-−]\d", text) else _before(text)
    around = _compiled(before), _compiled(_after(text))
    if text[0].isdigit() and not _HEADS.intersection(words) and (words[-1] in _INVARIABLE or not words[-1].isalpha()):
        return _Shape(" ".join(words), None, *around)
    body, gap = "", ""
    for i, word in enumerate(words):
        if i and words[i - 1] in _HEADS and word in _ARTICLES:
            continue  # "Ministry of the Interior" = "Ministry of Interior"
        body += gap + (_inflected(word) if _takes_plural(words, i) else re.escape(word))
        gap = _gap(text, word, words[i + 1 : i + 2])
    return _Shape("", re.compile(body), *around)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _gap(text: str, word: str, following: list[str]) -> str:
    if word in _HEADS:
        return " +(?:(?:the|an?) +)?"
    closed = following and word.isalpha() and following[0].isalpha() and f"{word}-{following[0]}" in text.lower()
    return " *" if closed else " +"  # e-commerce = ecommerce


def _takes_plural(words: list[str], i: int) -> bool:
    return i == len(words) - 1 or words[i + 1].lower() in _HEADS


def _inflected(word: str) -> str:
    """A word's pattern; a noun matches its other number."""
    if word in _INVARIABLE or not re.fullmatch(r"[a-z’&.]*[a-z]{2}", word):
        return re.escape(word)
    if word in _IRREGULAR:
        return f"(?:{word}|{_IRREGULAR[word]})"
    for pattern, cut, ending in _NUMBERS:
        if pattern.search(word):
            return re.escape(word[: len(word) - cut]) + ending
    return f"{re.escape(word)}s?"


def _capitals_stand(form: str, found: str) -> bool:
    """Whether each capital of the form is one in the text; a small letter may be either."""
    wanted = [w for w in _SPLIT.split(_without_article(form)) if w and w not in _ARTICLES]
    words = [w for w in _SPLIT.split(found) if w and w not in _ARTICLES]
    if len(wanted) != len(words):  # closed up: e-commerce, ecommerce
        wanted, words = ["".join(wanted)], ["".join(words)]
    pairs = (pair for a, b in zip(wanted, words, strict=True) for pair in zip(a, b, strict=False))
    return all(a == b or not a.isupper() for a, b in pairs)


def _before(text: str) -> str:
    """What may not stand before: a number must not begin inside a longer one, nor a word inside a word."""
    if text[0].isdigit():
        return r"(?<![\d$€£¥₩])(?<!\d[.,])(?<![A-Za-z])(?:(?<!minus )|(?<=or minus ))(?<![\s(][-−])"
    if text[0] == "$":
        return r"(?<![A-Za-z$])"  # not in HK$
    if text[0].isalpha():
        number = text.split()[0].lower() in _NUMBER_WORDS
        return r"(?<!\w)(?<!ty-)" if number else r"(?<!\w)"  # "three" is not in "thirty-three"
    return ""


def _after(text: str) -> str:
    if text[-1].isdigit():
        return rf"(?![\d])(?![.,]\d)(?!\s?%)(?![\s-]+{_MAGNITUDE}\b)(?!(?:st|nd|rd|th|bn|mn|tn|k)\b)"
    if text.split()[-1].lower() in _NUMBER_WORDS:
        return rf"(?!\w)(?![\s-]+{_MAGNITUDE}\b)(?!-{_PART}\b)"
    if text[-1].isalnum():
        return r"(?!\w)(?!['’](?!s\b)\w)"  # China’s, but no Xi’an in Xi’an’an
    return ""
