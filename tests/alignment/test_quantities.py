"""Quantities: what is found, what it must be in English, and what must not be taken for one."""

import csv
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.quantities import english_reading, find, units
from toolkit.article.normalise import normalise

Row = dict[str, str]


def rows() -> list[Row]:
    path = Path(__file__).with_name("quantities.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


SENTENCES = [
    (text, [row for row in group if row["source"]]) for text, group in groupby(rows(), lambda row: row["text"])
]


def test_there_are_enough_pairs() -> None:
    assert sum(len(expected) for _, expected in SENTENCES) >= 470
    assert sum(not expected for _, expected in SENTENCES) >= 50


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentence(text: str, expected: list[Row]) -> None:
    matches = find(normalise(text))
    assert [match.source for match in matches] == [normalise(row["source"]) for row in expected]
    for match, row in zip(matches, expected, strict=True):
        assert match.target == row["target"]
        accepted = {form.lower() for form in match.accepted}
        assert [form for form in row["also"].split("|") if form and form.lower() not in accepted] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("产值73.08亿元", "73.08 billion yuan"),
        ("产量77.6万辆", "77.6 million"),
        ("利润增长2倍", "doubled"),
        ("是去年的2倍", "tripled"),
        ("翻两番", "doubled"),
        ("近八成", "more than 80 percent"),
        ("超1300家", "1,300"),
        ("三分之二", "three-halves"),
        ("八折", "80 percent discount"),
        ("2.3个百分点", "2.3 percent"),
    ],
)
def test_wrong_english_is_not_accepted(text: str, wrong: str) -> None:
    (match,) = find(text)
    assert wrong not in {form.lower() for form in match.accepted}


def test_neighbours_with_one_unit_may_name_it_once() -> None:
    first, second = find("价格从15.8万元升至17.3万元")
    assert "158,000" in first.accepted
    assert "173,000 yuan" in second.accepted
    (alone,) = find("价格为15.8万元")
    assert "158,000" not in alone.accepted


def test_counts_that_restate_a_list_are_left_to_the_translator() -> None:
    assert find("汽车、机床两个行业增长较快") == ()
    assert [match.source for match in find("两个行业增长较快")] == ["两个"]


def test_dollars_of_hong_kong_are_accepted_where_the_text_is_about_it() -> None:
    (match,) = find("本港零售额达300亿元")
    assert "HK$30 billion" in match.accepted
    (match,) = find("全市零售额达300亿元")
    assert "HK$30 billion" not in match.accepted


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("3亿元", "money"),
        ("5%", "percent"),
        ("7月1日", "date"),
        ("第九届", "ordinal"),
        ("2倍", "multiple"),
        ("8吨", "mass"),
    ],
)
def test_domain(text: str, domain: str) -> None:
    (match,) = find(text)
    assert (match.kind, match.domain) == ("quantity", domain)


