"""Numerals: every value survives the way to Chinese and back, in any mixture of digits and units."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.alignment.quantities import english_numbers, numerals

DIGITS = "零一二三四五六七八九"


def section_in_chinese(value: int) -> str:
    """A number below ten thousand as it is read: 1,050 → 一千零五十."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text


def in_chinese(value: int) -> str:
    """A whole number as it is read. Above 亿 the count of 亿 is itself read with 万: 一万二千亿."""
    if value >= 10**8:
        high, low = divmod(value, 10**8)
        return in_chinese(high) + "亿" + ("零" if 0 < low < 10**7 else "") + (in_chinese(low) if low else "")
    high, low = divmod(value, 10**4)
    if not high:
        return section_in_chinese(low)
    return section_in_chinese(high) + "万" + ("零" if 0 < low < 1000 else "") + section_in_chinese(low)


@given(st.integers(1, 10**16 - 1))
def test_chinese_numerals_round_trip(value: int) -> None:
    text = in_chinese(value)
    read = numerals.read(text, 0)
    assert read is not None
    assert (read.low, read.high, read.end) == (value, value, len(text))


@given(
    st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("百万", 10**6), ("千万", 10**7)]),
    st.booleans(),
)
def test_arabic_numerals_with_units_round_trip(mantissa: Decimal, unit: tuple[str, int], space: bool) -> None:
    name, scale = unit
    text = f"{mantissa}{' ' if space and name else ''}{name}"
    read = numerals.read(text, 0)
    assert read is not None
    assert (read.low, read.end) == (Fraction(mantissa) * scale, len(text))


@given(st.integers(0, 10**12))
def test_thousands_separators_change_nothing(value: int) -> None:
    for text in (f"{value:,}", str(value), f"{value:,}".replace(",", "，")):
        read = numerals.read(text, 0)
        assert read is not None
        assert (read.low, read.end) == (value, len(text))


@given(st.text(alphabet="零一二两三四五六七八九十百千万亿点几数多余来0123456789., ，", max_size=20), st.integers(0, 19))
def test_reading_never_raises_and_stays_within_the_text(text: str, start: int) -> None:
    read = numerals.read(text, start)
    if read is not None:
        assert start == read.start < read.end <= len(text)
        assert 0 <= read.low <= read.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("一千二", 1200, 1200),
        ("两万五", 25_000, 25_000),
        ("两万零五", 20_005, 20_005),
        ("六七百", 600, 700),
        ("十七八", 17, 18),
        ("三五", 3, 5),
        ("二十几", 20, 20),
        ("数十万", 100_000, 100_000),
        ("几千", 1000, 1000),
        ("300多万", 3_000_000, 3_000_000),
        ("1亿5000万", 150_000_000, 150_000_000),
        ("三点五亿", 350_000_000, 350_000_000),
        ("百万", 1_000_000, 1_000_000),
        ("3百万", 3_000_000, 3_000_000),
        ("一万二千亿", 12 * 10**11, 12 * 10**11),
    ],
)
def test_spoken_forms(text: str, low: int, high: int) -> None:
    read = numerals.read(text, 0)
    assert read is not None
    assert (read.low, read.high, read.end) == (low, high, len(text))


@pytest.mark.parametrize("text", ["几个", "数据", "点", "零", "多", "三八二", "二〇二五", ""])
def test_what_is_no_number(text: str) -> None:
    assert numerals.read(text, 0) is None


def test_prefixes_of_units_are_not_multipliers() -> None:
    for text in ("5千瓦", "五千克", "970百帕", "210万千瓦"):
        read = numerals.read(text, 0)
        assert read is not None
        assert text[read.end :] in ("千瓦", "千克", "百帕")


@given(st.integers(0, 10**14), st.integers(0, 4))
@example(1_249_999_995, 4)  # 124,999.9995 is not 125 thousand
def test_english_numbers_say_the_same_value(mantissa: int, places: int) -> None:
    value = Fraction(mantissa, 10**places)
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    for form in english_numbers.cardinal(value):
        number, _, scale = form.replace(",", "").partition(" ")
        if number.replace(".", "").isdigit() and (not scale or scale in scales):
            assert Fraction(number) * scales.get(scale, 1) == value, form


@pytest.mark.parametrize(
    ("value", "preferred"),
    [(9, "nine"), (10, "10"), (1300, "1,300"), (776_000, "776,000"), (3_000_000, "3 million"), (10**12, "1 trillion")],
)
def test_house_style_of_numbers(value: int, preferred: str) -> None:
    assert english_numbers.cardinal(Fraction(value))[0] == preferred


@pytest.mark.parametrize(("value", "forms"), [(9, {"ninth", "9th"}), (137, {"137th"}), (22, {"22nd", "twenty-second"})])
def test_ordinals(value: int, forms: set[str]) -> None:
    assert set(english_numbers.ordinal(value)) == forms
