"""The glossary that ships: clean, large enough, right on known traps, and complete for the sample page."""

from pathlib import Path

import pytest

from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import Glossary, load
from toolkit.glossary.folding import match_key
from toolkit.glossary.lint import lint

FOLDER = Path(__file__).parents[2] / "glossary"

SAMPLE_TERMS = """
柳州 南宁 广西 中国网 中共柳州市委常委 统战部部长 市人民政府副市长 2025中国产业转移发展对接活动（广西）
“双轮驱动” 新质引擎 高端装备制造 高端装备 规模以上工业企业 规模以上工业总产值 中欧班列 铁海联运班列 东盟
东盟国家 设区市 自治区副中心城市 全国性综合交通枢纽 国家产教融合试点城市 全国质量强市示范城市
国家中小企业数字化转型试点城市 重点实验室 新型研发机构 新能源汽车 新能源汽车渗透率 上汽通用五菱 柳工 优必选
矿卡 装载机 挖掘机 电动土方机械 国家标准 行业标准 智慧电驱 电子电控 “岛式”工厂 精益制造 智能网联汽车
专精特新“小巨人” 新质生产力 “人才强市” “人工智能+制造” 盘活存量 做优增量 提质增效 招商 达产
产业攻坚小组 高质量发展 转型升级 铁路干线 高速公路 国道 专业技术人才 技能人才 工业机器人 人形机器人
服务机器人 智能家居 智能工厂 数字化车间 智能制造标杆企业 科技成果转化 关键核心技术 科技型中小企业 工程机械
制糖 生物医药 产业园区
""".split()


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load([FOLDER])


@pytest.fixture(scope="module")
def matcher(glossary: Glossary) -> TermMatcher:
    return TermMatcher(glossary)


def test_the_shipped_glossary_is_clean() -> None:
    assert [finding for finding in lint([FOLDER]) if finding.severity != "note"] == []


def test_it_holds_enough_entries_of_every_domain(glossary: Glossary) -> None:
    preferred = glossary.with_status("preferred")
    assert len(preferred) >= 2_500
    domains = {entry.domain for entry in preferred}
    assert domains == {file.stem for file in FOLDER.glob("*.csv")}
    assert all(entry.note for entry in glossary.entries)


@pytest.mark.parametrize(
    ("domain", "fewest"),
    [("industry", 700), ("technology", 400), ("titles", 150), ("events", 100), ("units", 60)],
)
def test_no_domain_is_thin(glossary: Glossary, domain: str, fewest: int) -> None:
    sources = {match_key(entry.source) for entry in glossary.with_status("preferred") if entry.domain == domain}
    assert len(sources) >= fewest


@pytest.mark.parametrize("term", SAMPLE_TERMS)
def test_terms_of_the_sample_are_known(matcher: TermMatcher, term: str) -> None:
    [match] = matcher.find(f"，{term}。")
    assert match.source == term or term.strip("“”") == match.source


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("陕西", "Shaanxi"),
        ("山西", "Shanxi"),
        ("西安", "Xi'an"),
        ("六安", "Lu'an"),
        ("厦门", "Xiamen"),
        ("呼和浩特", "Hohhot"),
        ("乌鲁木齐", "Urumqi"),
        ("哈尔滨", "Harbin"),
        ("拉萨", "Lhasa"),
        ("香港", "Hong Kong"),
        ("內蒙古", "Inner Mongolia"),
        ("上汽通用五菱", "SAIC-GM-Wuling"),
        ("柳工", "LiuGong"),
        ("国务院", "State Council"),
    ],
)
def test_names_that_are_easily_wrong(matcher: TermMatcher, source: str, target: str) -> None:
    [match] = matcher.find(source)
    assert match.target == target


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("财政部门会同商务部", ["fiscal authorities", "Ministry of Commerce"]),
        ("中国石油在中国", ["PetroChina", "China"]),
        ("20日本报讯", []),
        ("隆重庆祝", []),
        ("复合肥料", []),
        ("扩大连接", []),
        ("人工智能产业链", ["artificial intelligence", "industrial chain"]),
        ("其中国际邮件", []),
        ("发展中国家", ["developing country"]),
        ("健全国家标准体系", ["national standard"]),
        ("佛罗里达州与达州", ["Dazhou"]),
        ("坚持和发展中国特色社会主义", ["socialism with Chinese characteristics"]),
        ("2025年中国产业链", ["China", "industrial chain"]),
        ("投资产业链", ["industrial chain"]),
        ("柳工作为龙头企业", ["LiuGong", "leading enterprise"]),
        ("以南宁为核心", ["Nanning"]),
        ("非遗传承", ["intangible cultural heritage"]),
        ("中国银行业务与中国银行业", ["Bank of China", "China"]),
        ("智能制造业务", ["intelligent manufacturing"]),
        ("清华大学科研团队", ["Tsinghua University"]),
    ],
)
def test_traps_of_segmentation(matcher: TermMatcher, text: str, targets: list[str]) -> None:
    assert [match.target for match in matcher.find(text)] == targets


def test_traditional_and_full_width_text_finds_the_same(matcher: TermMatcher) -> None:
    simple = matcher.find("柳州新能源汽车和“人工智能+制造”行动")
    full = matcher.find("柳州新能源汽車和「人工智能＋製造」行動")
    assert [(m.target, m.start, m.end) for m in simple] == [(m.target, m.start, m.end) for m in full]
    assert len(simple) == 3