FRAGMENTS = st.sampled_from(
    [
        *"一二两三十百千万亿零几数多余来半成折倍番点第届年月日时分至到—-~近超约上个家元%‰吨翻了的，。、：()AG岁",
        *"万亿 分之 以上 左右 美元 公里 千瓦 个百分点 增长 5 12 2024 3.5 1,300 http:// 上半年 季度 世纪".split(),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(FRAGMENTS, max_size=14).map("".join), st.lists(FRAGMENTS).map(" ".join)
)


@given(TEXTS)
def test_spans_are_consistent_on_any_text(text: str) -> None:
    position = 0
    for match in find(text):
        assert position <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.source
        assert match.target
        assert all(form and form == form.strip() for form in match.accepted)
        assert len(set(match.accepted)) == len(match.accepted)
        assert not any("None" in form or "{" in form for form in match.accepted)
        position = match.end


@given(st.integers(1, 10**6), st.sampled_from(["万元", "亿元", "吨", "公里", "%", "万人"]))
def test_value_stands_in_every_preferred_form(value: int, unit: str) -> None:
    (match,) = find(f"达{value}{unit}。")
    assert match.source == f"{value}{unit}"
    assert str(value).rstrip("0")[0] in match.target.replace(",", "") or value < 10


def test_units_table_is_sound() -> None:
    for unit in units.table().values():
        if unit.bare == "no" and unit.kind not in ("skip", "number"):
            assert unit.plural, unit.source


def test_units_that_fill_a_cell_of_a_table() -> None:
    table = "指标\t单位\t绝对量\n汽车产量\t万辆\t12.6\n用电量\t亿千瓦时\t3.2"
    assert [(m.source, m.target) for m in find(table)] == [
        ("万辆", "10,000 vehicles"),
        ("12.6", "12.6"),
        ("亿千瓦时", "100 million kilowatt-hours"),
        ("3.2", "3.2"),
    ]


@pytest.mark.parametrize("text", ["万元户很多", "千家企业入驻", "（万里长城）", "亿万人民"])
def test_scales_inside_words_are_no_quantities(text: str) -> None:
    assert find(text) == ()


MEASURES: dict[str, tuple[str, Fraction | int]] = {  # unit → its base in the reader of English, and the factor
    "元": ("yuan", 1),
    "美元": ("U.S. dollars", 1),
    "欧元": ("euros", 1),
    "港元": ("Hong Kong dollars", 1),
    "日元": ("yen", 1),
    "吨": ("kilograms", 1000),
    "公斤": ("kilograms", 1),
    "斤": ("kilograms", Fraction(1, 2)),
    "公里": ("meters", 1000),
    "亩": ("mu", 1),
    "公顷": ("square meters", 10**4),
    "平方公里": ("square meters", 10**6),
    "千瓦": ("W", 1000),
    "千瓦时": ("Wh", 1000),
    "台": ("", 1),
    "人": ("", 1),
    "个百分点": ("percentage points", 1),
    "%": ("share", Fraction(1, 100)),
}
SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
ABOUT = {"": None, "超": "more than", "逾": "more than", "近": "nearly", "约": "about", "不足": "less than"}


@given(
    st.decimals("0.01", "9999.99", places=2),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(sorted(MEASURES)),
    st.sampled_from(sorted(ABOUT)),
)
def test_value_unit_and_approximation_survive_the_way_to_english(
    number: Decimal, scale: str, measure: str, about: str
) -> None:
    scale = "" if measure in ("%", "个百分点") else scale
    text = f"{about}{number.normalize():f}{scale}{measure}"
    (match,) = find(f"其中，{text}。")
    assert match.source == text
    unit, factor = MEASURES[measure]
    reading = english_reading.whole(match.target) or english_reading.whole(match.target.rsplit(" ", 1)[0])
    assert reading
    assert reading.meaning == (Fraction(number) * SCALES[scale] * factor, unit)
    assert reading.wording == ABOUT[about]


@given(
    st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from("至到-—～~"), st.sampled_from(["吨", "元", "公里"])
)
def test_both_ends_of_a_range_survive(first: int, second: int, mark: str, unit: str) -> None:
    low, high = sorted((first, second + 1))
    text = f"{low}{mark}{high}{unit}" if low < high else f"{high}{unit}"
    matches = find(f"约有{text}。")
    assert matches[0].source == text or low >= high
    said = [reading.meaning[0] for reading in english_reading.read(matches[0].target)]
    factor = 1000 if unit in ("吨", "公里") else 1
    assert Fraction(high) * factor in said
    lows = {Fraction(low) * factor, Fraction(low), Fraction(low, 10**6)}  # 5 to 10 million tonnes
    assert low == high or lows.intersection(said)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("全国新设经营主体1082.9万户", "10.829 million"),
        ("城镇新增就业6.3万人", "63,000"),
        ("惠及居民3.8万户", "38,000 households"),
        ("参加培训6.3万人", "63,000 people"),
    ],
)
def test_a_noun_before_the_number_says_what_is_counted(text: str, target: str) -> None:
    assert find(text)[-1].target == target
