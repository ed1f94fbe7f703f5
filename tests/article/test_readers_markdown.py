"""Markdown to blocks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.article.page import Block
from toolkit.article.readers import read_page
from toolkit.article.readers.encodings import Decoded
from toolkit.article.readers.markdown import markdown_page
from toolkit.errors import PageError

PAGE = """---
title: "青河要闻"
url: https://www.qinghe.example/a.html
author: 李明
---
# 青河市工业发展**取得新成效**

青河市今年上半年工业产值达到
73.6亿元，见[统计公报](https://x.example)。
Growth was
8.2 percent.

第一行\\
第二行<br>第三行

## 一、产业基础

3. 工业
4. Agriculture
   - 粮食

     续段。

> 引用的话。

![图为新产品下线。](a.jpg)

| 指标 | 增速 |
|:--|--:|
| 工业 | **8.2%** |

```
code
```

<div>网页里的<b>一段</b>&amp;</div>
"""


def read(text: str) -> list[tuple[str, str]]:
    return [(block.tag, block.text) for block in markdown_page(Decoded(text, "utf-8", 0), "page.md").blocks]


def test_every_kind_of_block(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(PAGE.replace("\n", "\r\n").encode("gb18030"))
    page = read_page(path)
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h1", "青河市工业发展取得新成效"),
        ("p", "青河市今年上半年工业产值达到73.6亿元，见统计公报。Growth was 8.2 percent."),
        ("p", "第一行"),
        ("p", "第二行"),
        ("p", "第三行"),
        ("h2", "一、产业基础"),
        ("li", "3.工业"),
        ("li", "4. Agriculture"),
        ("li", "粮食"),
        ("p", "续段。"),
        ("p", "引用的话。"),
        ("caption", "图为新产品下线。"),
        ("table", "指标\t增速\n工业\t8.2%"),
        ("pre", "code"),
        ("p", "网页里的一段&"),
    ]
    assert page.blocks[8] == Block("粮食", "li", "", 1)
    assert (page.format, page.url) == ("markdown", "https://www.qinghe.example/a.html")
    assert (page.meta["title"], page.meta["author"]) == ("青河要闻", "李明")


def test_a_rule_is_no_front_matter() -> None:
    assert read("正文。\n\n---\n\n又一段。") == [("p", "正文。"), ("p", "又一段。")]


def test_a_page_of_nothing() -> None:
    with pytest.raises(PageError, match=r"page\.md: this Markdown page holds no text"):
        read("---\n\n***\n")


@given(st.text(st.sampled_from("甲乙a1 #*-_>|[]()!`~\n\t.<>&\\"), max_size=80))
def test_any_text_is_blocks_or_a_page_error(text: str) -> None:
    try:
        blocks = read(text)
    except PageError:
        return
    assert all(block.strip() for _, block in blocks)
    assert sum(block.count("甲") for _, block in blocks) <= text.count("甲")
