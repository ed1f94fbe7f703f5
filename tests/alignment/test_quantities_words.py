"""Words that only look like numbers, or hide what a number is."""

import pytest

from toolkit.alignment.quantities import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经过半径为3米的圆弧", [("3米", "3 meters")]),
        ("气体通过半导体薄膜", []),
        ("外销占比过半", [("过半", "more than half")]),
        ("超过半数受访者", [("超过半数", "more than half")]),
        ("纯度99.9999999%", [("99.9999999%", "99.9999999 percent")]),
        ("年利率3厘", [("3厘", "3 percent")]),
    ],
)
def test_words_around_a_number_tell_what_it_is(text: str, found: list[tuple[str, str]]) -> None:
    assert [(match.source, match.target) for match in find(text)] == found


def test_a_force_in_centinewtons_is_no_percentage() -> None:
    assert all("percent" not in match.target for match in find("张力22.5厘牛，断裂强度3.1厘牛"))
