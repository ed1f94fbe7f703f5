"""Parallel text for training and evaluation: pairs from TSV, JSON Lines and plain files."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.article.normalise import normalise
from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese text and its English, with the term pairs that somebody noted for it."""

    source: str
    target: str
    terms: tuple[tuple[str, str], ...] = ()
    origin: str = ""  # name of its file without endings: "news-commentary-10k", "policy"
    held_back: bool = False  # kept from all training, for evaluation
    names: tuple[tuple[str, str], ...] | None = None  # every person's name with its English, where all were noted


class CorpusError(ToolkitError):
    """A corpus file is missing or has a broken line; the sentence names file and line."""


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pairs of a file: .jsonl of {zh, en, terms, names} or .tsv of source TAB target, maybe gzipped; or x.zh with x.en.

    The Chinese is normalised. Raises CorpusError naming file and line.
    """
    name = path.name.removesuffix(".gz")
    if name.endswith(".zh"):
        yield from _beside(path, path.with_suffix(".en"))
    elif name.endswith((".jsonl", ".tsv")):
        origin, read = name.rsplit(".", 1)[0], (_from_json if name.endswith(".jsonl") else _from_tsv)
        for number, line in enumerate(_lines(path), 1):
            if line.strip():
                try:
                    yield read(line, origin)
                except (ValueError, KeyError, TypeError, IndexError) as error:
                    message = f"{path}, line {number}: not a pair ({error}); mend or remove the line."
                    raise CorpusError(message) from error
    else:
        raise CorpusError(f"{path}: cannot tell the format; give .jsonl, .tsv, .tsv.gz, or a .zh beside its .en.")


def corpus_files(path: Path) -> list[Path]:
    """The corpus files of a folder in the order of their names, or the file itself. Raises CorpusError if none."""
    if path.is_file():
        return [path]
    files = sorted(p for ending in ("*.jsonl", "*.tsv", "*.tsv.gz", "*.jsonl.gz", "*.zh") for p in path.glob(ending))
    if not files:
        raise CorpusError(f"{path}: no pairs there; give a folder or file of .jsonl, .tsv, .tsv.gz or .zh with .en.")
    return files


def own_press() -> Path:
    """The folder of the project's own press pairs."""
    return Path(__file__).parents[1] / "training" / "press"


def pair_of(
    source: str,
    target: str,
    terms: Iterable[tuple[str, str]] = (),
    origin: str = "",
    names: Iterable[tuple[str, str]] | None = None,
) -> Pair:
    """A pair with its Chinese normalised as the toolkit gives it to a model; terms and names not in it are dropped.

    One pair in sixteen is held back, by the SHA-1 of the Chinese as it came, so that files can grow and be reordered.
    """
    held_back = hashlib.sha1(source.encode()).hexdigest().endswith("0")
    source, target = normalise(source).replace("\n", " ").strip(), " ".join(target.split())

    def standing(noted: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        clean = ((normalise(zh), en.strip()) for zh, en in noted)
        return tuple((zh, en) for zh, en in clean if zh and en and zh in source and en in target)

    people = None if names is None else standing(names)
    return Pair(source, target, standing(terms), origin, held_back, people)


def _from_json(line: str, origin: str) -> Pair:
    row = json.loads(line)
    if not isinstance(row, dict) or not all(isinstance(row[side], str) for side in ("zh", "en")):
        raise ValueError('wanted {"zh": …, "en": …}')
    noted = {kind: [(zh, en) for zh, en in row[kind]] if kind in row else None for kind in ("terms", "names")}
    return pair_of(row["zh"], row["en"], noted["terms"] or (), origin, noted["names"])


def _from_tsv(line: str, origin: str) -> Pair:
    source, target = line.rstrip("\n").split("\t")[:2]
    return pair_of(source, target, (), origin)


def _beside(source: Path, target: Path) -> Iterator[Pair]:
    both = list(_lines(source)), list(_lines(target))
    if len(both[0]) != len(both[1]):
        raise CorpusError(f"{source} has {len(both[0])} lines and {target} {len(both[1])}; they must match one to one.")
    for zh, en in zip(*both, strict=True):
        yield pair_of(zh.strip(), en, (), source.name.removesuffix(".zh"))


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}); check the path and that it is UTF-8.") from error
