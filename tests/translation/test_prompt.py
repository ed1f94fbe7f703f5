"""The prompt of the compact model."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.translation.engines.base import Hint
from toolkit.translation.engines.compact.prompt import CUE, prompt_parts


def test_the_english_stands_after_its_chinese() -> None:
    hints = [Hint("养老院", "care homes"), Hint("42个", "42")]
    assert prompt_parts("建成42个养老院。", hints) == ["建成42个{ 42}养老院{ care homes}。", CUE]
    assert prompt_parts("建成42个养老院。", ()) == ["建成42个养老院。", CUE]


def test_at_each_place_but_not_inside_a_longer_term() -> None:
    hints = [Hint("柳州", "Liuzhou"), Hint("柳州市委", "CPC Liuzhou Municipal Committee")]
    assert prompt_parts("柳州市委在柳州说，柳州好。", hints)[0] == (
        "柳州市委{ CPC Liuzhou Municipal Committee}在柳州{ Liuzhou}说，柳州{ Liuzhou}好。"
    )
    assert prompt_parts("柳州市委开会。", hints)[:2] == [
        "柳州 = Liuzhou\n",
        "柳州市委{ CPC Liuzhou Municipal Committee}开会。",
    ]


def test_a_number_is_not_found_inside_another() -> None:
    assert prompt_parts("从140、3.40到40不等", [Hint("40", "40")])[0] == "从140、3.40到40{ 40}不等"
    assert prompt_parts("第40期、第4期", [Hint("第4", "No. 4")])[0] == "第40期、第4{ No. 4}期"


def test_what_stands_nowhere_comes_before() -> None:
    assert prompt_parts("会议召开。", [Hint("南宁", "Nanning")]) == ["南宁 = Nanning\n", "会议召开。", CUE]


def test_braces_of_the_article_are_no_hints() -> None:
    assert prompt_parts("公式{x}有效", [Hint("公式", "formula")])[0] == "公式{ formula}(x)有效"


@given(
    st.text("一二三四1.2{}", max_size=30),
    st.dictionaries(st.text("一二三四1.2", min_size=1, max_size=3), st.text("ab", min_size=1)),
)
def test_nothing_is_lost(source: str, told: dict[str, str]) -> None:
    *lines, text, cue = prompt_parts(source, [Hint(*pair) for pair in told.items()])
    assert cue == CUE
    assert re.sub(r"\{ [ab]+\}", "", text) == source.translate(str.maketrans("{}", "()"))
    for chinese, english in told.items():
        assert f"{chinese}{{ {english}}}" in text or f"{chinese} = {english}\n" in lines
