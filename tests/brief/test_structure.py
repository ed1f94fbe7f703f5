"""What stands in a brief, and in which styles."""

import dataclasses
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.brief.articles import ARTICLES, SIGNATURE, WHOLE, article, bulletin, interview, notice, paragraph
from toolkit.alignment.model import Match
from toolkit.brief import LAYOUTS, write_brief
from toolkit.brief.layouts import REGISTRY
from toolkit.brief.wording import has_han
from toolkit.translation.model import Outcome

EVERY = [(kind, layout) for kind in ARTICLES for layout in LAYOUTS]


def blocks(document: Any) -> list[tuple[str, str]]:
    """Style and text of every paragraph, those in tables too, in document order."""
    found = []
    for p in document.element.body.iter(qn("w:p")):
        style = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(t.text or "" for t in p.iter(qn("w:t")))
        found.append((style.get(qn("w:val")) if style is not None else "", text))
    return found


def styled(document: Any, style: str) -> list[str]:
    return [text for name, text in blocks(document) if name == style]


@pytest.mark.parametrize("layout", WHOLE)
@pytest.mark.parametrize("kind", ARTICLES)
def test_every_paragraph_is_there_in_english(kind: str, layout: str, written: Any) -> None:
    translated = ARTICLES[kind]()
    text = "\n".join(text for _, text in blocks(written(translated, layout)))
    for part in (translated.title, *translated.paragraphs):
        for cell in re.split(r"[\t\n]", part.target):
            assert cell in text


@pytest.mark.parametrize("layout", ["parallel", "interleaved"])
@pytest.mark.parametrize("kind", ARTICLES)
def test_bilingual_layouts_hold_all_the_chinese(kind: str, layout: str, written: Any) -> None:
    translated = ARTICLES[kind]()
    text = "\n".join(text for _, text in blocks(written(translated, layout)))
    assert translated.article.title in text
    for part in translated.paragraphs:
        for cell in re.split(r"[\t\n]", part.paragraph.text):
            assert cell in text or re.fullmatch(r"[\d.,]+", cell)


@pytest.mark.parametrize("kind", ARTICLES)
def test_english_layout_has_no_chinese_outside_the_glossary(kind: str, written: Any) -> None:
    document = written(ARTICLES[kind]())
    for style, text in blocks(document):
        if style != "GlossarySource":
            assert not has_han(text), (style, text)
    for part in (document.sections[0].header, document.sections[0].footer):
        assert not any(has_han(block.text) for block in part.paragraphs)
    core = document.core_properties
    assert not any(map(has_han, (core.title, core.subject, core.author, core.comments, core.keywords)))


def test_styles_by_kind(written: Any) -> None:
    document = written(interview())
    assert styled(document, "Title") == ["Liuzhou Forges a New Engine"]
    assert styled(document, "Question") == ["China.org.cn: What are Liuzhou’s advantages?"]
    first, second = styled(document, "Answer")
    assert first.startswith("Pan Zhandong: Thank you.")
    assert second == "Thank you."  # the same speaker goes on: no second label
    assert styled(document, "ListParagraph") == ["First, a deep industrial heritage."]
    assert styled(document, "ListBullet") == ["Talent is plentiful."]
    headings = written(bulletin())
    assert styled(headings, "Heading1") == ["I. Agriculture"]
    assert styled(headings, "Heading2") == ["(1) Grain"]
    assert styled(headings, "Caption") == ["Table 1. Main indicators"]
    assert styled(written(notice()), "ListParagraph")[1] == "(2) Strengthen security."


def test_speaker_is_a_run_in_of_its_own_style(written: Any) -> None:
    question = next(p for p in written(interview()).paragraphs if p.style.name == "Question")
    assert (question.runs[0].text, question.runs[0].style.name) == ("China.org.cn:", "Speaker")


def test_title_block(written: Any) -> None:
    document = written(interview())
    kicker, title, _rule, about, original = document.paragraphs[:5]
    assert (kicker.style.name, title.style.name) == ("Kicker", "Title")
    assert about.text == "Source: China.org.cn  ·  28 July 2025"
    assert original.hyperlinks[0].address.startswith("http://www.liuzhou.gov.cn/zwdt/2025/%E6%9F%B3")
    assert document.paragraphs[1].text == "Liuzhou Forges a New Engine"
    assert styled(written(interview(), "parallel"), "Subtitle") == ["柳州:锻造新引擎"]


def test_every_style_used_is_the_templates_own(written: Any) -> None:
    for kind, layout in EVERY:
        document = written(ARTICLES[kind](), layout)
        known = {style.style_id for style in document.styles}
        used = {
            e.get(qn("w:val"))
            for tag in ("pStyle", "rStyle", "tblStyle")
            for e in document.element.iter(qn(f"w:{tag}"))
        }
        assert used <= known
        assert "TableGrid" not in used


@pytest.mark.parametrize(("kind", "layout"), EVERY)
def test_tables_have_a_repeated_header_fixed_widths_and_a_caption(kind: str, layout: str, written: Any) -> None:
    for table in written(ARTICLES[kind](), layout).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr is None or row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        for row in table._tbl.tr_lst:
            widths = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst]
            assert sum(widths) == sum(grid)


def test_article_table_is_aligned_and_its_rows_stay_whole(written: Any) -> None:
    table = written(bulletin()).tables[0]
    assert [cell.text for cell in table.rows[2].cells] == ["Primary industry", "31,172", "3.7"]
    assert [cell.paragraphs[0].style.name for cell in table.rows[2].cells] == [
        "Table Text",
        "Table Number",
        "Table Number",
    ]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_bilingual_table_shows_figures_once(written: Any) -> None:
    document = written(bulletin(), "parallel")
    table = next(t for t in document.tables if t.rows[0].cells[0].text.startswith("Indicator"))
    assert table.rows[0].cells[0].text == "Indicator\n指标"
    assert table.rows[1].cells[1].text == "660,536"


