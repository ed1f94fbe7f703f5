"""Paper, house templates and the commented template."""

import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.brief.articles import ARTICLES, SIGNATURE, bulletin, interview, notice
from tests.brief.test_schema import misplaced
from tests.brief.test_structure import blocks, styled
from toolkit.brief import LAYOUTS, Look, write_brief
from toolkit.brief.house import TemplateError
from toolkit.brief.sample import write_sample
from toolkit.publication.package import packed, read_parts, without


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An office's file: python-docx's stock document with a letterhead and styles of its own, text to be replaced."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Words"
    document.sections[0].left_margin = Mm(40)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0)
    document.styles["Normal"].font.name = "Garamond"
    document.add_paragraph("Dear reader")
    path = tmp_path / "house.docx"
    document.save(str(path))
    return path


def brief(path: Path, layout: str, look: Look, article: Any = None) -> Any:
    return Document(str(write_brief(article or interview(), path / f"{layout}.docx", layout, look)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ARTICLES)
def test_letter_paper_and_widths_that_fit(kind: str, layout: str, tmp_path: Path) -> None:
    document = brief(tmp_path, layout, Look(paper="letter"), ARTICLES[kind]())
    for section in document.sections:
        assert (section.page_width.twips, section.page_height.twips) == (12240, 15840)
    room = 12240 - 2 * 1474
    for table in document.tables:
        assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst) <= room
    [tab] = document.styles["Footer"].element.pPr.find(qn("w:tabs"))
    assert int(tab.get(qn("w:pos"))) == room


def test_unknown_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a4, letter"):
        write_brief(interview(), tmp_path / "x.docx", "english", Look(paper="a5"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_styles_of_the_house_with_our_names_and_other_types_give_way(layout: str, house: Path, tmp_path: Path) -> None:
    document = Document(str(house))
    types = {"Lead": WD_STYLE_TYPE.CHARACTER, "Meta": WD_STYLE_TYPE.CHARACTER}
    types |= dict.fromkeys(("Speaker", "Flag", "Brief Table"), WD_STYLE_TYPE.PARAGRAPH)
    for name, kind in types.items():
        document.styles.add_style(name, kind).font.name = "Arial"
    document.save(str(house))
    made = brief(tmp_path, layout, Look(template=house))
    for name in types:
        assert made.styles[f"{name} (house)"].font.name == "Arial"
        assert made.styles[name].type != types[name]
    assert not misplaced(made.element) and not misplaced(made.styles.element)


def test_a_letterhead_without_lists_and_a_style_without_name(house: Path, tmp_path: Path) -> None:
    parts = read_parts(house)
    text = re.sub(
        r'<w:style [^>]*w:styleId="List[^"]*".*?</w:style>', "", parts["word/styles.xml"].decode(), flags=re.S
    )
    nameless = '<w:style w:type="paragraph" w:styleId="X1"/></w:styles>'
    parts["word/styles.xml"] = text.replace("</w:styles>", nameless).encode()
    house.write_bytes(packed(without(parts, ["word/numbering.xml"])))
    made = brief(tmp_path, "english", Look(template=house), notice())
    (number,) = made.part.numbering_part.element.findall(qn("w:num"))
    (mark,) = made.styles["List Bullet"].element.iter(qn("w:numId"))
    assert mark.get(qn("w:val")) == number.get(qn("w:numId"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_house_template_gives_letterhead_page_and_styles(layout: str, house: Path, tmp_path: Path) -> None:
    document = brief(tmp_path, layout, Look(template=house), bulletin())
    assert document.sections[0].header.paragraphs[0].text == "Ministry of Words"
    assert round(document.sections[0].left_margin.mm) == 40
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0)
    assert document.styles["Kicker"].font.size == Pt(9)
    texts = [text for _, text in blocks(document)]
    assert "Dear reader" not in texts
    assert texts[-1] == SIGNATURE  # the letterhead has no place for it
    assert misplaced(document.element) == []
    known = {style.style_id for style in document.styles}
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
        roots = (document.element, document.styles.element)
        assert {e.get(qn("w:val")) for root in roots for e in root.iter(qn(f"w:{tag}"))} <= known
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_house_without_header_and_footer_gets_ours(tmp_path: Path) -> None:
    plain = tmp_path / "plain.docx"
    Document().save(str(plain))
    document = brief(tmp_path, "english", Look(template=plain))
    assert document.sections[0].footer.paragraphs[-1].text == SIGNATURE
    assert document.sections[0].header.paragraphs[0].text == "Liuzhou Forges a New Engine"
    assert SIGNATURE not in [text for _, text in blocks(document)]


def test_styles_are_matched_by_name_where_identifiers_differ(tmp_path: Path) -> None:
    german = Document()
    for style in german.styles.element.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == "Heading1":
            style.set(qn("w:styleId"), "berschrift1")
    german.save(str(tmp_path / "de.docx"))
    document = brief(tmp_path, "english", Look(template=tmp_path / "de.docx"), bulletin())
    assert styled(document, "berschrift1") == ["I. Agriculture"]
    assert document.styles["Appendix Heading"].base_style.style_id == "berschrift1"


def test_bullets_of_ours_in_a_house_that_has_none(tmp_path: Path) -> None:
    bare = Document()
    for style in list(bare.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) == "ListBullet":
            style.getparent().remove(style)
    bare.save(str(tmp_path / "bare.docx"))
    document = brief(tmp_path, "english", Look(template=tmp_path / "bare.docx"))
    number = document.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    lists = document.part.numbering_part.element.findall(qn("w:num"))
    assert number in [entry.get(qn("w:numId")) for entry in lists]


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04broken"])
def test_no_word_document_is_one_clear_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match="not a Word document"):
        write_brief(interview(), tmp_path / "x.docx", "english", Look(template=path))
    assert not (tmp_path / "x.docx").exists()


def test_missing_template_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such file"):
        write_brief(interview(), tmp_path / "x.docx", "english", Look(template=tmp_path / "none.docx"))


def test_commented_template_explains_the_styles_and_serves(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "house.docx", "letter")
    sample = Document(str(path))
    explained = {comment.text.partition(".")[0].partition(" (")[0] for comment in sample.comments}
    ours = {"Title", "Heading 1", "Body Text", "Question", "Caption", "Speaker", "Forced Rendering", "Brief Table"}
    assert ours <= explained
    assert misplaced(sample.element) == []
    before = path.read_bytes()
    document = brief(tmp_path, "english", Look(template=path, final=True))
    assert not list(document.comments)
    assert not list(document.element.body.iter(qn("w:sdt"), qn("w:commentRangeStart"), qn("w:commentReference")))
    assert document.paragraphs[0].style.name == "Kicker"
    assert document.sections[0].page_width.twips == 12240
    assert path.read_bytes() == before


def test_text_around_the_frame_stays(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "house.docx")
    sample = Document(str(path))
    sample.element.body.insert(0, sample.add_paragraph("Above")._p)
    sample.add_paragraph("Below")
    sample.save(str(path))
    document = brief(tmp_path, "english", Look(template=path))
    texts = [text for _, text in blocks(document)]
    assert (texts[0], texts[1], texts[-1]) == ("Above", "Press brief", "Below")
