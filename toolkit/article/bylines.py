"""Names of journalists: in a line of their own, in a dateline, at the end of a text."""

import re

from toolkit.article.normalise import CJK

LONGEST = 50  # characters of a line that is a byline
MOST_NAMES = 8

_ROLES = (
    "本报 本网 本刊 本台 新华社 中新社 中新网 人民网 总台 见习 实习 特约 全媒体 融媒体 首席 记者 通讯员 作者 "
    "撰稿人 撰稿 撰文 采写 评论员 实习生 摄影报道 报道 摄影 图文"
).split()
_ROLE = "(?:" + "|".join(sorted(_ROLES, key=len, reverse=True)) + ")"
_SIGNS = re.compile(r"记者|作者|通讯员|撰稿|撰文|采写|文 ?[/丨|]|[□■]")
_START = re.compile(rf"[（【\[]?(?:{_ROLE}|[文图] ?[/丨|]|[□■●○◎])")
_BREAKS = re.compile(r"[ ：/丨|、，；;,□■●○◎（）()]+")
_ROLES_AROUND = re.compile(rf"^{_ROLE}*|{_ROLE}*$")
_OTHERS = re.compile(r"通讯员|实习生|摄影|图 ?[/丨|]|摄")  # who is named behind these is no author

_NAME = f"[{CJK}]{{2,4}}"
_NAMES = rf"{_NAME}(?:[、 ，]+{_NAME}){{0,4}}"
_EMPLOYER = r"(?:总台|[\u4e00-\u9fff]{1,8}(?:网|社|报|台|刊))?(?:见习|实习|特约|全媒体|首席|融媒体)?"
_INSIDE = re.compile(
    rf"(?:[（〔【\[，。\s]|^){_EMPLOYER}记者[ ：]*({_NAMES})"
    r"(?=[）〕】\]/]|$|\s*(?:通讯员|实习生|摄影|报道|文/|摄|电|。))"
)
_TAIWAN = re.compile(r"^[（〔【\[]?记者\s*([\u4e00-\u9fff]{2,3})\s*/?\s*[\u4e00-\u9fff]{2,4}(?:报导|报道)")
_AGENCY = re.compile(r"^[（〔【\[]?中央社记者([\u4e00-\u9fff]{3})[\u4e00-\u9fff]{2,5}\d{1,2}日电")
_CORRESPONDENT = re.compile(rf"（通讯员[ ：]*({_NAMES})）$")
_MARKED = re.compile(rf"^(?:[□■●○◎]|文[/丨|]|撰文/)\s*{_EMPLOYER}(?:记者)?\s*({_NAMES})")


def byline(text: str) -> str:
    """Journalists named in a line that is only a byline ("本报记者 张三 李四"), or ""."""
    if len(text) <= LONGEST and (found := _TAIWAN.match(text)):
        return found[1]
    if len(text) > LONGEST or not _SIGNS.search(text) or not _START.match(text):
        return ""
    names = _words(text)
    if len(names) > MOST_NAMES or not all(re.fullmatch(_NAME, name) for name in names):
        return ""
    return "、".join(_words(_OTHERS.split(text)[0]) or names)


def reporters(text: str) -> str:
    """Journalists named inside a paragraph: a dateline's （记者张三、李四） or a closing （记者 张三）; or ""."""
    found = _TAIWAN.match(text) or _AGENCY.match(text) or _INSIDE.search(text)
    found = found or _MARKED.search(text) or _CORRESPONDENT.search(text)
    return names_in(found[1]) if found else ""


def names_in(text: str) -> str:
    """Names in one spelling: "记者 张三 李四" becomes "张三、李四"."""
    return "、".join(_words(text))


def are_names(text: str) -> bool:
    """Whether a text is one to five Chinese names and nothing else."""
    return bool(re.fullmatch(_NAMES, text.replace(",", "，")))


def _words(text: str) -> list[str]:
    """The words of a line of names, without what says who these are."""
    words = [_ROLES_AROUND.sub("", word) for word in _BREAKS.split(text)]
    return [word for word in words if word not in ("", "文", "图", "摄")]
