"""Chinese persons' names, found by surname and context, with their English in pinyin, surname first.

A name is taken only where its context says so: a title before it, a verb of speech after it, a byline, the speaker's
place at the head of a paragraph, or a list with names already found. Once established, it is found wherever it
stands in the text, or in all paragraphs of an article with `find_in`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from toolkit.alignment.addresses import addressed
from toolkit.alignment.model import Match
from toolkit.alignment.name_lists import chains, spaced
from toolkit.alignment.name_shapes import Candidate, contexts, is_name, is_usual, is_word, spelt_otherwise
from toolkit.alignment.pinyin import english, split, surnames

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


@cache
def _any_of(section: str) -> re.Pattern[str]:
    words = sorted(contexts()[section], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@cache
def _titles() -> re.Pattern[str]:
    """Titles wherever they begin, also inside others: 老师 and 师傅 of 老师傅."""
    return re.compile(f"(?=(?P<word>{_any_of('titles').pattern}))")


def find(text: str) -> tuple[Match, ...]:
    """The persons' names of one text, in order, without overlap; each a Match of kind "name", domain "person"."""
    return find_in((text,))[0]


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
        tuple(
            sorted(
                [*_matches(text, names, seen), *addressed(text, names, surnames_met, _after_word)],
                key=lambda m: m.start,
            )
        )
        for text in texts
    )


def _matches(text: str, names: re.Pattern[str], seen: set[str]) -> Iterator[Match]:
    for found in names.finditer(text):
        name = found.group()
        if len(name) == 2 and (word := _any_of("speech").match(text, found.end() - 1)) and len(word.group()) > 1:
            continue  # 王强调 is Wang stressing, not a man named 王强
        target, variants = english(name.replace(" ", ""))
        if name in seen:
            variants = (*variants, target.split()[0])
        seen.add(name)
        yield Match("name", name, target, found.start(), found.end(), variants, domain="person")


def _established_by_context(text: str) -> Iterator[Candidate]:
    found = [
        *_bylines(text),
        *_after_titles(text),
        *_before_words(text),
        *chains(text),
        *_subjects(text),
        *spaced(text),
    ]
    yield from found
    yield from _in_lists(text, found)


def _bylines(text: str) -> Iterator[Candidate]:
    for pattern in (_BYLINE, _IN_BRACKETS, _SPEAKER):
        for line in pattern.finditer(text):
            start = line.start("names")
            for piece in re.finditer(r"[\u3400-\u9fff]+", line.group("names")):
                name = piece.group()
                strict = pattern is not _BYLINE
                if is_name(name, sure=not strict) and (is_usual(name, len(name) > 2) if strict else is_usual(name)):
                    yield Candidate(start + piece.start(), start + piece.end(), name)


_OCCUPATION = re.compile(r"(?<=[\u3400-\u9fff])(?:[员工师家手商农匠户民兵嫂人生]|助理|秘书|顾问|主管|参事|得主|的|岁)")


_BRACKET = re.compile(r"[（(][^（）()]{1,16}[）)]")  # 副市长（挂职）郝运来


def _after_titles(text: str) -> Iterator[Candidate]:
    ends = {found.start(): found.end("word") for found in _titles().finditer(text)}
    for begin, start in ends.items():
        if any(ends.get(i, 0) > start for i in range(begin + 1, start)):
            continue  # a longer title goes on: 主任 of 主任医师
        if bracket := _BRACKET.match(text, start):
            start = bracket.end()
        if text[start : start + 1] in (" ", "：", ":"):
            start += 1
        if candidate := _best(text, start) or (
            text[start : start + 1] in ("为", "是", "有", "系") and _best(text, start + 1, strict=True)
        ):
            yield candidate
    for occupation in _OCCUPATION.finditer(text):
        if (candidate := _best(text, occupation.end(), strict=True)) and _sure(candidate):
            yield candidate


def _before_words(text: str) -> Iterator[Candidate]:
    """Names at the head of a clause, or after words like 据 and 向, before a verb of speech or a form of address."""
    for start in _clause_heads(text):
        for length in (3, 2, 4):
            name = text[start : start + length]
            if not is_name(name) or not is_usual(name, rare_too=False):
                continue
            end = start + length
            if _after_word(text, start, name):
                continue
            if (
                _spoken(text, end)
                or _any_of("name_suffixes").match(text, end)
                or (_addressed(text, end) and (length > 2 or _stands_alone(text, start)))
                or (length > 2 and _closed(text, end) == 2 and (_begins(text, start) or name[0] not in _ALSO_VERBS))
            ):
                yield Candidate(start, end, name)
                break


_SPEECH_PROPER = re.compile(
    r"(?:[^，。；、]{0,6}地)?(?:表示|介绍|指出|认为|告诉|坦言|透露|回忆|强调|解释|感慨|感叹|直言|补充|笑着|建议|分析|说[，：:道。]|说“|称[，：:]|接受)"
)


def _spoken(text: str, position: int) -> bool:
    return _SPEECH_PROPER.match(text, position) is not None


_ORDINAL_IS = re.compile(r"[一二三四五六七八九十]是$")  # 三是管基金: what follows is to be done


def _addressed(text: str, position: int) -> bool:
    """Whether a title follows that is said to or of a person: 白海生镇长."""
    return _TITLE_AFTER.match(text, position) is not None


def _begins(text: str, position: int) -> bool:
    """Whether a clause begins there."""
    return position == 0 or _STOP.match(text, position - 1) is not None


