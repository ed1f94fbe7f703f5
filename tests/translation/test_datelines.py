"""Datelines of news pages, which no engine is asked for."""

import pytest

from toolkit.alignment.align import align_lines
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.model import Match
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import default_paths
from toolkit.translation.article import cut_line
from toolkit.translation.datelines import dateline
from toolkit.translation.fixed import fixed_english


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    return load_matcher(default_paths())[1]


def matches(text: str, matcher: TermMatcher) -> tuple[Match, ...]:
    return tuple(align_lines([text], matcher)[0])


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("新华社北京6月12日电　", "BEIJING, June 12 (Xinhua) —"),
        ("据新华社雅典9月8日电 ", "ATHENS, September 8 (Xinhua) —"),
        ("新华社南宁7月9日电（记者霍青野、阮疏桐）", "NANNING, July 9 (Xinhua, by Huo Qingye and Ruan Shutong) —"),
        (
            "新华社南宁7月9日电（记者霍青野、阮疏桐、李明）",
            "NANNING, July 9 (Xinhua, by Huo Qingye, Ruan Shutong and Li Ming) —",
        ),
        (
            "人民日报北京3月5日电 （记者张三 通讯员李明明）",
            "BEIJING, March 5 (People's Daily, by Zhang San and correspondent Li Mingming) —",
        ),
        ("江苏新闻网南京5月3日电 ", "NANJING, May 3 (Jiangsu News Network) —"),
        ("本报淮安8月28日电（记者冯秋实、施南）", "HUAI'AN, August 28 (staff reporters Feng Qiushi and Shi Nan) —"),
        ("本报广西百色6月9日电　", "BAISE, Guangxi, June 9 —"),
        ("中国网讯 ", "(China.org.cn) —"),
        ("柳州日报讯 ", "(Liuzhou Daily) —"),
        ("本报讯（记者戴云舒）", "(Staff reporter Dai Yunshu) —"),
        ("本报讯(通讯员 麦家辉)", "(Correspondent Mai Jiahui) —"),
        ("本报讯 ", "(Staff report) —"),
        ("（中央社记者林某某台北5日电）", "TAIPEI, the 5th (CNA, by Lin Moumou) —"),
    ],
)
def test_a_dateline_is_known_and_a_segment_of_its_own(chinese: str, english: str, matcher: TermMatcher) -> None:
    text = chinese + "会议今天举行，1200人参加。"
    found = dateline(text, matches(text, matcher))
    assert found is not None
    assert (found.length, found.english) == (len(chinese), english)
    first, second = cut_line(text, matches(text, matcher)).parts[0]
    assert fixed_english(first.source, first.matches, cell=False) == english
    assert (second.source, second.start) == ("会议今天举行，1200人参加。", len(chinese))
    assert any(match.source.startswith("1200") for match in second.matches)


@pytest.mark.parametrize(
    "text",
    [
        "电信业务总量增长8%。",
        "本报电力专家说，今年不缺电。",
        "资讯 产品 企业",
        "通讯员张三报道，水位下降。",
        "新华社记者张明5月4日在北京报道，会议闭幕。",
        "华闻社玉关8月6日电（记者韩雪樵）会议闭幕。",  # neither outlet nor place is known: the engine has it
        "北京电网5月4日恢复供电。",
        "新华社北京5月4日电网建设专稿",
        "中国网消息灵通。",
        "",
    ],
)
def test_what_is_none_is_left_to_the_engine(text: str, matcher: TermMatcher) -> None:
    assert dateline(text, matches(text, matcher)) is None


def test_a_dateline_alone_is_one_segment(matcher: TermMatcher) -> None:
    text = "新华社银川4月7日电（记者盖博铭）"
    (segment,) = cut_line(text, matches(text, matcher)).parts[0]
    assert fixed_english(segment.source, segment.matches, cell=False) == "YINCHUAN, April 7 (Xinhua, by Gai Boming) —"
