"""Word documents, built with python-docx and raw WordprocessingML, read back as blocks."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from toolkit.article.page import Block, Page
from toolkit.article.readers import read_page
from toolkit.article.readers.numerals import numeral
from toolkit.errors import PageError

W = nsdecls("w")


def read(document, folder: Path) -> Page:
    path = folder / "page.docx"
    document.save(path)
    return read_page(path)


def texts(page: Page) -> list[tuple[str, str]]:
    return [(block.tag, block.text) for block in page.blocks]


def add_xml(document, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def add_numbering(document, levels: list[tuple[str, str]], number: int = 77, overrides: str = "") -> None:
    """An abstract numbering of (format, template) levels, and its instance `number`."""
    root = document.part.numbering_part.element
    lines = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{template}"/></w:lvl>'
        for level, (form, template) in enumerate(levels)
    )
    first_num = root.find(qn("w:num"))
    first_num.addprevious(parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{lines}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>'))


def add_item(document, text: str, level: int = 0, number: int = 77, style: str | None = None) -> None:
    paragraph = document.add_paragraph(text, style)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_headings_by_style_and_by_outline_level(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("青河市工业发展取得新成效", "Title")
    document.add_heading("总体情况", 1)
    document.add_heading("分行业情况", 2)
    outlined = document.add_paragraph("下一步打算")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
    document.add_paragraph("正文。")
    document.add_paragraph("图为新产品下线。", "Caption")
    page = read(document, tmp_path)
    assert texts(page) == [
        ("title", "青河市工业发展取得新成效"),
        ("h1", "总体情况"),
        ("h2", "分行业情况"),
        ("h3", "下一步打算"),
        ("p", "正文。"),
        ("caption", "图为新产品下线。"),
    ]
    assert (page.format, page.text, page.html) == ("docx", None, None)
    assert [block.level for block in page.blocks[:4]] == [0, 1, 2, 3]


def test_a_chinese_style_name_and_inherited_outline_level(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("小节", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("产业基础", "小节")
    own = document.styles.add_style("标题 3", 1)
    document.add_paragraph("细目", own)
    assert texts(read(document, tmp_path)) == [("h2", "产业基础"), ("h3", "细目")]


def test_chinese_and_decimal_numbers_of_automatic_lists(tmp_path: Path) -> None:
    document = docx.Document()
    levels = [("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%3.%4")]
    add_numbering(document, levels)
    for text, level in [
        ("发展基础", 0),
        ("工业", 1),
        ("规模", 2),
        ("效益", 2),
        ("细项", 3),
        ("农业", 1),
        ("规模", 2),
        ("创新能力", 0),
        ("平台", 1),
    ]:
        add_item(document, text, level)
    for index in range(9):
        add_item(document, f"第{index}项")
    page = read(document, tmp_path)
    assert [block.text for block in page.blocks[:9]] == [
        "一、发展基础",
        "（一）工业",
        "1.规模",
        "2.效益",
        "2.1细项",
        "（二）农业",
        "1.规模",
        "二、创新能力",
        "（一）平台",
    ]
    assert page.blocks[-1] == Block("十一、第8项", "li", page.blocks[-1].attrs, 0)
    assert page.blocks[1].level == 1
    assert {block.tag for block in page.blocks} == {"li"}


def test_a_numbered_heading_stays_a_heading(tmp_path: Path) -> None:
    document = docx.Document()
    add_numbering(document, [("chineseCounting", "第%1章")])
    add_item(document, "总则", style="Heading 1")
    document.add_paragraph("正文。")
    add_item(document, "附则", style="Heading 1")
    assert texts(read(document, tmp_path)) == [("h1", "第一章总则"), ("p", "正文。"), ("h1", "第二章附则")]


def test_a_restarted_list_a_style_list_and_bullets(tmp_path: Path) -> None:
    document = docx.Document()
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    add_numbering(document, [("decimal", "%1)")], overrides=restart)
    add_item(document, "Output")
    add_item(document, "Exports")
    document.add_paragraph("甲", "List Number")
    document.add_paragraph("乙", "List Number")
    document.add_paragraph("丙", "List Bullet")
    off = document.add_paragraph("丁", "List Bullet")
    off._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="0"/></w:numPr>'))
    assert texts(read(document, tmp_path)) == [
        ("li", "5) Output"),
        ("li", "6) Exports"),
        ("li", "1.甲"),
        ("li", "2.乙"),
        ("li", "丙"),
        ("p", "丁"),
    ]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (2024, "ideographDigital", "二〇二四"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (3, "ideographZodiac", "寅"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (3, "decimalEnclosedParen", "⑶"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalZero", "03"),
        (14, "lowerRoman", "xiv"),
        (28, "upperLetter", "BB"),
        (7, "something", "7"),
    ],
)
def test_numerals(value: int, form: str, shown: str) -> None:
    assert numeral(value, form) == shown


def test_tables_with_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate([("指标", "产值", "增速"), ("工业", "73.6", "8.2%"), ("农业", "21.5", "3.4%")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "上半年"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "行业\n合计"
    page = read(document, tmp_path)
    assert texts(page) == [("table", "指标\t上半年\t\n行业 合计\t73.6\t8.2%\n\t21.5\t3.4%")]


def test_a_one_cell_table_is_a_frame(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "第一段。"
    table.cell(0, 0).add_paragraph("第二段。")
    assert texts(read(document, tmp_path)) == [("p", "第一段。"), ("p", "第二段。")]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    mark = '<w:pPr><w:rPr><w:del w:id="9" w:author="x"/></w:rPr></w:pPr>'
    run = "<w:r><w:t>{}</w:t></w:r>".format
    add_xml(
        document,
        f'<w:p {W}>{run("产值")}<w:del w:id="1" w:author="x"><w:r><w:delText>70亿元</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="x">{run("73.6亿元")}</w:ins>'
        f'<w:moveFrom w:id="3" w:author="x">{run("旧处")}</w:moveFrom>'
        f'<w:moveTo w:id="4" w:author="x">{run("，同比增长")}</w:moveTo>{run("8.2%。")}</w:p>',
    )
    add_xml(document, f"<w:p {W}>{mark}{run('前半句，')}</w:p>")
    add_xml(document, f"<w:p {W}>{run('后半句。')}</w:p>")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([c for row in table.rows for c in row.cells], "甲乙丙丁", strict=True):
        cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert texts(read(document, tmp_path)) == [
        ("p", "产值73.6亿元，同比增长8.2%。"),
        ("p", "前半句，后半句。"),
        ("table", "甲\t乙"),
    ]


def test_links_fields_controls_and_hidden_text(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        f"<w:p {W}><w:hyperlink><w:r><w:t>青河市人民政府</w:t></w:r></w:hyperlink><w:r><w:t>网站</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>发布</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>消息</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:ruby><w:rt><w:r><w:t>shēng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>昇</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>',
    )
    add_xml(
        document, f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件里的一段。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert texts(read(document, tmp_path)) == [("p", "青河市人民政府网站发布消息昇-"), ("p", "控件里的一段。")]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent>"
    names = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    add_xml(
        document,
        f'<w:p {W} {names}><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    page = read(document, tmp_path)
    assert texts(page) == [("p", "正文。"), ("p", "框中文字。")]
    assert page.blocks[1].attrs.split()[0] == "textbox"


def test_line_breaks_part_paragraphs_but_not_headings(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("第一段。")
    paragraph.add_run().add_break()
    paragraph.add_run("第二段。")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    heading = document.add_heading("坚持创新", 1)
    heading.add_run().add_break()
    heading.add_run("推动发展")
    assert texts(read(document, tmp_path)) == [("p", "第一段。"), ("p", "第二段。"), ("h1", "坚持创新推动发展")]


def test_looks_are_told_in_attrs(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("青河市召开工业大会")
    run.bold, run.font.size = True, Pt(22)
    block = read(document, tmp_path).blocks[0]
    assert block.attrs.split() == ["align=center", "bold", "size=22"]


def test_headers_and_footers_stay_out_and_properties_come_in(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.core_properties.title = "工业大会"
    document.core_properties.author = "李明"
    document.core_properties.created = datetime(2024, 6, 18, 9, 30)
    page = read(document, tmp_path)
    assert texts(page) == [("p", "正文。")]
    assert page.meta == {"title": "工业大会", "author": "李明", "created": "2024-06-18"}


def with_footnotes(document) -> bytes:
    """The saved document with a footnotes part, which python-docx cannot make."""
    plain = io.BytesIO()
    document.save(plain)
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>数据为初步核算数。</w:t></w:r></w:p></w:footnote>"
        '<w:footnote w:id="3"><w:p><w:r><w:t>没有人引用。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    result = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                entry = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", entry.encode())
            if name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", entry.encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", notes)
    return result.getvalue()


def test_footnotes_come_last(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(document, f'<w:p {W}><w:r><w:t>产值73.6亿元。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    document.add_paragraph("另一段。")
    path = tmp_path / "page.docx"
    path.write_bytes(with_footnotes(document))
    page = read_page(path)
    assert texts(page) == [("p", "产值73.6亿元。"), ("p", "另一段。"), ("p", "数据为初步核算数。")]
    assert page.blocks[-1].attrs == "footnote"


def test_a_table_of_contents_is_marked(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、总则\t1", "toc 1")
    document.add_paragraph("正文。")
    assert read(document, tmp_path).blocks[0].attrs.split()[0] == "toc"


def test_an_input_is_not_changed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    document.save(tmp_path / "page.docx")
    before = (tmp_path / "page.docx").read_bytes()
    read_page(tmp_path / "page.docx")
    assert (tmp_path / "page.docx").read_bytes() == before


def test_a_document_without_text(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"page\.docx: this Word document holds no text; .*OCR"):
        read(docx.Document(), tmp_path)


def test_a_document_with_broken_xml(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    plain = io.BytesIO()
    document.save(plain)
    path = tmp_path / "broken.docx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-40] if name == "word/document.xml" else old.read(name))
    with pytest.raises(PageError, match=r"broken\.docx: this Word document is broken; .*save it again\.$"):
        read_page(path)


def test_strict_open_xml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "strict.docx"
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("[Content_Types].xml", "<Types/>")
        new.writestr("word/document.xml", '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    with pytest.raises(PageError, match="Strict Open XML; save it in Word as an ordinary"):
        read_page(path)
