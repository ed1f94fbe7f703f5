"""One spelling for all: width, punctuation, spaces, script."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.article.normalise import normalise, script_of, to_simplified

CASES = [
    # punctuation between Chinese is wide
    ("中国网:请问柳州有何优势,取得哪些成效?", "中国网：请问柳州有何优势，取得哪些成效？"),
    ("2025中国产业转移对接活动(广西)举行.", "2025中国产业转移对接活动（广西）举行。"),
    ("省(区、市);国家级!", "省（区、市）；国家级！"),
    ('他说:"好的."市长说', "他说：“好的。”市长说"),
    ("'十四五'规划", "‘十四五’规划"),
    ("数据更新一次(汛期加密至1分钟).", "数据更新一次（汛期加密至1分钟）。"),
    # but not inside numbers, times, English and addresses
    ("2025-07-28 09:05 来源:中国网", "2025-07-28 09:05 来源：中国网"),
    ("约1,500人,其中女性620人", "约1,500人，其中女性620人"),
    ("比例为1:3,合格率99.5%", "比例为1:3，合格率99.5%"),
    ("见http://a.example/b,c?d=e:f,谢谢", "见http://a.example/b,c?d=e:f,谢谢"),
    ("Zhiyuan Machinery Co., Ltd.公司", "Zhiyuan Machinery Co., Ltd.公司"),
    ('Tom said, "hello, all": fine.', 'Tom said, "hello, all": fine.'),
    ("It's 3:15, isn't it?", "It's 3:15, isn't it?"),
    # letters and digits are narrow
    ("ＧＤＰ增长８．５％", "GDP增长8.5%"),
    ("１．对投资额２０００万元以上的项目", "1.对投资额2000万元以上的项目"),
    ("⻓三⻆⼈⼝", "长三角人口"),  # radicals that PDF fonts write for characters
    ("含𬭩萃取剂,年产6000吨", "含𬭩萃取剂，年产6000吨"),
    ("总产值１，５００万元", "总产值1,500万元"),
    # dashes, dots and quotes
    ("电芯—模组—系统", "电芯—模组—系统"),
    ("2021—2023年", "2021—2023年"),
    ("双轮驱动--柳州实践", "双轮驱动——柳州实践"),
    ("PUE值—1.15、1.17……“每降", "PUE值—1.15、1.17……“每降"),
    ("等等...", "等等……"),
    ("「智造『先行』」", "“智造‘先行’”"),
    # invisible characters and spaces
    ("柳\u200b州\ufeff", "柳州"),
    ("\u3000\u3000柳州\u00a0\u00a07月\t20日", "柳州 7月 20日"),
    ("增长5% ，其中", "增长5%，其中"),
    ("一行\r\n二行\r三行", "一行\n二行\n三行"),
    # signs that mean something stay
    ("①建设㎡ 37℃ Ⅱ期", "①建设㎡ 37℃ Ⅱ期"),
    ("DN150~DN3000", "DN150~DN3000"),
]


@pytest.mark.parametrize(("raw", "wanted"), CASES)
def test_one_spelling(raw: str, wanted: str) -> None:
    assert normalise(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("資訊科技與軟體產業", "资讯科技与软体产业"),  # script only: the vocabulary of the page stays
        ("就著項目提交財務預算", "就着项目提交财务预算"),
        ("裡面有一條老街", "里面有一条老街"),
        ("臺灣發展", "台湾发展"),
    ],
)
def test_traditional_becomes_simplified_and_nothing_else(raw: str, wanted: str) -> None:
    assert script_of(raw) == "Hant"
    assert normalise(raw) == wanted
    assert to_simplified(raw) == wanted


@pytest.mark.parametrize("text", ["柳州市发展高端装备制造业", "著名企业著书立说", "2025年", ""])
def test_simplified_stays(text: str) -> None:
    assert script_of(text) == "Hans"
    assert normalise(text) == text


_BITS = [
    *"中国报道网着里三aZ0 9,.:;?!()\"'-—–…。，：；？！（）“”‘’「」『』〝〞　①㎡％３Ａ～－＂＇、·×/",
    *"\u200b\xa0\n\t\r",
    "https://a.example/b,c ",
    "1,234",
    "，567",
    "《》",
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_BITS), max_size=16).map("".join))
def test_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_idempotent_on_anything(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def values(text: str) -> list[str]:
    """The numbers of a text, ASCII, without thousands separators."""
    return [number.replace(",", "") for number in re.findall(r"\d+(?:,\d{3})+(?!\d)|\d+", text)]


_NUMBERS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
    st.tuples(st.integers(0, 9999), st.integers(0, 99)).map(lambda n: f"{n[0]}.{n[1]}"),
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda n: f"{n[0]:02}:{n[1]:02}"),
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda n: f"{n[0]}：{n[1]}"),
    st.tuples(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 28)).map(
        lambda n: f"{n[0]}-{n[1]:02}-{n[2]:02}"
    ),
)
_WIDE_DIGITS = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from(["产值", "增长", "，其中", "（含", "：", "A", "  "]), _NUMBERS),
        min_size=1,
        max_size=4,
    )
)
def test_numbers_keep_their_value(parts: list[tuple[str, str]]) -> None:
    text = "全市" + "".join(f"{word}{number}万元" for word, number in parts)
    once = normalise(text, "Hans")
    assert values(once) == values(text.replace("：", ":"))


@given(_NUMBERS)
def test_wide_numbers_are_the_same_numbers(number: str) -> None:
    assert normalise(f"产值{number.translate(_WIDE_DIGITS)}万元", "Hans") == normalise(f"产值{number}万元", "Hans")


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_no_character_but_signs_is_lost(text: str) -> None:
    kept = [c for c in normalise(text, "Hans") if c.isalpha() and ord(c) < 0x2E80]
    assert len(kept) >= sum(c.isalpha() and c.isascii() for c in text)
