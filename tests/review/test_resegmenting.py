"""Corrected paragraphs cut back into segments: right or not at all."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.record.model import Paragraph, Segment, row_id
from toolkit.review.resegmenting import recut
from toolkit.review.typography import same

WORDS = (
    "the city industrial chain grew rapidly in first half of this year and exports reached billion yuan with new "
    "energy vehicles accounting for more than percent while enterprises above designated size expanded output "
    "Liuzhou will support talent finance land policy to build a base for high end equipment across Guangxi"
).split()


def paragraph(sentences: list[str]) -> Paragraph:
    text, segments = "", []
    for n, sentence in enumerate(sentences, 1):
        text += " " if text else ""
        segments.append(Segment(row_id(1, n), f"第{n}句。", sentence, len(text), len(text) + len(sentence)))
        text += sentence
    return Paragraph(1, "body", "".join(s.source for s in segments), text, tuple(segments))


def edited(sentence: str, luck: random.Random) -> str:
    """A few words put in, taken out or replaced; the last stays with its full stop."""
    words = sentence.split(" ")
    for _ in range(luck.randint(1, 4)):
        at = luck.randrange(len(words) - 1)
        done = luck.choice(("replace", "insert", "remove"))
        if done == "replace":
            words[at] = luck.choice(WORDS)
        elif done == "insert":
            words.insert(at, luck.choice(WORDS))
        elif len(words) > 4:
            words.pop(at)
    return " ".join(words)


@settings(max_examples=150)
@given(luck=st.randoms(use_true_random=False), count=st.integers(2, 5))
def test_a_segment_gets_its_own_english_or_none(luck: random.Random, count: int) -> None:
    sentences = [" ".join(luck.sample(WORDS, luck.randint(4, 14))) + "." for _ in range(count)]
    old = paragraph(sentences)
    new = [edited(s, luck) if luck.random() < 0.5 else s for s in sentences]
    told, whole = recut(old, " ".join(new))
    assert whole == (None not in told.values())
    for segment, english in zip(old.segments, new, strict=True):
        text = told[segment.id]
        # What reads as before is not stored, so it can do no harm among sentences that are almost alike.
        assert text is None or same(text, english) or text == segment.target


def test_most_edits_can_be_told_apart() -> None:
    luck = random.Random(7)
    found = []
    for _ in range(200):
        sentences = [" ".join(luck.sample(WORDS, luck.randint(6, 16))) + "." for _ in range(3)]
        new = [sentences[0], edited(sentences[1], luck), sentences[2]]
        found += recut(paragraph(sentences), " ".join(new))[0].values()
    assert sum(text is not None for text in found) / len(found) > 0.97


def test_a_table_is_cut_at_its_cells() -> None:
    old = Paragraph(
        1,
        "table",
        "甲\t乙\n丙\t丁",
        "One\tTwo\nThree\tFour",
        tuple(
            Segment(row_id(1, n), chinese, english, at, at + len(english))
            for n, (chinese, english, at) in enumerate(
                [("甲", "One", 0), ("乙", "Two", 4), ("丙", "Three", 8), ("丁", "Four", 14)], 1
            )
        ),
    )
    told, whole = recut(old, "Two\tTwo\nThree\tFive")
    assert whole
    assert told == {"p001-01": "Two", "p001-02": "Two", "p001-03": "Three", "p001-04": "Five"}
