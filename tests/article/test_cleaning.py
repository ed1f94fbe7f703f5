"""Cleaning: what it must never do, whatever the page."""

import contextlib
import json
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from toolkit.article import read_article
from toolkit.article.cleaning import clean
from toolkit.article.model import Article
from toolkit.article.normalise import normalise
from toolkit.article.page import Block, Page
from toolkit.errors import PageError

SENTENCES = [
    "7月20日，全市重点项目建设推进会在行政中心召开，市长出席会议并讲话。",
    "上半年，全市完成工业投资73.08亿元，同比增长8.2%，增速居全省第三位。",
    "会议强调，要坚持问题导向，把责任落实到岗、到人。",
]
FURNITURE = [
    "首页",
    "分享到：",
    "【字体：大 中 小】",
    "责任编辑：乔木",
    "上一篇：没有了",
    "版权所有：某市人民政府",
    "扫一扫在手机打开当前页",
]
TAGS = ["p", "div", "td", "li", "span", "h2", "section", "a", "b", "font", "blockquote", "dd", "article", "center"]


def text_page(*lines: str) -> Page:
    return Page("page.txt", "text", "\n".join(lines), None)


def html_page(body: str, head: str = "") -> Page:
    return Page("page.html", "html", None, f"<html><head>{head}</head><body>{body}</body></html>")


def texts(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs]


# --- never anything but a PageError, never a lost character


def _html(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tag = st.sampled_from(TAGS)
    return st.builds(lambda name, inner: f"<{name}>{''.join(inner)}</{name}>", tag, st.lists(children, max_size=4))


_FURNISHED = [
    "<br>",
    "&nbsp;",
    "一、总体要求",
    "2025-07-28 09:05 来源：某报",
    "<hr>",
    "\n",
    "记者：成效如何？",
    "完",
    "[10:00]",
]
_TABLES = [
    "<table><caption>表1 产量</caption><tr><th>指标</th><th>一季度</th></tr><tr><td>汽车</td><td>2</td></tr></table>",
    "<table>表外<tr><th>指标</th><th>一季度</th></tr><tr><td>汽车</td><td>21.3</td></tr></table>",
    "<table><tr><td>索引号</td><td>000014349</td></tr><tr><td>发文机关</td><td>某市政府</td></tr></table>",
    "记者：成效如何？",
    "<form>站内搜索<select><option>全文</option></select><textarea>请输入</textarea></form>",
    "<div style='display:none'>隐藏的字</div>",
    "<ul><li>研发人员86人</li><li>专利12项</li></ul>",
]
_LEAF = st.sampled_from([*SENTENCES, *FURNITURE, *_FURNISHED, *_TABLES])
_TREE = st.recursive(_LEAF, _html, max_leaves=25)


@settings(max_examples=300)
@given(_TREE)
def test_html_is_cleaned_or_refused_and_accounted_for(body: str) -> None:
    try:
        article = clean(html_page(body))
    except PageError as error:
        assert str(error).startswith("page.html: no ")
        return
    kept = [article.title, *(f"{p.speaker or ''}{p.text}" for p in article.paragraphs)]
    everything = normalise("".join([*kept, *(r.text for r in article.removed)]))
    visible = html.document_fromstring(f"<div>{body}</div>").text_content()
    assert characters(visible) - characters(everything) == Counter()


def characters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", normalise(text)))


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    for page in (Page("x", "text", text, None), Page("x", "html", None, text)):
        with contextlib.suppress(PageError):
            assert clean(page).paragraphs


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.sampled_from(["p", "h1", "li", "table", "caption", "title", "pre"])),
        max_size=8,
    )
)
def test_any_blocks_are_cleaned_or_refused(blocks: list[tuple[str, str]]) -> None:
    page = Page("x", "docx", None, None, tuple(Block(text, tag) for text, tag in blocks))
    with contextlib.suppress(PageError):
        assert clean(page).paragraphs


@settings(max_examples=100)
@given(st.permutations(FURNITURE), st.permutations(FURNITURE))
def test_sentences_survive_any_furniture_around_them(above: list[str], below: list[str]) -> None:
    article = clean(text_page(*above, "某市召开重点项目推进会", *SENTENCES, *below))
    assert texts(article) == SENTENCES
    assert article.title == "某市召开重点项目推进会"


@pytest.mark.parametrize("tag", ["div", "font", "span"])
def test_elements_nested_by_the_thousand_are_no_obstacle(tag: str) -> None:
    body = "".join(f"<{tag}>" for _ in range(1500)) + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert texts(clean(html_page(body))) == SENTENCES


# --- pages without an article


@pytest.mark.parametrize(
    "page",
    [
        text_page("首页 新闻 联系我们", "登录 注册"),
        text_page("hello world. This page is in English, and no Chinese stands in it."),
        html_page(
            "<ul><li><a href=1>县领导督导防汛备汛工作</a></li><li><a href=2>云溪县开展高温慰问活动</a></li></ul>"
        ),
        html_page(""),
        html_page("<form><input value='请输入关键词'><button>搜索</button></form>"),
        html_page("<div>404 页面不存在</div>"),
    ],
)
def test_a_page_without_article_is_refused_in_one_sentence(page: Page) -> None:
    with pytest.raises(PageError) as refused:
        clean(page)
    sentence = str(refused.value)
    assert sentence.startswith(page.name) and "no " in sentence and "\n" not in sentence and ";" in sentence


