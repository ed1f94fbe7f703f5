"""Sloppy spellings of web pages, and traps: what is found, what English the verifier takes for it, and what it refuses.

`sloppy.tsv` was written without the grammar at hand. Its `also` and `wrong` are judged by the verifier in a sentence.
"""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from toolkit.alignment.quantities import find
from toolkit.article.normalise import normalise
from toolkit.translation.verify import satisfied

Row = dict[str, str]


def rows() -> list[Row]:
    with Path(__file__).with_name("sloppy.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


SENTENCES = [
    (text, [row for row in group if row["source"]]) for text, group in groupby(rows(), lambda row: row["text"])
]


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 180
    assert sum(not expected for _, expected in SENTENCES) >= 50
    assert sum(len(row["wrong"].split("|")) for row in rows() if row["wrong"]) >= 270


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentence(text: str, expected: list[Row]) -> None:
    matches = find(normalise(text))
    assert [match.source for match in matches] == [normalise(row["source"]) for row in expected]
    for match, row in zip(matches, expected, strict=True):
        assert match.target == row["target"]
        right = [match.target, *filter(None, row["also"].split("|"))]
        assert [form for form in right if not satisfied([match], f"It was {form} that day.")] == []
        wrong = filter(None, row["wrong"].split("|"))
        assert [form for form in wrong if satisfied([match], f"It was {form} that day.")] == []
