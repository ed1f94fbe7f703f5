"""What the neighbourhood of a quantity changes in what its English may be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from toolkit.alignment.quantities.nodes import Amount, Parsed, Share
from toolkit.alignment.quantities.units import Unit

_CLAUSE = re.compile(r"[，。；：！？,;:!?（）()“”\n]")
_AND = re.compile("[和与]|(?<![涉普波触顾提])及")
_RUNNING = re.compile(r"连续?[升降增减跌涨]?(?:第|了|举办|保持)?\s?$")
_DOLLAR_AREA = re.compile(
    r"恒指|恒生|港交所|金管局|金融管理局|特区政府|新台币|台币|立法会|行政院|来港|本港|全港|财政司|澳门元|兆元"
    r"|强积金|积金局|积金易|房委会|机管局|贸发局|市区重建局|土地注册处|保险业监管局|港铁公司|差饷|居屋|股份代号|地价收入"
    r"|存款保障计划|转数快|数码银行|数码港(?!元)|薪俸税|政府帐目|资讯科技|政府零售债券|北部都会区|外汇基金|硬币收集计划"
    r"|交易所买卖基金|按年(?:[上下][升跌]|[升跌增]|下降)|金控|台股|台积电|劳退|劳动基金|公债|缴库|社会住宅|中央政府岁入"
)
_PERHAPS_DOLLARS = re.compile(r"香港|港元|港币|港股|澳门|台湾|台北")
_NOUN_FOLLOWS = re.compile(
    r"(?![和与及或至到的，、。])[\u4e00-\u9fff]"
)  # 300万辆新能源汽车: the noun is said in the text
_GAP = 16  # characters between two amounts that may share one unit in English


def refine(found: Iterator[Parsed], text: str) -> list[Parsed]:
    """Drops counts that only restate a list, and marks amounts that English may shorten."""
    kept = [parsed for parsed in found if not _restates_list(parsed, text)]
    nodes = [_in_context(parsed, text) for parsed in kept]
    for (i, left), (j, right) in pairwise(enumerate(nodes)):
        gap = text[left.end : right.start]
        if len(gap) <= _GAP and not re.search(r"[。；;]", gap) and _same_unit(left, right):
            nodes[i], nodes[j] = _bare(left), _bare(right)
    return nodes


def _restates_list(parsed: Parsed, text: str) -> bool:
    """汽车、模具两个行业: English names the members and may leave the number out."""
    node = parsed.node
    if not isinstance(node, Amount) or node.unit is None or node.unit.bare != "only" or node.approximation:
        return False
    if node.low != node.high or not 2 <= node.low <= 6:
        return False
    clause = _CLAUSE.split(text[: parsed.start])[-1]
    return clause.count("、") + len(_AND.findall(clause)) == node.low - 1


def _in_context(parsed: Parsed, text: str) -> Parsed:
    node = parsed.node
    if not isinstance(node, Amount) or node.unit is None:
        return parsed
    unit = node.unit
    if _RUNNING.search(text[max(0, parsed.start - 6) : parsed.start]):
        node = replace(node, running=True)
    if text[parsed.start - 1 : parsed.start] == "等" and node.low == node.high and node.low.denominator == 1:
        clause = _CLAUSE.split(text[: parsed.start])[-1]
        listed = 1 + clause.count("、")
        named = {1, listed, listed + len(_AND.findall(clause))}
        node = replace(node, others=tuple(int(node.low) - count for count in sorted(named) if count < node.low))
    if _says_its_noun(unit, text, parsed):
        node = replace(node, unit=replace(unit, bare="only"))
    if unit.bare == "also" and _NOUN_FOLLOWS.match(text, parsed.end):
        node = replace(node, unit=replace(unit, bare="only"))
    if unit.source == "元" and _DOLLAR_AREA.search(text):
        node = replace(node, unit=replace(unit, plural="dollar area", bare="only"))
    elif unit.source == "元" and _PERHAPS_DOLLARS.search(text):
        node = replace(node, unit=replace(unit, plural="dollar area", bare="also"))
    return replace(parsed, node=node)


# 经营主体1082.9万户 are not households, and 新增就业6.3万人 are jobs
_NOUN_BEFORE = {
    "户": re.compile(r"(?:经营主体|市场主体|企业|工商户|商户|主体|用户|客户)[^，。；：]{0,8}$"),
    "人": re.compile(r"(?:城镇新增就业|岗位)[^，。；：人]{0,3}$"),
}


def _says_its_noun(unit: Unit, text: str, parsed: Parsed) -> bool:
    """Whether the noun that the unit counts stands before the number, and the unit itself says another."""
    before = _NOUN_BEFORE.get(unit.source)
    return before is not None and before.search(text, max(0, parsed.start - 20), parsed.start) is not None


def _same_unit(left: Parsed, right: Parsed) -> bool:
    a, b = left.node, right.node
    if isinstance(a, Share) and isinstance(b, Share):
        return a.denominator == b.denominator
    if not isinstance(a, Amount) or not isinstance(b, Amount) or a.unit is None or b.unit is None:
        return False
    shorter, longer = sorted((a.unit.source, b.unit.source), key=len)
    return shorter == longer or (a.unit.kind == b.unit.kind == "mass" and longer.startswith(shorter))


def _bare(parsed: Parsed) -> Parsed:
    node = parsed.node
    return replace(parsed, node=replace(node, bare=True)) if isinstance(node, Amount | Share) else parsed
