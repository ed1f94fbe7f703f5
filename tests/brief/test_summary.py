"""The summary of one page, the contents, and the order of headings."""

from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.brief.articles import article, bulletin, interview, notice, paragraph, quantity, term
from tests.brief.test_structure import blocks, styled
from toolkit.brief.facts import key_facts, sentences


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_summary_has_lead_facts_with_their_speaker_and_terms(written: Any) -> None:
    document = written(interview(), "summary")
    assert styled(document, "Lead") == ["Pan Zhandong gave an interview."]
    assert styled(document, "Heading1") == ["Key facts", "Terms"]
    facts, terms = document.tables
    assert rows(facts) == [
        ["Figure", "What it says", "Who said it"],
        ["7.308 billion yuan; 76.0%", "Exports to ASEAN came to 7.308 billion yuan, up 76.0%.", "Pan Zhandong"],
    ]
    assert ["东盟", "ASEAN", "1"] in rows(terms)
    assert "Notes for the reviewer" not in [text for _, text in blocks(document)]


def test_summary_takes_the_figures_of_a_table(written: Any) -> None:
    facts = written(bulletin(), "summary").tables[0]
    assert rows(facts)[1] == [
        "660,536",
        "Gross domestic product: Total (100 million yuan)",
        "National Bureau of Statistics",
    ]


def test_summary_stays_short(written: Any) -> None:
    sentence = "Output came to 5.3 billion yuan in this long sentence about the year and the many things in it. "
    many = [
        paragraph("body", "产出53亿元。", f"{i}: {sentence * 9}", quantity("53亿元", "5.3 billion yuan", "money"))
        for i in range(40)
    ]
    words = [term(f"词{i}", f"word {i}", "policy") for i in range(60)]
    long = article(*many, paragraph("list", "词", "Words", *words), title=paragraph("heading", "题", "Title"))
    document = written(long, "summary")
    assert len(styled(document, "Lead")[0]) <= 560
    assert styled(document, "Lead")[0].endswith(".")
    assert [len(table.rows) for table in document.tables] == [9, 13]


def test_named_speaker_stands_before_the_verb_of_saying() -> None:
    from toolkit.alignment.model import Match
    from toolkit.translation.model import Outcome

    person = Outcome(Match("name", "王毅", "Wang Yi", 0, 2, domain="person"), True, "hint")
    amount = Outcome(Match("quantity", "5亿元", "500 million yuan", 6, 10, domain="money"), True, "hint")
    said = paragraph("body", "王毅表示,投资5亿元。", "Wang Yi said 500 million yuan was invested.", person, amount)
    [fact] = key_facts(article(said, title=paragraph("heading", "题", "T")), 5)
    assert (fact.figures, fact.speaker) == (("500 million yuan",), "Wang Yi")


@pytest.mark.parametrize("text", ["", "One.", "One. Two! “Three?” Four 3.5 percent. 5 more", "no end"])
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(text[a:b] for a, b in sentences(text)).replace(" ", "") == text.replace(" ", "").replace("?”", "?")


@pytest.mark.parametrize("layout", ["english", "parallel", "interleaved"])
def test_contents_are_a_field_with_its_entries_in_place(layout: str, written: Any) -> None:
    heads = [paragraph("heading", "一", name, level=level) for name, level in (("I. A", 1), ("(1) B", 3), ("II. C", 1))]
    document = written(article(*heads, title=paragraph("heading", "题", "Title")), layout)
    assert styled(document, "TOC1") == ["I. A", "II. C"]
    assert styled(document, "TOC2") == ["(1) B"]
    body = document.element.body
    kinds = [char.get(qn("w:fldCharType")) for char in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [code.text.split()[0] for code in body.iter(qn("w:instrText"))] == ["TOC"]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert anchors <= {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert styled(document, "Heading2") == ["(1) B"]  # level 3 under level 1 would be a jump


def test_no_contents_for_few_headings(written: Any) -> None:
    assert styled(written(bulletin()), "TOC1") == []
    assert styled(written(notice()), "TOCHeading") == []
