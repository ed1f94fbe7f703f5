"""English from the memory: kept to the letter, or with other terms and figures put in where that is safe."""

from pathlib import Path

import pytest

from toolkit.alignment.align import align_lines
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import default_paths, load
from toolkit.memory import Memory, MemoryEntry
from toolkit.translation.recall import Recall, adapted, remembered
from toolkit.translation.segmentation import Segment, segments

OLD = "2024年，柳州市工业总产值达到73.08亿元，同比增长8.1%。"
ENGLISH = "In 2024, Liuzhou's gross industrial output value reached 7.308 billion yuan, up 8.1 percent year on year."
MAY, JUNE, JULY = (f"2026-0{month}-01T08:00:00+00:00" for month in (5, 6, 7))


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    return TermMatcher(load(default_paths()))


def cut(text: str, matcher: TermMatcher) -> Segment:
    return Segment(text, 0, align_lines([text], matcher)[0])


def adapt(old: str, english: str, new: str, matcher: TermMatcher) -> str | None:
    return adapted(cut(new, matcher), old, align_lines([old], matcher)[0], english)


@pytest.mark.parametrize(
    ("old", "english", "new", "expected"),
    [
        (
            OLD,
            ENGLISH,
            "2025年，桂林市工业总产值达到81.46亿元，同比增长11.5%。",
            "In 2025, Guilin's gross industrial output value reached 8.146 billion yuan, up 11.5 percent year on year.",
        ),
        ("市长潘展东发言。", "Mayor Pan Zhandong spoke.", "市长李明华发言。", "Mayor Li Minghua spoke."),
        (
            "全市有3家企业上榜。",
            "Three companies of the city are on the list.",
            "全市有149家企业上榜。",
            "149 companies of the city are on the list.",
        ),
        (
            "设备已销往50余国，产量2.1万吨。",
            "The equipment has been sold to more than 50 countries, and output was 21,000 metric tons.",
            "设备已销往68余国，产量3.3万吨。",
            "sold to more than 68 countries, and output was 33,000 metric tons.",
        ),
        ("同比增长8.1%。", "It was an 8.1 percent year-on-year increase.", "同比增长18%。", "an 18 percent"),
    ],
)
def test_other_figures_terms_and_names_are_put_in(
    old: str, english: str, new: str, expected: str, matcher: TermMatcher
) -> None:
    assert expected in (adapt(old, english, new, matcher) or "")


@pytest.mark.parametrize(
    ("old", "english", "new"),
    [
        (OLD, ENGLISH, OLD.replace("增长", "下降")),  # not only figures differ
        (OLD, ENGLISH, OLD.replace("8.1%", "8.1亿元")),  # another kind of figure
        (OLD, ENGLISH.replace("8.1 percent", "by a tenth"), OLD.replace("8.1%", "9.2%")),  # not there to be exchanged
        (OLD, f"{ENGLISH[:-1]} (8.1 percent).", OLD.replace("8.1%", "9.2%")),  # there twice
        ("同比增长8.1%。", "It was an 8.1 percent year-on-year increase.", "同比增长7.1%。"),  # an 7.1
        ("全市有3家企业上榜。", "Three companies of the city are on the list.", "全市有1家企业上榜。"),  # one are
        ("市长潘展东发言。", "Mayor Pan Zhandong spoke; he was brief.", "市长李明华发言。"),  # he or she?
        (OLD, ENGLISH.replace("gross industrial output value", "output"), OLD.replace("8.1%", "9.2%")),  # a term lacks
    ],
)
def test_what_is_not_safe_is_left_to_the_engine(old: str, english: str, new: str, matcher: TermMatcher) -> None:
    assert adapt(old, english, new, matcher) is None


def test_what_was_decided_is_kept_and_verified(matcher: TermMatcher) -> None:
    segment = cut(OLD, matcher)
    good, bad = remembered(segment, ENGLISH), remembered(segment, "Output  grew by 8.1 percent.")
    assert {(outcome.satisfied, outcome.how) for outcome in good.outcomes} == {(True, "free")}
    assert bad.target == "Output  grew by 8.1 percent."
    wrong = {outcome.match.source for outcome in bad.outcomes if not outcome.satisfied}
    assert {"2024年", "柳州", "工业总产值", "73.08亿元"} <= wrong
    assert {outcome.how for outcome in bad.outcomes if not outcome.satisfied} == {"none"}


def test_a_paragraph_is_recalled_unless_a_sentence_was_corrected_since(tmp_path: Path, matcher: TermMatcher) -> None:
    text = f"{OLD}全市上下共同努力，成绩来之不易。"
    parts = segments(text, align_lines([text], matcher)[0])
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        recall = Recall(memory, lambda source: align_lines([source], matcher)[0], memory.fingerprint)
        assert recall.paragraph(text, parts) is None
        memory.add([MemoryEntry(text, "All of it.", "a", MAY, "paragraph")])
        memory.add([MemoryEntry(OLD, ENGLISH, "a", MAY, "segment")])
        assert recall.paragraph(text, parts) == "All of it."
        memory.add([MemoryEntry(OLD, f"Now {ENGLISH}", "b", JUNE, "segment")])
        assert recall.paragraph(text, parts) is None
        memory.add([MemoryEntry(text, "All of it.", "a", JULY, "paragraph")])
        assert recall.paragraph(text, parts) is None
        memory.add([MemoryEntry(text, "All of it.", "a", JULY, "paragraph")], renew=True)  # an editor has put it back
        assert recall.paragraph(text, parts) == "All of it."
        known = recall.segment(parts[0])
        assert known and (known.target, known.memory) == (f"Now {ENGLISH}", "exact")
        like = recall.segment(cut(OLD.replace("柳州", "桂林"), matcher))
        assert like and like.memory == "adapted" and "Guilin" in like.target
        assert recall.segment(cut("毫不相干的一句话。", matcher)) is None
