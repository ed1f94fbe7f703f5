"""Title, date, source and author: from the page's head, its meta line and its byline."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.article.pieces import Piece
from toolkit.article.rules import furniture

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?:[（(])?(?:星期|周)[一二三四五六日天](?:[)）])?|T?\b\d{1,2}[:时]\d{2}(?:[:分]\d{2})?秒?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?"
)

_LABELS = {
    "date": "发布时间|发布日期|发表时间|发稿时间|更新时间|更新日期|时间|日期|发布于|成文日期|录入时间|上传时间|公布时间|公开时间|刊登日期|出版日期",
    "source": "信息来源|文章来源|新闻来源|稿件来源|内容来源|来源|稿源|出处|转载自|供稿单位|供稿|发布机构|发布单位|信息提供|来源单位",
    "author": "作者|记者|本报记者|通讯员|撰稿|撰文|文/图|图/文|采写|作 者|文",
    "other": "编辑|责任编辑|责编|浏览次数|浏览量|点击数|点击|点击率|点击量|阅读|阅读量|阅读次数|阅读数|访问量|人气|字体|字号|字体大小|审核|校对|分类|栏目|所属栏目|发布人|发布者|摄影|打印|分享|分享到|我要分享|录入|信息员|主题词|关键词|保护视力色|视力保护色|浏览|次数|上传|版次|第",
}
_LABEL = re.compile(r"(?<!\w)(?:" + "|".join(rf"(?P<{n}>(?:{w}))" for n, w in _LABELS.items()) + r")\s*[：:/]\s*")
_VALUE_END = re.compile(r"\s{1,}|[|｜丨]|[【\[（(](?:字体|打印|关闭|大)|$")
_NO_VALUE = {
    "",
    "本站",
    "本网",
    "本站原创",
    "原创",
    "未知",
    "佚名",
    "admin",
    "管理员",
    "无",
    "网络",
    "互联网",
    "-",
    "--",
}
_SUFFIX = re.compile(r"\s*(?:[-_—|–·»>]+|——)\s*[^-_—|–·»>]{2,30}$")
_REPORTERS = re.compile(
    r"(?:（|〔|【|\[|^|，|\s)(?:本报|本网|本台|新华社|中新社|中新网|人民网|总台)?(?:见习|实习|特约|全媒体|首席|融媒体)?记者[ ：:]*"
    r"((?:[\u4e00-\u9fff]{2,4}[、 ，]?){1,5}?)(?=）|\)|〕|】|/|／|$|\s*(?:通讯员|实习生|摄影|报道|文/|摄|电|。))"
)
_REPORTING = re.compile(r"^[（(〔【\[]记者\s*([\u4e00-\u9fff]{2,3})\s*[/／]?\s*[\u4e00-\u9fff]{2,4}(?:报导|报道)")
_WRITERS = re.compile(
    r"^(?:□|■|●|○|◎|文/|撰文/|文\||文丨)\s*(?:本报|本网)?(?:全媒体)?(?:记者)?\s*((?:[\u4e00-\u9fff]{2,4}[、 ]?){1,4})"
)
_BYLINE = re.compile(
    r"^[（(]?(?:□|■|●|○|◎|文/|文丨|图文/|图/文)?\s*(?:本报|本网|本刊|新华社|中新社|全媒体|本台)?(?:见习|实习|特约|全媒体|首席|融媒体)?"
    r"(?:记者|通讯员|作者|撰稿人?|采写)?[ ：:/丨|]*(?:[\u4e00-\u9fff]{2,4}[、 ]*){1,5}"
    r"(?:(?:通讯员|摄影|文/图|文|图|摄影报道|实习生|报道)[ ：:/丨|]*(?:[\u4e00-\u9fff]{2,4}[、 ]*){0,4})*[）)]?$"
)

_META_NAMES = {
    "title": ("articletitle", "og:title", "twitter:title", "dc.title", "title_content"),
    "date": (
        "pubdate",
        "publishdate",
        "article:published_time",
        "og:release_date",
        "publication_date",
        "date",
        "dc.date",
        "datepublished",
        "weibo: article:create_at",
        "weibo:article:create_at",
        "firstpublishedtime",
    ),
    "source": ("contentsource", "source", "mediaid", "og:article:source", "copyrightsource", "article:source"),
    "author": ("author", "og:article:author", "article:author", "byline"),
}


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of its article; "" where it says nothing."""

    title: str = ""
    date: str = ""  # ISO
    source: str = ""
    author: str = ""

    def or_else(self, other: "Meta") -> "Meta":
        """This, with what is missing taken from `other`."""
        return Meta(
            self.title or other.title,
            self.date or other.date,
            self.source or other.source,
            self.author or other.author,
        )


def head_meta(head: Mapping[str, str]) -> Meta:
    """Metadata of the head of an HTML page, or of a document's properties."""

    def first(kind: str) -> str:
        return next((head[name] for name in _META_NAMES[kind] if head.get(name)), "")

    source, author = first("source"), first("author")
    return Meta(
        title=first("title"),
        date=iso_date(first("date")) or "",
        source="" if source.lower() in _NO_VALUE or len(source) > 30 else source,
        author=_names(author) if re.fullmatch(r"(?:[\u4e00-\u9fff]{2,4}[、，, ]?){1,5}", author) else "",
    )


