"""Chinese persons' names, found by surname and context, with their English in pinyin, surname first.

A name is taken only where its context says so: a title before it, a verb of speech after it, a byline, the speaker's
place at the head of a paragraph, or a list with names already found. Once established, it is found wherever it
stands in the text, or in all paragraphs of an article with `find_in`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.alignment.model import Match
from toolkit.alignment.pinyin import english, split, surnames

_HAN = re.compile(r"[\u3400-\u9fff]")
_STOP = re.compile(r"[^\u3400-\u9fffA-Za-z0-9·]")
_BYLINE = re.compile(
    r"(?:记者|通讯员|编辑|责任编辑|责编|作者|摄影|供图|供稿|撰稿|编审|审核|校对|编译|制图|采写|文|图|摄|文/图|审签|监制|策划)"
    r"[\s:：/／|丨]+(?P<names>[\u3400-\u9fff]{2,4}(?:[\s、，,/]+[\u3400-\u9fff]{2,4}){0,7})"
)
_IN_BRACKETS = re.compile(
    r"[（(](?P<names>[\u3400-\u9fff]{2,4}(?:[\s、]+[\u3400-\u9fff]{2,4}){0,5})\s?(?:摄|文|供图|撰|绘|报道)?[）)]$"
)
_SPEAKER = re.compile(r"(?:^|(?<=[。？！?!”\n]))\s?(?P<names>[\u3400-\u9fff]{2,4})\s?[:：]")
_JOINED = ("、", "和", "与", "及", "以及", "，")
_GRAMMAR_WORDS = frozenset(
    "的了在是和与从对为及其说称等把被让给向就也都还又而但或则将由于所有这那各每某该此何他她它我你您们上下个些么吗呢吧啊着过得地"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str


@cache
def _contexts() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in Path(__file__).with_name("name_contexts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), set())
        elif not line.startswith("#"):
            current.update(line.split())
    sections["given"] = set("".join(sections["given"]))
    return {name: frozenset(words) for name, words in sections.items()}


@cache
def _any_of(section: str) -> re.Pattern[str]:
    words = sorted(_contexts()[section], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def find(text: str) -> tuple[Match, ...]:
    """The persons' names of one text, in order, without overlap; each a Match of kind "name", domain "person"."""
    return find_in((text,))[0]


