"""The rules for what is not article: each one fires, and none takes a line of an article."""

import re
import time
from functools import lru_cache
from itertools import product
from pathlib import Path

import pytest

from toolkit.article import Article, read_article
from toolkit.article.bylines import byline, reporters
from toolkit.article.cleaning import clean
from toolkit.article.evaluation import gold_pages
from toolkit.article.normalise import normalise
from toolkit.article.page import Page
from toolkit.article.rules import Rule, closed, furniture, line_rules
from toolkit.article.spam import spam_stem

HERE = Path(__file__).parent
REMOVED = [
    (rule, line)
    for rule, _, line in (
        row.partition("\t") for row in (HERE / "rule_lines.tsv").read_text(encoding="utf-8").splitlines()
    )
    if not rule.startswith("#")
]
KEPT = (HERE / "kept_lines.txt").read_text(encoding="utf-8").splitlines()
RULES = {rule.id: rule for rule in line_rules()}
BEFORE = [
    "改造前，这座厂房已经闲置了十一年，屋顶漏雨，窗户破损，连附近的居民都不愿意从门前经过。",
    "“当时大家心里都没底。”开发区管委会副主任赵启文说，第一批企业签约之前，招商团队跑了二十多个城市。",
]
AFTER = [
    "到去年年底，园区入驻企业达到126家，年产值38.6亿元，吸纳就业9200人，成为全市增长最快的片区。",
    "下一步，园区将围绕主导产业补链强链，力争到2027年产值突破100亿元，建成全国有影响力的制造业基地。",
]


@pytest.mark.parametrize(("name", "line"), REMOVED)
def test_a_rule_fits_its_lines(name: str, line: str) -> None:
    assert RULES[name].fits(normalise(line, "Hans"))


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.id)
def test_no_pattern_is_dead(rule: Rule) -> None:
    lines = [closed(normalise(line, "Hans")) for name, line in REMOVED if name == rule.id]
    assert lines
    assert [p.pattern for p in rule.patterns if not any(p.search(line) for line in lines)] == []
    assert rule.words is None or any(len(set(rule.words.findall(line))) > 1 for line in lines)


def test_rules_have_names_of_their_own() -> None:
    assert len(RULES) == len(line_rules())


def in_text(line: str, html: bool) -> Article:
    """The cleaned article of a page on which the line stands between paragraphs of text."""
    title, meta = "老厂房里长出新产业", "2025-04-18 10:22 来源：汉水日报"
    if html:
        inside = "".join(f"<p>{text}</p>" for text in [*BEFORE, line, *AFTER])
        body = f"<ul class=nav><li><a>首页</a></li></ul><div><h1>{title}</h1><div>{meta}</div>{inside}</div>"
        return clean(Page("page", "html", None, f"<html><body>{body}<div class=footer>版权所有</div></body></html>"))
    lines = ["首页 > 新闻中心 > 正文", title, meta, *BEFORE, line, *AFTER, "上一篇：没有了", "版权所有"]
    return clean(Page("page", "text", "\n".join(lines), None))


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("line", KEPT)
def test_a_line_of_an_article_is_kept(line: str, html: bool) -> None:
    article = in_text(line, html)
    assert [f"{p.speaker}：{p.text}" if p.speaker else p.text for p in article.paragraphs] == [
        *BEFORE,
        re.sub(r"^[·●]\s*", "", normalise(line, "Hans")),
        *AFTER,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "【广告】五一出行特惠，满300减50",
        "长按识别二维码，加入行业交流群",
        "点击上方蓝字关注我们 ☝",
        "👉某某体育APP下载，邀请好友各领18元红包，天天提现不限次数！！！",
        "轴承采购平台APP限时优惠，下载即领188元红包>>",
        "分享到：微信 微博 QQ空间",
        "[责任编辑：乔木]",
        "上一页 1 2 3 下一页",
        "本文已被浏览 876 次",
        "— 2 —",
    ],
)
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_what_is_inserted_into_the_text_goes(line: str, html: bool) -> None:
    article = in_text(line, html)
    if "编辑" in line:  # between two paragraphs an editor's line is spared: text is never dropped on a doubt
        assert line in [p.text for p in article.paragraphs]
    else:
        assert [p.text for p in article.paragraphs] == [*BEFORE, *AFTER]


