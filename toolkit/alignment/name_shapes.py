"""What a Chinese person's name looks like, whatever stands around it, and which names are not to be spelt in pinyin."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.alignment.pinyin import split, surnames

_HAN = re.compile(r"[\u3400-\u9fff]")
_GRAMMAR_WORDS = frozenset(
    "的了在是和与从对为及其说称等把被让给向就也都还又而但或则将由于所有这那各每某该此何他她它我你您们上下个些么吗呢吧啊着过得地摄"
)
_NEVER_GIVEN = frozenset("镇县区乡省州市港湾期记校车房厂院店宫馆摄")  # ends of places, and 苗雪摄
_FUNCTION_WORDS = frozenset("和向连时宿")  # more often a word than a surname: 和工作队员, 向国会
_SOUNDS = re.compile(r"[斯尔姆]|[克特夫基][斯尔特]|[洛罗波][夫克斯]")  # in given names only of foreigners: 马斯克
_TIBETAN_NAMES = frozenset(
    "扎西 次仁 多吉 卓玛 央金 拉姆 格桑 洛桑 巴桑 尼玛 达瓦 边巴 索朗 旦增 丹增 强巴 仁青 德吉 曲珍 白玛 平措 旺堆 "
    "次旺 贡布 罗布 顿珠 普布 米玛 拉巴 桑吉 才让 才旦 加措 江村 群培 土登 坚赞 旺姆 措姆 吉美".split()
)
_TIBETAN = re.compile(f"(?:{'|'.join(sorted(_TIBETAN_NAMES))}){{2}}")
_COUNTRIES = (
    "美国|英国|法国|德国|日本|韩国|朝鲜|越南|老挝|柬埔寨|泰国|缅甸|马来西亚|印尼|印度尼西亚|菲律宾|新加坡|文莱|蒙古国|俄罗斯|意大利|西班牙|葡萄牙|荷兰|比利时|"
    "瑞士|瑞典|挪威|丹麦|芬兰|波兰|捷克|匈牙利|塞尔维亚|希腊|土耳其|乌克兰|白俄罗斯|哈萨克斯坦|乌兹别克斯坦|吉尔吉斯斯坦|巴基斯坦|印度|孟加拉国|"
    "斯里兰卡|尼泊尔|伊朗|伊拉克|沙特|阿联酋|以色列|埃及|南非|肯尼亚|埃塞俄比亚|坦桑尼亚|尼日利亚|加纳|安哥拉|刚果|巴西|阿根廷|智利|秘鲁|墨西哥|"
    "古巴|加拿大|澳大利亚|新西兰|欧盟|联合国|世界银行|国际货币基金组织|白宫|五角大楼|美联储"
)
_FOREIGN = re.compile(rf"(?<!驻)(?<!中)(?:{_COUNTRIES})(?!分公司|公司|籍)[^，。；：！？“”、]*$")
_OF_CHINA = re.compile("中国|我国|中方|华侨|驻(?!华|广|京|沪|上海|北京|重庆|成都|武汉|沈阳|中国)")
_OVERSEAS = re.compile("香港|本港|贸发局|港铁|澳门|台湾|台北|金管|特区|立法|行政院|港府")  # names not spelt in pinyin


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name, at text[start:end]."""

    start: int
    end: int
    name: str


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The sections of name_contexts.txt."""
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in Path(__file__).with_name("name_contexts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), set())
        elif not line.startswith("#"):
            current.update(line.split())
    sections["given"] = set("".join(sections["given"]))
    return {name: frozenset(words) for name, words in sections.items()}


def is_name(name: str, *, sure: bool = False) -> bool:
    """Whether the characters can be a person's name. In a `sure` place (a byline, or between a title and a verb of
    speech) the name may be or hold a word: 麦子轩, 莫桂花."""
    parts = split(name)
    if parts is None or any(not _HAN.match(char) for char in name) or is_foreign(name):
        return False
    given = parts[1]
    if len(given) > 2 or any(char in _GRAMMAR_WORDS or char in _NEVER_GIVEN for char in given):
        return False
    if len(given) == 2 and any(given in contexts()[section] for section in ("titles", "name_suffixes", "speech")):
        return False
    if name[0] in _FUNCTION_WORDS and len(name) < 3 and not sure:
        return False
    words = contexts()["not_names"]
    if sure and len(given) == 2 and is_usual(name):
        return name not in words
    return not any(name[:length] in words for length in range(2, len(name) + 1)) and given not in words


def is_usual(name: str, rare_too: bool = True) -> bool:
    """Whether surname and given name are of the usual kind: all given characters are common in names."""
    parts = split(name)
    if parts is None:
        return False
    usual = contexts()["given"] | surnames().keys()
    return all(char in usual for char in parts[1]) and (rare_too or surnames()[parts[0]].common)


def is_foreign(name: str) -> bool:
    """Whether the characters only write the sounds of another language: 马斯克, 阿贝贝."""
    return name[0] == "阿" or name in _TIBETAN_NAMES or _SOUNDS.search(name, 1) is not None


def spelt_otherwise(text: str, start: int) -> bool:
    """Whether who is named at `start` is no mainland Chinese: 越南工贸部部长…, 香港…局长…, 扎西次仁."""
    if _TIBETAN.match(text, start) or _OVERSEAS.search(text, max(0, start - 16), start):
        return True
    clause = text[max(0, start - 24) : start]
    return _FOREIGN.search(clause) is not None and _OF_CHINA.search(clause) is None


def is_word(text: str) -> bool:
    """Whether it is in the list of words that look like names or given names."""
    return text in contexts()["not_names"]
