"""Pages of many sites' habits against gold: nothing of the article lost, nothing else kept."""

import re
from functools import cache
from pathlib import Path

import pytest

from toolkit.article import Article, read_article
from toolkit.article.evaluation import Score, gold_pages, overall_f1, score, trafilatura_score

PAGES = Path(__file__).parent / "pages"
GOLD = {page.name: (page, gold) for page, gold in gold_pages(PAGES)}
FLOOR = 0.98  # overall
# pages that are not perfect yet: their pinned F1; every other page is pinned at 1
PINNED: dict[str, float] = {}


@cache
def cleaned(name: str) -> Article:
    return read_article(GOLD[name][0])


@cache
def scored(name: str) -> Score:
    return score(name, cleaned(name), GOLD[name][1])


def test_there_are_pages_in_every_encoding_and_format() -> None:
    assert len(GOLD) >= 17
    starts = [page.read_bytes()[:3] for page, _ in GOLD.values()]
    assert any(s.startswith(b"\xef\xbb\xbf") for s in starts) and any(
        s[:2] in (b"\xff\xfe", b"\xfe\xff") for s in starts
    )
    texts = [page.read_bytes() for page, _ in GOLD.values()]
    labels = {m[1].lower() for text in texts if (m := re.search(rb"charset=[\"']?([\w-]+)", text[:2000]))}
    assert {b"gb2312", b"gbk", b"gb18030", b"big5", b"utf-8"} <= labels
    assert {page.suffix for page, _ in GOLD.values()} >= {".txt", ".html", ".htm", ".md"}


@pytest.mark.parametrize("name", GOLD)
def test_paragraphs(name: str) -> None:
    result = scored(name)
    assert result.f1 >= PINNED.get(name, 1.0), f"missing {result.missing}, extra {result.extra}"
    assert result.differing == ()


@pytest.mark.parametrize("name", GOLD)
def test_metadata(name: str) -> None:
    wrong = {field: (getattr(cleaned(name), field), GOLD[name][1].get(field)) for field in scored(name).meta}
    assert wrong == {}


@pytest.mark.parametrize("name", GOLD)
def test_kinds_and_speakers(name: str) -> None:
    gold = {p["text"]: (p["kind"], p.get("speaker")) for p in GOLD[name][1]["paragraphs"]}
    wrong = [
        (p.kind, gold[p.text], p.text)
        for p in cleaned(name).paragraphs
        if gold.get(p.text, (p.kind, p.speaker)) != (p.kind, p.speaker)
    ]
    assert wrong == []


def test_overall_f1() -> None:
    assert overall_f1([scored(name) for name in GOLD]) >= FLOOR


def test_better_than_main_content_extraction_alone() -> None:
    pages = [name for name in GOLD if name.endswith(("html", "htm"))]
    ours = overall_f1([scored(name) for name in pages])
    alone = overall_f1([trafilatura_score(*GOLD[name]) for name in pages])
    assert ours > alone + 0.2


@pytest.mark.parametrize("name", GOLD)
def test_nothing_vanishes(name: str) -> None:
    """Every Chinese character of the page stands in the article, or in what was removed."""
    from collections import Counter

    from lxml import html

    from toolkit.article.normalise import normalise
    from toolkit.article.readers import read_page

    page = read_page(GOLD[name][0])
    article = cleaned(name)
    if page.html is not None:
        root = html.document_fromstring(page.html.encode(), parser=html.HTMLParser(encoding="utf-8"))
        for element in root.xpath("//head|//script|//style|//iframe|//noscript|//comment()"):
            element.drop_tree()
        visible = root.text_content()
    else:
        visible = page.text or "\n".join(block.text for block in page.blocks)
    there = Counter(re.findall(r"[\u4e00-\u9fff\d]", normalise(visible, article.script)))
    kept = [article.title, *(f"{p.speaker or ''}{p.text}" for p in article.paragraphs)]
    gone = [normalise(r.text, article.script) for r in article.removed]
    here = Counter(re.findall(r"[\u4e00-\u9fff\d]", "".join([*kept, *gone])))
    assert there - here == Counter()