@lru_cache(maxsize=1)
def _reasons() -> set[str]:
    return {gone.why for page, _ in gold_pages(HERE / "pages") for gone in read_article(page).removed}


# reasons that the pages do not show; the lines above do
ELSEWHERE = {"media player", "date and weather bar"}


@pytest.mark.parametrize("why", sorted({rule.why for rule in line_rules()} - ELSEWHERE))
def test_every_reason_shows_on_a_page(why: str) -> None:
    assert why in _reasons()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("页面 配色 辅助线 重置", "accessibility toolbar"),
        ("音量 语速", "accessibility toolbar"),
        ("转发 收藏", "share bar"),
        ("微信 微博", "share bar"),
        ("【打印】【关闭】", "font size and print"),
        ("大 中 小", "font size and print"),
        ("网站首页 | 联系我们", "navigation"),
        ("新闻中心 政务公开", "navigation"),
        ("浏览量 235", "view count"),
        ("浏览 235 次", "view count"),
        ("播放 倍速 全屏", "media player"),
        ("高清 流畅", "media player"),
        ("首 页", "navigation"),
    ],
)
def test_every_list_of_furniture_words(line: str, why: str) -> None:
    found = furniture(normalise(line, "Hans"))
    assert found and found.why == why


@pytest.mark.parametrize("line", ["首页 13800138000", "分享经验", "中国", "2025年", "打印机", "English is a language"])
def test_other_words_are_no_furniture(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        ("华体盘口,华体盘口app,华体盘口官网登录,华体盘口最新网址", "华体盘口"),
        ("abc易博,abc易博官网,abc易博体育,abc易博体育官方网站", "abc易博"),
        ("星空娱乐|星空娱乐平台|星空娱乐注册|星空娱乐手机版", "星空娱乐"),
        ("新能源汽车、新能源装备、新能源材料", None),  # items of an article that share a word
        ("人工智能，人工智能芯片，人工智能软件，人工智能应用", None),
        ("开放合作、开放创新、开放共享。", None),
    ],
)
def test_keyword_spam_by_its_shape(line: str, stem: str | None) -> None:
    assert spam_stem(normalise(line, "Hans")) == stem


def test_a_stem_of_the_article_is_no_spam() -> None:
    keywords = "云上平台，云上平台官网，云上平台下载，云上平台入口"
    about = "云上平台去年服务企业1.2万家，带动就业3000人。"
    spammed = clean(Page("a", "text", f"{keywords}\n本市去年服务企业1.2万家，带动就业3000人。\n云上平台", None))
    assert [gone.why for gone in spammed.removed] == ["SEO spam", "SEO spam"]
    named = clean(Page("b", "text", f"要闻一则\n{about}\n{keywords}", None))
    assert "SEO spam" not in [gone.why for gone in named.removed]


def test_no_line_takes_long() -> None:
    """Patterns are linear: no line of repeated bits makes one of them try every way to match."""
    bits = [
        "1",
        "1 ",
        "> ",
        "首页 > ",
        "字体：",
        "大 ",
        "【",
        "】",
        "共1页",
        "下一页",
        "中国",
        "记者",
        "张三 ",
        "、",
        "#a ",
        "，",
        "“",
    ]
    slowest = 0.0
    for before, (first, second) in product(["", "首页", "字体", "记者", "共"], product(bits, bits)):
        line = (before + (first + second) * 60)[:70] + "x"
        start = time.perf_counter()
        for rule in line_rules():
            rule.fits(line)
        furniture(line), byline(line[:50]), reporters(line)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 0.25
