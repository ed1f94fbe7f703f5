"""Every encoding of a Chinese page, honest and mislabelled, whole and damaged."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.article.readers.encodings import codec_labels, decode, labels_inside
from toolkit.article.readers.plausibility import plausibility
from toolkit.errors import PageError

SIMPLIFIED = (
    "青河市今年上半年工业产值达到73.6亿元，同比增长8.2%，高于全省平均水平1.4个百分点。\n"
    "负责人表示，下一步将继续推动企业技术创新。"
)
TRADITIONAL = (
    "經濟局長表示，上半年出口總值達到73.6億元，較去年同期增長8.2%，主要受惠於電子產品的需求。\n"
    "當局會繼續協助企業開拓市場。"
)
PAGE = '<html><head><meta charset="{label}"><title>{text}</title></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be", "utf-16"]
)
@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "nonsense"])
def test_simplified_text_under_any_label(codec: str, label: str | None) -> None:
    assert decode(SIMPLIFIED.encode(codec), "page", [label]).text == SIMPLIFIED


@pytest.mark.parametrize("codec", ["utf-8", "big5", "big5hkscs", "cp950", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("label", [None, "utf-8", "gb2312", "big5", "Big5-HKSCS"])
def test_traditional_text_under_any_label(codec: str, label: str | None) -> None:
    assert decode(TRADITIONAL.encode(codec), "page", [label]).text == TRADITIONAL


def test_characters_beyond_gb2312_and_big5() -> None:
    assert (
        decode("中共中央总书记、朱镕基、赵喆、㐂".encode("gb18030"), "page", ["gb2312"]).text
        == "中共中央总书记、朱镕基、赵喆、㐂"
    )
    assert decode("喺呢度嘅市民，香港政府會為他們提供協助。".encode("big5hkscs"), "page", ["big5"]).text.startswith(
        "喺呢度嘅"
    )


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_byte_order_mark_beats_a_label_and_is_dropped(bom: bytes) -> None:
    codec = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
        codecs.BOM_UTF32_LE: "utf-32-le",
    }[bom]
    assert decode(bom + SIMPLIFIED.encode(codec), "page", ["big5"]).text == SIMPLIFIED


@pytest.mark.parametrize(
    ("codec", "label"), [("gbk", "utf-8"), ("utf-8", "gb2312"), ("big5", "gb2312"), ("gb18030", "iso-8859-1")]
)
def test_a_wrong_label_inside_the_page_is_overcome(codec: str, label: str) -> None:
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED
    page = PAGE.format(label=label, text=text)
    assert decode(page.encode(codec), "page").text == page


def test_latin_pages() -> None:
    assert decode("Café de l’été, “à la carte”".encode("cp1252"), "page", ["windows-1252"]).text.startswith(
        "Café de l’été"
    )
    assert decode("Café de l’été".encode(), "page", ["iso-8859-1"]).text == "Café de l’été"
    assert decode(b"plain English only", "page").text == "plain English only"


def test_labels_are_found_where_pages_put_them() -> None:
    assert labels_inside(b'<?xml version="1.0" encoding="GBK"?><html>') == ["GBK"]
    assert labels_inside(b"<meta charset=utf-8>") == ["utf-8"]
    assert labels_inside(b'<META http-equiv="Content-Type" content="text/html; charset=gb2312" />') == ["gb2312"]
    assert codec_labels(["GB2312", '"gbk"', None, "x-unknown", "Big5"]) == ["gb18030", "big5hkscs"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs"])
def test_one_broken_byte_in_a_long_page_is_survived(codec: str) -> None:
    text = TRADITIONAL if codec == "big5hkscs" else SIMPLIFIED
    data = bytearray((text * 40).encode(codec))
    data[len(data) // 2] = 0xFF
    decoded = decode(bytes(data), "page", [codec])
    assert 1 <= decoded.text.count("\ufffd") <= 2
    assert abs(len(decoded.text) - 40 * len(text)) <= 2


def test_a_character_cut_off_at_the_end_does_no_harm() -> None:
    assert decode(SIMPLIFIED.encode()[:-1], "page").text == SIMPLIFIED[:-1]
    assert decode(SIMPLIFIED.encode("gbk")[:-1], "page", ["gbk"]).text == SIMPLIFIED[:-1]


def test_much_damage_is_an_error_that_names_the_page() -> None:
    data = bytearray(SIMPLIFIED.encode())
    for at in range(0, len(data), 7):
        data[at] = 0xFF
    with pytest.raises(PageError, match=r"^notice\.txt: .*save it again as UTF-8\.$"):
        decode(bytes(data), "notice.txt")


def test_line_ends_and_controls() -> None:
    assert decode("一\r\n二\r三\u2028四\x00五\x1a".encode(), "page", ["utf-8"]).text == "一\n二\n三\n四五"
    assert decode("甲\u00a0乙\u200b丙".encode(), "page").text == "甲\u00a0乙\u200b丙"  # the normaliser's work


def test_plausibility_tells_prose_from_wrong_decoding() -> None:
    assert plausibility(SIMPLIFIED) > 0.6 < plausibility(TRADITIONAL)
    assert plausibility(SIMPLIFIED.encode().decode("gb18030", "replace")) < 0.4
    assert plausibility(SIMPLIFIED.encode("gbk").decode("big5", "replace")) < 0.4


PROSE = "今年我国经济运行总体平稳，工业生产较快增长，市场销售有所改善，就业形势基本稳定，居民收入继续增加。"


@given(
    st.text(st.sampled_from(PROSE), min_size=12), st.sampled_from(["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
)
def test_round_trip_of_simplified(text: str, codec: str) -> None:
    assert decode((PROSE + text).encode(codec), "page").text == PROSE + text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_round_trip_of_any_ideographs_with_their_label(text: str) -> None:
    for codec, label in (("utf-8", "utf-8"), ("gb18030", "gb2312")):
        assert decode((PROSE * 3 + text).encode(codec), "page", [label]).text == PROSE * 3 + text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "big5", "utf-16", "hz-gb-2312", "shift_jis"]))
def test_any_bytes_are_text_or_a_page_error(data: bytes, label: str | None) -> None:
    try:
        text = decode(data, "page", [label]).text
    except PageError:
        return
    assert "\r" not in text
    assert "\x00" not in text
