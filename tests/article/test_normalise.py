"""One spelling for all: width, punctuation, spaces, script."""

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


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(_BITS), max_size=16).map("".join))
def test_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40))
def test_idempotent_on_anything(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
