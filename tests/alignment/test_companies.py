"""Companies that the glossary lacks: taken apart into place, name and branch, or left alone."""

import pytest

from toolkit.alignment.align import align_lines
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import default_paths


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    return load_matcher(default_paths())[1]


def companies(matcher: TermMatcher, *lines: str) -> list[tuple[str, str]]:
    found = [m for matches in align_lines(lines, matcher) for m in matches if m.domain == "company"]
    return [(m.source, m.target) for m in found]


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        ("江西盱江盐化有限公司的车间", "江西盱江盐化有限公司", "Jiangxi Xujiang Salt Chemical Co., Ltd."),
        (
            "设备由浙江织源智能装备有限公司提供",
            "浙江织源智能装备有限公司",
            "Zhejiang Zhiyuan Intelligent Equipment Co., Ltd.",
        ),
        ("翠屏纺织有限公司、", "翠屏纺织有限公司", "Cuiping Textile Co., Ltd."),
        ("位于宝安区的鹏汇精密电子有限公司", "鹏汇精密电子有限公司", "Penghui Precision Electronics Co., Ltd."),
        ("北塘锐固紧固件有限公司", "北塘锐固紧固件有限公司", "Beitang Ruigu Fastener Co., Ltd."),
        ("东莞市潮动科技有限公司", "东莞市潮动科技有限公司", "Dongguan Chaodong Technology Co., Ltd."),
        (
            "山东泰联重卡集团股份有限公司",
            "山东泰联重卡集团股份有限公司",
            "Shandong Tailian Heavy Truck Group Co., Ltd.",
        ),
        ("参观联瀚医疗机械人有限公司", "联瀚医疗机械人有限公司", "Lianhan Medical Robotics Co., Ltd."),
    ],
)
def test_names_that_come_apart(matcher: TermMatcher, text: str, name: str, english: str) -> None:
    assert companies(matcher, text) == [(name, english)]


@pytest.mark.parametrize(
    "text",
    [
        "柳江某工程机械股份有限公司",  # nobody's name
        "有限公司",
        "该股份有限公司",
        "科技有限公司",
        "一批成长性好的新能源科技有限公司",
        "众多从事贸易往来的甲乙丙丁戊己庚辛有限公司",
    ],
)
def test_what_does_not_come_apart_is_left_alone(matcher: TermMatcher, text: str) -> None:
    assert companies(matcher, text) == []


def test_the_glossary_has_the_better_english(matcher: TermMatcher) -> None:
    assert companies(matcher, "比亚迪股份有限公司") == []


def test_a_short_name_is_the_same_throughout(matcher: TermMatcher) -> None:
    found = companies(
        matcher,
        "星澜储能合肥超级工厂投产",
        "星澜储能科技股份有限公司（以下简称“星澜储能”）投产。",
        "星澜储能董事长说。",
        "储能产业。",
    )
    assert found == [
        ("星澜储能", "Xinglan Energy Storage"),
        ("星澜储能科技股份有限公司", "Xinglan Energy Storage Technology Co., Ltd."),
        ("星澜储能", "Xinglan Energy Storage"),
        ("星澜储能", "Xinglan Energy Storage"),
    ]


def test_the_name_alone_only_where_the_text_says_so(matcher: TermMatcher) -> None:
    assert ("星澜", "Xinglan") in companies(matcher, "星澜储能有限公司（简称星澜）", "星澜投产")
    assert ("星澜", "Xinglan") not in companies(matcher, "星澜储能有限公司", "星澜投产")
