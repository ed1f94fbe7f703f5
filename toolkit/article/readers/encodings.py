"""From bytes to text: the page's own label is believed as long as the result looks like prose.

Chinese pages lie about their encoding often enough (a GBK page under a utf-8 template, a UTF-8 page that
still says gb2312) that every decoding is scored. Labels are those of the WHATWG Encoding Standard;
gb2312 and gbk are read as GB 18030 and big5 as Big5-HKSCS, their supersets, as browsers do.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.article.readers.plausibility import plausibility
from toolkit.errors import PageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode utf-8-sig",
    "gb18030": "gb2312 gbk gb18030 gb_2312 gb_2312-80 csgb2312 chinese csiso58gb231280 iso-ir-58 x-gbk cp936 936 ms936"
    " windows-936 euc-cn x-euc-cn",
    "hz": "hz hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs big5hkscs big-5 cn-big5 csbig5 x-x-big5 cp950 950 ms950 windows-950 big5-eten",
    "shift_jis": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932",
    "euc_jp": "euc-jp x-euc-jp",
    "euc_kr": "euc-kr ks_c_5601-1987 ks_c_5601 korean cp949 windows-949",
    "utf-16-le": "utf-16 utf-16le utf16 unicodefffe ucs-2",
    "utf-16-be": "utf-16be",
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 windows-1252 cp1252 us-ascii ascii",
}
_CODEC_OF = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}
_TRIED = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

_SURE = 0.6  # no wrong decoding of a Chinese sentence was seen above 0.45, hardly a right one below 0.6
_LABEL_BONUS = 0.15
_UTF8_BONUS = 0.3  # bytes of another encoding are hardly ever well-formed UTF-8
_TOLERATED = 0.001  # share of characters that may be lost
_CONTROLS_TOLERATED = 0.01  # share of control characters, which are left out
_NOISE = 0.3  # below this a decoding that no label asks for is not believed
_UNPROVEN = frozenset(["cp1252", "utf-16-le", "utf-16-be"])
_ONE_LOSS_FROM = 100  # characters from which on a single lost one is tolerated in any case

_LABELS = re.compile(
    rb"""<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']?\s*([\w:.-]+)|<meta\b[^<>]{0,400}?\bcharset\s*=\s*["']?\s*([\w:.-]+)""",
    re.IGNORECASE,
)
_LABEL_WITHIN = 16_384  # bytes; browsers look at 1024, but templates put scripts first
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_LOST = re.compile("\ufffd{1,3}")  # one broken byte makes up to three
_LOST_BEFORE = re.compile(b"(?:\xef\xbf\xbd){1,3}")  # U+FFFD that the page itself holds
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")  # incl. what XML cannot hold


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a page with LF line ends, without byte order mark and control characters."""

    text: str
    codec: str  # Python's name of it
    damage: int  # places where characters were lost


@dataclass(frozen=True, slots=True)
class _Candidate:
    codec: str
    text: str
    lost: int
    controls: int
    score: float
    believable: bool = True  # labelled, or at least not mere noise

    @property
    def tolerable(self) -> bool:
        size = len(self.text)
        few = self.lost <= size * _TOLERATED or (self.lost == 1 and size >= _ONE_LOSS_FROM)
        return self.believable and few and self.controls <= max(3, size * _CONTROLS_TOLERATED)


def decode(data: bytes, name: str, labels: Iterable[str | None] = ()) -> Decoded:
    """Decode a page by byte order mark, label and plausibility, in this order of trust.

    `labels` are those that came with the page (a MIME header); those inside it are found here.
    Raises PageError, naming the page `name`, where more than 0.1 % of the characters would be lost.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            best = _candidate(data[len(bom) :], codec)
            break
    else:
        best = _best(data, codec_labels([*labels, *labels_inside(data)]))
    if not best.tolerable:
        raise PageError(
            f"{name}: its bytes are text in none of UTF-8, UTF-16, GB18030 and Big5, or the file is damaged;"
            " open it where it reads well and save it again as UTF-8."
        )
    return Decoded(_LOST.sub("\ufffd", tidy(best.text)), best.codec, best.lost)


def labels_inside(data: bytes) -> list[str]:
    """Encoding labels that an HTML or XML page gives itself, in order."""
    head = data[:_LABEL_WITHIN]
    return [(match[1] or match[2]).decode("ascii", "replace") for match in _LABELS.finditer(head)]


def codec_labels(labels: Iterable[str | None]) -> list[str]:
    """Python codecs of those labels that are known, without repetition."""
    found = (_CODEC_OF.get(label.strip().strip("\"'").lower()) for label in labels if label)
    return list(dict.fromkeys(codec for codec in found if codec))


def tidy(text: str) -> str:
    """Line ends as LF, control characters and byte order marks at the start taken out."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).lstrip("\ufeff")


def _best(data: bytes, labelled: list[str]) -> _Candidate:
    first = [codec for codec in labelled if codec not in _UNPROVEN]  # any bytes are valid in the others
    ranked: list[_Candidate] = []
    for codec in dict.fromkeys((*first, "utf-8", *labelled, *_TRIED)):
        candidate = _candidate(data, codec, labelled=codec in labelled)
        if (
            not candidate.lost
            and not candidate.controls
            and candidate.score >= _SURE
            and codec not in _UNPROVEN - {*labelled}
        ):
            return candidate
        ranked.append(candidate)
    best = max(ranked, key=lambda candidate: candidate.score)
    if best.score < _SURE or not best.tolerable:
        ranked.extend(_guessed(data))
    return max(ranked, key=lambda candidate: (candidate.tolerable, candidate.score))


def _guessed(data: bytes) -> Iterator[_Candidate]:
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:65_536], threshold=0.3).best()
    if guess and guess.encoding not in {"ascii", *_TRIED}:
        yield _candidate(data, guess.encoding)


def _candidate(data: bytes, codec: str, *, labelled: bool = False) -> _Candidate:
    text = data.decode(codec, "replace")
    lost = len(_LOST.findall(text)) - (len(_LOST_BEFORE.findall(data)) if codec == "utf-8" else 0)
    if lost > 0 and text.endswith("\ufffd") and not text.endswith("\ufffd\ufffd"):  # cut off within a character
        text, lost = text[:-1], lost - 1
    lost = max(lost, 0)
    controls = len(_CONTROLS.findall(text.rstrip("\x1a\0")))  # DOS ends files with 1A
    size = max(len(text), 1)
    prose = plausibility(text)
    score = prose - min(1.0, 20 * lost / size + 5 * controls / size)
    score += _LABEL_BONUS * labelled + _UTF8_BONUS * (codec == "utf-8" and not lost)
    believable = labelled or codec == "utf-8" or prose >= _NOISE
    return _Candidate(codec, text, lost, controls, score, believable)
