"""How well persons' names are found, on invented press sentences in which every name is noted."""

from pathlib import Path

from toolkit.quality.name_finding import Finding, name_finding, noted_matches
from toolkit.quality.pairs import pair_of, read_pairs
from toolkit.translation.verify import satisfied

PAIRS = list(read_pairs(Path(__file__).parents[1] / "evaluation" / "names.jsonl"))


def finding() -> Finding:
    found = name_finding(PAIRS)
    assert found is not None
    return found


def test_the_set_is_large_and_has_sentences_without_names() -> None:
    assert len(PAIRS) >= 120
    assert sum(len(pair.names or ()) for pair in PAIRS) >= 140
    assert sum(not pair.names for pair in PAIRS) >= 40


def test_names_are_found() -> None:
    found = finding()
    assert found.found.share >= 0.91, found.missed
    assert found.true.share >= 0.97, found.wrong


def test_the_references_have_every_noted_name() -> None:
    for pair in PAIRS:
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
