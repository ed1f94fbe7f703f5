"""English of speakers, publications and bylines that is known without a translation engine."""

import re
from collections.abc import Callable, Sequence

from toolkit.alignment import pinyin
from toolkit.alignment.model import Match

ROLES = {
    "问": "Q",
    "答": "A",
    "记者": "Reporter",
    "主持人": "Host",
    "网友": "Netizen",
    "嘉宾": "Guest",
    "发言人": "Spokesperson",
    "编辑": "Editor",
    "通讯员": "Correspondent",
    "媒体": "Media",
}


PUBLICATIONS = {
    "日报": "Daily",
    "日报社": "Daily",
    "晚报": "Evening News",
    "晨报": "Morning Post",
    "早报": "Morning Post",
    "时报": "Times",
    "商报": "Business News",
    "都市报": "Metropolis Daily",
    "青年报": "Youth Daily",
    "周刊": "Weekly",
    "周报": "Weekly",
    "新闻网": "News Network",
    "新闻中心": "News Center",
    "新闻": "News",
    "人民政府网": "Government Website",
    "人民政府网站": "Government Website",
    "人民政府门户网站": "Government Website",
    "政府网": "Government Website",
    "政府网站": "Government Website",
    "政府门户网站": "Government Website",
    "网": "Net",
    "电视台": "TV Station",
    "广播电视台": "Radio and Television Station",
    "广播电台": "Radio Station",
    "融媒": "Media",
    "融媒体": "Media",
    "融媒体中心": "Converged Media Center",
    "客户端": "App",
    "杂志": "Magazine",
}
_UNITS = {"省": "", "市": "", "县": "County", "区": "District", "自治区": "", "镇": "Town", "旗": "Banner"}
_PUBLICATION = re.compile(rf"(.{{2,8}}?)({'|'.join(sorted(PUBLICATIONS, key=len, reverse=True))})")
_QUOTED = re.compile(r"[“‘「『\"]([^“”‘’「」『』\"]{1,12})[”’」』\"]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_PARTING = " 、，,;；/:：()（）《》"
_SMALL_WORDS = frozenset("of the and for in on to with".split())


def known_label(label: str, matches: Sequence[Match]) -> str | None:
    """English of a label that is a role, or that matches cover but for roles, spaces and punctuation.

    "记者 张三 李四" with both names matched is "Reporter Zhang San, Li Si", "局长 张三" Director Zhang San, and
    网友“山那边” Netizen "Shannabian".
    """
    return _joined(label, matches, _role)


def known_author(label: str, matches: Sequence[Match]) -> str | None:
    """English of a byline: what matches leave is a role or a person's name, if its surname is one."""
    return _joined(label, matches, lambda gap: _role(gap) or _person(gap))


def known_source(label: str, matches: Sequence[Match]) -> str | None:
    """English of a publication by its kind and place: 海门县政府网 is Haimen County Government Website.

    A name that no match explains stands in pinyin: 盱江新闻网 is Xujiang News Network.
    """
    found = _PUBLICATION.fullmatch(label)
    if found is None or (len(matches) == 1 and matches[0].source == label):
        return None
    head, kind = found[1], PUBLICATIONS[found[2]]
    first = matches[0] if matches and matches[0].start == 0 and matches[0].end <= len(head) else None
    rest = head[first.end :] if first else ""
    if first and rest in ("", *_UNITS):
        place = f"{first.target} {_UNITS.get(rest, '')}".strip()
    elif _HAN.fullmatch(head):
        unit = head[-1] if len(head) > 2 and head[-1] in _UNITS else ""
        place = f"{pinyin.romanised(head.removesuffix(unit))} {_UNITS.get(unit, '')}".strip()
    else:
        return None
    return f"{place[:1].upper()}{place[1:]} {kind}"


def _joined(label: str, matches: Sequence[Match], of_gap: Callable[[str], str | None]) -> str | None:
    """The English of matches and of what stands between them; None if a gap has none."""
    pieces: list[str] = []
    at = 0
    previous: Match | None = None
    for match in [*sorted(matches, key=lambda m: m.start), None]:
        gap = label[at : match.start if match else len(label)]
        for piece in re.split(rf"[{re.escape(_PARTING)}]+", gap.strip(_PARTING)) if gap.strip(_PARTING) else ():
            english = of_gap(piece)
            if english is None:
                return None
            pieces.append(english)
        if match and previous and pieces and _is_address(previous, match, gap):
            pieces[-1] = f"{_title_case(pieces[-1])} {match.target}"
        elif match:
            pieces.append(match.target)
        if match:
            at = match.end
        previous = match
    joined = ", ".join(pieces)
    for role in ROLES.values():
        joined = joined.replace(f"{role}, ", f"{role} ") if joined.startswith(f"{role}, ") else joined
    return f"{joined[:1].upper()}{joined[1:]}" or None


def _is_address(title: Match, name: Match, gap: str) -> bool:
    """Whether a title stands right before a name, and is short enough to do so in English."""
    short = " of " not in title.target and "," not in title.target
    return title.domain == "titles" and name.domain == "person" and not gap.strip() and short


def _title_case(title: str) -> str:
    return " ".join(w if w in _SMALL_WORDS else w[:1].upper() + w[1:] for w in title.split())


def _role(piece: str) -> str | None:
    """A role, alone or before a name in quotation marks."""
    if piece in ROLES:
        return ROLES[piece]
    quoted = _QUOTED.search(piece)
    before = piece[: quoted.start()] if quoted else ""
    if quoted and quoted.end() == len(piece) and before in ROLES:
        return f'{ROLES[before]} "{_HAN.sub(lambda han: pinyin.romanised(han.group()), quoted[1])}"'
    return None


def _person(piece: str) -> str | None:
    """A person's name of two to four characters in pinyin; 林某某 is Lin Moumou."""
    if not 2 <= len(piece) <= 4 or not _HAN.fullmatch(piece):
        return None
    if pinyin.split(piece):
        return pinyin.english(piece)[0]
    surname = pinyin.surnames().get(piece)
    return surname.pinyin if surname else None
