"""Terms that a page itself shows to be such, by marks or by the last word of a name; one place suffices."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.alignment.mining_text import Text, Token, is_function, lexicon
from toolkit.alignment.words import LATIN, UNKNOWN, words

_HAN = "\u3400-\u9fff"
_QUOTED = re.compile(r"“([^“”，。；：！？、…\s]{2,12})”")
_TITLE = re.compile(r"《([^《》]{3,40})》")
_SPEECH = re.compile(r"(?:[:：，,。！？]|说|道|称|问|答|写着|喊)$")
_SHORT = re.compile(r"[（(](?:以下|下)?(?:统)?简称[:：]?[“《\"]?([^“”《》\"（）()，,]{2,15})[”》\"]?[）)]")
_ENGLISH = re.compile(r"[（(](?:英文(?:名称?|简称|全称)?[:：]?|简称)?\s*([A-Za-z][A-Za-z0-9&/ ,.'’+-]{1,80})[）)]")
_ADDRESS = re.compile(r"www|\w\.[a-z]")  # of a web site
_CLAUSE = re.compile(r"[而不的了着得吗呢吧啊]|\d\D+\d\D+\d")  # what a quoted clause or score has and a name has not
_NAME_WORDS, _NAME_CHARACTERS = 7, 24
_LEVELS = "省市县区州镇乡村"  # of administration: 市人民政府 alone is the name of none


class Shown(NamedTuple):
    """A term at text[start:end] and what shows it; `target` is the page's own English, or empty."""

    source: str
    start: int
    end: int
    why: str  # "quoted", "document", "short form", "full form", "bracketed English", "organization", "place", "product"
    target: str = ""


def shown(text: Text, tokens: Sequence[Token | None], runs: Sequence[Sequence[Token]]) -> Iterator[Shown]:
    """All terms that marks or last words show in a text with its tokens and runs."""
    yield from _in_marks(text.text)
    yield from _explained(text.text, tokens, runs)
    ending = {token.end: i for i, token in enumerate(tokens) if token}
    for run in runs:
        for found in _named(run):
            torn = None
            if found.why != "product" and found.start == run[0].start and not _opens_a_name(run[0]):
                torn = _torn_start(tokens, ending.get(found.start))
            start = found.start if torn is None else torn
            yield Shown(text.text[start : found.end], start, found.end, found.why)


def _opens_a_name(token: Token) -> bool:
    return (token.place or token.body) and token.text not in lexicon("places")


def _torn_start(tokens: Sequence[Token | None], last: int | None) -> int | None:
    """The start of the place before up to two odd characters that belong to a name: 宜宾 before 天 in 宜宾天原集团."""
    for back in range(1, 4):
        token = tokens[last] if last is not None and last >= 0 else None
        if token is None:
            return None
        if token.place:
            return token.start if back > 1 else None
        if len(token.text) > 1 or not token.text.isalpha() or is_function(token.text) or token.tag in ("v", "n"):
            return None
        last = last - 1 if last is not None else None
    return None


def _in_marks(text: str) -> Iterator[Shown]:
    for found in _TITLE.finditer(text):
        if _mostly_chinese(found.group(1)):
            yield Shown(found.group(1), *found.span(1), "document")
    for found in _QUOTED.finditer(text):
        inner = found.group(1)
        spoken = _SPEECH.search(text[: found.start()]) or _CLAUSE.search(inner)
        if _mostly_chinese(inner) and not spoken and _is_nominal(inner):
            yield Shown(inner, *found.span(1), "quoted")


def _is_nominal(quoted: str) -> bool:
    """Whether a quotation may be a name: more than one word, or one in no dictionary; and no clause."""
    inside = words(quoted)
    if len(inside) == 1 and inside[0].tag != UNKNOWN:
        return False
    if any(word.tag[0] in "cdeipryuz" and word.tag != UNKNOWN for word in inside):
        return False
    first, last = inside[0], inside[-1]
    return not (first.tag == "v" and len(first.text) == 1) and not (
        last.tag in ("a", "f") or first.text in lexicon("verbs")
    )