def _stands_alone(text: str, start: int) -> bool:
    """Whether two characters are neither a word nor the head of one: 黎昕 of 黎昕镇长, not 房管 of 房管局长."""
    return not any(is_word(text[start : start + length]) for length in (2, 3))


_TITLE_AFTER = re.compile(
    r"(?:副|总)?(?:书记|主任|[省市县区乡镇村州局厅处科部司院校所会]长|主席|秘书长|经理|教授|研究员|工程师|总工|警官|法官|检察官)(?![的职级团期远])"
)
_ADVERBS = re.compile(
    r"终于|已向|已经|已于|已被|正式|继续|再次|首次|始终|主动|带头|带领|率领|表现|[以于]\d|在[12]\d{3}年|和[他她]的|创立|创建|设计|执导|撰写|"
    "战胜|击败|夺得|获得|荣获|勇夺|当选|担任|出任|加入|毕业|出生|创办|成立|"
    "[办建开种养做当挑扛]起|一干就是|从事|接过|走进|来到|回到|站在|坐在|深知|坚持|告诉|回忆|笑着"
)


def _subjects(text: str) -> Iterator[Candidate]:
    """A name of three characters at the head of a clause, before words that a person is the subject of."""
    for start in _clause_heads(text):
        name, end = text[start : start + 3], start + 3
        if len(name) < 3 or not _ADVERBS.match(text, end) or not is_name(name) or not is_usual(name, rare_too=False):
            continue
        if not _after_word(text, start, name) and not is_word(name[:2]) and not spelt_otherwise(text, start):
            yield Candidate(start, end, name)


def _clause_heads(text: str) -> Iterator[int]:
    yield 0
    for mark in _STOP.finditer(text):
        yield mark.end()
    for word in _any_of("left").finditer(text):
        if not _ORDINAL_IS.search(text, 0, word.end()):
            yield word.end()


def _in_lists(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """张三、李四: what a list mark joins to a name is a name."""
    queue = list(found)
    done = {candidate.start for candidate in found}
    while queue:
        candidate = queue.pop()
        bracket = _BRACKET.match(text, candidate.end)  # 龚自明（柳州工学院）、聂双双
        end = bracket.end() if bracket else candidate.end
        for mark in _JOINED[:5]:
            if text.startswith(mark, end):
                start = end + len(mark)
                following = _best(text, start, strict=True)
                if following and following.start not in done:
                    done.add(following.start)
                    queue.append(following)
                    yield following


_ALSO_VERBS = frozenset("管于应任包关解谈查练盖计成常连修支战揭向和")  # 三是管基金, 在于密封
_VERBS = frozenset("用改作给按拿看听写")  # 尉迟亮用对讲机
_FOREIGN_TAIL = re.compile("·|[尔斯德克]|夫(?![妇人妻])")  # what follows begins no word: 伊万诺夫


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


def _sure(candidate: Candidate) -> bool:
    """What an occupation alone, without a listed title, may establish: three characters of the usual kind."""
    return len(candidate.name) >= 3 and is_usual(candidate.name, rare_too=False)


_WITH_TITLE = re.compile("[与和及同]")


def _closed(text: str, end: int) -> int:
    """How well a name may end here: 2 at a stop or before a sure word, 1 before a word of one character, else 0."""
    if end >= len(text) or _STOP.match(text, end):
        return 2
    if _any_of("name_suffixes").match(text, end) or _any_of("titles").match(text, end) or _spoken(text, end):
        return 2
    if _WITH_TITLE.match(text, end) and _any_of("titles").search(text, end, end + 14):
        return 2
    word = _any_of("speech").match(text, end)
    return 0 if word is None else min(2, len(word.group()))


def _cuts_verb(text: str, end: int) -> bool:
    """Whether a name that ends here ends inside a verb: 向阳通|报, 鞠萍作|发言."""
    word = _any_of("speech").match(text, end - 1)
    return word is not None and len(word.group()) > 1 and not _spoken(text, end)


def _best(text: str, start: int, *, strict: bool = False) -> Candidate | None:
    """The name that begins at `start` after a title, if one does: the length whose end fits best."""
    best: tuple[int, int, str] | None = None
    if spelt_otherwise(text, start):
        return None
    for length in (3, 2, 4):
        name = text[start : start + length]
        if len(name) < length or _FOREIGN_TAIL.match(text, start + length):
            continue
        score = _score(text, start, name, strict)
        if score is not None and (best is None or score > best[0]):
            best = (score, start + length, name)
    return Candidate(start, best[1], best[2]) if best else None


def _score(text: str, start: int, name: str, strict: bool) -> int | None:
    """How well a name fits at `start`; None where it does not."""
    end, length = start + len(name), len(name)
    closed = _closed(text, end)
    if not is_name(name, sure=closed == 2 and not strict) and not _ends_in_and(text, end, name):
        return None
    parts = split(name)
    if parts is None or (length == 4 and len(parts[0]) == 1) or (length > 2 and _cuts_verb(text, end)):
        return None
    usual, common = is_usual(name), surnames()[parts[0]].common
    if _after_word(text, start, name):
        return None
    if closed == 0 and not (length >= 3 and usual and (common or length == 4) and not strict):
        return None
    if (length == 4 and name[-1] in _VERBS) or (not usual and not (closed == 2 and common)):
        return None
    full = length == len(parts[0]) + 2
    return (0, 1, 4)[closed] + usual * 2 + common + full * (5 if length == 4 else 1)


def _ends_in_and(text: str, end: int, name: str) -> bool:
    """宁致和介绍: a verb of speech right after 和 leaves it to the name."""
    return len(name) == 3 and name[-1] == "和" and _spoken(text, end) and is_name(name[:2])