# --- article text that must not be taken for something else


def test_an_advertisement_inside_the_text_goes_and_the_text_around_it_stays() -> None:
    article = clean(
        text_page("某市召开推进会", SENTENCES[0], "【广告】轴承采购平台限时优惠", SENTENCES[1], SENTENCES[2])
    )
    assert texts(article) == SENTENCES
    assert [(r.text, r.why) for r in article.removed] == [("【广告】轴承采购平台限时优惠", "advertisement")]


def test_a_box_of_links_inside_the_text_goes_and_the_last_paragraph_stays() -> None:
    links = "<li><a href=1>一图读懂推进会</a></li><li><a href=2>二季度经济运行</a></li>"
    box = f"<div class=box><p>相关阅读</p><ul>{links}</ul></div>"
    body = f"<h1>某市召开推进会</h1><div><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>{box}<p>{SENTENCES[2]}</p></div>"
    assert texts(clean(html_page(body))) == SENTENCES


def test_a_subheading_that_is_also_a_menu_word_stays_between_paragraphs() -> None:
    article = clean(text_page("某市一年回望", SENTENCES[0], "教育", SENTENCES[1], "营商环境", SENTENCES[2]))
    assert texts(article) == [SENTENCES[0], "教育", SENTENCES[1], "营商环境", SENTENCES[2]]


def test_the_signature_of_a_notice_stays() -> None:
    lines = ["关于开展安全检查的通知", "各区县人民政府：", SENTENCES[2], "某市人民政府办公室", "2025年6月26日"]
    assert texts(clean(text_page(*lines, "附件：检查表.docx"))) == lines[1:]


def test_todays_date_in_the_page_header_is_not_the_articles() -> None:
    lines = ["今天是 2025年7月11日 星期五", "某市召开推进会", *SENTENCES]
    assert clean(text_page(*lines)).date is None


@pytest.mark.parametrize(
    ("line", "date", "source", "author"),
    [
        ("2025-07-28 09:05     来源:中国网", "2025-07-28", "中国网", None),
        ("发布时间：2025年7月8日 信息来源：市工信局 浏览次数：35 【字体：大 中 小】", "2025-07-08", "市工信局", None),
        ("日期：2025/07/08 作者：王宁 责任编辑：李想", "2025-07-08", None, "王宁"),
        ("2025年07月28日08:31 | 来源：产经周刊 | 小字号", "2025-07-28", "产经周刊", None),
        ("时间：2025-04-09 作者：谷雨桐 点击数：876", "2025-04-09", None, "谷雨桐"),
        ("2025-07-28 汉水日报", "2025-07-28", "汉水日报", None),
        ("来源：本站 发布时间：2025-07-28 16:20:33", "2025-07-28", None, None),
    ],
)
def test_meta_lines(line: str, date: str, source: str | None, author: str | None) -> None:
    article = clean(text_page("某市召开重点项目推进会", line, *SENTENCES))
    assert (article.date, article.source, article.author) == (date, source, author)
    assert texts(article) == SENTENCES


@pytest.mark.parametrize(
    ("head", "date", "source"),
    [
        (
            '<meta name="PubDate" content="2025-03-18 16:20"><meta name="ContentSource" content="市统计局">',
            "2025-03-18",
            "市统计局",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-18T08:00:00+08:00",'
            '"publisher":{"@type":"Organization","name":"市统计局"}}</script>',
            "2025-03-18",
            "市统计局",
        ),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ('<meta property="article:published_time" content="2025-03-18T16:20:00Z">', "2025-03-18", None),
    ],
)
def test_metadata_of_the_head(head: str, date: str | None, source: str | None) -> None:
    body = "<h1>某市召开重点项目推进会</h1>" + "".join(f"<p>{s}</p>" for s in SENTENCES)
    article = clean(html_page(body, head))
    assert (article.date, article.source) == (date, source)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("某市召开重点项目推进会-某市人民政府门户网站", "某市召开重点项目推进会"),
        ("某市召开重点项目推进会_要闻_某某网", "某市召开重点项目推进会"),
        ("某某网 - 某市召开重点项目推进会", "某市召开重点项目推进会"),
    ],
)
def test_the_site_is_no_part_of_the_title(title: str, shown: str) -> None:
    body = "<p>某市召开重点项目推进会</p>" + "".join(f"<p>{s}</p>" for s in SENTENCES)
    article = clean(html_page(body, f"<title>{title}</title>"))
    assert article.title == shown
    assert texts(article) == SENTENCES


# --- structure


def test_turns_of_an_interview() -> None:
    article = clean(
        text_page(
            "专访某市市长",
            SENTENCES[0],
            "记者：请问今年有什么目标？",
            "李明：目标是增长8%。",
            "主要靠两点支撑。",
            "记者：谢谢。",
        )
    )
    assert [(p.kind, p.speaker, p.text) for p in article.paragraphs[1:]] == [
        ("question", "记者", "请问今年有什么目标？"),
        ("answer", "李明", "目标是增长8%。"),
        ("body", None, "主要靠两点支撑。"),
        ("question", "记者", "谢谢。"),
    ]