@cache
def _addresses() -> dict[str, str]:
    """Titles that stand behind a surname, with the English that stands before it."""
    with Path(__file__).with_name("addresses.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: row["target"] for row in csv.DictReader(file)}


def find_in(texts: Sequence[str], known: Iterable[str] = ()) -> tuple[tuple[Match, ...], ...]:
    """The names of each paragraph of an article. A name established in one is found in all; `known` names (speakers)
    are established from the start. From its second mention on, the surname alone is accepted English too."""
    established = {name for name in known if split(name) and english(name)[0].isascii()}
    for text in texts:
        established.update(candidate.name for candidate in _established_by_context(text))
    if not established:
        return tuple(() for _ in texts)
    names = re.compile("|".join(map(re.escape, sorted(established, key=lambda name: (-len(name), name)))))
    surnames_met = {parts[0] for name in established if (parts := split(name))}
    seen: set[str] = set()
    return tuple(
        tuple(sorted([*_matches(text, names, seen), *_addressed(text, names, surnames_met)], key=lambda m: m.start))
        for text in texts
    )


def _addressed(text: str, names: re.Pattern[str], family: set[str]) -> Iterator[Match]:
    """A surname with a title behind it, 柯局长, where the article has somebody of that surname: Director Ke."""
    whole = [found.span() for found in names.finditer(text)]
    titles = "|".join(sorted(_addresses(), key=len, reverse=True))
    for found in re.finditer(rf"({'|'.join(sorted(family, key=len, reverse=True))})({titles})", text):
        if any(a < found.end() and found.start() < b for a, b in whole) or _after_word(text, found.start(), found[1]):
            continue
        surname, title = surnames()[found[1]], _addresses()[found[2]]
        variants = [f"{title} {spelt}" for spelt in surname.variants]
        variants += [f"{form}{surname.pinyin}" for form in ("Mr. ", "Ms. ", "Mrs. ", "")]
        target = f"{title} {surname.pinyin}"
        yield Match("name", found.group(), target, found.start(), found.end(), tuple(variants), domain="person")


def _matches(text: str, names: re.Pattern[str], seen: set[str]) -> Iterator[Match]:
    for found in names.finditer(text):
        name = found.group()
        if len(name) == 2 and (word := _any_of("speech").match(text, found.end() - 1)) and len(word.group()) > 1:
            continue  # 王强调 is Wang stressing, not a man named 王强
        target, variants = english(name)
        if name in seen:
            variants = (*variants, target.split()[0])
        seen.add(name)
        yield Match("name", name, target, found.start(), found.end(), variants, domain="person")


def _established_by_context(text: str) -> Iterator[_Candidate]:
    found = [*_bylines(text), *_after_titles(text), *_before_words(text)]
    yield from found
    yield from _in_lists(text, found)


def _bylines(text: str) -> Iterator[_Candidate]:
    for pattern in (_BYLINE, _IN_BRACKETS, _SPEAKER):
        for line in pattern.finditer(text):
            start = line.start("names")
            for piece in re.finditer(r"[\u3400-\u9fff]+", line.group("names")):
                name = piece.group()
                strict = pattern is not _BYLINE
                if _is_name(name) and (_usual(name, len(name) > 2) if strict else _usual(name)):
                    yield _Candidate(start + piece.start(), start + piece.end(), name)


_OCCUPATION = re.compile(r"(?<=[\u3400-\u9fff])(?:[员工师家手商农匠户民兵嫂人生]|助理|秘书|顾问|主管|参事|得主|的|岁)")


def _after_titles(text: str) -> Iterator[_Candidate]:
    for title in _any_of("titles").finditer(text):
        start = title.end()
        longer = any(
            other and other.end() > start
            for other in (_any_of("titles").match(text, i) for i in range(title.start() + 1, start))
        )
        if longer:
            continue
        if text[start : start + 1] in (" ", "：", ":"):
            start += 1
        if candidate := _best(text, start):
            yield candidate
    for occupation in _OCCUPATION.finditer(text):
        if (candidate := _best(text, occupation.end(), strict=True)) and _sure(candidate):
            yield candidate


def _before_words(text: str) -> Iterator[_Candidate]:
    """Names at the head of a clause, or after words like 据 and 向, before a verb of speech or a form of address."""
    for start in _clause_heads(text):
        for length in (3, 2, 4):
            name = text[start : start + length]
            if not _is_name(name) or not _usual(name, rare_too=False):
                continue
            end = start + length
            if _after_word(text, start, name):
                continue
            if (
                _spoken(text, end)
                or _any_of("name_suffixes").match(text, end)
                or (length > 2 and _closed(text, end) == 2)
            ):
                yield _Candidate(start, end, name)
                break


_SPEECH_PROPER = re.compile(
    r"(?:[^，。；、]{0,6}地)?(?:表示|介绍|指出|认为|告诉|坦言|透露|回忆|强调|解释|感慨|感叹|直言|补充|笑着|建议|分析|说[，：:道。]|说“|称[，：:]|接受)"
)


def _spoken(text: str, position: int) -> bool:
    return _SPEECH_PROPER.match(text, position) is not None


_ORDINAL_IS = re.compile(r"[一二三四五六七八九十]是$")  # 三是管基金: what follows is to be done


def _clause_heads(text: str) -> Iterator[int]:
    yield 0
    for mark in _STOP.finditer(text):
        yield mark.end()
    for word in _any_of("left").finditer(text):
        if not _ORDINAL_IS.search(text, 0, word.end()):
            yield word.end()


def _in_lists(text: str, found: list[_Candidate]) -> Iterator[_Candidate]:
    """张三、李四: what a list mark joins to a name is a name."""
    queue = list(found)
    done = {candidate.start for candidate in found}
    while queue:
        candidate = queue.pop()
        for mark in _JOINED[:5]:
            if text.startswith(mark, candidate.end):
                start = candidate.end + len(mark)
                following = _best(text, start, strict=True)
                if following and following.start not in done:
                    done.add(following.start)
                    queue.append(following)
                    yield following


_NEVER_GIVEN = frozenset("镇县区乡省州市港湾期记校车房厂院店摄")  # ends of places, and 苗雪摄
_FUNCTION_WORDS = frozenset("和向连时宿")  # more often a word than a surname: 和工作队员, 向国会
_VERBS = frozenset("用改作给按拿看听写")  # 尉迟亮用对讲机
_FOREIGN_TAIL = re.compile("·|[尔斯德克]|夫(?![妇人妻])")  # what follows begins no word: 伊万诺夫


_OVERSEAS = re.compile("香港|澳门|台湾|台北|马来西亚|新加坡|金管|特区|立法|行政院|港府")  # names not spelt in pinyin
_WORDS_BEFORE = {
    "程": "工过流课里日议全行历远章规启旅路",
    "金": "资基现奖黄本罚租五",
    "方": "地对双各官警校",
    "时": "小当同及届按准",
}
_WORDS_BEFORE |= {
    "范": "师示规模防",
    "华": "访在来精繁中新",
    "房": "民住楼厂",
    "常": "日非正经通时",
    "何": "如为任几",
    "高": "提最较更",
    "成": "完达形组建集促",
    "田": "农油稻良",
    "路": "公铁道线",
    "林": "森园农造",
    "安": "公平治西",
    "关": "海机相",
}


def _after_word(text: str, start: int, name: str) -> bool:
    """Whether the surname ends a word that began before it: 工程, 资金."""
    return start > 0 and text[start - 1] in _WORDS_BEFORE.get(name[0], "")


def _sure(candidate: _Candidate) -> bool:
    """What an occupation alone, without a listed title, may establish: three characters of the usual kind."""
    return len(candidate.name) >= 3 and _usual(candidate.name, rare_too=False)


def _is_name(name: str) -> bool:
    parts = split(name)
    if parts is None or any(not _HAN.match(char) for char in name):
        return False
    if any(char in _GRAMMAR_WORDS for char in parts[1]):
        return False
    words = _contexts()["not_names"]
    given = parts[1]
    if len(given) == 2 and any(given in _contexts()[section] for section in ("titles", "name_suffixes", "speech")):
        return False
    if any(char in _NEVER_GIVEN for char in given):
        return False
    if name[0] in _FUNCTION_WORDS and len(name) < 3:
        return False
    return not any(name[:length] in words for length in range(2, len(name) + 1)) and parts[1] not in words


def _usual(name: str, rare_too: bool = True) -> bool:
    """Whether surname and given name are of the usual kind: all given characters are common in names."""
    parts = split(name)
    if parts is None:
        return False
    usual = _contexts()["given"] | surnames().keys()
    return all(char in usual for char in parts[1]) and (rare_too or surnames()[parts[0]].common)


def _closed(text: str, end: int) -> int:
    """How well a name may end here: 2 at a stop or before a sure word, 1 before a word of one character, else 0."""
    if end >= len(text) or _STOP.match(text, end):
        return 2
    if _any_of("name_suffixes").match(text, end) or _any_of("titles").match(text, end) or _spoken(text, end):
        return 2
    word = _any_of("speech").match(text, end)
    return 0 if word is None else min(2, len(word.group()))


def _best(text: str, start: int, *, strict: bool = False) -> _Candidate | None:
    """The name that begins at `start` after a title, if one does: the length whose end fits best."""
    best: tuple[int, int, str] | None = None
    if _OVERSEAS.search(text, max(0, start - 16), start):
        return None
    for length in (3, 2, 4):
        name = text[start : start + length]
        if len(name) < length or not _is_name(name):
            continue
        parts = split(name)
        if parts is None or (length == 4 and len(parts[0]) == 1) or _FOREIGN_TAIL.match(text, start + length):
            continue
        usual, closed = _usual(name), _closed(text, start + length)
        common = surnames()[parts[0]].common
        if strict and _after_word(text, start, name):
            continue
        full = length == len(parts[0]) + 2
        if closed == 0 and not (length >= 3 and usual and (common or length == 4) and not strict):
            continue
        if length == 4 and name[-1] in _VERBS:
            continue
        if not usual and not (closed == 2 and common):
            continue
        score = (0, 1, 4)[closed] + usual * 2 + common + full * (5 if length == 4 else 1)
        if best is None or score > best[0]:
            best = (score, start + length, name)
    return _Candidate(start, best[1], best[2]) if best else None
