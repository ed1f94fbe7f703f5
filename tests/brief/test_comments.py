"""Findings as comments on the very words."""

import dataclasses
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.brief.articles import WHOLE, article, bulletin, interview, paragraph
from toolkit.translation.model import Finding


def commented(document: Any) -> list[tuple[str, str]]:
    """The words under each comment, and the comment."""
    found = []
    for comment in document.comments:
        inside, words = False, ""
        for node in document.element.body.iter():
            mine = node.get(qn("w:id")) == str(comment.comment_id)
            if node.tag == qn("w:commentRangeStart") and mine:
                inside = True
            elif node.tag == qn("w:commentRangeEnd") and mine:
                inside = False
            elif node.tag == qn("w:t") and inside:
                words += node.text or ""
        found.append((words, comment.text))
    return found


def with_findings(text: str, *findings: Finding) -> Any:
    title = paragraph("heading", "题", "A Title")
    return article(paragraph("body", "正文", text), title=title, findings=findings)


@pytest.mark.parametrize("layout", WHOLE)
def test_comments_hang_on_the_words(layout: str, written: Any) -> None:
    marks = commented(written(interview(), layout))
    assert ("7.308 billion yuan", "Warning (numbers): 73.08亿元: check the amount.") in marks
    assert ("First, a deep industrial heritage.", "Error (terms): “柳工” should read “LiuGong”.") in marks
    assert ("Liuzhou", "Note (style): A short headline.") in marks
    assert len(marks) == 3


@pytest.mark.parametrize("layout", WHOLE)
def test_comments_in_a_table_hang_on_their_cell(layout: str, written: Any) -> None:
    marks = commented(written(bulletin(), layout))
    assert ("31,172", "Warning (numbers): Check the unit.") in marks
    assert ("Indicator", "Note (reading): Read.") in marks


def test_overlapping_findings(written: Any) -> None:
    spans = [(0, 9), (4, 15), (4, 9), (0, 15)]
    document = written(with_findings("The quick brown fox", *(Finding("c", "note", "m", 0, a, b) for a, b in spans)))
    assert [words for words, _ in commented(document)] == ["The quick", "quick brown", "quick", "The quick brown"]
    assert document.paragraphs[3].text == "The quick brown fox"


@pytest.mark.parametrize(("start", "end"), [(50, 60), (-5, -1), (None, 4), (4, None)])
def test_findings_out_of_range_take_the_whole_paragraph(start: int | None, end: int | None, written: Any) -> None:
    document = written(with_findings("The fox", Finding("c", "note", "m", 0, start, end)))
    assert commented(document) == [("The fox", "Note (c): m")]


@pytest.mark.parametrize("where", [7, -1])
def test_findings_on_no_paragraph_are_listed_but_not_hung(where: int, written: Any) -> None:
    document = written(with_findings("The fox", Finding("c", "note", "Odd.", where, 0, 3)))
    assert commented(document) == []
    assert "Article: Odd." in [block.text for block in document.paragraphs]


def test_reversed_and_empty_spans_and_empty_english(written: Any) -> None:
    findings = (
        Finding("c", "note", "m", 0, 5, 2),
        Finding("c", "note", "m", 0, 4, 4),
        Finding("c", "note", "m", None, 9, 9),
    )
    empty = dataclasses.replace(with_findings("", *findings), title=paragraph("heading", "题", ""))
    assert [words for words, _ in commented(written(empty))] == ["Untitled", "[not translated]", "[not translated]"]


def test_author_and_notes_counted_by_check(written: Any) -> None:
    findings = [Finding(("terms", "numbers")[i % 2], "note", f"Message {i}.", 0, i, i + 3) for i in range(200)]
    document = written(with_findings("Words enough for many findings. " * 10, *findings))
    assert {comment.author for comment in document.comments} == {"Toolkit"}
    assert len(list(document.comments)) == 200
    texts = [block.text for block in document.paragraphs]
    assert "200 findings. Each stands as a comment on the words concerned." in texts
    assert "Terms: 100 notes" in texts
    assert "and 80 more, as comments in the text." in texts
    assert sum("Message" in text for text in texts) == 40


def test_notes_lead_to_their_paragraph(written: Any) -> None:
    document = written(interview())
    names = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))} - {None}
    assert anchors == {"paragraph_3", "paragraph_4"}
    assert anchors <= names
