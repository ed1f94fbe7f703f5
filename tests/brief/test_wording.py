import pytest

from toolkit.brief.wording import has_han, has_ordinal, long_date, numbered, romanised, shortened, web_link


@pytest.mark.parametrize(
    ("text", "ordinal", "numeral"),
    [
        ("First, a deep heritage.", True, ""),
        ("Secondly, talent.", True, ""),
        ("1. Assess.", True, "1."),
        ("(2) Strengthen.", True, "(2)"),
        ("3) Report.", True, "3)"),
        ("(iv) Publish.", True, "(iv)"),
        ("2.1. Detail.", True, "2.1."),
        ("1.5 million people", False, ""),
        ("Set up funds", False, ""),
        ("Firsthand knowledge", False, ""),
        ("A. Scope", True, "A."),
        ("", False, ""),
    ],
)
def test_ordinals(text: str, ordinal: bool, numeral: str) -> None:
    assert has_ordinal(text) is ordinal
    assert numbered(text) == numeral


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2025-07-28", "28 July 2025"),
        ("2025-07-28T09:05", "28 July 2025"),
        ("July 2025", "July 2025"),
        ("2025年7月", None),
        ("2025-13-41", "2025-13-41"),
        ("", None),
        (None, None),
    ],
)
def test_dates(iso: str | None, shown: str | None) -> None:
    assert long_date(iso) == shown


def test_romanised() -> None:
    assert romanised("“柳工” should read “LiuGong”.") == "“liu gong” should read “LiuGong”."
    assert romanised("the Chinese has 超60%") == "the Chinese has chao 60%"
    assert not has_han(romanised("第（一）条，“小巨人”。"))
    assert romanised("plain") == "plain"


def test_links() -> None:
    assert web_link("https://www.gov.cn/a/b.htm") == ("https://www.gov.cn/a/b.htm", "gov.cn/a/b.htm")
    assert web_link("http://x.cn/中.html") == ("http://x.cn/%E4%B8%AD.html", "x.cn/%E4%B8%AD.html")
    long = web_link("https://x.cn/" + "a" * 200)
    assert long is not None
    assert len(long[1]) == 80
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "/home/me/page.html", "http://[", "", None):
        assert web_link(bad) is None


def test_shortened_cuts_at_a_word() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one\ntwo", 12) == "one two"
    assert len(shortened("x" * 50, 12)) == 12


def test_a_quoted_sentence_is_left_out_and_a_term_is_spelt() -> None:
    from toolkit.brief.wording import in_english

    assert (
        in_english("The number 43 is not in the Chinese: 柳州市今年上半年已有三十四家企业。")
        == "The number 43 is not in the Chinese."
    )
    assert (
        in_english("Term not as required: 柳工 must read “LiuGong”.")
        == "Term not as required: liu gong must read “LiuGong”."
    )