def title_variants(head: Mapping[str, str]) -> list[str]:
    """What the page's <title> may be as the article's: whole, then without the site's names behind it."""
    title = head.get("title", "")
    variants = [title] if title else []
    while (shorter := _SUFFIX.sub("", variants[-1]) if variants else "") and shorter != variants[-1]:
        variants.append(shorter)
    return variants


def iso_date(text: str) -> str | None:
    """The first date in a text, as YYYY-MM-DD."""
    for pattern in (_DATE, _COMPACT):
        for found in pattern.finditer(text):
            try:
                return date(*(int(part) for part in found.groups())).isoformat()
            except ValueError:
                continue
    return None


def meta_line(piece: Piece) -> Meta | None:
    """Metadata of a line that holds nothing else ("2025-07-28 09:05 来源：中国网 浏览次数：35"), else None."""
    text = piece.text
    if len(text) > 200 or re.search(r"[。！？]", text):
        return None
    found, rest = _labelled(text)
    day = iso_date(rest)
    rest = _CLOCK.sub(" ", _DATE.sub(" ", _COMPACT.sub(" ", rest)))
    if not (day or found.source or found.author or found.date or _LABEL.search(text)):
        return None
    rest = re.sub(r"[\W\d_]+", " ", rest).strip()
    if found.source and (day or found.date) and len(text) <= 120:
        return replace(found, date=found.date or day or "")  # whatever stands beside these two is furniture
    if rest and furniture(rest) is None and not _plain_source(rest, day):
        return None
    source = found.source or (rest if rest and furniture(rest) is None else "")
    return replace(found, date=found.date or day or "", source=source)


def _plain_source(rest: str, day: str | None) -> bool:
    """An unlabelled name beside a date is the publication: "2025-07-28 中国网"."""
    return bool(day) and bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{2,14}", rest)) and len(rest.split()) == 1


def _labelled(text: str) -> tuple[Meta, str]:
    """Labelled values, and what is left of the text without labels and values."""
    values: dict[str, str] = {}
    rest, at = [], 0
    labels = list(_LABEL.finditer(text))
    for number, label in enumerate(labels):
        rest.append(text[at : label.start()])
        limit = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        kind = str(label.lastgroup)
        chunk = text[label.end() : limit]
        end = _value_end(chunk, kind)
        values.setdefault(kind, chunk[:end].strip(" |｜丨；;，,　】])）[【(（"))
        at = label.end() + end
    rest.append(text[at:])
    source = values.get("source", "")
    author = values.get("author", "")
    meta = Meta(
        date=iso_date(values.get("date", "")) or "",
        source="" if source.lower() in _NO_VALUE or iso_date(source) else source,
        author="" if author.lower() in _NO_VALUE else _names(author),
    )
    return meta, " ".join(rest)


def _value_end(chunk: str, kind: str) -> int:
    """A date's or a name's value may hold spaces; any other ends at the first."""
    if kind == "date":
        found = [*_DATE.finditer(chunk), *_CLOCK.finditer(chunk)]
        return max((m.end() for m in found), default=0)
    if kind == "author" and (names := re.match(r"(?:[\u4e00-\u9fff]{2,4}[ 、，]?(?![：:])){1,5}", chunk)):
        return names.end()
    stripped = len(chunk) - len(chunk.lstrip())
    end = _VALUE_END.search(chunk, stripped)
    return end.start() if end else len(chunk)


def _names(text: str) -> str:
    text = re.sub(r"^(?:本报|本网)?(?:记者|通讯员|作者)[：: ]*", "", text.strip())
    return "、".join(
        part for part in re.split(r"[、，,;；/\s]+", text) if part and not re.fullmatch(r"记者|通讯员|摄影|文|图", part)
    )


def byline(text: str) -> str:
    """Journalists named in a line that is only a byline ("本报记者 张三 李四"), or ""."""
    if len(text) > 50 or not re.search(r"记者|作者|通讯员|撰稿|文/|采写|□|■|文丨", text) or not _BYLINE.match(text):
        return ""
    plain = re.sub(r"^[（(]|[）)]$", "", text)
    plain = re.split(r"(?:通讯员|摄影|实习生|图/|摄)", plain)[0] or plain
    plain = re.sub(
        r"本报|本网|本刊|新华社|中新社|本台|见习|实习|特约|全媒体|首席|融媒体|记者|作者|撰稿人?|采写|图文|文/图|文/|图/文|文丨|□|■|●|○|◎",
        " ",
        plain,
    )
    return _names(plain.strip(" ：:/丨|"))


def reporters(text: str) -> str:
    """Journalists named inside a paragraph: a dateline's （记者张三、李四） or a closing （记者 张三）; or ""."""
    found = _REPORTING.match(text) or _REPORTERS.search(text) or _WRITERS.search(text)
    return _names(found[1]) if found else ""


def same_title(left: str, right: str) -> bool:
    """Whether two titles are one but for signs and spaces."""
    return bool(left) and _bare(left) == _bare(right)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def find_meta_lines(pieces: Sequence[Piece]) -> dict[int, Meta]:
    """Numbers of the pieces that are meta lines, and what they say."""
    return {n: meta for n, piece in enumerate(pieces) if piece.tag != "table" and (meta := meta_line(piece))}
