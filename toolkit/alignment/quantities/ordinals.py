"""Ordinals: 第九届, 第二大, 第17号, 二期, 二十届三中全会."""

import re

from toolkit.alignment.quantities import exclusions, numerals
from toolkit.alignment.quantities.nodes import Ordinal, Parsed

# What may follow 第 and a number; the noun decides which English ordinal is meant ("": a plain one)
_NOUNS = {"大": "largest", "号": "number", "位": "rank", "名": "rank", "顺位": "rank"} | dict.fromkeys(
    (
        "个 届 次 批 轮 期 代 家 条 站 年 天 周 场 座 台 辆 艘 架 颗 枚 部 章 款 类 阶段 梯队 世纪 集 组 项 种 所 例 季 届次 场次 份 列 只 "
        "口 件 块 步 层 篇 卷 版 圈 排 段 城 产业 方阵 赛季 机场 航站楼 工厂 基地 期工程 本 支 套 笔 单 处 分钟"
    ).split(),
    "",
)
_CLAUSE_END = "，。、；：）》”！？,.;)"
_ASSEMBLY = re.compile(r"[一二三四五六七八九十]+[中次]|常委|全国|人大|政协|省委|市委|县委|区委")
_NO_PHASE_AFTER = tuple("分共出这每前后续办过了有新近、")
_NO_PHASE_BEFORE = tuple("间待望限货刊")


def ordinal(text: str, position: int) -> Parsed | None:
    """第九届, 第137届, 第二大, and 第3 at the end of a clause."""
    at = position + 1 + (text[position + 1 : position + 2] == " ")
    numeral = numerals.read(text, at)
    if not numeral or numeral.integer is None or not 0 < numeral.integer < 10**5 or numeral.bare:
        return None
    if exclusions.word_end(text, position):
        return None
    end = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    for noun in sorted(_NOUNS, key=len, reverse=True):
        if text.startswith(noun, end):
            return Parsed(position, end + len(noun), Ordinal(numeral.integer, _NOUNS[noun]))
    if not text[numeral.end :] or text[numeral.end] in _CLAUSE_END:
        return Parsed(position, numeral.end, Ordinal(numeral.integer, "rank"))
    return None


def phase(text: str, position: int) -> Parsed | None:
    """二期 (of a project), 二十届 (of an assembly): ordinals without 第. 两期 and 两届 are counts."""
    numeral = numerals.read(text, position)
    if numeral is None or numeral.integer is None or numeral.arabic or numeral.bare:
        return None
    end = numeral.end + 1
    if "两" in text[position:end]:
        return None
    if text.startswith("期", numeral.end) and numeral.integer < 6:
        counted = text[position - 1 : position] in _NO_PHASE_AFTER and position > 0
        other_word = text[end : end + 1] in _NO_PHASE_BEFORE
        return None if counted or other_word else Parsed(position, end, Ordinal(numeral.integer, "phase"))
    if text.startswith("届", numeral.end) and numeral.integer >= 10 and _ASSEMBLY.match(text, end):
        return Parsed(position, end, Ordinal(numeral.integer))
    return None