def _mostly_chinese(text: str) -> bool:
    return len(re.findall(f"[{_HAN}]", text)) >= max(2, len(text) // 2)


def _explained(text: str, tokens: Sequence[Token | None], runs: Sequence[Sequence[Token]]) -> Iterator[Shown]:
    """全称（以下简称“简称”） and 中文（English)."""
    for found in _SHORT.finditer(text):
        short = found.group(1).strip()
        start = _full_start(text, found.start(), short, tokens, runs)
        if start is not None:
            target = short if short.isascii() else ""
            yield Shown(text[start : found.start()].strip("《》“”"), start, found.start(), "full form", target)
        if not short.isascii():
            yield Shown(short, *found.span(1), "short form")
    for found in _ENGLISH.finditer(text):
        ending = _ending_at(runs, found.start())
        start = _name_start(ending) if ending else None
        if start is not None and not _is_plain_word(ending, start) and not _ADDRESS.search(found.group(1)):
            source = text[start : found.start()]
            yield Shown(source, start, found.start(), "bracketed English", _full_english(found.group(1)))


def _is_plain_word(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name would be a single word of the dictionary: what makes it a name has been lost before it."""
    inside = [token for token in tokens if token.start >= start]
    return len(inside) == 1 and not inside[0].known and inside[0].tag not in (UNKNOWN, LATIN)


def _full_english(bracket: str) -> str:
    """Of "Large Language Model, LLM" the words, else what there is."""
    return max((part.strip() for part in re.split(r"[,，/]", bracket)), key=len)


def _full_start(
    text: str, end: int, short: str, tokens: Sequence[Token | None], runs: Sequence[Sequence[Token]]
) -> int | None:
    """Where the full form of an abbreviation begins: in its clause, at the word that has its first character, so
    that all its characters follow in their order; or at a place right before that word."""
    if text[end - 1] == "》":
        return text.rfind("《", 0, end) + 1
    clause = max((text.rfind(mark, 0, end) for mark in "。！？；，：\n"), default=-1) + 1
    inside = [token for token in tokens if token and clause <= token.start < end]
    for i in reversed(range(len(inside))):
        start = inside[i].start
        if short[0] in inside[i].text and _in_order(short, text[start:end]) and end - start > len(short):
            before = inside[i - 1] if i else None
            return before.start if before and before.place and before.end == start else start
    ending = _ending_at(runs, end)
    return _name_start(ending) if ending and short.isascii() else None


def _in_order(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def _ending_at(runs: Sequence[Sequence[Token]], end: int) -> Sequence[Token]:
    """The tokens of a run up to a place in the text, at most as many as a name has."""
    for run in runs:
        if run and run[0].start < end <= run[-1].end:
            return [token for token in run if token.end <= end][-_NAME_WORDS:]
    return ()


def _named(run: Sequence[Token]) -> Iterator[Shown]:
    """Names of bodies and works by their last word, and Latin type names before a product word."""
    end = len(run)
    while end:
        why = _suffix(run[:end])
        tokens = run[max(0, end - _NAME_WORDS) : end]
        start = _start(tokens, why)
        if why and start is not None and _is_proper(tokens, start):
            source = "".join(token.text for token in tokens if token.start >= start)
            if len(source) <= _NAME_CHARACTERS:
                yield Shown(source, start, tokens[-1].end, why)
                end = run.index(next(token for token in tokens if token.start == start))
                continue
        end -= 1


def _suffix(tokens: Sequence[Token]) -> str:
    last = tokens[-1]
    if last.known:
        return ""
    joined = "".join(token.text for token in tokens[-3:])
    for section in ("organization", "place"):
        if any(joined.endswith(suffix) and len(joined) > len(suffix) for suffix in lexicon(section + "s")):
            return section
    if any(token.tag == LATIN for token in tokens[-5:-1]) and last.text in lexicon("products"):
        return "product"
    return ""


def _start(tokens: Sequence[Token], why: str) -> int | None:
    if why == "product":
        return _type_start(tokens)
    return _name_start(tokens, bodies=why == "organization") if why else None


def _type_start(tokens: Sequence[Token]) -> int:
    """Where the name of a type begins: at its Latin word."""
    return next(token.start for token in reversed(tokens[:-1]) if token.tag == LATIN)


def _name_start(tokens: Sequence[Token], bodies: bool = False) -> int | None:
    """Where the name that ends with the last token begins: at the first of the places in it (or of the `bodies` that
    may own it), else at its first word that is no common adjunct."""
    general, vague = lexicon("general"), lexicon("indefinite") | lexicon("measures")
    for token in tokens[:-1]:
        if _opens_a_name(token) and (bodies or token.place) and token.text not in vague:
            return token.start
    for token in tokens[:-1]:
        if token.text not in general and token.text not in vague and token.tag not in ("v", "a", "vd"):
            return token.start
    last = tokens[-1]
    return last.start if len(last.text) > 3 and last.tag not in ("v", "l") else None


def _is_proper(tokens: Sequence[Token], start: int) -> bool:
    """Whether something in a name is proper: a place, a word in no dictionary, a name or abbreviation, Latin."""
    inside = [token for token in tokens if token.start >= start]
    if all(token.known for token in inside):
        return False
    if any(token.text in lexicon("works") for token in inside[1:-1]):
        return False
    proper = any(
        t.place or (t.body and t.text[0] not in _LEVELS) or t.tag in ("?", "nr", "nz", "j", "eng", "nrt")
        for t in inside[:-1]
    )
    return proper and sum(len(token.text) for token in inside) >= 4
