"""Consistency of an article's terms and abbreviations."""

from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph
from toolkit.quality.consistency import consistency, differing, forms_used
from toolkit.translation.model import Outcome, TranslatedArticle, TranslatedParagraph, TranslatedSegment


def article(*lines: tuple[str, str]) -> TranslatedArticle:
    """An article whose first four characters of each line are one term with three accepted forms."""
    paragraphs = []
    for source, english in lines:
        match = Match("term", source[:4], "industrial chain", 0, 4, ("industry chain", "chain", "IC"))
        done = TranslatedSegment(source, english, -0.1, (Outcome(match, True, "hint"),))
        paragraphs.append(TranslatedParagraph(Paragraph("text", source), english, segments=(done,)))
    title = TranslatedParagraph(Paragraph("heading", ""), "")
    whole = Article("", None, None, None, "Hans", tuple(p.paragraph for p in paragraphs))
    return TranslatedArticle(whole, title, tuple(paragraphs), (), "")


def test_a_second_form_is_noted_at_its_words() -> None:
    (finding,) = consistency(article(("产业链条完备。", "The industrial chain is complete."),
                                     ("产业链条很长。", "The industry chain is long.")))  # fmt: skip
    assert (finding.check, finding.severity, finding.paragraph) == ("term-inconsistent", "note", 1)
    assert "The industry chain is long."[finding.start : finding.end] == "industry chain"


def test_the_same_form_and_later_short_ones_pass() -> None:
    lines = ["Industrial chains are complete.", "The industrial chain grows.", "The chain grows.", "The IC grows."]
    assert consistency(article(*[("产业链条完备。", line) for line in lines])) == []


def test_an_abbreviation_in_brackets_must_stand() -> None:
    source = "产业链条（AIDC）完备。"
    (finding,) = consistency(article((source, "The industrial chain is complete.")))
    assert finding.check == "abbreviation-missing" and "AIDC" in finding.message
    assert consistency(article((source, "The industrial chain (AIDC) is complete."))) == []


def test_a_form_with_a_word_more_is_the_same_one() -> None:
    lines = ("The chain is complete.", "The industrial chain is complete.")
    assert consistency(article(*[("产业链条完备。", line) for line in lines])) == []


def test_forms_are_compared_over_pages() -> None:
    one = forms_used(article(("产业链条完备。", "The industrial chain is complete.")))
    other = forms_used(article(("产业链条很长。", "The industry chain is long.")))
    assert [use.english for use in (*one, *other)] == ["industrial chain", "industry chain"]
    assert differing([one, other]) == {"产业链条": ("industrial chain", "industry chain")}
    assert differing([one, one, forms_used(article(("产业链条长。", "The chain is long.")))]) == {}
