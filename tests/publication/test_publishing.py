"""`toolkit publish` on briefs as the toolkit writes them and as an editor leaves them."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

from tests.brief.articles import article, bulletin, interview, notice, paragraph
from tests.brief.localised import renamed
from toolkit.alignment.model import Match
from toolkit.brief import write_brief
from toolkit.brief.look import Look
from toolkit.cli import app
from toolkit.errors import OutputError, PublicationError
from toolkit.publication import publish
from toolkit.publication.package import packed, read_parts
from toolkit.publication.reading import first_sentence
from toolkit.translation.model import Finding, Outcome

ENGINE = "liuzhou-forges-a-new-engine-2025-07-28"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two briefs without findings, and a Word file that is no brief."""
    folder = tmp_path / "briefs"
    write_brief(replace(interview(), findings=()), folder / "a.en.docx")
    write_brief(replace(bulletin(), findings=()), folder / "b.parallel.docx", "parallel")
    Document().save(str(folder / "letter.docx"))
    (folder / "~$a.en.docx").write_bytes(b"lock")
    return folder


def change(path: Path, name: str, edit: Callable[[str], str]) -> None:
    """Edit one part of a Word file, as an editor's word processor would."""
    parts = read_parts(path)
    text = edit(parts[name].decode())
    assert text.encode() != parts[name]
    path.write_bytes(packed(parts | {name: text.encode()}))


