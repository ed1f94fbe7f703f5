"""Words that make a number approximate, before it and after it, and their English."""

import csv
import re
from functools import cache
from pathlib import Path

from toolkit.alignment.quantities.nodes import Approximation

# word → sense and the characters that, standing before it, make another word of it (节约, 最近)
BEFORE: dict[str, tuple[Approximation, str]] = {
    "超过": (Approximation.OVER, "不"),
    "超出": (Approximation.OVER, ""),
    "超": (Approximation.OVER, "反"),
    "逾": (Approximation.OVER, ""),
    "上": (Approximation.SOME, "以之晚早网线向在路海至升涨提加跃增街市会以马楼带身桌山县基岸"),
    "不下": (Approximation.LEAST, ""),
    "至少": (Approximation.LEAST, ""),
    "不少于": (Approximation.LEAST, ""),
    "不低于": (Approximation.LEAST, ""),
    "不小于": (Approximation.LEAST, ""),
    "将近": (Approximation.NEARLY, ""),
    "接近": (Approximation.NEARLY, ""),
    "近": (Approximation.NEARLY, "最附临靠邻新远亲贴逼就走拉"),
    "大约": (Approximation.ABOUT, ""),
    "大概": (Approximation.ABOUT, ""),
    "约为": (Approximation.ABOUT, ""),
    "约占": (Approximation.ABOUT, ""),
    "约": (Approximation.ABOUT, "纽节预签合条履公誓邀制盟租违解婚"),
    "不足": (Approximation.UNDER, ""),
    "不到": (Approximation.UNDER, "找看想收达遇等得听拿做见"),
    "不超过": (Approximation.MOST, ""),
    "不得超过": (Approximation.MOST, ""),
    "不能超过": (Approximation.MOST, ""),
    "不可超过": (Approximation.MOST, ""),
    "不应超过": (Approximation.MOST, ""),
    "不宜超过": (Approximation.MOST, ""),
    "不会超过": (Approximation.MOST, ""),
    "不得少于": (Approximation.LEAST, ""),
    "不得低于": (Approximation.LEAST, ""),
    "不应低于": (Approximation.LEAST, ""),
    "不应少于": (Approximation.LEAST, ""),
    "不能低于": (Approximation.LEAST, ""),
    "不能少于": (Approximation.LEAST, ""),
    "不得高于": (Approximation.MOST, ""),
    "不得大于": (Approximation.MOST, ""),
    "不高于": (Approximation.MOST, ""),
    "不大于": (Approximation.MOST, ""),
    "不多于": (Approximation.MOST, ""),
    "至多": (Approximation.MOST, ""),
    "最多": (Approximation.MOST, ""),
}
AFTER: dict[str, Approximation] = {
    "有余": Approximation.OVER,
    "多": Approximation.OVER,
    "余": Approximation.OVER,
    "以上": Approximation.UPWARD,
    "及以上": Approximation.UPWARD,
    "左右": Approximation.ABOUT,
    "以下": Approximation.BELOW,
    "及以下": Approximation.BELOW,
    "以内": Approximation.MOST,
}
_OF_LAW = re.compile(
    "的?(?:有期徒刑|拘役|管制|拘留|罚款|罚金|代表|多数|出席|重伤|死亡|股权|表决权)"
)  # both bounds count
_INCLUSIVE = {Approximation.BELOW: Approximation.MOST, Approximation.UPWARD: Approximation.LEAST}
_LONGEST_BEFORE = max(map(len, BEFORE))


@cache
def english() -> dict[Approximation, tuple[str, ...]]:
    """The wordings of each sense, the preferred first; {} stands for the number or amount."""
    with Path(__file__).with_name("approximations.csv").open(encoding="utf-8", newline="") as file:
        return {Approximation(row["sense"]): tuple(row["wordings"].split("|")) for row in csv.DictReader(file)}


def before(text: str, position: int) -> tuple[Approximation, int] | None:
    """The approximation that begins at `position`, and its end."""
    for length in range(_LONGEST_BEFORE, 0, -1):
        word = text[position : position + length]
        if len(word) == length and word in BEFORE:
            sense, other_words = BEFORE[word]
            previous = text[position - 1 : position] if position else ""
            if previous and previous in other_words:
                return None
            end = position + length
            return sense, end + (text[end : end + 1] == " ")
    return None


def after(text: str, position: int) -> tuple[Approximation, int] | None:
    """The approximation that stands at `position`, after a unit or number; one space is tolerated."""
    at = position + 1 if text[position : position + 1] == " " else position
    for length in (3, 2, 1):
        sense = AFTER.get(text[at : at + length])
        if sense and len(text[at : at + length]) == length:
            return sense, at + length
    return None


def of_law(text: str, end: int, sense: Approximation) -> Approximation:
    """The sense of 以上 or 以下 that ends at `end`: before the words of law the bound itself counts."""
    return _INCLUSIVE.get(sense, sense) if _OF_LAW.match(text, end) else sense
