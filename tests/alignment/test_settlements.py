"""Places that the glossary lacks, in pinyin, where a name surely begins."""

import pytest

from toolkit.alignment.align import align_lines
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import default_paths


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    return load_matcher(default_paths())[1]


def places(matcher: TermMatcher, *lines: str) -> list[tuple[str, str]]:
    found = [m for matches in align_lines(lines, matcher) for m in matches if m.domain == "place"]
    return [(m.source, m.target) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业园位于清溪县石坝镇，", [("清溪县", "Qingxi County"), ("石坝镇", "Shiba Town")]),
        ("石坝镇双江村村民卢桂珍", [("石坝镇", "Shiba Town"), ("双江村", "Shuangjiang Village")]),
        ("东湾市2025年上半年", [("东湾市", "Dongwan")]),
        ("在四川省宜林市召开", [("宜林市", "Yilin")]),
    ],
)
def test_names_of_places(matcher: TermMatcher, text: str, expected: list[tuple[str, str]]) -> None:
    assert places(matcher, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全国各县市",
        "农村和城镇",
        "该市场前景广阔",
        "大城市，小城镇",
        "一个县",
        "在城市里",
        "古村古镇",
        "美丽乡村建设",
        "在本市召开",
        "柳州市召开",
    ],
)
def test_what_is_no_name_of_a_place(matcher: TermMatcher, text: str) -> None:
    assert places(matcher, text) == []


def test_a_place_once_met_is_known_throughout(matcher: TermMatcher) -> None:
    found = places(matcher, "青藤镇的稻田。", "据了解青藤镇共有三万亩。")
    assert [source for source, _ in found] == ["青藤镇", "青藤镇"]


def test_the_bare_name_is_the_same_place(matcher: TermMatcher) -> None:
    found = places(matcher, "东湾市2025年", "数据来源于东湾海关。", "东湾市场")
    assert found == [("东湾市", "Dongwan"), ("东湾", "Dongwan"), ("东湾", "Dongwan")]
