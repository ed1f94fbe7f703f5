"""Ordinals: 第九届, 第二大, 第17号, 二期, 二十届三中全会."""

import re

from toolkit.alignment.quantities import exclusions, numerals
from toolkit.alignment.quantities.nodes import Ordinal, Parsed

# What may follow 第 and a number; some nouns decide which English ordinal is meant
_KINDS = {"大": "largest", "号": "number", "位": "rank", "名": "rank", "顺位": "rank"}
_NOUNS = sorted(
    {
        *_KINDS,
        *"个届次批轮期代家条站局节茬幕跳师台拨席年天周场座台辆艘架颗枚部章款类集组项种所例季份列只口件块步层篇卷版圈排段城本支套笔单处",
        *"赛段 跑道 采区 车间 阶段 梯队 世纪 届次 场次 产业 方阵 赛季 机场 航站楼 工厂 基地 期工程 分钟".split(),
    },
    key=lambda noun: (-len(noun), noun),
)
_OTHER_WORDS = re.compile("大[道街队关厦桥院]|师范|节[能约]|局部|台湾|跳绳")  # 第六大道 is an avenue
_CLAUSE_END = "，。、；：）》”！？,.;)"
_ASSEMBLY = re.compile(r"[一二三四五六七八九十]+[中次]|常委|中央|全国|人大|政协|省委|市委|县委|区委|历次")
_AFTER_PHASE = re.compile(r"[一二三四五]期、$")
_AFTER_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]{1,3}[、至到—-]$")
_LISTED = re.compile(rf"[、至到—-][一二三四五六七八九十\d]{{1,3}}(?:{'|'.join(_NOUNS)})")
_SESSION = re.compile(r"次(?:全会|全体会议)|(?<=届[一二三四五六七八九十])次会议")
_NO_PHASE_AFTER = tuple("分共出这每前后续办过了有新近、")
_NO_PHASE_BEFORE = tuple("间待望限货刊")


def ordinal(text: str, position: int) -> Parsed | None:
    """第九届, 第137届, 第二大, and 第3 at the end of a clause."""
    at = position + 1 + (text[position + 1 : position + 2] == " ")
    numeral = numerals.read(text, at)
    if not numeral or numeral.integer is None or not 0 < numeral.integer < 10**10 or numeral.bare:
        return None
    if exclusions.word_end(text, position):
        return None
    end = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    if _OTHER_WORDS.match(text, end):
        return None
    for noun in _NOUNS:
        if text.startswith(noun, end):
            return Parsed(position, end + len(noun), Ordinal(numeral.integer, _KINDS.get(noun, "")))
    if _LISTED.match(text, numeral.end):
        return Parsed(position, numeral.end, Ordinal(numeral.integer))
    if not text[numeral.end :] or text[numeral.end] in _CLAUSE_END:
        return Parsed(position, numeral.end, Ordinal(numeral.integer, "rank"))
    return None


_THINGS = (
    "高炉|转炉|机组|锅炉|竖井|斜井|坑口|泊位|航站楼|电解槽|反应堆|车间|车床|机床|发动机|汽油|柴油|界碑|盾构机|船闸|挤出机|标段|"
    "楼(?![市盘宇])"
)
_NUMBERED = re.compile(rf"(\d{{1,3}})号?(?=(?:[、和与及]\d{{1,3}}号?)*(?<=号)(?:{_THINGS}))")
_RANGE_BEFORE = re.compile(r"\d号?[~～—–至到-]$")


def numbered(text: str, position: int) -> Parsed | None:
    """3号高炉, 1、2号机组: numbers that name things; 3号 alone is a day."""
    found = _NUMBERED.match(text, position)
    if not found or text[position - 1 : position] in tuple("0123456789月第.-"):
        return None
    if _RANGE_BEFORE.search(text, max(0, position - 5), position):
        return None
    return Parsed(position, found.end(), Ordinal(int(found[1]), "number"))


def phase(text: str, position: int) -> Parsed | None:
    """二期 (of a project), 二十届 (of an assembly): ordinals without 第. 两期 and 两届 are counts."""
    numeral = numerals.read(text, position)
    if numeral is None or numeral.integer is None or numeral.bare:
        return None
    end = numeral.end + 1
    listed = _AFTER_ORDINAL.search(text[max(0, position - 8) : position])
    if listed and (not numeral.arabic or listed[0][-1] == "、"):  # 第三、四批
        noun = next((noun for noun in _NOUNS if text.startswith(noun, numeral.end)), "")
        return (
            Parsed(position, numeral.end + len(noun), Ordinal(numeral.integer, _KINDS.get(noun, ""))) if noun else None
        )
    if numeral.arabic or "两" in text[position:end]:
        return None
    if text.startswith("期", numeral.end) and numeral.integer < 6:
        counted = text[position - 1 : position] in _NO_PHASE_AFTER and position > 0
        counted = counted and not _AFTER_PHASE.search(text[max(0, position - 3) : position])
        other_word = text[end : end + 1] in _NO_PHASE_BEFORE
        return None if counted or other_word else Parsed(position, end, Ordinal(numeral.integer, "phase"))
    if text.startswith("届", numeral.end) and numeral.integer >= 10 and _ASSEMBLY.match(text, end):
        return Parsed(position, end, Ordinal(numeral.integer))
    if _SESSION.match(text, numeral.end) and numeral.integer > 1:
        return Parsed(position, end, Ordinal(numeral.integer))
    return None
