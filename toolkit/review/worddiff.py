"""Differences of two English texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from toolkit.review.typography import folded

_TOKEN = re.compile(r"\w+(?:[’'.,]\w+)*|[^\w\s]")
FINAL = frozenset(".!?。！？")
_CLOSING = frozenset("\"'”’)]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, characters start..end of its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """Old tokens i1..i2 became new tokens j1..j2; `kept` where they are equal."""

    kept: bool
    i1: int
    i2: int
    j1: int
    j2: int


@dataclass(frozen=True, slots=True)
class Diff:
    """Two texts in tokens, and the steps from one to the other."""

    old: str
    new: str
    old_tokens: tuple[Token, ...]
    new_tokens: tuple[Token, ...]
    steps: tuple[Step, ...]

    def old_text(self, i1: int, i2: int) -> str:
        return self.old[self.old_tokens[i1].start : self.old_tokens[i2 - 1].end] if i2 > i1 else ""

    def new_text(self, j1: int, j2: int) -> str:
        return self.new[self.new_tokens[j1].start : self.new_tokens[j2 - 1].end] if j2 > j1 else ""


def diff(old: str, new: str) -> Diff:
    """The word diff of two texts; what Word's autocorrection changes counts as equal."""
    before, after = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, [folded(t.text) for t in before], [folded(t.text) for t in after], autojunk=False)
    steps = tuple(Step(tag == "equal", *edges) for tag, *edges in matcher.get_opcodes())
    return Diff(old, new, before, after, steps)


def tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text))


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    """The changed stretches, each as old and new words; one of them is empty for an insertion or a deletion."""
    made = diff(old, new)
    return [(made.old_text(s.i1, s.i2), made.new_text(s.j1, s.j2)) for s in made.steps if not s.kept]


def marked(old: str, new: str, context: int = 6) -> str:
    """The new text with what was taken out as [-old-] and put in as {+new+}, long equal stretches shortened."""
    made = diff(old, new)
    shown: list[str] = []
    for n, step in enumerate(made.steps):
        if step.kept:
            shown.append(_kept(made, step, context, first=n == 0, last=n == len(made.steps) - 1))
            continue
        if step.i2 > step.i1:
            shown.append(f"{_gap(old, made.old_tokens, step.i1)}[-{made.old_text(step.i1, step.i2)}-]")
        if step.j2 > step.j1:
            gap = " " if step.i2 > step.i1 else _gap(new, made.new_tokens, step.j1)
            shown.append(f"{gap}{{+{made.new_text(step.j1, step.j2)}+}}")
    return " ".join("".join(shown).split())


def _gap(text: str, of: tuple[Token, ...], index: int) -> str:
    """What stands between a token and the one before it."""
    return text[of[index - 1].end if index else 0 : of[index].start]


def _kept(made: Diff, step: Step, context: int, *, first: bool, last: bool) -> str:
    gap = _gap(made.new, made.new_tokens, step.j1)
    if step.j2 - step.j1 <= 2 * context + 2:
        return gap + made.new_text(step.j1, step.j2)
    head = "" if first else made.new_text(step.j1, step.j1 + context) + " "
    tail = "" if last else " " + made.new_text(step.j2 - context, step.j2)
    return f"{gap}{head}…{tail}"


def likeness(one: str, other: str) -> float:
    """How alike two texts are in their words, 0 to 1."""
    first, second = ([folded(t.text).lower() for t in tokens(text)] for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def ends_sentence(made_tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a sentence ends before token `index`."""
    while index > 0 and made_tokens[index - 1].text in _CLOSING:
        index -= 1
    return index > 0 and made_tokens[index - 1].text in FINAL
