import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.model import Match
from toolkit.translation.ordinals import chinese_number, ordinal
from toolkit.translation.segmentation import TOO_LONG, segments


def sources(text: str) -> list[str]:
    return [segment.source for segment in segments(text)]


def test_cuts_at_sentence_ends() -> None:
    assert sources("柳州工业体系完备。产业链条健全！还有什么优势？") == [
        "柳州工业体系完备。",
        "产业链条健全！还有什么优势？",
    ]


def test_a_short_sentence_goes_with_the_next() -> None:
    text = "主持人好。高端装备制造是核心引擎之一。"
    assert sources(text) == [text]


def test_a_short_quotation_stays_whole() -> None:
    text = "“以前要跑三趟。现在一次就够。”她说，办事方便多了。"
    assert sources(text) == [text]


def test_a_long_sentence_is_cut_at_semicolons() -> None:
    clause = "汽车产业重点推动智能化、轻量化、混合动力，助力汽车产业提质升级，不断培育新的增长点"
    assert sources(f"{clause}；{clause}。") == [f"{clause}；", f"{clause}。"]


def test_no_cut_goes_through_a_match() -> None:
    text = "他说。你好吗，今天的天气很好啊。"
    found = segments(text, [Match("term", "说。你", "x", 1, 4)])
    assert len(found) == 1
    assert found[0].matches[0].start == 1


def test_matches_count_from_the_segment() -> None:
    text = "工业体系十分完备。产业链条在柳州健全。"
    _, second = segments(text, [Match("term", "柳州", "Liuzhou", 14, 16)])
    assert second.source[second.matches[0].start : second.matches[0].end] == "柳州"


@given(st.text(alphabet="柳州工业，。；！？“”（） 一二是3.5abc、\n", max_size=400))
def test_nothing_is_lost(text: str) -> None:
    """Apart from labels and white space, the segments are the text."""
    kept = "".join(segment.source for segment in segments(text))
    lost = len("".join(text.split())) - len("".join(kept.split()))
    labels = sum(5 for segment in segments(text) if segment.label)
    assert 0 <= lost <= labels


@given(st.integers(1, 12))
def test_comma_chains_come_down_to_size(count: int) -> None:
    text = "，".join(["着力做优布局、做大规模、做高能级、做强竞争力"] * count) + "。"
    assert all(len(segment.source) <= TOO_LONG for segment in segments(text))


@pytest.mark.parametrize(
    ("text", "english", "spoken"),
    [
        ("一是坚持盘活存量。", "First,", True),
        ("第三，加强领导。", "Third,", True),
        ("首先，要看数据。", "First,", True),
        ("一、总体要求", "I.", False),
        ("（二）加强组织领导", "(2)", False),
        ("3.完善政策体系", "3.", False),
        ("③完善政策体系", "3.", False),
        ("十二、附则", "XII.", False),
    ],
)
def test_ordinals(text: str, english: str, spoken: bool) -> None:
    found = ordinal(text)
    assert found is not None
    assert (found.english, found.spoken) == (english, spoken)


@pytest.mark.parametrize("text", ["一是一。", "三是否可行", "2.3个百分点", "一些企业", "第一季度增长", "二要素"])
def test_no_ordinals(text: str) -> None:
    assert ordinal(text) is None


@pytest.mark.parametrize(("text", "value"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)])
def test_chinese_numbers(text: str, value: int) -> None:
    assert chinese_number(text) == value


def test_a_label_is_kept_out_of_the_source() -> None:
    (segment,) = segments("（二）加强组织领导")
    assert (segment.label, segment.source, segment.start) == ("(2)", "加强组织领导", 3)


def test_a_spoken_ordinal_stays_in_the_source() -> None:
    (segment,) = segments("二是坚持创新引领，提质增效。")
    assert (segment.beginning, segment.source[:2]) == ("Second,", "二是")
