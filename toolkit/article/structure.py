"""What kind of paragraph a kept piece is: heading, list item, turn of an interview, caption, table or body."""

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.article.model import Paragraph
from toolkit.article.pieces import Piece

HEADING = 42  # characters of a heading at most
CAPTION = 110
PLAIN_HEADING = 26  # of a heading that only its shortness shows

_N = "[一二三四五六七八九十百]{1,4}"
_END = re.compile(r"[。！？；，、：…]$")
_FULL = re.compile(r"[。！？；：](?:[”’）])?$")
_CHAPTER = re.compile(rf"^(?:{_N}、|第{_N}[章节编部分篇])")
_SECTION = re.compile(rf"^（{_N}）")
_ITEM = re.compile(
    rf"^(?:{_N}(?:是|要)(?![否一不])|第{_N}[，、：]|其{_N}[，、]|首先，|其次，|（{_N}）|{_N}、|（\d{{1,2}}）|\d{{1,2}}[.、．)）](?!\d)|[①-⑳]|[●■◆▪•◇□▶►✓√\-*·]\s*\S)"
)
_BULLET = re.compile(r"^[●■◆▪•◇▶►✓√·]\s*|^[\-*]\s+")
_CAPTION = re.compile(
    r"^(?:[▲△↑↓▼◀←→]|(?:上|下|左|右|题)?图(?:为|片|表|\d|一|二|三|：|①|左|右))|(?:摄|供图|/图|图片来源：.{0,20}|资料图片?|图源：.{0,20})[）)】。]?$"
)
_SPEAKER = re.compile(
    r"^(?:[\[【](?P<marked>[^\]】：。，]{1,20})[\]】]\s*[：]?|(?P<plain>[^：。，！？；“”《》【】\[\]]{1,20}?)(?:\[[\d: ]+\])?\s*[：])\s*(?=\S)"
)
_STAMP = re.compile(r"^[\[【（(]?\d{1,2}:\d{2}(?::\d{2})?[\]】）)]?\s*|\s*[\[【（(]\d{1,2}:\d{2}(?::\d{2})?[\]】）)]")
_ASKS = re.compile(
    r"(?:记者|主持人|主持|网友|提问|问|Q|媒体|听众|观众|网民)$|(?:网|报|社|电视台|广播|台|卫视|频道|客户端|日报|晚报|周刊|杂志|新闻|传媒)(?:记者)?$",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"^(?:.{0,8}(?:记者|主持人)(?:\s?[\u4e00-\u9fff]{2,3})?|问|答|Q\d?|A\d?|网友.{0,8}|嘉宾.{0,6}|发言人|新闻发言人|提问|回答|媒体|专家)$"
)
_ROLE_HOLDER = re.compile(r"(记者|主持人)\s?[\u4e00-\u9fff]{2,3}$")  # 记者张三
_LABELS = re.compile(
    r"时间|地点|地址|电话|传真|邮编|邮箱|联系人|网址|来源|附件|注|备注|主题|编号|日期|标题|关键词|联系方式|原因|目标|要求|单位|名称|内容|办法|措施|方式|条件|标准|范围|对象|主办|承办|协办|责任|任务|如下|以下|表示|指出|认为|强调|介绍|说|称|道|提出|要点|提示|例如|比如|其中|包括|即"
)


