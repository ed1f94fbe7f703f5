from toolkit.alignment.model import Match
from toolkit.article.model import Paragraph
from toolkit.quality.checks import check_paragraph, check_segment
from toolkit.quality.report import count
from toolkit.translation.model import Outcome, TranslatedParagraph, TranslatedSegment


def segment(source: str, target: str, *outcomes: Outcome, score: float = -0.1, start: int = 0) -> TranslatedSegment:
    return TranslatedSegment(source, target, score, outcomes, start)


LIUZHOU = Match("term", "柳州", "Liuzhou", 0, 2, forbidden=("Liu Zhou",))


def test_a_sound_segment_has_no_findings() -> None:
    assert check_segment(segment("柳州有34家企业。", "Liuzhou has 34 companies.", Outcome(LIUZHOU, True, "hint"))) == []


def test_an_unsatisfied_term_is_an_error() -> None:
    (finding,) = check_segment(segment("柳州很大。", "The city is large.", Outcome(LIUZHOU, False, "none")))
    assert (finding.check, finding.severity) == ("term-unsatisfied", "error")
    assert "柳州" in finding.message and "Liuzhou" in finding.message


def test_forbidden_english_hangs_on_its_words() -> None:
    findings = check_segment(segment("柳州很大。", "The city Liu Zhou is large.", Outcome(LIUZHOU, False, "none")))
    forbidden = next(f for f in findings if f.check == "forbidden-english")
    assert (forbidden.start, forbidden.end) == (9, 17)


def test_a_number_that_the_chinese_lacks_hangs_on_its_words() -> None:
    (finding,) = check_segment(segment("柳州有34家企业。", "Liuzhou has 43 companies.", Outcome(LIUZHOU, True, "hint")))
    assert (finding.check, finding.start, finding.end) == ("strange-number", 12, 14)


def test_a_number_of_a_satisfied_quantity_is_not_strange() -> None:
    quantity = Match("quantity", "77.6万辆", "776,000 vehicles", 2, 8)
    target = "Output reached 776,000 vehicles, up."
    assert check_segment(segment("产量77.6万辆。", target, Outcome(quantity, True, "hint"))) == []


def test_doubt_and_defects_are_found() -> None:
    findings = check_segment(segment("柳州工业体系完备。", "柳州 industrial system", score=-2.5))
    assert {f.check for f in findings} == {"chinese", "low-confidence"}


def test_findings_move_to_their_place_in_the_paragraph() -> None:
    second = segment("有34家。", "There are 43.", start=8)
    paragraph = TranslatedParagraph(
        Paragraph("body", "很大。有34家。"), "Large. There are 43.", segments=(segment("很大。", "Large."), second)
    )
    findings = [f for f in check_paragraph(paragraph, 4) if f.check == "strange-number"]
    assert [(f.paragraph, f.start, f.end) for f in findings] == [(4, 18, 20)]


def test_counts_by_kind() -> None:
    outcomes = [Outcome(LIUZHOU, True, "hint"), Outcome(LIUZHOU, False, "none")]
    assert (count(outcomes, "term").matched, count(outcomes, "term").satisfied) == (2, 1)
    assert count(outcomes, "name").matched == 0


def test_an_approximation_that_the_chinese_lacks_is_found() -> None:
    exact = Match("quantity", "34个", "34", 2, 5)
    (finding,) = check_segment(
        segment("涉及34个大类。", "It covers more than 34 categories.", Outcome(exact, True, "hint"))
    )
    assert (finding.check, finding.start, finding.end) == ("approximation-added", 20, 22)
    passed = Match("quantity", "34个", "34", 2, 5)
    assert (
        check_segment(segment("突破34个大类。", "It covers more than 34 categories.", Outcome(passed, True, "hint")))
        == []
    )
