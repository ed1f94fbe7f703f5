"""Stretches in which numerals are no quantities: idioms, names, links, telephone and document numbers."""

import re
from functools import cache
from pathlib import Path

_LITERAL = re.compile(
    r"""
    (?:https?://|www\.)[^\s\u3000-\u9fff，。]+        # links
    | [\w.+-]+@[\w-]+\.[\w.-]+                         # mail addresses
    | (?<![0-9])(?:\+?86[- ]?)?(?:0[0-9]{2,3}[-\s]?[0-9]{7,8}|1[3-9][0-9]{9}|[48]00-?[0-9]{3}-?[0-9]{4})(?![0-9])
    | [〔\[【（(][12][0-9]{3}[〕\]】）)]\s?(?:第\s?)?[0-9]+\s?号      # document numbers
    | (?<![0-9])[0-9]+(?:\.[0-9]+){2,}                 # versions, IP addresses
    | (?<![0-9日号天晨晚午上])(?<![日号天晨晚午上]\s)             # ratios, scores, clock faces without a date
      [0-9]{1,3}\s?[:：∶]\s?[0-9]{1,3}(?![0-9])(?!\s?[万亿%])
    | (?<![0-9])[0-9]+/[0-9]+(?![0-9])(?!的|以上|左右|强|以下|年度|榨季|赛季|学年|财年|采暖季|雪季)
    | [0-9]{1,3}°(?:[0-9]{1,2}(?:\.[0-9]+)?[′'](?:[0-9]{1,2}(?:\.[0-9]+)?[″"])?)?(?!C)     # longitude, latitude
    | (?<![0-9])[0-9]{1,2}分[0-9]{1,2}秒[0-9]{1,2}(?![0-9])     # marks of races
    | 公元前[0-9]{1,4}年
    | (?<![0-9.])[0-9]{1,2}·[0-9]{1,2}(?![0-9.])         # 12·9运动
    | (?<![0-9])(?:123[0-9]{2}|12[0-2][0-9]{2}|955[0-9]{2}|100[01][0-9])   # hotlines
      (?=热线|投诉|举报|网站|平台|客户端|电话|服务|专线|系统|购票)
    | (?<=转)[0-9]{3,5}(?![0-9])(?=[，。；）)]|$)           # extensions
    | (?<=[0-9]{8}[、/])[0-9]{7,8}(?![0-9])
    | (?<![0-9])2[0-9]{3}(?=合约)                        # contract months
    | (?<![0-9])[0-9]{9,}(?![0-9]|\s?[.万亿元])          # identity numbers
    """,
    re.VERBOSE | re.ASCII,
)


@cache
def _words() -> re.Pattern[str]:
    lines = Path(__file__).with_name("not_quantities.txt").read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def literal_spans(text: str) -> list[tuple[int, int]]:
    """Links, telephone numbers and the like, in order."""
    return [found.span() for found in _LITERAL.finditer(text)]


def word_end(text: str, position: int) -> int:
    """Where the idiom or name that begins at `position` ends; 0 if none begins there."""
    found = _words().match(text, position)
    return found.end() if found else 0
