"""An edited brief: what is taken as a correction, and what is only reported."""

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run

from tests.brief.articles import ARTICLES, article
from tests.brief.localised import renamed
from tests.review.briefs import block, brief, edited, new_paragraph, paragraph, say, small, tracked
from toolkit.brief import LAYOUTS, Look, write_brief
from toolkit.brief.recording import record_of
from toolkit.errors import ReviewError
from toolkit.publication.package import packed, read_parts, without
from toolkit.record.part import read_record
from toolkit.review.importing import read_review
from toolkit.review.model import Comparison

TEXT_LAYOUTS = ("english", "parallel", "interleaved")


def compared(path: Path, edit: Callable[[Any], None]) -> Comparison:
    return read_review(edited(path, edit)).comparison


def changed(found: Comparison) -> dict[str, str]:
    return {change.id: change.new for change in found.changes}


def reported(found: Comparison) -> list[tuple[str, str]]:
    return [(problem.id, problem.what) for problem in found.problems]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_brief_carries_its_record(tmp_path: Path, layout: str) -> None:
    assert read_record(brief(tmp_path, layout)) == record_of(small(), layout, "page.html")


def test_the_record_tells_segments_notes_and_terms() -> None:
    record = record_of(small(), "english")
    first = record.paragraphs[1]
    assert [first.target[s.start : s.end] for s in first.segments] == [s.target for s in first.segments]
    assert [s.id for s in first.segments] == ["p001-01", "p001-02", "p001-03"]
    assert [note.check for note in first.notes_of(first.segments[1])] == ["numbers"]
    assert first.notes_of(first.segments[0]) == ()
    assert [term.source for term in first.segments[0].terms] == ["潘展东", "产业链"]
    assert record.paragraphs[5].segments[0].target == "Strengthen the industrial chain."


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@pytest.mark.parametrize("name", ["small", *ARTICLES])
def test_an_untouched_brief_has_no_changes(tmp_path: Path, name: str, layout: str) -> None:
    made = small() if name == "small" else ARTICLES[name]()
    found = read_review(write_brief(made, tmp_path / "b.docx", layout)).comparison
    assert found == Comparison((), ())


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_contents_before_the_body_do_not_hide_it(tmp_path: Path, layout: str) -> None:
    pairs = [
        paragraph(kind, (f"第{n}。", f"{text} {n} is here.", ()), level=1)
        for n in range(1, 5)
        for kind, text in (("heading", "Chapter"), ("body", "Content"))
    ]
    made = article(*pairs, title=paragraph("heading", ("题", "A Title", ())))
    path = write_brief(made, tmp_path / "b.docx", layout)
    assert "Contents" in [p.text for p in Document(str(path)).paragraphs]
    assert read_review(path).comparison == Comparison((), ())
    found = compared(path, lambda document: say(block(document, 4), "is here", "was there"))
    assert (changed(found), reported(found)) == ({"p004-01": "Content 2 was there."}, [])


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_a_word_of_another_language_may_have_saved_the_brief(tmp_path: Path, layout: str) -> None:
    path = edited(brief(tmp_path, layout), lambda document: say(document.paragraphs[1]._p, "New", "Newest"))
    renamed(path, {"Title": "a3", "BodyText": "a5", "Heading1": "1", "Caption": "a7"})
    found = read_review(path).comparison
    assert (changed(found), reported(found)) == ({"p000-01": "Liuzhou’s Newest Engine"}, [])


