"""How well persons' names are found, on invented press sentences in which every name is noted.

`names.jsonl` was written before the finder was looked at (at first contact it found 0.69 of the names, and 0.92 of its
finds were right), and the finder was then mended on it. `names-second.jsonl` was not looked at while that was done:
what the finder did there (0.80 and 1.00) is nearer to what it will do on an unseen page.
"""

from pathlib import Path

import pytest

from toolkit.quality.name_finding import name_finding, noted_matches
from toolkit.quality.pairs import Pair, pair_of, read_pairs
from toolkit.translation.verify import satisfied

FOLDER = Path(__file__).parents[1] / "evaluation"


def pairs(name: str) -> list[Pair]:
    return list(read_pairs(FOLDER / name))


def test_the_sets_are_large_and_have_sentences_without_names() -> None:
    both = [*pairs("names.jsonl"), *pairs("names-second.jsonl")]
    assert len(both) >= 190
    assert sum(len(pair.names or ()) for pair in both) >= 190
    assert sum(not pair.names for pair in both) >= 55


@pytest.mark.parametrize(("name", "found", "true"), [("names.jsonl", 0.91, 0.97), ("names-second.jsonl", 0.79, 0.97)])
def test_names_are_found(name: str, found: float, true: float) -> None:
    finding = name_finding(pairs(name))
    assert finding is not None
    assert finding.found.share >= found, finding.missed
    assert finding.true.share >= true, finding.wrong


@pytest.mark.parametrize("name", ["names.jsonl", "names-second.jsonl"])
def test_the_references_have_every_noted_name(name: str) -> None:
    for pair in pairs(name):
        assert len(satisfied(noted_matches(pair), pair.target)) == len(pair.names or ())


def test_what_is_right_and_what_is_not() -> None:
    noted = [("李明华", "Li Minghua"), ("张三", "Zhang San")]
    pair = pair_of("李明华表示，张三来了。局长王建国说。", "Li Minghua said Zhang San came.", names=noted)
    found = name_finding([pair])
    assert found is not None
    assert (found.found.right, found.found.total) == (1, 2)
    assert (found.true.right, found.true.total) == (1, 2)
    assert found.missed == (("张三", pair.source),)
    assert found.wrong == (("王建国", pair.source),)


def test_names_that_nobody_noted_are_not_measured() -> None:
    assert name_finding([pair_of("李明华表示欢迎。", "Li Minghua said welcome.")]) is None
