"""Keyword spam that hacked pages carry, known by its shape rather than by its brands."""

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.article.pieces import Piece

FEWEST = 3  # items that share a stem
SHARE = 0.6  # of the items of a line
LONGEST_STEM = 10  # characters
LONGEST_LINE = 600
LONGEST_LEFTOVER = 24  # characters; a line no longer that begins with a known stem is spam too

_ITEMS = re.compile(r"[,，、|｜_\-—·;；\s]+")
_SENTENCE = re.compile(r"[。！？]")
# what keyword lines add to a brand; a list of an article adds other things
_ADDED = re.compile(
    r"官网|官方|网站|网址|入口|登[录陆]|注册|下载|app|体育|娱乐|平台|手机版|网页版|客户端|最新|在线|直播|投注|电竞|棋牌|彩票|备用|"
    r"有限公司|股份|品牌|首页|全站|真人|开户|代理|中国",
    re.IGNORECASE,
)


def spam_stem(line: str) -> str | None:
    """The stem that most items of a keyword line share ("emc易倍，emc易倍官网，emc易倍体育"), or None.

    Such a line has no sentence in it, at least three of its items begin alike, one item is the bare stem, and
    most others add to it what advertisers of web sites add.
    """
    if _SENTENCE.search(line) or len(line) > LONGEST_LINE:
        return None
    items = [item for item in _ITEMS.split(line) if item]
    if len(items) < FEWEST:
        return None
    stems = Counter(item[:size] for item in items for size in range(2, min(len(item), LONGEST_STEM) + 1))
    common = {stem: n for stem, n in stems.items() if len(stem) >= 3 and n >= max(FEWEST, SHARE * len(items))}
    if not common:
        return None
    stem = max(common, key=lambda s: (len(s), common[s]))
    added = [item[len(stem) :] for item in items if item.startswith(stem) and len(item) > len(stem)]
    bare = any(item == stem for item in items)
    return stem if bare and sum(bool(_ADDED.search(a)) for a in added) >= 0.5 * len(added) else None


def spam_lines(pieces: Sequence[Piece]) -> set[int]:
    """Numbers of the spam pieces: keyword lines, and short leftovers that begin with one of their stems.

    A stem that the page's sentences use is a subject of the article, not spam.
    """
    found = {n: stem for n, piece in enumerate(pieces) if (stem := spam_stem(piece.text))}
    prose = [piece.text.lower() for n, piece in enumerate(pieces) if piece.prose and n not in found]
    stems = {stem.lower() for stem in found.values() if not any(stem.lower() in text for text in prose)}
    return {n for n, piece in enumerate(pieces) if _is_spam(piece.text, found.get(n, ""), stems)}


def _is_spam(text: str, own: str, stems: set[str]) -> bool:
    if own:
        return own.lower() in stems
    short = len(text) <= LONGEST_LEFTOVER and not _SENTENCE.search(text)
    return short and any(text.lower().startswith(stem) for stem in stems)
