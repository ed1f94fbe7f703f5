"""Finding glossary terms: longest match, both scripts, any width, and borders of words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.model import Match
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import Glossary, TermEntry
from toolkit.glossary.folding import match_key


def matcher(*sources: str, **fields: str) -> TermMatcher:
    return TermMatcher(Glossary.of(TermEntry(source, f"E{i}", **fields) for i, source in enumerate(sources)))


def found(sources: list[str], text: str, **fields: str) -> list[str]:
    return [match.source for match in matcher(*sources, **fields).find(text)]


def test_a_match_carries_everything_the_entry_knows() -> None:
    glossary = Glossary.of(
        [
            TermEntry("新能源汽车", "new energy vehicle", ("NEV",), domain="industry"),
            TermEntry("新能源汽车", "new energy car", status="forbidden"),
        ]
    )
    assert TermMatcher(glossary).find("我国新能源汽车产量") == (
        Match("term", "新能源汽车", "new energy vehicle", 2, 7, ("NEV",), ("new energy car",), "industry"),
    )


def test_drafts_and_lone_forbidden_rows_are_not_matched() -> None:
    glossary = Glossary.of([TermEntry("柳州", "Liuzhou", status="draft"), TermEntry("南宁", "Nan", status="forbidden")])
    assert TermMatcher(glossary).find("柳州和南宁") == ()


def test_an_empty_glossary_finds_nothing() -> None:
    assert TermMatcher(Glossary.of([])).find("柳州") == ()


def test_the_longest_match_suppresses_those_inside_it() -> None:
    sources = ["中国", "石油", "中国石油", "新能源", "新能源汽车", "汽车产业"]
    assert found(sources, "中国石油布局新能源汽车产业") == ["中国石油", "新能源汽车"]


def test_every_occurrence_is_found_with_its_offsets() -> None:
    matches = matcher("柳州").find("柳州,柳州柳州")
    assert [(match.start, match.end) for match in matches] == [(0, 2), (3, 5), (5, 7)]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("铁海联运班列", "中歐班列及鐵海聯運班列常態化", "鐵海聯運班列"),
        ("鐵海聯運班列", "铁海联运班列", "铁海联运班列"),
        ("卫生", "食物環境衞生署", "衞生"),
        ("AI赋能", "以“ＡＩ　赋能”为题", "ＡＩ　赋能"),
        ("AI 赋能", "以AI赋能为题", "AI赋能"),
        ("人工智能+制造", "“人工智能＋制造”行动", "人工智能＋制造"),
        ("广西（南宁）", "在广西(南宁)举行", "广西(南宁)"),
        ("高质量发展", "高 质 量\u200b发展", "高 质 量\u200b发展"),
        ("专精特新“小巨人”", "培育专精特新「小巨人」企业", "专精特新「小巨人」"),
        ("专精特新小巨人", "培育专精特新“小巨人”企业", "专精特新“小巨人”"),
        ("“双轮驱动”战略", "坚持“双轮驱动”战略", "“双轮驱动”战略"),
        ("cloud computing", "采用Cloud  Computing技术", "Cloud  Computing"),
    ],
)
def test_scripts_widths_and_spaces_are_one(source: str, text: str, expected: str) -> None:
    [match] = matcher(source).find(text)
    assert match.source == expected == text[match.start : match.end]


@pytest.mark.parametrize("text", ["“塞上江南”美称", "“江南”“美景”", '江南"美'])
def test_a_torn_quotation_is_no_match(text: str) -> None:
    assert found(["南美"], text) == []


def test_lines_and_cells_are_not_joined() -> None:
    assert found(["南宁市长"], "南宁\n市长\t南宁\t市长") == []


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        ("AI", "MAIN、AIR、ai、AI4", 0),
        ("AI", "AI赋能，用AI。(AI)", 3),
        ("GDP", "人均gdp与GDP", 2),
        ("5G", "15G、2.5G、5g", 0),
        ("5G", "建设5G基站", 1),
        ("GWh", "55.5GWh", 1),
        ("12306", "112306、12306.5", 0),
        ("AI for Science", "发展AI for science", 1),
        ("AI for Science", "发展ai for science", 0),
    ],
)
def test_latin_words_and_numbers_are_not_cut(source: str, text: str, count: int) -> None:
    assert len(found([source], text)) == count


def test_entries_that_differ_in_case_each_match_their_own() -> None:
    glossary = Glossary.of([TermEntry("PCT", "Patent Cooperation Treaty"), TermEntry("pct", "percent")])
    assert [m.target for m in TermMatcher(glossary).find("PCT，pct")] == ["Patent Cooperation Treaty", "percent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国石油在中国", ["中国"]),
        ("中国移动用户与中国移动", ["中国"]),
        ("中国移动支付市场", ["中国"]),
        ("中国银行业", ["中国"]),
        ("发展中国家", []),
    ],
)
def test_a_place_inside_a_longer_name_is_no_match(text: str, expected: list[str]) -> None:
    assert found(["中国"], text, kind="place") == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("江淮工业大学", 0), ("江淮日报", 0), ("江淮市", 0), ("江淮市场", 1), ("江淮地区", 1), ("江淮网络", 1)],
)
def test_a_region_inside_a_name_is_no_match(text: str, count: int) -> None:
    region = TermEntry("江淮", "region between the Yangtze and Huaihe rivers", kind="place")
    assert len(TermMatcher(Glossary.of([region])).find(text)) == count
    named = TermEntry("江淮", "Jianghuai", kind="place")
    assert len(TermMatcher(Glossary.of([named])).find(text)) == 1


def test_a_name_outside_the_glossary_hides_its_parts() -> None:
    glossary = Glossary.of([TermEntry("中国", "China", kind="place"), TermEntry("石油", "oil")])
    assert [m.source for m in TermMatcher(glossary).find("中国石油的石油")] == ["石油"]


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        ("产品", "提升生产品质", 0),
        ("产品", "产品质量、卫生产品、新产品", 3),
        ("国标", "全国标准", 0),
        ("国标", "新国标准入", 1),
        ("大学", "开展大学习", 0),
        ("大学", "兰州大学学习", 1),
    ],
)
def test_words_that_straddle_a_border_hide_the_term(source: str, text: str, count: int) -> None:
    assert len(found([source], text)) == count


@pytest.mark.parametrize(
    ("sources", "text", "expected"),
    [
        (["财政部"], "财政部门与财政部", ["财政部"]),
        (["人工智能", "人工智能产业", "产业链"], "人工智能产业链", ["人工智能", "产业链"]),
        (["民营企业"], "民营企业家和民营企业", ["民营企业"]),
        (["中国"], "其中国际邮件、中国国际邮件、尤其中国", ["中国", "中国"]),
        (["重庆"], "隆重庆祝", []),
        (["日本"], "20日本报讯，与日本合作", ["日本"]),
        (["国家标准"], "国家标准化管理", []),
        (["新乡", "大连"], "创新乡村，扩大连接，新乡和大连", ["新乡", "大连"]),
    ],
)
def test_no_term_cuts_a_word_in_two(sources: list[str], text: str, expected: list[str]) -> None:
    assert found(sources, text) == expected


def test_a_word_of_the_trap_list_can_be_a_term() -> None:
    assert found(["全国"], "全国标准") == ["全国"]


def test_a_character_that_unfolds_is_not_cut() -> None:
    assert found(["会社"], "㍿") == []
    assert found(["株式会社"], "㍿") == ["㍿"]


ALPHABET = "中国石油產品产生大学习AIai5G．.,，“”\"' 　\u200b\n（）㎏+-"


@given(st.lists(st.text(ALPHABET, min_size=1, max_size=4), max_size=8), st.text(ALPHABET, max_size=40))
def test_spans_fold_to_a_source_and_never_overlap(sources: list[str], text: str) -> None:
    matches = matcher(*sources, kind="place").find(text)
    keys = {match_key(source).lower() for source in sources}
    end = 0
    for match in matches:
        assert end <= match.start < match.end
        end = match.end
        assert match.source == text[match.start : match.end]
        assert match_key(match.source).lower() in keys


@given(st.text(), st.text())
def test_any_text_can_be_searched(source: str, text: str) -> None:
    matcher(source).find(text)


def test_fifty_thousand_entries_build_and_match_quickly() -> None:
    entries = [TermEntry(f"{chr(0x4E00 + i % 300)}{chr(0x5000 + i // 300)}词条", f"entry {i}") for i in range(50_000)]
    glossary = Glossary.of(entries)
    begun = time.perf_counter()
    searcher = TermMatcher(glossary)
    assert time.perf_counter() - begun < 5
    begun = time.perf_counter()
    searcher.find("柳州新能源汽车产业快速发展。" * 1000)
    assert time.perf_counter() - begun < 2
