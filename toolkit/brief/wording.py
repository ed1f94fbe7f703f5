"""The small texts of a brief: dates, links, romanised Chinese, ordinals. Pure functions of strings."""

import re
from datetime import date
from urllib.parse import quote, urlsplit

# Ideographs, kana-range punctuation and full-width forms: what no English page should show.
_HAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3105-\u312f\u31a0-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003ffff]+"
)

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "firstly secondly thirdly fourthly fifthly finally lastly last"
).split()
_ORDINAL = re.compile(
    r"\s*(?:(?:the\s+)?(?:" + "|".join(_ORDINAL_WORDS) + r")\b"
    r"|\(\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})\s*\)"
    r"|(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)](?=\s|$)"
    r"|(?:article|item|no\.|point|step)\s+\d)",
    re.IGNORECASE,
)


def has_han(text: str) -> bool:
    """Whether Chinese characters or full-width punctuation stand in the text."""
    return _HAN.search(text) is not None


LONGEST_SPELT = 12  # Chinese characters that pinyin still serves


def romanised(text: str) -> str:
    """The text with its Chinese in pinyin, syllables apart, as library catalogues write it."""
    if not has_han(text):
        return text
    from pypinyin import lazy_pinyin

    def spell(found: re.Match[str]) -> str:
        syllables = [s for s in lazy_pinyin(found.group(), errors="ignore") if not has_han(s)]
        return f" {' '.join(syllables)} " if syllables else " "

    spelt = re.sub(r"\s+([,.;:!?)\]”’])", r"\1", re.sub(r"[ ]{2,}", " ", _HAN.sub(spell, text)))
    return re.sub(r"([(\[“‘])\s+", r"\1", spelt).strip()


def in_english(text: str) -> str:
    """A finding's message without Chinese: a whole sentence quoted at its end is left out (the comment on the words
    has it), a term stands in pinyin."""
    head, colon, tail = text.rpartition(": ")
    if colon and sum(map(has_han, tail)) > LONGEST_SPELT:
        return f"{head}."
    return romanised(text)


def romanised_name(text: str) -> str:
    """A Chinese name in pinyin with a capital, unchanged where it is not Chinese."""
    spelt = romanised(text)
    return spelt if spelt == text else spelt[:1].upper() + spelt[1:]


def pinyin_key(text: str) -> tuple[str, str]:
    """What to sort Chinese by, the way dictionaries do."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(text, style=Style.TONE3)).lower(), text


def long_date(iso: str | None) -> str | None:
    """2025-07-28 as 28 July 2025; another form as it stands, unless it is Chinese."""
    if not iso or not iso.strip():
        return None
    try:
        day = date.fromisoformat(iso.strip()[:10])
    except ValueError:
        return None if has_han(iso) else iso.strip()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = "January February March April May June July August September October November December".split()


def web_link(url: str | None, limit: int = 80) -> tuple[str, str] | None:
    """Address and what to show of it, for an http(s) address; None for any other."""
    if not url:
        return None
    try:
        url = url.encode("utf-8", "ignore").decode()  # no lone surrogates
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    address = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]-._")
    shown = re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
    return address, shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word and marked with an ellipsis where it is longer than `limit`."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at = cut.rfind(" ")
    return f"{cut[:at] if at > limit // 2 else cut}…"


def has_ordinal(text: str) -> bool:
    """Whether a list item numbers itself: "First, …", "(2) …", "3. …"."""
    return _ORDINAL.match(text) is not None


def numbered(text: str) -> str:
    """The numeral that an item begins with: "(2)", "3."; empty where it begins with a word."""
    found = _ORDINAL.match(text)
    numeral = found.group().strip() if found else ""
    return numeral if numeral.endswith((".", ")")) else ""


def counted(number: int, noun: str) -> str:
    """1 note, 2 notes."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