def paragraphs(pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    """Paragraphs of an article's pieces, one each."""
    speakers = _speakers(pieces)
    kinds = [_paragraph(piece, speakers) for piece in pieces]
    return tuple(_plain_heading(kinds, number) for number in range(len(kinds)))


def _plain_heading(kinds: list[Paragraph], number: int) -> Paragraph:
    """A short line without end mark between two full paragraphs is a subheading, though nothing marks it."""
    here = kinds[number]
    if here.kind != "body" or len(here.text) > PLAIN_HEADING or not re.search(r"[\w”’）》%]$", here.text):
        return here
    around = [kinds[n].text for n in (number - 1, number + 1) if 0 <= n < len(kinds)]
    full = [len(text) >= 40 and _FULL.search(text) for text in around]
    return Paragraph("heading", here.text, level=2) if len(full) == 2 and all(full) else here


def _paragraph(piece: Piece, speakers: set[str]) -> Paragraph:
    text = piece.text
    if piece.tag == "table":
        return Paragraph("table", text)
    if turn := _turn(piece, speakers):
        speaker, said = turn
        return Paragraph("question" if _asks(speaker, said) else "answer", said, speaker)
    if _is_caption(piece):
        return Paragraph("caption", text)
    if level := _heading_level(piece):
        return Paragraph("heading", text, level=level)
    if piece.tag == "li" or _ITEM.match(text):
        return Paragraph("list", _BULLET.sub("", text) or text)
    return Paragraph("body", text)


def _heading_level(piece: Piece) -> int:
    """Level of a heading, 0 for what is none."""
    text = piece.text
    if len(text) > HEADING or _END.search(text):
        return 0
    if m := re.fullmatch(r"h([1-6])", piece.tag):
        return max(1, min(3, int(m[1]) - 1))
    if _CHAPTER.match(text):
        return 1
    if _SECTION.match(text):
        return 2
    if piece.bold and not _ITEM.match(text) and piece.tag == "p" and re.search(r"[\u4e00-\u9fff]{2}", text):
        return 2
    return 0


def _is_caption(piece: Piece) -> bool:
    if piece.tag in ("figcaption", "caption"):
        return True
    return len(piece.text) <= CAPTION and bool(_CAPTION.search(piece.text))


def _speakers(pieces: Sequence[Piece]) -> set[str]:
    """Names that stand before a colon as speakers do: roles, marked names, and names that come twice.

    In a page where somebody asks, whoever comes next speaks too.
    """
    prefixes = [_prefix(piece) for piece in pieces]
    counts = Counter(name for name, _ in filter(None, prefixes))
    found = {name for name, marked in filter(None, prefixes) if _ROLES.match(name) or (marked and counts[name] > 1)}
    found |= {name for name, n in counts.items() if n > 1 and _person_like(name)}
    if not any(_ASKS.search(name) for name in found):
        return {name for name in found if _ROLES.match(name) or counts[name] > 1} if _asked(pieces, found) else set()
    for before, after in zip(prefixes, prefixes[1:], strict=False):
        if before and after and before[0] in found and _person_like(after[0]):
            found.add(after[0])
    return found


def _asked(pieces: Sequence[Piece], names: set[str]) -> bool:
    """Whether one of those named asks a question somewhere."""
    turns = [turn for piece in pieces if (turn := _turn(piece, names))]
    return len({name for name, _ in turns}) > 1 and any(said.endswith("？") for _, said in turns)


def _prefix(piece: Piece) -> tuple[str, bool] | None:
    """The name before a colon or in brackets at the start of a piece, and whether brackets mark it."""
    found = _SPEAKER.match(_STAMP.sub("", piece.text, count=1)) if piece.tag != "table" else None
    if not found:
        return None
    name = (found["marked"] or found["plain"]).strip()
    return None if not name or _CHAPTER.match(name) or _ITEM.match(name) else (name, bool(found["marked"]))


def _person_like(name: str) -> bool:
    return (
        1 < len(name) <= 14 and not _LABELS.search(name) and bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z·（）\s]+", name))
    )


def _turn(piece: Piece, speakers: set[str]) -> tuple[str, str] | None:
    prefix = _prefix(piece)
    if not prefix or prefix[0] not in speakers:
        return None
    text = _STAMP.sub("", piece.text, count=1)
    found = _SPEAKER.match(text)
    said = _STAMP.sub("", text[found.end() :] if found else text, count=1).strip(" ：")
    return (prefix[0], said) if said else None


def _asks(speaker: str, said: str) -> bool:
    if re.match(r"答|A|嘉宾|发言人|专家", speaker):
        return False
    return bool(_ASKS.search(_ROLE_HOLDER.sub(r"\1", speaker)))