def test_a_letterhead_with_a_title_of_its_own(tmp_path: Path) -> None:
    house = Document()
    house.add_paragraph("Press Office", style="Title")
    place = OxmlElement("w:sdt")
    place.append(OxmlElement("w:sdtPr"))
    place[0].append(OxmlElement("w:tag"))
    place[0][0].set(qn("w:val"), "brief")
    place.append(OxmlElement("w:sdtContent"))
    place[1].append(OxmlElement("w:p"))
    house.element.body.insert(1, place)
    house.add_paragraph("Contact us at the office.")
    house.save(str(tmp_path / "house.docx"))
    look = Look(template=tmp_path / "house.docx")
    plain = article(
        paragraph("body", ("内容。", "Some content.", ())), title=paragraph("heading", ("题", "A Title", ()))
    )
    path = write_brief(plain, tmp_path / "b.docx", "english", look)
    assert Document(str(path)).paragraphs[-1].text == "Contact us at the office."
    assert read_review(path).comparison == Comparison((), ())
    path = write_brief(small(), tmp_path / "b.docx", "english", look)
    assert read_review(path).comparison == Comparison((), ())
    found = compared(path, lambda document: say(document.paragraphs[2]._p, "New", "Newest"))
    assert (changed(found), reported(found)) == ({"p000-01": "Liuzhou’s Newest Engine"}, [])


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_comments_of_people_are_reported_where_they_hang(tmp_path: Path, layout: str) -> None:
    def edit(document: Any) -> None:
        runs = [Run(node, document) for node in block(document, 7).iter(qn("w:r"))]
        document.add_comment(runs, text="Too short.\nSay more.", author="Li Na")
        document.add_comment(document.paragraphs[0].runs, text="Which office?", author="")
        document.add_comment(
            document.tables[-1].rows[-1].cells[-1].paragraphs[0].runs, text="In the glossary", author="B"
        )

    found = compared(brief(tmp_path, layout), edit)
    assert [(r.id, r.author, r.text, r.about) for r in found.remarks][:2] == [
        ("p007", "Li Na", "Too short. Say more.", "Thank you all."),
        ("", "", "Which office?", Document(str(tmp_path / f"page.{layout}.docx")).paragraphs[0].text),
    ]
    assert found.remarks[2].id == "" and found.remarks[2].about
    assert found.changes == () and found.problems == ()


