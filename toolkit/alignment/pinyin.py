"""Chinese persons' names in pinyin, surname first, with a table for surnames that are read in a way of their own."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

# readings that are usual in given names where pypinyin prefers another
_IN_NAMES = {
    "长": "chang",
    "乐": "le",
    "行": "xing",
    "晟": "sheng",
    "茜": "qian",
    "劲": "jin",
    "盛": "sheng",
    "还": "huan",
}
_WHOLE_NAMES = {"朝阳": ("chao", "yang"), "重阳": ("chong", "yang")}
_MAX_READINGS = 6


@dataclass(frozen=True, slots=True)
class Surname:
    pinyin: str
    variants: tuple[str, ...]
    common: bool


@cache
def surnames() -> dict[str, Surname]:
    with Path(__file__).with_name("surnames.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["source"]: Surname(
                row["pinyin"], tuple(filter(None, row["variants"].split("|"))), row["common"] == "yes"
            )
            for row in csv.DictReader(file)
        }


def split(name: str) -> tuple[str, str] | None:
    """Surname and given name; None where no surname is known or nothing follows it."""
    for length in (2, 1):
        if name[:length] in surnames() and 1 <= len(name) - length <= 2:
            return name[:length], name[length:]
    return None


def english(name: str) -> tuple[str, tuple[str, ...]]:
    """潘展东 → Pan Zhandong, and other spellings that satisfy: Zhandong Pan, Pan Zhan-dong. The name must split."""
    parts = split(name)
    if parts is None:
        raise ValueError(f"{name} does not begin with a known surname")
    surname = surnames()[parts[0]]
    forms: list[str] = []
    for family, syllables in product((surname.pinyin, *surname.variants), _readings(parts[1])):
        given = _joined(syllables)
        forms.append(f"{family} {given}")
        forms += [f"{given} {family}", f"{family}, {given}"]
        if len(syllables) > 1:
            plain = "".join(syllables).capitalize()
            spaced = " ".join(s.capitalize() for s in syllables)
            forms += [f"{family} {plain}", f"{family} {'-'.join(syllables).capitalize()}", f"{family} {spaced}"]
            forms += [
                f"{family} {'-'.join(s.capitalize() for s in syllables)}",
                f"{'-'.join(syllables).capitalize()} {family}",
            ]
    forms += [_with_u(form) for form in forms if "yu" in form.lower() and _with_u(form) != form]
    unique = tuple(dict.fromkeys(forms))
    return unique[0], unique[1:]


def _readings(given: str) -> list[tuple[str, ...]]:
    """Readings of a given name, the usual one first."""
    from pypinyin import Style, lazy_pinyin, pinyin

    usual = _WHOLE_NAMES.get(given) or tuple(
        _IN_NAMES.get(c) or _spell(r) for c, r in zip(given, lazy_pinyin(given, style=Style.NORMAL), strict=True)
    )
    others = [[_spell(r) for r in readings] for readings in pinyin(given, style=Style.NORMAL, heteronym=True)]
    found = dict.fromkeys((usual, *product(*others)))
    return list(found)[:_MAX_READINGS]


def _spell(syllable: str) -> str:
    """ü after l and n is yu, as in passports: 律 lyu."""
    return re.sub(r"(?<=[ln])[vü]", "yu", syllable.lower()).replace("v", "u").replace("ü", "u")


def _with_u(form: str) -> str:
    """The older spellings of lyu, nyu: lu, lü, lv are all met; lu is the commonest."""
    return re.sub(r"(?<=[LlNn])yu", "u", form)


def _joined(syllables: tuple[str, ...]) -> str:
    """zhan, dong → Zhandong; xi, an → Xi'an."""
    given = syllables[0]
    for syllable in syllables[1:]:
        given += ("'" if syllable[0] in "aeo" else "") + syllable
    return given[0].upper() + given[1:]


def romanised(chinese: str) -> str:
    """Chinese in pinyin, as one word with a capital: 盱江 is Xujiang."""
    from pypinyin import lazy_pinyin

    return _joined(tuple(_spell(syllable) for syllable in lazy_pinyin(chinese)))
