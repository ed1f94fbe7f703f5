"""Recast pairs: other English for a term, in hint and reference alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.quality.pairs import corpus_files, own_press, pair_of, read_pairs
from toolkit.training.recasting import MOST, Recaster

PAIRS = [pair for file in corpus_files(own_press()) for pair in read_pairs(file)][::7]
RECASTER = Recaster(PAIRS)


@given(st.sampled_from(PAIRS), st.integers(0, 99))
def test_only_the_english_of_terms_changes(pair, seed) -> None:  # type: ignore[no-untyped-def]
    recast = Recaster(PAIRS, seed).recast(pair) if seed < 3 else RECASTER.recast(pair)
    if recast is None:
        return
    old, new = dict(pair.terms), dict(recast.terms)
    changed = {zh for zh in new if new[zh] != old[zh]}
    assert recast.source == pair.source and recast.held_back == pair.held_back
    assert 1 <= len(changed) <= MOST
    restored = recast.target
    for zh in changed:
        assert new[zh] in recast.target
        assert (new[zh][0] in "aeiou") == (old[zh][0] in "aeiou")  # "a" and "an" stay right
        restored = restored.replace(new[zh], old[zh], 1)
    assert sorted(re.findall(r"\w+", restored)) == sorted(re.findall(r"\w+", pair.target))


def test_names_keep_their_english() -> None:
    pair = pair_of(
        "王海涛在常州说。", "Wang Haitao said in Changzhou.", [("王海涛", "Wang Haitao"), ("常州", "Changzhou")]
    )
    assert RECASTER.recast(pair) is None


def test_most_press_pairs_can_be_recast() -> None:
    assert sum(RECASTER.recast(pair) is not None for pair in PAIRS) > 0.6 * len(PAIRS)
