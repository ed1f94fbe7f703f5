"""One spelling for all: width, punctuation, spaces and script, so that one glossary and one grammar serve."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from toolkit.article.model import Script
from toolkit.article.readers.radicals import unified

MOST_PASSES = 20  # over one line until it settles

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffc\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COMPATIBLE = re.compile("[\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]+")
CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # inside [] of a pattern
_MARKS = "，。、；：？！（）《》〈〉“”‘’【】〔〕…—"
_BESIDE = f"[{CJK}{_MARKS}]"
_HAN = re.compile(f"[{CJK}]")

# letters, digits and the signs that belong to numbers and formulas become ASCII; sentence punctuation stays wide
_WIDE = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in "，：；？！（）～．。【】"}
_QUOTES = str.maketrans("「」『』﹁﹂﹃﹄〝〞", "“”‘’“”‘’“”")
_TO_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}

_THOUSANDS = re.compile(r"(?<![\d，,.])(\d{1,3})((?:，\d{3})+)(?![\d，])")
_CLOCK = re.compile(r"(?<=\d)[：](?=\d)")
_POINT = re.compile(r"(?<=\d)．(?=[^\s．])")
_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NARROW_MARK = re.compile(rf"(?<={_BESIDE})\s*([,:;?!])|([,:;?!])(?={_BESIDE})")
_TIGHT_COMMA = re.compile(r"(?<=[A-Za-z%℃]),(?=[A-Za-z0-9])|(?<=\d),(?=[A-Za-z]|\d)(?!\d{3}(?!\d))")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_STOP = re.compile(rf"(?<=[{CJK}”’）》])(?<!^[一二三四五六七八九十])\.(?=$|\s|[{CJK}{_MARKS}])")
_DOTS = re.compile(rf"(?<={_BESIDE})(?:\.{{3,}}|。{{3,}})|\.{{3,}}(?={_BESIDE})|…+")
_DASHES = re.compile(  # a single dash joins (矿冶—粉末) and stays single
    rf"(?<={_BESIDE})\s*(?:-{{2,}}|—{{2,}}|─+|–{{2,}})\s*|(?:-{{2,}}|—{{2,}}|─+)\s*(?={_BESIDE})"
)
_LOOSE_SPACE = re.compile(rf" (?=[，。、；：？！）》〉】〕…])|(?<=[，。、；：？！（《〈【〔]) |(?<=[{CJK}]) (?=（)")
_QUOTED = re.compile(r'"([^"]*)"')
_SINGLE_QUOTED = re.compile(rf"(?<![A-Za-z0-9])'([^']*[{CJK}][^']*)'(?![A-Za-z0-9])")


def normalise(text: str, script: Script | None = None) -> str:
    """Normalise Chinese text: Simplified script, ASCII letters and digits, full-width punctuation beside Chinese.

    Line breaks are kept; other white space becomes one space. `script` is that of the text, found from it if not
    given; only Traditional text is converted. Idempotent.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
    text = _compatible(text).translate(_WIDE).translate(_QUOTES)
    if (script or script_of(text)) == "Hant":
        text = to_simplified(text)
    return "\n".join(_settled(line) for line in text.split("\n"))


def script_of(text: str) -> Script:
    """Whether a text is in Traditional or Simplified script; Simplified if it tells neither."""
    traditional, simplified = _converters()
    as_simplified, as_traditional = traditional.convert(text), simplified.convert(text)
    changed = sum(a != b for a, b in zip(text, as_simplified, strict=False))
    unchanged = sum(a != b for a, b in zip(text, as_traditional, strict=False))
    return "Hant" if changed > unchanged else "Hans"


def to_simplified(text: str) -> str:
    """Traditional to Simplified, characters only: the vocabulary of the page is kept."""
    converted: str = _converters()[0].convert(text)
    return converted


@lru_cache(maxsize=1)
def _converters() -> tuple[Any, Any]:
    import opencc

    # tw2s rather than t2s: it also turns 著 into 着 where Simplified writes so, and keeps the vocabulary
    return opencc.OpenCC("tw2s"), opencc.OpenCC("s2t")


def _compatible(text: str) -> str:
    """NFKC for what looks the same: compatibility ideographs, radicals, ligatures. Not for ①, ㎡ or ℃."""
    return _COMPATIBLE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), unified(text))


def _settled(line: str) -> str:
    """A line on which one more pass changes nothing: a mark made wide can be what widens its neighbour."""
    for _ in range(MOST_PASSES):
        before, line = line, _line(line)
        if line == before:
            break
    return line


def _line(line: str) -> str:
    line = _SPACES.sub(" ", line).strip()
    line = _POINT.sub(".", _CLOCK.sub(":", line))
    line = _THOUSANDS.sub(lambda m: m[1] + m[2].replace("，", ","), line)
    if not _HAN.search(line):
        return line
    pieces, at = [], 0
    for url in _URL.finditer(line):
        pieces += [_chinese(line[at : url.start()]), url[0]]
        at = url.end()
    return "".join([*pieces, _chinese(line[at:])])


def _chinese(text: str) -> str:
    """Chinese punctuation for a stretch of a Chinese line."""
    text = _BRACKETS.sub(_bracket, text)
    text = _NARROW_MARK.sub(_widen, text)
    if _HAN.search(text):
        text = _TIGHT_COMMA.sub("，", text)
    text = _DOTS.sub("……", text)
    text = _DASHES.sub("——", text)
    text = _straight_quotes(text)
    text = _STOP.sub("。", text)
    return _LOOSE_SPACE.sub("", text)


def _widen(match: re.Match[str]) -> str:
    text, at = match.string, match.start(1) if match[1] else match.start(2)
    mark = match[1] or match[2]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return match[0]
    return _TO_WIDE[mark]


def _bracket(match: re.Match[str]) -> str:
    text, inside = match.string, match[1]
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    beside = any(c and re.match(_BESIDE, c) for c in (before, after))
    return f"（{inside}）" if beside or _HAN.search(inside) else match[0]


def _straight_quotes(text: str) -> str:
    """Straight quotes in pairs become Chinese ones where Chinese stands in or beside them; odd ones stay."""
    if text.count('"') % 2 == 0:
        text = _QUOTED.sub(_curly, text)
    return _SINGLE_QUOTED.sub(r"‘\1’", text)


def _curly(match: re.Match[str]) -> str:
    text = match.string
    around = text[match.start() - 1 : match.start()] + match[1] + text[match.end() : match.end() + 1]
    return f"“{match[1]}”" if re.search(_BESIDE, around) else match[0]
