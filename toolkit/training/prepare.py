"""Training data: pairs from corpora, with every hint that they support, variants of the press pairs, and a record of
what went in."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from toolkit.files import written_aside
from toolkit.quality.pairs import Pair, corpus_files, read_pairs
from toolkit.storage import file_hash
from toolkit.training.hints import Hinter, TrainingHint
from toolkit.training.recasting import Recaster
from toolkit.training.variation import Varier

_Result = TypeVar("_Result")
TRAIN, DEV, RECORD = "train.jsonl", "dev.jsonl", "data.json"
GROUPS = {
    "news": ("wmt17-20", "news-commentary-10k"),
    "official": ("un-devtest", "un-sdg"),
    "reports": ("kaiyuanshe-report", "china-global-economic-tracker", "stat-yearbook-terms"),
}
OTHER, PRESS, VARIED, RECAST, JOINED, DEV_GROUP = "other", "press", "varied", "recast", "joined", "dev"
OWN_GROUPS = ("dense", "figures", "kinds", "terms")  # press files of these beginnings are groups of their own
LONGEST_JOINED = 190  # characters of two pairs in one; longer ones would be left out of the batches


@dataclass(frozen=True, slots=True)
class Example:
    """A pair ready for training; `group` is what a mix weights."""

    source: str
    target: str
    hints: tuple[TrainingHint, ...]
    group: str

    def to_json(self) -> str:
        """One line of a data file."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Example":
        """The example of one line of a data file."""
        row = json.loads(line)
        return cls(row["source"], row["target"], tuple(TrainingHint(**hint) for hint in row["hints"]), row["group"])


def prepare(
    press: Sequence[Path], parallel: Sequence[Path], folder: Path, hinter: Hinter, *, variants: int = 2, seed: int = 7
) -> dict[str, int]:
    """Write train.jsonl, dev.jsonl and data.json into `folder`; returns how many examples each group has.

    `press` are files or folders of our domain, whose held-back pairs go to dev and nowhere else; `parallel` are
    the others. Each press pair brings up to `variants` variants, and one whose terms are recast; two make a joined one.
    Raises CorpusError.
    """
    files = [file for path in press for file in corpus_files(path)]
    pairs = list(dict.fromkeys(pair for file in files for pair in read_pairs(file)))
    kept = [pair for pair in pairs if not pair.held_back]
    held = {pair.source for pair in pairs if pair.held_back}
    others = [file for path in parallel for file in corpus_files(path)]
    made = _training_pairs(kept, others, held, Varier(kept, variants, seed), Recaster(kept, seed), seed)
    groups = Counter(_write(folder / TRAIN, made, hinter))
    groups += Counter(_write(folder / DEV, ((DEV_GROUP, pair) for pair in pairs if pair.held_back), hinter))
    _record(folder, [*files, *others], groups, seed, variants)
    return dict(groups)


def read_examples(path: Path) -> list[Example]:
    """The examples of a prepared file, in order."""
    with path.open(encoding="utf-8") as lines:
        return [Example.from_json(line) for line in lines]


def _training_pairs(
    press: Sequence[Pair], others: Iterable[Path], held: set[str], varier: Varier, recaster: Recaster, seed: int
) -> Iterator[tuple[str, Pair]]:
    for pair, variants in zip(press, _spread(varier.variants, press), strict=True):
        yield _group(pair), pair
        yield from ((VARIED, variant) for variant in variants if variant.source not in held)
        if recast := recaster.recast(pair):
            yield RECAST, recast
    yield from ((JOINED, pair) for pair in joined(press, seed))
    for file in others:
        group = next((g for g, names in GROUPS.items() if file.name.split(".")[0] in names), OTHER)
        for pair in dict.fromkeys(read_pairs(file)):
            if pair.source and pair.target and pair.source not in held:
                yield group, replace(pair, terms=())


def _group(pair: Pair) -> str:
    return next((group for group in OWN_GROUPS if pair.origin.startswith(group)), PRESS)


def joined(pairs: Sequence[Pair], seed: int = 7) -> Iterator[Pair]:
    """Two pairs in one, with a semicolon in the Chinese: twice as many hints, of which none may be left out."""
    order = random.Random(f"{seed}/joined").sample(pairs, len(pairs))
    for a, b in zip(order[::2], order[1::2], strict=False):
        whole = all(pair.source.endswith("。") and pair.target.endswith(".") for pair in (a, b))
        if (
            whole
            and len(a.source + b.source) <= LONGEST_JOINED
            and not {zh for zh, _ in a.terms} & {zh for zh, _ in b.terms}
        ):
            yield Pair(f"{a.source[:-1]}；{b.source}", f"{a.target} {b.target}", a.terms + b.terms, a.origin)


def _write(path: Path, pairs: Iterable[tuple[str, Pair]], hinter: Hinter) -> Iterator[str]:
    """Write the examples of these pairs and yield the group of each."""
    grouped = list(pairs)
    found = _spread(hinter.hints, [pair for _, pair in grouped])
    with written_aside(path) as aside, aside.open("w", encoding="utf-8") as out:
        for (group, pair), hints in zip(grouped, found, strict=True):
            out.write(Example(pair.source, pair.target, hints, group).to_json() + "\n")
            yield group


def _spread(work: Callable[[Pair], _Result], pairs: Sequence[Pair]) -> Iterator[_Result]:
    """work(pair) for each, over all processors."""
    global _work
    _work = work  # inherited by the forked processes: a matcher cannot be sent to them
    with get_context("fork").Pool() as pool:
        yield from pool.imap(_call, pairs, chunksize=64)


_work: Callable[[Pair], Any]


def _call(pair: Pair) -> Any:
    return _work(pair)


def _record(folder: Path, files: Iterable[Path], groups: Counter[str], seed: int, variants: int) -> None:
    """What was made from what, so that a run can be repeated and told from another."""
    record = {
        "seed": seed,
        "variants": variants,
        "examples": dict(groups),
        "sources": {f"{file.parent.name}/{file.name}": file_hash(file) for file in files},
        "files": {name: file_hash(folder / name) for name in (TRAIN, DEV)},
    }
    with written_aside(folder / RECORD) as path:
        path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
