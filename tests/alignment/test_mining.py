"""Term candidates: what marks and names show, what recurs as a unit, and what must never be proposed."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.align import align_lines
from toolkit.alignment.mining import Mined, mine
from toolkit.alignment.mining_text import Text
from toolkit.alignment.suggesting import Suggestion, bare, entry_of, suggest, with_english, write_drafts
from toolkit.alignment.terms import TermMatcher
from toolkit.article import Article, Paragraph
from toolkit.glossary.entries import Glossary, TermEntry, load


def mined(*texts: str, has: tuple[str, ...] = (), domain: str = "") -> dict[str, Mined]:
    matcher = TermMatcher(Glossary.of(TermEntry(source, "E", domain=domain) for source in has))
    matched = align_lines(texts, matcher)
    return {m.source: m for m in mine([Text(t, own, i) for i, (t, own) in enumerate(zip(texts, matched, strict=True))])}


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        ("双方在银川举行会谈，宁夏红果酒业有限公司随后签约。", "宁夏红果酒业有限公司", "organization"),
        ("走进惠州仲恺高新区的展厅。", "惠州仲恺高新区", "place"),
        ("该村推广“稻虾共作”技术。", "稻虾共作", "quoted"),
        ("省政府印发《湿地保护管理办法》。", "湿地保护管理办法", "document"),
        ("当地使用AG600型水陆两栖飞机灭火。", "AG600型水陆两栖飞机", "product"),
    ],
)
def test_one_place_suffices_where_a_mark_or_a_name_shows_it(text: str, source: str, why: str) -> None:
    found = mined(text)
    assert (found[source].why, found[source].count, found[source].pages) == (why, 1, 1)


def test_an_abbreviation_explained_gives_both_forms() -> None:
    found = mined("黄河上中游管理局（以下简称“上中游局”）昨日发布通报。")
    assert found["黄河上中游管理局"].why == "full form"
    assert found["上中游局"].why == "short form"


def test_english_in_brackets_is_kept() -> None:
    found = mined("公司自主开发的电池护照平台（battery passport platform）上线。")
    [own] = [m for m in found.values() if m.target]
    assert own.target == "battery passport platform"
    assert own.source.endswith("护照平台")


def test_a_recurrent_unit_is_found_with_its_counts_and_a_context() -> None:
    found = mined("工人操作盾构管片拼装机。", "这台管片拼装机由本厂制造，管片拼装机已交付。", "客户验收了管片拼装机。")
    own = found["管片拼装机"]
    assert (own.count, own.pages, own.why) == (4, 3, "recurrent")
    assert "管片拼装机" in own.context


def test_what_the_glossary_has_is_not_proposed() -> None:
    texts = ("建设管片拼装机，管片拼装机交付。", "管片拼装机下线。")
    assert "管片拼装机" in mined(*texts)
    assert mined(*texts, has=("管片拼装机",)) == {}


def test_phrases_persons_and_quantities_are_not_proposed() -> None:
    texts = (
        "记者 王建国 报道，王建国说，产量达12.6万辆，同比增长8.4%，实现高质量发展。",
        "王建国表示，产量达12.6万辆，同比增长8.4%，推动高质量发展。",
    )
    assert not {"王建国", "高质量发展", "同比增长", "12.6万辆"} & set(mined(*texts))


def test_quoted_speech_is_no_term() -> None:
    assert mined("他说：“我们很满意”。老乡笑着说：“好得很”。") == {}


def test_a_part_of_a_longer_term_alone_is_left_out() -> None:
    found = mined("钠离子储能电站并网。", "钠离子储能电站扩建。")
    assert not any(source != "钠离子储能电站" and source in "钠离子储能电站" for source in found)


def test_candidates_of_an_article_come_quickly() -> None:
    text = "工人操作盾构管片拼装机，宁夏红果酒业有限公司签约，管片拼装机已交付。" * 40
    mine([Text(text)])  # the dictionary loads once
    begun = time.perf_counter()
    found = mine([Text(text)] * 3)
    assert time.perf_counter() - begun < 1
    assert "管片拼装机" in {term.source for term in found}


@given(st.lists(st.text("中国柳州智能装备有限公司，。“”《》（）(AI) 的了\n\t5G", max_size=60), max_size=4))
def test_any_text_can_be_mined(texts: list[str]) -> None:
    for own in mine([Text(text, (), i) for i, text in enumerate(texts)]):
        assert sum(text.count(own.source) for text in texts) >= own.count >= 1
        assert 1 <= own.pages <= len(texts)


def _article(*texts: str) -> Article:
    return Article("无题", None, None, None, "Hans", tuple(Paragraph("body", text) for text in texts))


def suggested(has: list[TermEntry], limit: int = 10) -> list[Suggestion]:
    glossary = Glossary.of(has)
    return suggest([PAGE], glossary, TermMatcher(glossary), limit)


PAGE = _article("工人操作管片拼装机，管片拼装机已交付。", "宁夏红果酒业有限公司签约。")


def test_suggestions_leave_out_entries_of_any_status() -> None:
    names = [own.term.source for own in suggested([])]
    assert set(names) == {"管片拼装机", "宁夏红果酒业有限公司"}
    draft = TermEntry("管片拼装机", "segment erector", status="draft")
    assert [own.term.source for own in suggested([draft])] == ["宁夏红果酒业有限公司"]
    assert len(suggested([], 1)) == 1


def test_drafts_are_written_as_a_glossary_that_is_never_enforced(tmp_path: Path) -> None:
    found = with_english(suggested([]), lambda sources: [f"The {len(s)} thing." for s in sources])
    file = tmp_path / "drafts.csv"
    write_drafts([entry_of(own, "drafts") for own in found], file)
    glossary = load([file])
    assert {(e.source, e.target, e.kind) for e in glossary.entries} == {
        ("管片拼装机", "5 thing", "term"),
        ("宁夏红果酒业有限公司", "10 thing", "organization"),
    }
    assert all(e.status == "draft" and e.note.startswith(("2 in 1 page", "1 in 1 page")) for e in glossary.entries)
    assert TermMatcher(glossary).find("管片拼装机与宁夏红果酒业有限公司") == ()


def test_an_abbreviation_is_a_variant_beside_the_engines_english() -> None:
    own = Suggestion(Mined("硼中子俘获治疗", 1, 1, "", "bracketed English", 7.0, "BNCT"), variants=("BNCT",))
    [done] = with_english([own], lambda _: ["Boron neutron capture therapy."])
    assert (done.target, done.variants) == ("boron neutron capture therapy", ("BNCT",))
    [failed] = with_english([own], lambda _: [""])
    assert (failed.target, failed.variants) == ("BNCT", ())


@pytest.mark.parametrize(
    ("english", "name", "tidied"),
    [
        ("The segment erector.", False, "segment erector"),
        ("Five-axis laser cutter", False, "five-axis laser cutter"),
        ("AI chip", False, "AI chip"),
        ("Kubuqi Desert", False, "Kubuqi Desert"),
        ("Ningxia Fruit Wine Co., Ltd.", True, "Ningxia Fruit Wine Co., Ltd."),
        ("管片 erector", False, ""),
        (" . ", False, ""),
    ],
)
def test_english_is_bare(english: str, name: bool, tidied: str) -> None:
    assert bare(english, name=name) == tidied


def test_a_draft_without_english_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "drafts.csv"
    write_drafts([entry_of(own, "drafts") for own in suggested([])], file)
    glossary = load([file])
    assert {(e.target, e.status) for e in glossary.entries} == {("", "draft")}
    assert TermMatcher(glossary).find("管片拼装机") == ()


def test_traditional_pages_give_simplified_terms() -> None:
    found = mined("工人操作盾構管片拼裝機。", "這臺管片拼裝機由本廠製造，管片拼裝機已交付。")
    assert found["管片拼装机"].count == 3
    assert "管片拼裝機" in found["管片拼装机"].context


def test_a_sentence_said_twice_is_no_recurrence() -> None:
    twice = "因此工人操作盾构管片拼装机，"
    assert mined(f"{twice}很好。", f"{twice}不错。") == {}


def test_the_short_form_of_a_document_is_no_name() -> None:
    found = mined("市政府印发《关于促进湿地保护的若干措施》（以下简称《若干措施》）。《若干措施》提出。")
    assert set(found) == {"关于促进湿地保护的若干措施"}


def test_a_part_of_two_longer_terms_is_left_out() -> None:
    found = mined(
        "钠离子储能电站并网，锂离子储能电站扩建。", "钠离子储能电站扩建，锂离子储能电站并网。", "扩建钠离子储能电站。"
    )
    assert "离子储能电站" not in found and "储能电站" not in found
