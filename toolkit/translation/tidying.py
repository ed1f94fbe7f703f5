"""Typographic tidying of English that an engine wrote."""

import re

_FULL_WIDTH = str.maketrans("。：？！（）【】％～“”‘’《》", '.:?!()[]%~""\'\'""', "") | str.maketrans(
    {"，": ", ", "、": ", ", "；": "; "}
)
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:?!%)\]](?!\d))")
_SPACE_AFTER = re.compile(r"(?<=[(\[]) +")
_OPENS = re.compile(r'(?<!\S)"(?=\w)')  # marks that surely open or close a quotation
_CLOSES = re.compile(r'(?<=[\w.,!?])"(?!\w|")')
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')
# a industry, a Old Town; not the A of a list's end, "Plan A Is"
_AN = re.compile(
    r"(?<=\b[aA])(?=\s(?!(?:one|once|eur|eu|uni|use|usu)\w*)[aeio][a-z])|(?<=\ba)(?=\s(?!(?:One|Once|Eur)\w*)[AEIO][a-z])"
)
_A = re.compile(r"(?<=\b[aA])n(?=\s[bcdfgjkpqtvwyz][a-z])|(?<=\ba)n(?=\s[BCDFGJKPQTVWYZ][a-z])")  # an city
SAID_TWICE = 5  # words
_END_MARKS = {"。": ".", "！": "!", "？": "?"}
_NO_END = re.compile(r"[\w%)]$")
_OPENING_AND = re.compile(r"^[Aa]nd (?=[a-z])")
_DOUBLED = re.compile(r"([,.;:?!])\1+(?!\.)")


def tidy(english: str) -> str:
    """Half-width punctuation, single spaces, none before punctuation, inside brackets or quotation marks; a and an."""
    text = " ".join(english.translate(_FULL_WIDTH).split())
    text = _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", text))
    text = text if "..." in text else _DOUBLED.sub(r"\1", text)
    text = _AN.sub("n", _A.sub("", text)).replace(" -- ", " – ")
    return _QUOTED.sub(r'"\1"', text) if _quotes_pair(text) else text


def _quotes_pair(text: str) -> bool:
    """Whether quotation marks open and close in turn. Where one quotation is inside another ("He said the "plan" is
    good.") they do not, and the spaces around each mark are left as they are."""
    opens = [found.start() for found in _OPENS.finditer(text)]
    closes = [found.start() for found in _CLOSES.finditer(text)]
    place = {at: n for n, at in enumerate(found.start() for found in re.finditer('"', text))}
    return len(place) % 2 == 0 and not any(place[at] % 2 for at in opens) and all(place[at] % 2 for at in closes)


def once(english: str) -> str:
    """English in which no phrase of SAID_TWICE words or more without a figure comes twice running: the beginning of a
    loop from which the model found out."""
    words = english.split(" ")
    bare = [word.rstrip(",;.?!").lower() for word in words]
    for size in range(len(words) // 2, SAID_TWICE - 1, -1):
        for start in range(len(words) - 2 * size + 1):
            again = start + size + (bare[start + size] == "and")
            phrase = bare[start : start + size]
            if phrase == bare[again : again + size] and not re.search(r"\d", " ".join(phrase)):
                return once(" ".join([*words[: start + size - 1], *words[again + size - 1 :]]))
    return english


def append(english: str, sentence: str) -> str:
    """English with one more sentence, which begins with a capital; a clause that it follows becomes a sentence."""
    english = re.sub(r"[;,]$", ".", english) if sentence else english
    if re.search(r"[.!?][\"')]*$", english):
        sentence = sentence[:1].upper() + sentence[1:]
    return f"{english} {sentence}" if english and sentence else english + sentence


def as_sentence(english: str, source: str) -> str:
    """A segment's English without an "and" before its first word, since the sentences before it are not its own, and
    with the end mark that its Chinese has."""
    text = _OPENING_AND.sub("", english)
    mark = _END_MARKS.get(source[-1:], "")
    return text + mark if mark and _NO_END.search(text) else text


def capitalised(english: str) -> str:
    """English that begins with a capital, unless its first word has one inside (iPhone, pH)."""
    first = english.split(maxsplit=1)[:1]
    return english[:1].upper() + english[1:] if first and first[0].islower() else english


def as_heading(english: str, source: str) -> str:
    """English of a heading or a cell: no full stop that the Chinese does not have."""
    if english.endswith(".") and not english.endswith("..") and not re.search(r"[。.！!？?]$", source):
        return english[:-1]
    return english