def test_parallel_rows_short_ones_whole_long_ones_not(written: Any) -> None:
    short = paragraph("body", "短。", "Short.")
    long = paragraph("body", "长句子。" * 90, "A long sentence. " * 90)
    document = written(article(short, long, title=paragraph("heading", "题", "Title")), "parallel")
    rows = document.tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["Chinese", "English"]
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [
        True,
        True,
        False,
    ]
    assert [cell.text for cell in rows[1].cells] == ["短。", "Short."]


def test_parallel_heading_rows_keep_with_the_next(written: Any) -> None:
    row = written(bulletin(), "parallel").tables[0].rows[1]
    assert row.cells[1].paragraphs[0].style.name == "Heading 1"
    assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_glossary_lists_unique_terms_and_flags_the_missing_in_words(written: Any) -> None:
    document = written(interview())
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["柳工", "LiuGong\nnot found in the English", "1"] in rows
    assert ["东盟", "ASEAN", "1"] in rows
    assert ["Places"] * 3 in rows
    figures = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert figures == [["Chinese", "English"], ["73.08亿元", "7.308 billion yuan"]]  # 76.0% reads the same


def test_long_glossary_is_set_in_two_columns(written: Any) -> None:
    document = written(notice())
    columns = [section._sectPr.find(qn("w:cols")).get(qn("w:num")) for section in document.sections]
    assert columns == [None, "2", "1"]
    assert len(document.tables[0].rows) == 31


def test_nothing_follows_an_article_without_findings_and_terms(written: Any) -> None:
    document = written(article(paragraph("body", "好。", "Good."), title=paragraph("heading", "题", "Title")))
    assert document.paragraphs[-1].text == "Good."


def test_footer_has_page_fields_source_and_signature(written: Any) -> None:
    section = written(interview()).sections[0]
    assert section.different_first_page_header_footer
    for footer in (section.footer, section.first_page_footer):
        codes = [code.text.strip() for code in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert [block.text for block in footer.paragraphs] == [
            "China.org.cn, 28 July 2025\tPage 1 of 1",
            "Unofficial translation, for reference. Rights in the original: China.org.cn.",
            SIGNATURE,
        ]
    assert section.header.paragraphs[0].text == "Liuzhou Forges a New Engine"
    assert [block.text for block in section.first_page_header.paragraphs] == [""]
    assert not list(section.footer._element.iter(qn("w:sdt")))


def test_core_and_custom_properties(tmp_path: Path) -> None:
    path = write_brief(interview(), tmp_path / "brief.docx")
    core = Document(str(path)).core_properties
    assert core.title == "Liuzhou Forges a New Engine"
    assert core.author == "China.org.cn"
    assert core.comments == SIGNATURE
    assert core.language == "en-GB"
    assert core.last_modified_by == "Toolkit"
    with zipfile.ZipFile(path) as package:
        custom = package.read("docProps/custom.xml").decode()
        everything = b"".join(package.read(name) for name in package.namelist())
    assert SIGNATURE in custom
    assert b"python-docx" not in everything


def test_page_is_a4_and_the_file_is_for_word_2013_and_later(written: Any) -> None:
    document = written(interview())
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)
    modes = [
        setting.get(qn("w:val"))
        for setting in document.settings.element.iter(qn("w:compatSetting"))
        if setting.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_every_font_has_its_east_asian_partner(written: Any) -> None:
    styles = written(interview()).styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {"Microsoft YaHei"}
    language = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")


def test_chinese_runs_are_hinted_east_asian(written: Any) -> None:
    document = written(interview(), "interleaved")
    for block in document.paragraphs:
        if block.style.name == "Source Note":
            for run in block.runs:
                assert run._r.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"


def test_missing_title_english_source_and_date(written: Any) -> None:
    bare = article(paragraph("body", "空", ""), title=paragraph("heading", "题", ""), source=("广西日报", ""))
    bare = dataclasses.replace(bare, signature="")
    document = written(bare)
    assert document.paragraphs[1].text.startswith("Untitled")
    assert styled(document, "Meta") == ["Source: Guang xi ri bao"]
    assert styled(document, "BodyText") == ["[not translated]"]


def test_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="english, parallel, interleaved"):
        write_brief(interview(), tmp_path / "x.docx", "sideways")


def test_every_layout_on_offer_is_registered() -> None:
    assert set(LAYOUTS) == set(REGISTRY)


def test_no_table_in_columns_is_kept_together(tmp_path: Path) -> None:
    """LibreOffice lays such tables out without end."""
    many = tuple(Outcome(Match("term", f"词{i}", f"term {i}", 0, 2), True, "hint") for i in range(80))
    interviewed = interview()
    first = dataclasses.replace(interviewed.paragraphs[0], outcomes=many * 2)
    long = dataclasses.replace(interviewed, paragraphs=(first, *interviewed.paragraphs[1:]))
    document = Document(str(write_brief(long, tmp_path / "long.docx")))
    assert any(c.get(qn("w:num")) == "2" for c in document.element.iter(qn("w:cols")))
    rows = [row for table in document.tables[-2:] for row in table.rows]
    rows = [row for row in rows if row.cells[0].paragraphs[0].style.name == "Glossary Source"]
    assert len(rows) > 20
    assert not any(p.paragraph_format.keep_with_next for row in rows for c in row.cells for p in c.paragraphs)