def test_final_copies_indexes_checksums_and_one_archive(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "dist"
    published = publish(folder, to, office="Press Office", pdf=False)
    documents = [f"{ENGINE}.docx", "national-economy-stable-2025-07-15-parallel.docx"]
    others = ["SHA256SUMS", "index.html", "index.xlsx", "press-briefs.zip", "press-briefs.zip.sha256"]
    assert sorted(published.files) == sorted([*documents, *others])
    assert [name for _, name in published.briefs] == documents  # the newest first
    assert [path.name for path in published.left_out] == ["letter.docx"]
    for file in ("SHA256SUMS", "press-briefs.zip.sha256"):
        for line in (to / file).read_text().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256((to / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(to / "press-briefs.zip") as archive:
        assert sorted(archive.namelist()) == sorted([*documents, "SHA256SUMS", "index.html", "index.xlsx"])
    rows = list(load_workbook(to / "index.xlsx").active.values)
    title, source = "Liuzhou Forges a New Engine", "China.org.cn"
    assert rows[1][:3] == (title, "2025-07-28", source)
    assert rows[2][4] == "Summer grain came to 149.74 million tonnes."
    page = (to / "index.html").read_text(encoding="utf-8")
    assert f'<a href="{ENGINE}.docx">{title}</a>' in page and "28 July 2025" in page
    assert not re.search(r"(?:https?:)?//\w", page)


def test_a_final_copy_keeps_the_text_and_opens(folder: Path, tmp_path: Path) -> None:
    publish(folder, tmp_path / "dist", office="Press Office", pdf=False)
    before, after = Document(str(folder / "a.en.docx")), Document(str(tmp_path / "dist" / f"{ENGINE}.docx"))
    lines = [p.text.removesuffix(" Marked “not found”: 1.") for p in before.paragraphs]
    assert [p.text for p in after.paragraphs] == lines
    core = after.core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Liuzhou Forges a New Engine", *["Press Office"] * 2)
    assert (core.content_status, core.revision, core.created) == ("Final", 1, before.core_properties.created)
    parts = read_parts(tmp_path / "dist" / f"{ENGINE}.docx")
    assert not [name for name in parts if name.startswith("customXml/") or "comments" in name]
    assert not [name for name, data in parts.items() if b"rsid" in data or b"urn:press-toolkit:review" in data]


def test_the_same_briefs_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = publish(folder, tmp_path / "one", pdf=False)
    publish(folder, tmp_path / "two", pdf=False)
    publish(folder, tmp_path / "two", pdf=False)  # takes the place of the one before
    for name in first.files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["briefs", "one", "two"]


def test_open_findings_are_refused_with_a_list(folder: Path, tmp_path: Path) -> None:
    write_brief(interview(), folder / "a.en.docx")
    arguments = ["publish", str(folder), "--to", str(tmp_path / "dist"), "--no-pdf"]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert "a.en.docx: 1 note\n  Note (style): A short headline." in refused.stderr
    assert "a.en.docx: 2 open\n" in refused.stderr
    assert "Error (terms): “柳工” should read “LiuGong”." in refused.stderr
    assert "Nothing was published." in refused.stderr
    assert not (tmp_path / "dist").exists()
    record = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
    assert (record["published"], len(record["open"][0]["reasons"])) == (False, 2)
    assert record["notes"][0]["notes"] == ["Note (style): A short headline."]


@pytest.mark.parametrize("layout", ["english", "summary"])
def test_notes_are_listed_and_do_not_stand_against_it(layout: str, folder: Path, tmp_path: Path) -> None:
    notes = (Finding("style", "note", "A short headline."), Finding("style", "note", "A long one.", 1))
    write_brief(replace(interview(), findings=notes), folder / "a.en.docx", layout)
    told = CliRunner().invoke(app, ["publish", str(folder), "--to", str(tmp_path / "dist"), "--no-pdf"])
    assert told.exit_code == 0
    assert "a.en.docx: 2 notes\n  Note (style): A short headline.\n  Note (style): A long one." in told.stderr
    assert b"A short headline" not in (tmp_path / "dist" / "index.html").read_bytes()


def test_an_error_that_the_layout_hides_stands_against_it_beside_a_note(folder: Path, tmp_path: Path) -> None:
    found = (Finding("style", "note", "A short headline."), Finding("terms", "error", "Not there.", 3))
    write_brief(replace(interview(), findings=found), folder / "a.en.docx", "summary")
    (obstacle,) = publish(folder, tmp_path / "dist", pdf=False).obstacles
    assert obstacle.reasons == ("Error (terms): Not there.",)


def test_a_comment_of_a_person_stands_against_it_whatever_it_says(folder: Path, tmp_path: Path) -> None:
    document = Document(str(folder / "a.en.docx"))
    document.add_comment(document.paragraphs[1].runs, text="Note (to all): look again", author="Li Na")
    document.save(str(folder / "a.en.docx"))
    (obstacle,) = publish(folder, tmp_path / "dist", pdf=False).obstacles
    assert obstacle.reasons == ("Comment by Li Na: Note (to all): look again",)


def test_what_others_put_or_changed_among_published_files_is_not_lost(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "dist"
    publish(folder, to, pdf=False)
    (to / "Thumbs.db").write_bytes(b"x")
    publish(folder, to, pdf=False)
    (to / "cover letter.txt").write_text("Dear reader")
    with pytest.raises(PublicationError, match=r"cover letter\.txt is not as published and would be lost"):
        publish(folder, to, pdf=False)
    (to / "cover letter.txt").unlink()
    (to / f"{ENGINE}.docx").write_bytes(b"edited")
    with pytest.raises(PublicationError, match=rf"{ENGINE}\.docx is not as published"):
        publish(folder, to, pdf=False, force=True)
    assert (to / f"{ENGINE}.docx").read_bytes() == b"edited"


def test_the_earlier_publication_stays_where_the_new_one_cannot_take_its_place(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "dist"
    before = publish(folder, to, pdf=False)
    rename = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "held open by another program")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match="held open"):
        publish(folder, to, pdf=False)
    assert sorted(path.name for path in to.iterdir()) == sorted(before.files)


def test_the_title_is_that_of_the_brief_and_not_of_the_letterhead(folder: Path, tmp_path: Path) -> None:
    document = Document(str(folder / "a.en.docx"))
    document.paragraphs[0].insert_paragraph_before("Press Office", style="Title")
    document.save(str(folder / "a.en.docx"))
    assert f"{ENGINE}.docx" in publish(folder, tmp_path / "dist", force=True, pdf=False).files


def test_a_brief_that_a_word_of_another_language_has_saved(folder: Path, tmp_path: Path) -> None:
    write_brief(interview(), folder / "a.en.docx")
    renamed(folder / "a.en.docx", {"Title": "a3", "Heading1": "1", "BodyText": "a5"})
    published = publish(folder, tmp_path / "dist", force=True, pdf=False)
    assert f"{ENGINE}.docx" in published.files
    lines = [p.text for p in Document(str(tmp_path / "dist" / f"{ENGINE}.docx")).paragraphs]
    assert "Notes for the reviewer" not in lines and "Glossary of terms used" in lines


def test_forced_it_goes_out_without_comments_and_notes(folder: Path, tmp_path: Path) -> None:
    write_brief(interview(), folder / "a.en.docx")
    published = publish(folder, tmp_path / "dist", force=True, pdf=False)
    assert len(published.obstacles) == 1
    final = Document(str(tmp_path / "dist" / f"{ENGINE}.docx"))
    lines = [p.text for p in final.paragraphs]
    assert "Notes for the reviewer" not in lines
    assert not [line for line in lines if "check the amount" in line or "Marked" in line]
    assert "Glossary of terms used" in lines
    cells = [cell.text for table in final.tables for row in table.rows for cell in row.cells]
    assert "LiuGong" in cells and "Pan Zhandong" in cells
    assert not [cell for cell in cells if "not found" in cell]
    assert len(final.sections) == len(Document(str(folder / "a.en.docx")).sections)
    data = (tmp_path / "dist" / f"{ENGINE}.docx").read_bytes()
    parts = read_parts(tmp_path / "dist" / f"{ENGINE}.docx")
    assert data and b"comment" not in parts["word/document.xml"] + parts["[Content_Types].xml"]


def test_resolved_and_deleted_comments_are_no_obstacle(folder: Path, tmp_path: Path) -> None:
    path = folder / "a.en.docx"
    write_brief(interview(), path)
    w14, w15 = (
        f"http://schemas.microsoft.com/office/word/{year}/word" + end for year, end in ((2010, "ml"), (2012, "ml"))
    )
    change(path, "docProps/core.xml", lambda text: text.replace(">Toolkit</cp:last", ">Li Na</cp:last"))
    comments = read_parts(path)["word/comments.xml"].decode()
    numbers = iter(("0A", "0B", "0C"))
    marked = re.sub(r"<w:p>", lambda m: f'<w:p xmlns:p="{w14}" p:paraId="{next(numbers)}">', comments)
    extended = f'<e:commentsEx xmlns:e="{w15}">' + "".join(
        f'<e:commentEx e:paraId="{number}" e:done="{done}"/>' for number, done in (("0A", 1), ("0B", 0), ("0C", 1))
    )
    parts = read_parts(path) | {"word/comments.xml": marked.encode()}
    path.write_bytes(packed(parts | {"word/commentsExtended.xml": f"{extended}</e:commentsEx>".encode()}))
    assert [len(o.reasons) for o in publish(folder, tmp_path / "dist", pdf=False).obstacles] == [1]
    change(path, "word/document.xml", lambda text: re.sub(r'<w:commentReference w:id="1"/>', "", text))
    assert publish(folder, tmp_path / "dist", pdf=False).done
    assert "Li Na" not in str(read_parts(tmp_path / "dist" / f"{ENGINE}.docx"))


def test_findings_that_a_brief_does_not_show_count_all_the_same(folder: Path, tmp_path: Path) -> None:
    write_brief(interview(), folder / "a.en.docx", look=Look(final=True))
    (obstacle,) = publish(folder, tmp_path / "dist", pdf=False).obstacles
    assert "Error (terms): “柳工” should read “LiuGong”." in obstacle.reasons
    # an editor who has saved it has decided
    change(folder / "a.en.docx", "docProps/core.xml", lambda text: text.replace(">Toolkit</cp:last", ">Li Na</cp:last"))
    assert publish(folder, tmp_path / "dist", pdf=False).done


def test_tracked_changes_of_an_editor_are_accepted(folder: Path, tmp_path: Path) -> None:
    who = 'w:id="90" w:author="Li Na" w:date="2026-05-01T08:00:00Z" w:rsidR="00AB12CD"'
    old = "<w:r><w:t>Talent is plentiful.</w:t></w:r>"
    deleted = f"<w:del {who}><w:r><w:delText>x</w:delText></w:r></w:del>"
    new = f"<w:ins {who}><w:r><w:t>Talents abound.</w:t></w:r></w:ins>{deleted}"
    change(folder / "a.en.docx", "word/document.xml", lambda text: text.replace(old, new))
    published = publish(folder, tmp_path / "dist", pdf=False)
    assert published.accepted == 2
    lines = [p.text for p in Document(str(tmp_path / "dist" / f"{ENGINE}.docx")).paragraphs]
    assert "Talents abound." in lines
    assert "Li Na" not in str(read_parts(tmp_path / "dist" / f"{ENGINE}.docx"))


def test_what_the_toolkit_proposed_is_not_accepted_for_anybody(tmp_path: Path) -> None:
    match = Match("term", "产业链", "industrial chain", 0, 3, ("production chain",), domain="industry")
    made = article(
        paragraph("body", "产业链完整。", "The production chain is complete.", Outcome(match, True, "prefix")),
        paragraph("body", "产业链很长。", "The industrial chain is long.", Outcome(match, True, "hint")),
        title=paragraph("heading", "产业链", "Chains"),
    )
    write_brief(made, tmp_path / "briefs" / "a.docx")
    assert b"<w:ins " in read_parts(tmp_path / "briefs" / "a.docx")["word/document.xml"]
    published = publish(tmp_path / "briefs", tmp_path / "dist", pdf=False)
    assert (published.accepted, published.rejected) == (0, 2)
    final = tmp_path / "dist" / "chains.docx"
    assert "The production chain is complete." in [p.text for p in Document(str(final)).paragraphs]
    text = read_parts(final)["word/document.xml"]
    assert not [mark for mark in (b"<w:ins ", b"<w:del ", b"delText", b"ForcedRendering") if mark in text]


@pytest.mark.parametrize("layout", ["english", "parallel", "interleaved", "summary"])
def test_every_layout_tells_title_date_source_and_lead(layout: str, tmp_path: Path) -> None:
    lead = "The city’s exports grew by 5.3 percent in the first half. More is to come."
    made = article(
        paragraph("heading", "一、概况", "I. Overview", level=1),
        paragraph("body", "全市上半年出口增长5.3%。更多在后。", lead),
        title=paragraph("heading", "出口增长", "=Exports <Grow> & More"),
        date="2026-01-02",
        source=("柳州日报", "Liuzhou Daily"),
    )
    write_brief(made, tmp_path / "briefs" / "a.docx", layout)
    publish(tmp_path / "briefs", tmp_path / "dist", pdf=False)
    row = list(load_workbook(tmp_path / "dist" / "index.xlsx").active.values)[1]
    told = ("=Exports <Grow> & More", "2026-01-02", "Liuzhou Daily")
    assert row[:3] == told
    assert row[4] == "The city’s exports grew by 5.3 percent in the first half."
    assert "=Exports &lt;Grow&gt; &amp; More" in (tmp_path / "dist" / "index.html").read_text(encoding="utf-8")


def test_a_brief_without_date_and_source(tmp_path: Path) -> None:
    write_brief(notice(), tmp_path / "briefs" / "a.docx")
    published = publish(tmp_path / "briefs", tmp_path / "dist", pdf=False)
    assert published.briefs[0][1] == "notice-on-the-pilots.docx"


def test_places_that_will_not_do(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    for briefs, to, sentence in (
        (tmp_path / "none", "dist", "there is no such folder"),
        (tmp_path / "empty", "dist", "there are no briefs"),
        (folder, "briefs", "the briefs themselves are in there"),
        (folder, ".", "the briefs themselves are in there"),
        (folder, "other", "this folder holds other files"),
        (folder, "other/mine.txt", "this is a file"),
    ):
        with pytest.raises(PublicationError, match=sentence):
            publish(briefs, tmp_path / to, pdf=False)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    with pytest.raises(PublicationError, match=r"broken\.docx: this Word file is damaged"):
        publish(folder, tmp_path / "dist", pdf=False)
    assert not (tmp_path / "dist").exists()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bytes_=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=4))
def test_damaged_files_never_end_in_a_traceback(tmp_path: Path, bytes_: list[tuple[float, int]]) -> None:
    whole = tmp_path / "whole.docx"
    content = bytearray((whole if whole.exists() else write_brief(interview(), whole)).read_bytes())
    for at, value in bytes_:
        content[int(at * len(content))] = value
    (tmp_path / "briefs").mkdir(exist_ok=True)
    (tmp_path / "briefs" / "a.docx").write_bytes(content)
    try:
        assert publish(tmp_path / "briefs", tmp_path / "dist", force=True, pdf=False).done
    except PublicationError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("paragraph_", "sentence"),
    [
        ("Exports grew. Imports fell.", "Exports grew."),
        ("Output of No. 3 Plant of A Co. Ltd. in the U.S. grew 8.1 percent. More.", None),
        ("“It works.” He left.", "“It works.”"),
        ("(Reporter Wang Li) It rained today. More.", "It rained today."),
        ("No stop at all", "No stop at all"),
    ],
)
def test_first_sentences(paragraph_: str, sentence: str | None) -> None:
    expected = sentence or "Output of No. 3 Plant of A Co. Ltd. in the U.S. grew 8.1 percent."
    assert first_sentence(paragraph_) == expected


def test_without_libreoffice_it_is_said_plainly(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(app, ["publish", str(folder), "--to", str(tmp_path / "dist")])
    assert result.exit_code == 0, result.output
    assert "No PDF: LibreOffice is not installed here." in result.stderr
    assert not list((tmp_path / "dist").glob("*.pdf"))
