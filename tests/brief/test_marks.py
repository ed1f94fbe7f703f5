"""Light marks, tracked changes, and none of them in a final brief."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.brief.articles import SIGNATURE, WHOLE, interview, paragraph
from tests.brief.test_structure import blocks, styled
from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph
from toolkit.brief import LAYOUTS, Look, write_brief
from toolkit.brief.marks import FORCED, UNSURE
from toolkit.brief.proposals import Proposal, proposals
from toolkit.translation.model import (
    Finding,
    Outcome,
    TranslatedArticle,
    TranslatedParagraph,
    TranslatedSegment,
)

DRONE = Match("term", "无人机", "drone", 0, 3, variants=("UAV", "unmanned aircraft"), forbidden=("pilotless plane",))


def one(english: str, *outcomes: Outcome, score: float = -0.2) -> TranslatedArticle:
    """An article of one paragraph of one segment, and a second that has the preferred form."""
    whole = body(english, *outcomes, score=score)
    later = body("The drone landed.", Outcome(DRONE, True, "hint"))
    article = Article("题", None, None, None, "Hans", (whole.paragraph, later.paragraph))
    return TranslatedArticle(article, paragraph("heading", "题", "Title"), (whole, later), (), SIGNATURE)


def body(english: str, *outcomes: Outcome, score: float = -0.2) -> TranslatedParagraph:
    """A paragraph of one segment."""
    chinese = "无人机起飞。"
    segment = TranslatedSegment(chinese, english, score, outcomes)
    return TranslatedParagraph(Paragraph("body", chinese), english, None, outcomes, (segment,))


def changed(document: Any) -> list[tuple[str, str]]:
    """Tracked changes of a document: del or ins, and the words."""
    tags = {qn("w:del"): "del", qn("w:ins"): "ins"}
    texts = (qn("w:t"), qn("w:delText"))
    return [
        (tags[node.tag], "".join(t.text or "" for t in node.iter(*texts))) for node in document.element.body.iter(*tags)
    ]


def with_style(document: Any, style: str) -> list[str]:
    return [run.text for block in document.paragraphs for run in block.runs if run.style.name == style]


@pytest.mark.parametrize(
    ("english", "outcome", "expected"),
    [
        ("Unmanned aircraft took off.", Outcome(DRONE, True, "free"), (Proposal(0, 17, "Drone"),)),
        ("A pilotless plane took off.", Outcome(DRONE, False, "none"), (Proposal(2, 17, "drone"),)),
        ("How Unmanned Aircraft Fly", Outcome(DRONE, True, "free"), (Proposal(4, 21, "Drone"),)),
        ("Unmanned Aircraft Take Off", Outcome(DRONE, True, "free"), (Proposal(0, 17, "Drone"),)),
        ("The drones took off.", Outcome(DRONE, True, "hint"), ()),
        ("Two UAVs took off.", Outcome(DRONE, True, "hint"), ()),  # the plural would be lost
        ("An unmanned aircraft took off.", Outcome(DRONE, True, "hint"), ()),  # the article would be wrong
        ("Nothing took off.", Outcome(DRONE, False, "none"), ()),
    ],
)
def test_preferred_english_is_proposed_where_it_fits(
    english: str, outcome: Outcome, expected: tuple[Proposal, ...]
) -> None:
    assert proposals(one(english, outcome)).get(0, ()) == expected


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("A Boost for the Production Chain", "Value Chain of Industry"),
        ("Production Chain Grows", "Value Chain of Industry"),
        ("Production chain grows.", "Value chain of industry"),
        ("The production chain grows.", "value chain of industry"),
    ],
)
def test_a_proposal_in_a_headline_has_its_capitals(english: str, text: str) -> None:
    match = Match("term", "产业链", "value chain of industry", 0, 3, variants=("production chain",))
    preferred = body("The value chain of industry.", Outcome(match, True, "hint"))
    article = one(english, Outcome(match, True, "free"))
    found = proposals(dataclasses.replace(article, paragraphs=(article.paragraphs[0], preferred)))
    assert [proposal.text for proposal in found[0]] == [text]


def test_abbreviation_is_right_once_the_full_name_stood() -> None:
    english = "The drone, or UAV, took off."
    twice = (Outcome(DRONE, True, "hint"), Outcome(DRONE, True, "hint"))
    assert proposals(one(english, *twice)) == {}
    assert proposals(one("One UAV took off.", twice[0])) == {0: (Proposal(4, 7, "drone"),)}


def test_a_form_with_a_word_more_or_less_stays() -> None:
    rise = Match("term", "无人机", "up year on year", 0, 3, variants=("year on year",))
    article = one("It rose 7.8 percent year on year.", Outcome(rise, True, "hint"))
    later = body("Sales went up year on year.", Outcome(rise, True, "hint"))
    assert proposals(dataclasses.replace(article, paragraphs=(article.paragraphs[0], later))) == {}


def test_a_variant_used_throughout_stays() -> None:
    article = one("The unmanned aircraft took off.", Outcome(DRONE, True, "hint"))
    assert proposals(dataclasses.replace(article, paragraphs=article.paragraphs[:1])) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_proposal_is_a_tracked_change_that_word_can_accept_or_reject(layout: str, written: Any) -> None:
    document = written(one("The unmanned aircraft took off.", Outcome(DRONE, True, "prefix")), layout)
    assert changed(document) == [("del", "unmanned aircraft"), ("ins", "drone")]
    for node in document.element.body.iter(qn("w:del"), qn("w:ins")):
        assert node.get(qn("w:author")) == "Toolkit"
        assert node.get(qn("w:date")).endswith("Z")
        assert not list(node.iter(qn("w:t"))) or node.tag == qn("w:ins")
    ids = [node.get(qn("w:id")) for node in document.element.body.iter(qn("w:del"), qn("w:ins"))]
    assert len(set(ids)) == 2
    if layout in WHOLE:
        assert any("One change is proposed" in text for _, text in blocks(document))


def test_finding_on_a_changed_word_keeps_its_comment(written: Any) -> None:
    article = one("A pilotless plane took off.", Outcome(DRONE, False, "none"))
    article = dataclasses.replace(article, findings=(Finding("forbidden", "error", "No.", 0, 2, 17),))
    document = written(article)
    [deletion] = document.element.body.iter(qn("w:del"))
    assert deletion.getprevious().tag == qn("w:commentRangeStart")
    assert deletion.getnext().tag == qn("w:ins")
    assert len(list(document.comments)) == 1


def test_forced_and_unsure_words_are_lightly_marked_with_a_legend(written: Any) -> None:
    document = written(one("The drone took off.", Outcome(DRONE, True, "align"), score=-2.0))
    assert with_style(document, FORCED) == ["drone", "Dotted line:"]
    assert with_style(document, UNSURE) == ["The ", " took off.", "Shade:"]
    unmarked = written(one("The drone took off.", Outcome(DRONE, True, "hint")))
    assert with_style(unmarked, FORCED) == with_style(unmarked, UNSURE) == []
    assert "Notes for the reviewer" not in styled(unmarked, "AppendixHeading")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_final_brief_has_no_marks(layout: str, tmp_path: Path) -> None:
    marked = one("The unmanned aircraft took off.", Outcome(DRONE, True, "prefix"), score=-3.0)
    for article in (marked, interview()):
        document = Document(str(write_brief(article, tmp_path / "final.docx", layout, Look(final=True))))
        assert changed(document) == []
        assert not list(document.comments)
        used = {style for style, _ in blocks(document)}
        runs = {node.get(qn("w:val")) for node in document.element.body.iter(qn("w:rStyle"))}
        assert "NoteItem" not in used
        assert not runs & {"ForcedRendering", "LowConfidence", "Flag", "CommentReference"}
        assert not any("not found" in text or "reviewer" in text for _, text in blocks(document))
