"""Terms, quantities and names of an article brought together."""

import pytest

from toolkit.alignment.align import align
from toolkit.alignment.terms import TermMatcher
from toolkit.article.model import Article, Paragraph, Script
from toolkit.glossary.entries import Glossary


def targets(text: str, date: str | None, script: Script = "Hans") -> list[str]:
    article = Article("标题", date, None, None, script, (Paragraph("body", text),))
    return [m.target for m in align(article, TermMatcher(Glossary.of([]))).paragraphs[0]]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("（中央社记者林某某台北5日电）根据公布，", "2025-06-05", ["June 5"]),
        ("（中央社记者林某某台北5日电）根据公布，", "2025-06-06", ["the 5th"]),
        ("（中央社记者林某某台北5日电）根据公布，", None, ["the 5th"]),
        ("新华社北京6月12日电 会议5日举行。", "2025-06-12", ["June 12", "the 5th"]),
    ],
)
def test_a_dateline_without_a_month_has_that_of_the_article(text: str, date: str | None, expected: list[str]) -> None:
    assert targets(text, date) == expected


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("高雄商圈营收达58.7亿元。", "Hant", ["5.87 billion New Taiwan dollars"]),
        ("特区政府批出约3.8亿元。", "Hant", ["about HK$380 million"]),
        ("高雄商圈营收达58.7亿美元。", "Hant", ["$5.87 billion"]),
        ("特区政府批出人民币3亿元。", "Hant", ["300 million"]),
        ("营收达58.7亿元。", "Hant", ["5.87 billion yuan"]),
        ("高雄商圈的大陆客商投资58.7亿元。", "Hans", ["5.87 billion yuan"]),
    ],
)
def test_yuan_on_pages_of_hong_kong_and_taiwan(text: str, script: Script, expected: list[str]) -> None:
    assert targets(text, None, script) == expected
