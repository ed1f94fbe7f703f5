"""Kinds of paragraphs: headings, lists, captions, tables, the turns of an interview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.article.pieces import Piece
from toolkit.article.speakers import turns
from toolkit.article.structure import paragraphs

TEXT = "上半年，全市完成工业投资73.08亿元，同比增长8.2%，增速居全省第三位，高于年初预期，为全年目标打下了坚实基础。"


def kind_of(text: str, **marks: object) -> str:
    """The kind of a line between two full paragraphs."""
    pieces = [Piece(TEXT, TEXT), Piece(text, text, **marks), Piece(TEXT, TEXT)]  # type: ignore[arg-type]
    return paragraphs(pieces)[1].kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、主要目标", "heading"),
        ("第一章 总则", "heading"),
        ("（一）夯实产业基础", "heading"),
        ("“旧车间”变身“新机房”", "heading"),
        ("算力怎么用，企业说了算", "heading"),
        ("各县（市、区）人民政府：", "body"),
        ("一、完善机制，每季度调度一次，年底前完成全部任务。", "list"),
        ("一是盘活存量，做优增量。", "list"),
        ("一要加快标准制定；", "list"),
        ("其一，市场需求不足。", "list"),
        ("首先，成本降下来了。", "list"),
        ("（1）建设制氢基地。", "list"),
        ("1.建设制氢基地。", "list"),
        ("3、完善配套政策。", "list"),
        ("②推广应用场景。", "list"),
        ("[1] 本公报数据均为初步统计数。", "list"),
        ("1.5万名观众走进展馆，创历届之最。", "body"),
        ("一是一、二是二，数据来不得半点虚假。", "body"),
        ("第一季度，全市外贸进出口增长9.3%。", "body"),
        ("图为总装车间的工人正在安装电池包。", "caption"),
        ("▲工人在调试钻机", "caption"),
        ("观众在展台前了解机器人。本报记者 卢静好 摄", "caption"),
        ("厂区全景（资料图片）", "caption"),
        ("图1：全市工业增速", "caption"),
        ("表2 主要产品产量", "caption"),
        ("图书馆去年接待读者126万人次。", "body"),
        ("表示祝贺的客商络绎不绝。", "body"),
        ("他拍摄的照片登上了报纸。", "body"),
    ],
)
def test_kinds_of_plain_lines(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "marks", "kind"),
    [
        ("项目背景", {"tag": "h3"}, "heading"),
        ("Investment Notice of the New Area for Foreign Investors, 2025", {"tag": "h2"}, "heading"),
        ("下一步怎么干？", {"bold": True}, "heading"),
        ("链上开“新花”", {"bold": True}, "heading"),
        ("企业越来越多，项目越来越大，日子越来越好。", {"bold": True}, "body"),
        ("某市人民政府办公室", {"bold": True, "tag": "blockquote"}, "heading"),  # short, between two full paragraphs
        ("研发人员86人", {"tag": "li"}, "list"),
        ("总装车间一角", {"tag": "figcaption"}, "caption"),
        ("指标\t2024年\n产值\t1,856.3", {"tag": "table"}, "table"),
    ],
)
def test_kinds_of_marked_lines(text: str, marks: dict[str, object], kind: str) -> None:
    assert kind_of(text, **marks) == kind


def test_levels_of_headings() -> None:
    lines = [("一、总体要求", "p"), ("（一）目标", "p"), ("背景", "h2"), ("概况", "h3"), ("细则", "h6")]
    assert [p.level for p in paragraphs([Piece(t, t, tag) for t, tag in lines])] == [1, 2, 1, 2, 3]


def test_a_bullet_is_no_text() -> None:
    assert [p.text for p in paragraphs([Piece("", "●扩大开放，优化服务。"), Piece("", "- 稳定预期。")])] == [
        "扩大开放，优化服务。",
        "稳定预期。",
    ]


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert [p.kind for p in paragraphs([Piece(TEXT, TEXT), Piece("某市人民政府", "某市人民政府")])] == ["body", "body"]


def spoken(*texts: str) -> list[tuple[str, bool] | None]:
    return [(turn.speaker, turn.asks) if turn else None for turn in turns(texts)]


def test_an_interview_with_names() -> None:
    assert spoken("记者：请问有何打算？", "李明：打算扩产。", "具体有三条。", "记者：谢谢！") == [
        ("记者", True),
        ("李明", False),
        None,
        ("记者", True),
    ]


def test_an_outlet_asks_and_an_official_answers() -> None:
    assert spoken("中国网：请问成效如何？", "潘展东：成效明显。", "汉水日报记者：怎么看？", "潘展东：群众满意。") == [
        ("中国网", True),
        ("潘展东", False),
        ("汉水日报记者", True),
        ("潘展东", False),
    ]


def test_a_transcript_with_brackets() -> None:
    assert spoken("[主持人] 大家好！", "[局长 柯慎言] 网友好！", "[网友“山那边”] 能吗？", "[局长 柯慎言] 可以。") == [
        ("主持人", True),
        ("局长 柯慎言", False),
        ("网友“山那边”", True),
        ("局长 柯慎言", False),
    ]


def test_questions_and_answers_by_letter() -> None:
    assert spoken("问：何时施行？", "答：7月1日起施行。") == [("问", True), ("答", False)]


@pytest.mark.parametrize(
    "texts",
    [
        ("时间：8月20日上午。", "地点：市民中心。", "联系人：王宁。"),
        ("会议指出：要抓落实。", "会议强调：要抓进度。"),
        ("主持人：林茉", "嘉宾：汪雨亭"),  # credits
        ("网友评论：“终于等到这一天！”", "全市一片欢腾。"),
        ("资金来源：一是财政，二是市场。", "资金用途：全部用于技术改造。"),
        ("李明：目标是增长8%。",),
        ("",),
    ],
)
def test_labels_are_no_speakers(texts: tuple[str, ...]) -> None:
    assert spoken(*texts) == [None] * len(texts)


@given(st.lists(st.text(alphabet="记者李明：[]【】？。（）12 一、是问答摄图表", max_size=20), max_size=8))
def test_every_piece_becomes_one_paragraph_and_keeps_its_text(texts: list[str]) -> None:
    found = paragraphs([Piece(text, text) for text in texts])
    assert len(found) == len(texts)
    for text, paragraph in zip(texts, found, strict=True):
        said = f"{paragraph.speaker or ''}{paragraph.text}"
        assert [c for c in text if c.isalnum()] == [c for c in said if c.isalnum()]
