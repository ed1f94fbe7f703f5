"""How fast a large glossary loads and matches, against one regular expression of all sources.

`python -m toolkit.glossary.benchmark` makes a glossary and pages, the same each time, in a temporary folder with a
cache of its own, and prints seconds: of the clock, and of the processor, which other programs on the machine do not
lengthen. Each load is timed in a fresh interpreter.
"""

import argparse
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PLACES = (
    "柳州 Liuzhou|南宁 Nanning|成都 Chengdu|合肥 Hefei|西安 Xi'an|沈阳 Shenyang|厦门 Xiamen|长沙 Changsha|宁波 Ningbo|"
    "苏州 Suzhou|青岛 Qingdao|昆明 Kunming|贵阳 Guiyang|兰州 Lanzhou|福州 Fuzhou|济南 Jinan|太原 Taiyuan|银川 Yinchuan"
)
_QUALITIES = (
    "新型 new|智能 intelligent|高端 high-end|绿色 green|数字化 digital|大型 large|精密 precision|柔性 flexible|"
    "低碳 low-carbon|超导 superconducting|模块化 modular|一体化 integrated|自动 automatic|海上 offshore|车载 on-board|"
    "工业 industrial|民用 civil|分布式 distributed|高速 high-speed|轻量化 lightweight|复合 composite|国产 domestic"
)
_FIELDS = (
    "汽车 vehicle|电池 battery|钢铁 steel|铝 aluminum|船舶 ship|机床 machine tool|轨道交通 rail transit|航空 aviation|"
    "半导体 semiconductor|光伏 photovoltaic|风电 wind power|氢能 hydrogen energy|制糖 sugar|医药 pharmaceutical|"
    "化工 chemical|纺织 textile|港口 port|物流 logistics|矿山 mine|农机 agricultural machinery|机器人 robot|"
    "芯片 chip|激光 laser|传感 sensing|通信 communication|算力 computing power|数据 data|能源 energy|水利 hydraulic|"
    "建材 building material|食品 food|林业 forestry|渔业 fishery|环保 environmental|储能 energy storage|电网 grid"
)
_HEADS = (
    "产业链 industrial chain|产业园 industrial park|生产线 production line|检测平台 testing platform|实验室 laboratory|"
    "制造企业 manufacturer|控制系统 control system|零部件 parts|管理办法 administrative measures|行动计划 action plan|"
    "示范基地 demonstration base|创新中心 innovation center|供应链 supply chain|装备 equipment|材料 material|"
    "标准 standard|研究院 research institute|集团 group|协会 association|交易中心 trading center|指数 index|"
    "专项资金 special fund|试点 pilot|集群 cluster|工厂 factory|服务站 service station|博览会 expo|监管 regulation"
)
_SENTENCES = (
    "近日，{}建成投运，标志着当地{}发展迈上新台阶。",
    "记者从有关部门获悉，今年前三季度，{}实现产值126.8亿元，同比增长8.4%，带动{}就业3200余人。",
    "据介绍，{}与{}签署合作协议，将在技术研发、人才培养等方面开展交流。",
    "下一步，将加快推进{}建设，完善{}配套政策，为企业提供更好的服务。",
    "“过去三年，我们把{}作为重点，投入近两千万元。”负责人表示，{}的订单已经排到明年。",
)
_PAGE = 12  # sentences of a page
_BASELINE_SECONDS = 5.0  # the regular expression is timed on so many pages as fit


@dataclass(frozen=True, slots=True)
class Load:
    """One start: seconds to glossary and matcher in a fresh interpreter, modules loaded before."""

    seconds: float
    processor: float
    entries: int

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of the processor)"


def synthetic(number: int) -> list[tuple[str, str]]:
    """So many different terms, Chinese and English, made of two to four words of the trade; the same each time."""
    from itertools import product

    places, qualities, fields, heads = (
        [pair.split(" ", 1) for pair in words.split("|")] for words in (_PLACES, _QUALITIES, _FIELDS, _HEADS)
    )
    shapes = ((fields, heads), (qualities, fields, heads), (places, fields, heads), (places, qualities, fields, heads))
    everything = [parts for shape in shapes for parts in product(*shape)]
    chosen = everything[:number]
    random.Random(4).shuffle(chosen)
    return [("".join(zh for zh, _ in parts), " ".join(en for _, en in parts)) for parts in chosen]


def pages(terms: list[tuple[str, str]], number: int) -> Iterator[str]:
    """Pages of about 600 characters; every second place for a term holds one of the glossary, the others near ones."""
    dice = random.Random(5)
    for _ in range(number):
        sentences = dice.choices(_SENTENCES, k=_PAGE)
        yield "\n".join(s.format(dice.choice(terms)[0], dice.choice(terms)[0][2:]) for s in sentences)


def write(folder: Path, terms: list[tuple[str, str]]) -> None:
    """A glossary of ten files with all columns."""
    folder.mkdir()
    for part in range(10):
        with (folder / f"part{part}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(("source", "target", "variants", "domain", "kind", "status", "note"))
            for zh, en in terms[part::10]:
                out.writerow((zh, en, f"{en}s", f"part{part}", "term", "preferred", "house style"))


def load_once(folder: Path) -> Load:
    """Load in this interpreter."""
    from toolkit.alignment.loading import load_matcher

    begun, used = time.perf_counter(), time.process_time()
    glossary, _ = load_matcher([folder])
    return Load(time.perf_counter() - begun, time.process_time() - used, len(glossary.entries))


def _load_afresh(folder: Path) -> Load:
    done = subprocess.run(
        [sys.executable, "-m", "toolkit.glossary.benchmark", "--load", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, processor, entries = done.stdout.split()
    return Load(float(seconds), float(processor), int(entries))


def _seconds_a_page(match: Callable[[str], object], texts: list[str], limit: float = float("inf")) -> float:
    begun = time.perf_counter()
    done = 0
    for text in texts:
        match(text)
        done += 1
        if time.perf_counter() - begun > limit:
            break
    return (time.perf_counter() - begun) / done


def run(entries: int, number: int) -> None:
    """Print the measurements."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["TOOLKIT_CACHE"] = str(Path(name) / "cache")
        folder = Path(name) / "glossary"
        terms = synthetic(entries)
        write(folder, terms)
        first, second = _load_afresh(folder), _load_afresh(folder)
        print(f"{first.entries} entries: first load {first}, later loads {second}")

        from toolkit.alignment.loading import load_matcher

        texts = list(pages(terms, number))
        matcher = load_matcher([folder])[1]
        ours = _seconds_a_page(matcher.find, texts)
        size = sum(map(len, texts)) / len(texts)
        print(f"{number} pages of {size:.0f} characters: {ours * 1000:.2f} ms a page, {ours * number:.2f} s in all")

        begun = time.perf_counter()
        pattern = re.compile("|".join(re.escape(zh) for zh, _ in sorted(terms, key=lambda term: -len(term[0]))))
        compiled = time.perf_counter() - begun
        plain = _seconds_a_page(lambda text: [m.span() for m in pattern.finditer(text)], texts, _BASELINE_SECONDS)
        print(f"re, all sources joined by |: compiled in {compiled:.2f} s, {plain * 1000:.2f} ms a page")
        print(f"The matcher is {plain / ours:.0f} times as fast, and also folds script, width and quotation marks.")


def main() -> None:
    """The command line of the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.load:
        load = load_once(given.load)
        print(load.seconds, load.processor, load.entries)
    else:
        run(given.entries, given.pages)


if __name__ == "__main__":
    main()
