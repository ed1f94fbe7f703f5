"""The report on pages: coverage, terms with counts, missing terms, and English that contradicts English."""

from toolkit.alignment.align import align_lines
from toolkit.alignment.mining_text import Text
from toolkit.alignment.report import Report, report
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import Glossary, TermEntry


def made(entries: list[TermEntry], *pages: str) -> Report:
    matcher = TermMatcher(Glossary.of(entries))
    texts = [Text(page, align_lines([page], matcher)[0], i) for i, page in enumerate(pages)]
    return report(texts, entries)


LOADER = TermEntry("装载机", "wheel loader", domain="industry", file="a.csv", line=2)


def test_coverage_counts_characters_of_words_with_a_meaning() -> None:
    own = made([LOADER], "装载机的钢铁。").coverage
    assert (own.characters, own.in_terms, own.in_others) == (5, 3, 0)
    assert own.share == 0.6
    assert made([]).coverage.share == 1.0


def test_quantities_count_as_covered() -> None:
    own = made([LOADER], "装载机5台").coverage
    assert (own.in_terms, own.in_others) == (3, 2)
    assert own.share == 1.0


def test_terms_are_counted_over_pages_and_the_missing_ones_listed() -> None:
    found = made([LOADER], "装载机与管片拼装机。装载机。", "装载机、管片拼装机。")
    [use] = found.terms
    assert (use.source, use.target, use.domain, use.count, use.pages) == ("装载机", "wheel loader", "industry", 3, 2)
    [missing] = found.missing
    assert (missing.source, missing.count, missing.pages) == ("管片拼装机", 2, 2)
    assert (found.coverage.terms, found.coverage.missing, found.coverage.share_of_terms) == (3, 2, 0.6)


def test_all_missing_terms_are_counted_and_the_likeliest_listed() -> None:
    found = made([], *(f"{letter}型管片拼装机与{letter}型盾构刀盘已交付。" for letter in "甲乙丙丁戊己庚辛壬癸"))
    assert found.coverage.missing >= sum(m.count for m in found.missing) > 0


def test_layers_that_disagree_are_named() -> None:
    later = TermEntry("装载机", "loading machine", file="b.csv", line=7)
    [conflict] = made([LOADER, later], "装载机").conflicts
    assert (conflict.kind, conflict.ours, conflict.other) == ("layers", "loading machine", "wheel loader")
    assert conflict.where == "a.csv, line 2"
    assert made([LOADER, later], "钢铁").conflicts == ()  # not in use


def test_layers_that_accept_each_other_do_not_disagree() -> None:
    accepting = TermEntry("装载机", "loader", ("wheel loaders",), file="b.csv", line=7)
    draft = TermEntry("装载机", "other", status="draft", file="c.csv", line=2)
    assert made([LOADER, accepting, draft], "装载机").conflicts == ()


def test_a_pages_own_english_may_contradict_the_glossary() -> None:
    [conflict] = made([LOADER], "装载机（front-end shovel，FES）下线").conflicts
    assert (conflict.kind, conflict.ours, conflict.other) == ("page", "wheel loader", "front-end shovel")
    for page in (
        "装载机（WL）",
        "装载机（Wheel Loaders）",
        "装载机（wheel loader, WL）",
        "装载机（XG955）",
        "装载机（新）",
    ):
        assert made([LOADER], page).conflicts == ()