def test_a_comment_on_a_cell_belongs_to_the_table(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        cell = document.tables[0].rows[1].cells[1].paragraphs[0]
        document.add_comment(cell.runs, text="Of which year?", author="Li Na")

    (remark,) = compared(brief(tmp_path), edit).remarks
    assert (remark.id, remark.about) == ("p006", "660,536")


@pytest.mark.parametrize("after", [0, -1])
def test_a_row_added_to_a_table_is_reported(tmp_path: Path, after: int) -> None:
    def edit(document: Any) -> None:
        rows = document.tables[0]._tbl.tr_lst
        row = copy.deepcopy(rows[1])
        say(row, "Industrial chain", "Supply chain")
        rows[after].addnext(row)

    found = compared(brief(tmp_path), edit)
    assert (changed(found), reported(found)) == ({}, [("p006", "table")])


def test_the_brief_named_must_be_of_the_same_chinese(tmp_path: Path) -> None:
    other = write_brief(ARTICLES["interview"](), tmp_path / "other.docx")
    with pytest.raises(ReviewError, match="another brief than the one named with --brief"):
        read_review(brief(tmp_path), other)
    bare = tmp_path / "bare.docx"
    parts = read_parts(brief(tmp_path))
    bare.write_bytes(packed(without(parts, [name for name in parts if name.startswith("customXml/item")])))
    with pytest.raises(ReviewError, match="does not read like the brief named with --brief"):
        read_review(bare, other)
    assert read_review(bare, brief(tmp_path)).comparison == Comparison((), ())


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_edits_go_to_their_segments(tmp_path: Path, layout: str) -> None:
    def edit(document: Any) -> None:
        say(block(document, 1), "industrial chain", "value chain")
        say(block(document, 1), "are good", "are excellent")
        say(block(document, 4), "plentiful", "abundant")
        say(block(document, 5), "Strengthen", "Build up")

    found = compared(brief(tmp_path, layout), edit)
    assert changed(found) == {
        "p001-01": "Pan Zhandong described the value chain.",
        "p001-03": "The results are excellent.",
        "p004-02": "Talent is abundant.",
        "p005-01": "Build up the industrial chain.",
    }
    assert reported(found) == []
    assert found.corrections[0].new == (
        "Pan Zhandong described the value chain. Exports came to 7.3 billion yuan. The results are excellent."
    )


def test_title_and_table_cells(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        title = next(p for p in document.paragraphs if p.style.name == "Title")
        say(title._p, "New Engine", "New Driver")
        say(document.tables[0].rows[1].cells[0]._tc, "Industrial chain", "Value chain")

    assert changed(compared(brief(tmp_path), edit)) == {
        "p000-01": "Liuzhou’s New Driver",
        "p006-03": "Value chain",
    }


def test_what_word_does_by_itself_is_no_change(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        title = next(p for p in document.paragraphs if p.style.name == "Title")
        say(title._p, "’", "'")
        say(block(document, 1), "are good.", "are\u00a0good.  ")
        run = block(document, 7).find(qn("w:r"))
        font = OxmlElement("w:rFonts")
        font.set(qn("w:ascii"), "Comic Sans MS")
        run.insert(0, font)

    assert compared(brief(tmp_path), edit) == Comparison((), ())


def test_a_change_across_sentences_is_kept_for_the_paragraph_only(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        say(block(document, 1), "chain. Exports came to 7.3 billion yuan.", "chain, with 7.3 billion yuan exported.")

    (correction,) = compared(brief(tmp_path), edit).corrections
    assert not correction.whole
    assert correction.segments == ()
    assert correction.new.endswith("chain, with 7.3 billion yuan exported. The results are good.")


def test_a_sentence_put_between_two_belongs_to_neither(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        say(block(document, 1), "yuan. The", "yuan. Imports fell. The")

    (correction,) = compared(brief(tmp_path), edit).corrections
    assert correction.segments == () and not correction.whole


def test_words_put_before_a_sentence_belong_to_it(tmp_path: Path) -> None:
    found = compared(brief(tmp_path), lambda d: say(block(d, 1), "yuan. The", "yuan. Overall, the"))
    assert changed(found) == {"p001-03": "Overall, the results are good."}


def test_tracked_changes_count_as_made_and_are_listed(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        paragraph = block(document, 7)
        say(paragraph, "Thank you all.", "Thank you")
        tracked(paragraph, "del", " all")
        tracked(paragraph, "ins", " very much")
        tracked(paragraph, "del", " indeed", author="Toolkit")
        tracked(paragraph, "ins", " for ever", author="Toolkit")
        tail = copy.deepcopy(paragraph.find(qn("w:r")))
        tail.find(qn("w:t")).text = "."
        paragraph.append(tail)

    found = compared(brief(tmp_path), edit)
    assert changed(found) == {"p007-01": "Thank you very much indeed."}
    assert [(p.id, p.kind, p.text, p.author) for p in found.pending] == [
        ("p007", "deletion", " all", "Editor"),
        ("p007", "insertion", " very much", "Editor"),
    ]


def test_a_paragraph_cut_with_enter_is_reported(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        paragraph = block(document, 1)
        say(paragraph, " The results are good.", "")
        paragraph.addnext(new_paragraph("The results are good.", paragraph))

    for layout in TEXT_LAYOUTS:
        found = compared(brief(tmp_path, layout), edit)
        assert changed(found) == {}
        assert reported(found) == [("p001", "split")]


def test_paragraphs_run_together_are_reported(tmp_path: Path) -> None:
    def kept(document: Any) -> None:
        first, second = block(document, 1), block(document, 2)
        for part in list(second)[1:]:
            first.append(part)
        second.getparent().remove(second)

    def lost(document: Any) -> None:
        say(block(document, 1), "are good.", "are good. I. The Industrial Chain")
        second = block(document, 2)
        second.getparent().remove(second)

    def marked(document: Any) -> None:
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        block(document, 1).get_or_add_pPr().append(mark)

    for edit in (kept, lost, marked):
        found = compared(brief(tmp_path), edit)
        assert changed(found) == {}
        assert reported(found) == [("p001", "merged")]


def test_deleted_moved_emptied_and_added_are_reported(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        block(document, 7).addnext(block(document, 1))
        say(block(document, 1), "good", "excellent")
        second = block(document, 2)
        second.getparent().remove(second)
        say(block(document, 5), "(2) Strengthen the industrial chain.", "")
        block(document, 3).addnext(new_paragraph("An editor’s own remark.", block(document, 3)))

    found = compared(brief(tmp_path), edit)
    assert changed(found) == {}
    assert reported(found) == [("p001", "moved"), ("p002", "deleted"), ("p003", "added"), ("p005", "emptied")]


@pytest.mark.parametrize("layout", ["parallel", "interleaved"])
def test_changed_chinese_is_reported(tmp_path: Path, layout: str) -> None:
    def edit(document: Any) -> None:
        say(block(document, 4), "plentiful", "abundant")
        chinese = next(p for p in document.element.body.iter(qn("w:p")) if "人才充足" in "".join(p.itertext()))
        say(chinese, "人才充足", "人才短缺")

    found = compared(brief(tmp_path, layout), edit)
    assert changed(found) == {}
    assert reported(found) == [("p004", "source")]


def test_a_paragraph_typed_before_another_does_not_take_its_place(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        paragraph = block(document, 7)
        paragraph.addnext(new_paragraph("Thank you all.", paragraph))
        say(paragraph, "Thank you all.", "Now to the end of it.")

    found = compared(brief(tmp_path), edit)
    assert changed(found) == {}
    assert reported(found) == [("p007", "added")]


def test_speakers_are_kept_apart(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        name, *rest = block(document, 4).iter(qn("w:t"))
        name.text = "Mr. Pan:"
        rest[-1].text = "The industrial chain is whole. Talent is plentiful."
        say(block(document, 3), "China.org.cn: What are", "China Net: What are")

    found = compared(brief(tmp_path), edit)
    assert changed(found) == {"p004-01": "The industrial chain is whole."}
    assert reported(found) == [("p003", "speaker"), ("p004", "speaker")]


def test_a_paragraph_deleted_in_tracked_mode_or_by_hand_is_no_merging(tmp_path: Path) -> None:
    def with_mark(document: Any) -> None:
        paragraph = block(document, 2)
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        paragraph.get_or_add_pPr().append(mark)
        runs = paragraph.findall(qn("w:r"))
        for run in runs:
            paragraph.remove(run)
        tracked(paragraph, "del", "I. The Industrial Chain")

    def bookmark_left(document: Any) -> None:
        second = block(document, 2)
        for mark in list(second)[1:3]:
            block(document, 3).insert(1, mark)
        second.getparent().remove(second)

    for edit in (with_mark, bookmark_left):
        found = compared(brief(tmp_path), edit)
        assert changed(found) == {}
        assert reported(found) == [("p002", "deleted")]


def test_a_translation_typed_where_there_was_none(tmp_path: Path) -> None:
    made = small()
    empty = replace(made.paragraphs[6], target="", segments=(replace(made.paragraphs[6].segments[0], target=""),))
    path = write_brief(replace(made, paragraphs=(*made.paragraphs[:6], empty)), tmp_path / "b.docx")
    assert read_review(path).comparison == Comparison((), ())
    found = compared(path, lambda d: say(block(d, 7), "[not translated]", "Thank you all."))
    assert changed(found) == {"p007-01": "Thank you all."}


def test_a_table_of_another_shape_is_reported(tmp_path: Path) -> None:
    found = compared(brief(tmp_path), lambda d: d.tables[0]._tbl.remove(d.tables[0].rows[1]._tr))
    assert reported(found) == [("p006", "table")]


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.docx"
    Document().save(str(foreign))
    with pytest.raises(ReviewError, match="--brief"):
        read_review(foreign)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(brief(tmp_path).read_bytes()[:3000])
    with pytest.raises(ReviewError, match="not a whole Word file"):
        read_review(broken)
    with pytest.raises(ReviewError, match="no such file"):
        read_review(tmp_path / "missing.docx")
