"""The rules for what is not article: each one fires, and none fires on article text."""

from functools import lru_cache
from pathlib import Path

import pytest

from toolkit.article.normalise import normalise
from toolkit.article.page import Page
from toolkit.article.rules import furniture, line_rules
from toolkit.article.spam import spam_stem

HERE = Path(__file__).parent


def _lines() -> list[tuple[str, str]]:
    rows = (HERE / "rule_lines.tsv").read_text(encoding="utf-8").splitlines()
    return [(rule, line) for rule, _, line in (row.partition("\t") for row in rows) if not rule.startswith("#")]


REMOVED = [(rule, line) for rule, line in _lines() if rule != "-"]
KEPT = [line for rule, line in _lines() if rule == "-"]
RULES = {rule.id: rule for rule in line_rules()}


@pytest.mark.parametrize(("name", "line"), REMOVED)
def test_a_rule_fits_its_lines(name: str, line: str) -> None:
    assert RULES[name].fits(normalise(line, "Hans"))


def test_no_rule_is_dead() -> None:
    assert {name for name, _ in REMOVED} == set(RULES)


@pytest.mark.parametrize("line", KEPT)
def test_article_text_is_no_furniture(line: str) -> None:
    line = normalise(line, "Hans")
    assert [rule.id for rule in line_rules() if rule.fits(line)] == []
    assert furniture(line) is None
    assert spam_stem(line) is None


@lru_cache(maxsize=1)
def _reasons() -> set[str]:
    from toolkit.article import read_article
    from toolkit.article.evaluation import gold_pages

    return {gone.why for page, _ in gold_pages(HERE / "pages") for gone in read_article(page).removed}


@pytest.mark.parametrize("why", sorted({rule.why for rule in line_rules()} - {"cookie notice", "media player"}))
def test_every_reason_shows_on_a_page(why: str) -> None:
    assert why in _reasons()


@pytest.mark.parametrize("line", ["页面 配色 辅助线 重置", "微信 微博 QQ空间", "大 中 小", "首页 新闻中心 政务公开", "浏览量 235 次"])
def test_lines_of_furniture_words(line: str) -> None:
    assert furniture(line)


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
    from toolkit.article.cleaning import clean

    keywords = "云上平台，云上平台官网，云上平台下载，云上平台入口"
    about = "云上平台去年服务企业1.2万家，带动就业3000人。"
    spammed = clean(Page("a", "text", f"{keywords}\n本市去年服务企业1.2万家，带动就业3000人。\n云上平台", None))
    assert [gone.why for gone in spammed.removed] == ["SEO spam", "SEO spam"]
    named = clean(Page("b", "text", f"要闻一则\n{about}\n{keywords}", None))
    assert "SEO spam" not in [gone.why for gone in named.removed]
