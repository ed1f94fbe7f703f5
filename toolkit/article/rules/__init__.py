"""Rules for what is not article, as data: lines by their shape, by their words, and the labels of meta lines."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

Where = Literal["anywhere", "head", "tail"]
Ends = Literal["", "text", "list", "page"]

_BLANK = "␣"  # stands for a space inside a word of a list
_OPEN, _CLOSE = r"[【（\[<«■◆▶●▍|>*\s]*", r"[】）\]]?\s*[：>»|]*\s*(?:更多|more)?\s*[>»]*"
_LETTERSPACED = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff](?![\u4e00-\u9fff]))+")
_NUMBER = re.compile(r"\d{5,}")  # a number of that size among furniture words is something else


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines in which one of `patterns`, or two of `words`, are found are removed for the reason `why`.

    See lines.toml for the fields.
    """

    id: str
    why: str
    where: Where
    patterns: tuple[re.Pattern[str], ...]
    words: re.Pattern[str] | None = None
    longest: int = 80
    ends: Ends = ""
    spare: bool = False

    def fits(self, line: str) -> bool:
        """Whether this line is one of those meant."""
        line = closed(line)
        if len(line) > self.longest:
            return False
        shaped = any(pattern.search(line) for pattern in self.patterns)
        return shaped or (self.words is not None and len(set(self.words.findall(line))) > 1)


def closed(line: str) -> str:
    """A line with letterspaced words closed up: 首 页, 版 权 所 有."""
    return _LETTERSPACED.sub(lambda m: m[0].replace(" ", ""), line)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a line of nothing but furniture words is removed; `spare`: each of them may also be a subheading."""

    why: str
    spare: bool


@lru_cache(maxsize=1)
def line_rules() -> tuple[Rule, ...]:
    """The rules of lines.toml in order."""
    return tuple(_rule(entry) for entry in _data("lines.toml")["rule"])


def rule_for(line: str, where: Where) -> Rule | None:
    """The first rule for that part of a page which fits a line, or None."""
    return next(iter(rules_for(line, where)), None)


def rules_for(line: str, where: Where) -> list[Rule]:
    """All rules for that part of a page which fit a line."""
    return [rule for rule in line_rules() if rule.where == where and rule.fits(line)]


def furniture(line: str) -> Furniture | None:
    """What a line is that consists of words of page furniture only, or None."""
    pattern, groups = _vocabulary()
    line = closed(line)
    words = pattern.findall(line)
    rest = pattern.sub(" ", line)
    if not words or re.search(r"[^\W\d_]", rest) or _NUMBER.search(rest):
        return None
    found = [groups[word.lower()] for word in words]
    return Furniture(found[0].why, all(group.spare for group in found))


def _rule(entry: dict[str, Any]) -> Rule:
    patterns = list(entry.pop("patterns", []))
    if labels := _words(entry.pop("labels", "")):
        patterns.append(rf"^{_OPEN}(?:{'|'.join(labels)})[】）\]]?\s*[：丨|]")
    if lines := _words(entry.pop("lines", "")):
        patterns.append(rf"^{_OPEN}(?:{'|'.join(lines)}){_CLOSE}$")
    words = _words(entry.pop("words", ""))
    return Rule(
        patterns=tuple(re.compile(p) for p in patterns),
        words=re.compile("|".join(words), re.IGNORECASE) if words else None,
        **entry,
    )


def _words(text: str) -> list[str]:
    return [re.escape(word.replace(_BLANK, " ")) for word in text.split()]


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[re.Pattern[str], dict[str, Furniture]]:
    """A pattern of all furniture words, longest first, and the group of each."""
    groups: dict[str, Furniture] = {}
    for entry in _data("tokens.toml")["group"]:
        group = Furniture(entry["why"], entry.get("spare", False))
        for word in entry["words"].split():
            groups.setdefault(word.lower().replace(_BLANK, " "), group)
    words = sorted(groups, key=len, reverse=True)
    parts = [rf"\b{re.escape(w)}(?![a-z])" if w.isascii() and w[0].isalpha() else re.escape(w) for w in words]
    return re.compile("|".join(parts), re.IGNORECASE), groups


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def labels() -> re.Pattern[str]:
    """A label of a meta line with its colon, as the group "date", "drafted", "source", "author" or "other"."""
    data = _data("labels.toml")
    kinds = [f"(?P<{kind}>{'|'.join(_words(data[kind]))})" for kind in ("date", "drafted", "source", "author", "other")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(kinds)})\s*[：:/丨|]\s*")


@lru_cache(maxsize=4)
def head_names(kind: str) -> tuple[str, ...]:
    """Names of the tags in a page's head that give its title, date, source or author, best first."""
    return tuple(name.replace(_BLANK, " ") for name in _data("labels.toml")["head"][kind].split())


def nobody(value: str) -> bool:
    """Whether the value of a source or author names nobody ("本站", "admin")."""
    return not value or value.lower() in _nobodies()


@lru_cache(maxsize=1)
def _nobodies() -> frozenset[str]:
    return frozenset(_data("labels.toml")["nobody"].split())
