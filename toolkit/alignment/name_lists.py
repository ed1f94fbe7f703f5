"""Lists of persons' names that no title introduces."""

import re
from collections.abc import Iterator

from toolkit.alignment.name_shapes import Candidate, is_name, is_usual, is_word
from toolkit.alignment.pinyin import surnames

_SPACED = re.compile(r"(?<=[、：:])(?P<name>[\u3400-\u9fff] [\u3400-\u9fff])(?=[、。；\n]|$)")


def spaced(text: str) -> Iterator[Candidate]:
    """王 伟 in an official list, where names of two characters are as wide as those of three."""
    for found in _SPACED.finditer(text):
        plain = found["name"].replace(" ", "")
        if plain[0] in surnames() and surnames()[plain[0]].common and is_usual(plain):
            yield Candidate(found.start("name"), found.end("name"), found["name"])


_LINK = re.compile("[、，]|和|与|及|以及")
_AFTER_CHAIN = re.compile(r"等|[。；！）)]|$|\s|[为分获领出参同在荣被均作一受代表登上]")


def chains(text: str) -> Iterator[Candidate]:
    """吕思源、侯雪梅、司马青松等: three names or more that a list joins, where no title says that they are names."""
    for mark in re.finditer("、", text):
        first = _ending_at(text, mark.start())
        if first is None:
            continue
        chain = [first]
        while (link := _LINK.match(text, chain[-1].end)) and (following := _in_chain(text, link.end())):
            chain.append(following)
        if len(chain) >= 3 and _AFTER_CHAIN.match(text, chain[-1].end) and _are_people(chain):
            yield from chain


def _ending_at(text: str, end: int) -> Candidate | None:
    """The longest usual name that ends at `end`, at the head of a list."""
    for length in (4, 3, 2):
        name = text[max(0, end - length) : end]
        if len(name) == length and is_name(name) and is_usual(name, rare_too=False) and not is_word(name):
            return Candidate(end - length, end, name)
    return None


def _in_chain(text: str, start: int) -> Candidate | None:
    for length in (4, 3, 2):
        name = text[start : start + length]
        if len(name) < length or not is_name(name) or not is_usual(name):
            continue
        if _LINK.match(text, start + length) or _AFTER_CHAIN.match(text, start + length):
            return Candidate(start, start + length, name)
    return None


def _are_people(chain: list[Candidate]) -> bool:
    """Whether most items of a list are no words: 张家界、黄山、龙岩 are places."""
    likely = [c for c in chain if len(c.name) >= 3 and is_usual(c.name, rare_too=False) and not is_word(c.name)]
    return 2 * len(likely) >= len(chain) and not any(is_word(c.name) and len(c.name) > 2 for c in chain)
