"""Interviews and press conferences: who speaks a paragraph, and whether he asks or answers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST_NAME = 20  # characters before the colon
CREDIT = 6  # characters of a name in a line of credits ("主持人：林茉")

_PREFIX = re.compile(
    rf"^(?:[\[【](?P<marked>[^\]】：。，]{{1,{LONGEST_NAME}}})[\]】]\s*：?"
    rf"|(?P<plain>[^：。，！？；“”《》【】\[\]]{{1,{LONGEST_NAME}}}?)\s*：)\s*(?=\S)"
)
_OUTLET = "网|报|社|电视台|广播|台|卫视|频道|客户端|日报|晚报|周刊|杂志|新闻|传媒"
_ASKS = re.compile(
    rf"^网友|(?:记者|主持人|主持|网友|提问|问|Q|媒体|听众|观众|网民)$|(?:{_OUTLET})(?:记者)?$", re.IGNORECASE
)
_ANSWERS = re.compile(r"(?:答|A|嘉宾|发言人|专家)")
_ROLES = re.compile(
    r"^(?:.{0,8}(?:记者|主持人)(?:\s?[\u4e00-\u9fff]{2,3})?|问|答|Q\d?|A\d?|网友(?!评论|留言|提问|热议).{0,10}|嘉宾.{0,6}|发言人|新闻发言人"
    r"|提问|回答|媒体|专家)$"
)
_ROLE_HOLDER = re.compile(r"(记者|主持人)\s?[\u4e00-\u9fff]{2,3}$")  # 记者张三
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十百]{1,4}、|第[一二三四五六七八九十]{1,3}[章节编部分篇]|（|\d|[①-⑳])")
# what stands before a colon without being a speaker
_LABELS = re.compile(
    "时间|地点|地址|电话|传真|邮编|邮箱|联系人|网址|来源|附件|注|备注|主题|编号|日期|标题|关键词|联系方式|原因|目标|要求|单位|名称|内容|办法|措施|方式"
    "|条件|标准|范围|对象|主办|承办|协办|责任|任务|如下|以下|表示|指出|认为|强调|介绍|说|称|道|提出|要点|提示|例如|比如|其中|包括|即|评论|留言"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in one paragraph."""

    speaker: str
    said: str
    asks: bool


@dataclass(frozen=True, slots=True)
class _Prefix:
    name: str
    marked: bool  # by brackets
    said: str


def turns(texts: Sequence[str]) -> list[Turn | None]:
    """The turn of each paragraph, None for those that name no speaker."""
    prefixes = [_prefix(text) for text in texts]
    names = _speakers([p for p in prefixes if p], prefixes)
    found = [Turn(p.name, p.said, _asks(p.name)) if p and p.name in names else None for p in prefixes]
    return found if sum(turn is not None for turn in found) > 1 else [None] * len(found)


def _prefix(text: str) -> _Prefix | None:
    """The name before a colon or in brackets at the start of a paragraph, and what follows it."""
    found = _PREFIX.match(text)
    if not found:
        return None
    name = " ".join((found["marked"] or found["plain"]).split())
    said = text[found.end() :].strip()
    if not name or not said or _NUMBER.match(name):
        return None
    credit = len(said) <= CREDIT and re.fullmatch(r"[\w、 ]+", said) and name not in ("问", "答", "Q", "A")
    return None if credit else _Prefix(name, bool(found["marked"]), said)


def _speakers(named: Sequence[_Prefix], in_order: Sequence[_Prefix | None]) -> set[str]:
    """Names that stand before a colon as speakers do: roles, marked names, and names that come twice.

    On a page where somebody asks, whoever comes next speaks too.
    """
    counts = Counter(p.name for p in named)
    found = {p.name for p in named if _ROLES.match(p.name) or (p.marked and counts[p.name] > 1)}
    found |= {name for name, n in counts.items() if n > 1 and _person_like(name)}
    found |= {p.name for p in named if _ASKS.search(p.name) and _person_like(p.name) and p.said.endswith("？")}
    if not any(_ASKS.search(name) for name in found):
        asked = any(p.said.endswith("？") for p in named if p.name in found)
        return found if asked and len(found) > 1 else {name for name in found if _ANSWERS.fullmatch(name)}
    for before, after in pairwise(in_order):
        if before and after and before.name in found and _person_like(after.name):
            found.add(after.name)
    return found


def _person_like(name: str) -> bool:
    person = re.fullmatch(r"[\u4e00-\u9fffA-Za-z·（）\s]{2,14}", name)
    return bool(person) and not _LABELS.search(name)


def _asks(name: str) -> bool:
    return not _ANSWERS.match(name) and bool(_ASKS.search(_ROLE_HOLDER.sub(r"\1", name)))
