"""Rules for what is not article, as data: `lines.toml` and `tokens.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Where = Literal["anywhere", "head", "tail"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines that `pattern` is found in are removed for the reason `why`; see lines.toml for the fields."""

    id: str
    why: str
    where: Where
    pattern: re.Pattern[str]
    longest: int
    ends: bool

    def fits(self, line: str) -> bool:
        """Whether this line is one of those meant."""
        return len(line) <= self.longest and bool(self.pattern.search(line))


@lru_cache(maxsize=1)
def line_rules() -> tuple[Rule, ...]:
    """The rules of lines.toml in order."""
    data = tomllib.loads((Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(r["id"], r["why"], r["where"], re.compile(r["pattern"]), r.get("longest", 80), r.get("ends", False))
        for r in data["rule"]
    )


def furniture(line: str) -> str | None:
    """The reason why a line consists of page furniture only, or None."""
    rest, first = line, None
    pattern, reasons = _vocabulary()
    found = pattern.findall(rest)
    if not found:
        return None
    rest = pattern.sub(" ", rest)
    if re.search(r"[^\W\d_]", rest):
        return None
    first = next((reasons[word.lower()] for word in found), None)
    digits = re.search(r"\d{5,}", rest)  # a number of that size is something else
    return None if digits else first


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    data = tomllib.loads((Path(__file__).parent / "tokens.toml").read_text(encoding="utf-8"))
    reasons = {word.lower(): group["why"] for group in reversed(data["group"]) for word in group["words"].split()}
    words = sorted(reasons, key=len, reverse=True)
    parts = [rf"\b{re.escape(w)}(?![a-z])" if w.isascii() and w[0].isalpha() else re.escape(w) for w in words]
    return re.compile("|".join(parts), re.IGNORECASE), reasons
