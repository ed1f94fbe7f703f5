"""English that needs no engine: units, document numbers, a text that is one match."""

import pytest

from toolkit.alignment.align import Alignment, align, align_lines
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.model import Match
from toolkit.alignment.quantities import find
from toolkit.article.model import Article, Paragraph
from toolkit.glossary.entries import default_paths
from toolkit.translation.article import translate_article
from toolkit.translation.engines.compact import CompactEngine
from toolkit.translation.fixed import fixed_english, without_unit
from toolkit.translation.segmentation import Segment


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("元", "yuan"),
        ("吨", "tonnes"),
        ("万吨", "10,000 tonnes"),
        ("亿元", "100 million yuan"),
        ("个", "units"),
        ("元/吨", "yuan/tonne"),
        ("（万吨）", "(10,000 tonnes)"),
        ("（公里）", "(kilometers)"),
        ("2025年3月14日", "March 14, 2025"),
        ("江北政办发〔2025〕8号", "Jiang Bei Zheng Ban Fa [2025] No. 8"),
        ("国发［2024］12号", "Guo Fa [2024] No. 12"),
    ],
)
def test_known_english(source: str, english: str) -> None:
    assert fixed_english(source, find(source), cell=True) == english


@pytest.mark.parametrize(
    "source", ["指标", "号", "产量", "元旦", "2025年", "关于印发〔2025〕8号文件的通知", "（试行）"]
)
def test_what_is_left_to_the_engine(source: str) -> None:
    matches = [] if source == "2025年" else find(source)
    assert fixed_english(source, matches, cell=True) is None


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("海疆网记者 蓝可风 摄", "Photo by Lan Kefeng, Haijiang Net"),
        ("新华社记者蓝可风摄", "Photo by Lan Kefeng, Xinhua News Agency"),
        ("（蓝可风 摄）", "(Photo by Lan Kefeng)"),
        ("本报记者 蓝可风 摄", "Photo by Lan Kefeng, staff reporter"),
        ("以上图片均由本报记者蓝可风摄", None),
        ("这是蓝可风拍摄", None),
    ],
)
def test_photo_credits(source: str, english: str | None) -> None:
    _, matcher = load_matcher(default_paths())
    matches = align_lines([source, "记者蓝可风说，"], matcher)[0]
    assert fixed_english(source, matches, cell=False) == english


def test_units_are_known_in_cells_only() -> None:
    assert fixed_english("元", (), cell=False) is None
    match = Match("term", "重点任务", "key task", 0, 4)
    assert fixed_english("重点任务", (match,), cell=False) == "key task"
    growth = Match("term", "同比增长", "up year on year", 0, 4, ("year-on-year growth",))
    assert fixed_english("同比增长", (growth,), cell=True) == "year-on-year growth"


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("2023年（吨）", ["2023年", "（吨）"]),
        ("产量 (万辆)", ["产量", "(万辆)"]),
        ("同比增长（%）", ["同比增长", "（%）"]),
        ("农村居民（常住）", ["农村居民（常住）"]),
        ("（吨）", ["（吨）"]),
    ],
)
def test_a_unit_in_brackets_is_cut_off(source: str, pieces: list[str]) -> None:
    cut = without_unit(Segment(source, 3, find(source)))
    assert [segment.source for segment in cut] == pieces
    for segment in cut:
        assert source[segment.start - 3 :].startswith(segment.source)
        assert all(segment.source[m.start : m.end] == m.source for m in segment.matches)


def test_a_table_keeps_every_match_and_begins_its_cells_with_capitals() -> None:
    _, matcher = load_matcher(default_paths())
    table = "指标\t单位\t2024年（万吨）\n固定资产投资\t元\t26,418\n产量\t万吨\t3.5"
    article = Article("经济", None, None, None, "Hans", (Paragraph("table", table),))
    alignment: Alignment = align(article, matcher)
    (paragraph,) = translate_article(article, alignment, CompactEngine()).paragraphs
    rows = [line.split("\t") for line in paragraph.target.split("\n")]
    assert rows[0][2] == "2024 (10,000 tonnes)"
    assert rows[1] == ["Fixed-asset investment", "Yuan", "26,418"]
    assert rows[2][1:] == ["10,000 tonnes", "3.5"]
    assert all(cell[:1] == cell[:1].upper() for row in rows for cell in row)
    assert len(paragraph.outcomes) == len(alignment.paragraphs[0])
    for segment in paragraph.segments:
        assert paragraph.target[segment.start :].lower().startswith(segment.target.rstrip(".").lower())
