"""Numbers said of the right thing, judged by a reference."""

from toolkit.alignment.quantities import find
from toolkit.quality.counts import Count
from toolkit.quality.placement import displaced, placed_quantities

SOURCE = "公司营收87亿元，增长9.4%，净利润6亿元，下降3.1%，铜价上涨20%。"
REFERENCE = (
    "The company had revenue of 8.7 billion yuan, up 9.4 percent, and net profit of 600 million yuan, down 3.1 "
    "percent, as copper rose 20 percent."
)
MATCHES = find(SOURCE)


def _sources(english: str) -> set[str]:
    return {MATCHES[i].source for i in displaced(MATCHES, english, REFERENCE)}


def test_another_wording_with_all_in_their_places() -> None:
    english = (
        "With copper dearer by 20 percent, revenue rose 9.4 percent to 8.7 billion yuan and profit fell 3.1 percent."
    )
    assert _sources(english.replace("With copper dearer by 20 percent, r", "R")) == set()


def test_a_number_in_the_wrong_clause() -> None:
    english = (
        "Revenue was 20 percent above 8.7 billion yuan, up 9.4 percent; profit was 600 million yuan, down 3.1 percent."
    )
    assert _sources(english) == {"20%"}
    assert placed_quantities(MATCHES, english, REFERENCE) == Count(4, 5)


def test_what_is_missing_is_not_judged() -> None:
    assert placed_quantities(MATCHES, "Up 9.4 percent.", REFERENCE) == Count(1, 1)
    assert placed_quantities(MATCHES, "", REFERENCE) == Count(0, 0)