def test_a_label_before_a_colon_is_no_speaker() -> None:
    lines = ["时间：8月20日上午9时。", "地点：市民中心一楼会议室。", "联系人：王宁，电话0000-1234567。"]
    article = clean(text_page("关于召开推进会的通知", SENTENCES[2], *lines, SENTENCES[0]))
    assert texts(article)[1:4] == lines
    assert {p.speaker for p in article.paragraphs} == {None}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、总体要求", "heading"),
        ("（一）夯实产业基础", "heading"),
        ("一是盘活存量，做优增量。", "list"),
        ("第一，坚持创新引领。", "list"),
        ("1.建设制氢基地。", "list"),
        ("①建设制氢基地；", "list"),
        ("图为会议现场。", "caption"),
        ("表1 主要指标完成情况", "caption"),
        ("市融媒体中心 姚岚 摄", "caption"),
        ("一是一、二是二，数据来不得半点虚假。", "body"),
    ],
)
def test_kinds_of_lines(line: str, kind: str) -> None:
    article = clean(text_page("某市召开重点项目推进会", SENTENCES[0], line, SENTENCES[1]))
    assert [(p.text, p.kind) for p in article.paragraphs][1] == (line, kind)


def test_a_table_of_data_is_a_table_and_one_of_layout_is_not() -> None:
    data = "<table border=1><tr><th>指标</th><th>2024年</th></tr><tr><td>产值（亿元）</td><td>1,856.3</td></tr></table>"
    cells = f"<h1>某市召开推进会</h1><p>{SENTENCES[0]}</p>{data}<p>{SENTENCES[1]}</p></td><td><p>{SENTENCES[2]}</p>"
    body = f"<table><tr><td>{cells}</td></tr></table>"
    article = clean(html_page(body))
    tables = [p for p in article.paragraphs if p.kind == "table"]
    assert [t.rows for t in tables] == [(("指标", "2024年"), ("产值（亿元）", "1,856.3"))]
    assert set(SENTENCES) <= set(texts(article))


def test_the_article_of_a_page_saved_before_its_script_ran_is_found() -> None:
    body = f'<h1>某市召开推进会</h1><div style="visibility: hidden">{"".join(f"<p>{s}</p>" for s in SENTENCES)}</div>'
    assert texts(clean(html_page(body))) == SENTENCES


def test_hard_wrapped_lines_are_joined() -> None:
    whole = "".join(SENTENCES) * 3
    lines = [whole[i : i + 30] for i in range(0, len(whole), 30)]
    assert texts(clean(text_page("某市召开重点项目推进会", "", *lines))) == [whole]


def test_reading_prints_as_the_contract_says(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from toolkit.cli.clean import article_json

    page = tmp_path / "页.txt"
    page.write_text(
        "\n".join(["某市召开推进会", "2025-07-28 来源：汉水日报", *SENTENCES, "责任编辑：乔木"]), encoding="gb18030"
    )
    record = json.loads(json.dumps(article_json(read_article(page)), ensure_ascii=False))
    assert list(record) == ["title", "date", "source", "author", "script", "paragraphs", "removed"]
    assert (record["title"], record["date"], record["source"], record["script"]) == (
        "某市召开推进会",
        "2025-07-28",
        "汉水日报",
        "Hans",
    )
    assert record["paragraphs"][0] == {"kind": "body", "speaker": None, "text": SENTENCES[0]}
    assert {"text": "责任编辑：乔木", "why": "editor's line"} in record["removed"]


def test_a_name_right_above_a_date_signs_the_text_whatever_it_ends_in() -> None:
    signed = ["华东泵业联盟秘书处", "二〇二五年三月五日"]
    article = clean(text_page("关于举办研讨会的通知", "各会员单位：", SENTENCES[2], "附件：回执.docx", *signed))
    assert texts(article)[-2:] == signed


def test_elements_named_advertisement_go_unless_they_hold_the_text() -> None:
    said = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    advert = '<div class="ct-ad"><p>权威、专业、及时，助您挖掘机会。</p></div>'
    article = clean(html_page(f"<h1>某市召开推进会</h1><div>{said[0]}{advert}{said[1]}{said[2]}</div>"))
    assert texts(article) == SENTENCES
    misnamed = clean(html_page(f'<h1>某市召开推进会</h1><div class="ad"><div>{"".join(said)}</div></div>'))
    assert texts(misnamed) == SENTENCES


def test_an_article_in_two_parts_of_one_name_is_kept_whole() -> None:
    first = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    page = html_page(
        f"<div class=box><div class=text>{first}</div></div>"
        "<div class=bar><p>欢迎关注我们的公众号，了解更多。</p></div>"
        "<div class=box><div class=text><p>下一步，该局将继续完善政策，提升服务。</p></div></div>"
    )
    assert texts(clean(page))[-2:] == [SENTENCES[-1], "下一步，该局将继续完善政策，提升服务。"]
