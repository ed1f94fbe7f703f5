"""Makes the PDF fixtures of this folder; needs LibreOffice and Noto CJK. Run by hand, never by the tests.

The text is invented. `unembedded.pdf` was made with reportlab (STSong-Light, not embedded) from PLAIN below,
`locked.pdf` is the same encrypted by pypdf with AES-256 and the user password "secret".
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "Noto Serif CJK SC"
PLAIN = [
    "青河市是一个工业城市，工业门类比较齐全。近年来，全市坚持创新发展，推动工业企业与高新技术企业合作，新产品、新技术不断取得新成效。",
    "今年1月至5月，青河市工业发展保持平稳，全市工业企业实现产值73.6亿元，同比增长8.2%，其中高新技术企业实现产值25.4亿元，"
    "同比增长12.5%，高于全市平均水平4.3个百分点。",
    "青河新能源公司负责人李明说：“我们的新产品已经进入市场，今年产值有望增长两成。”",
    "下一步，青河市将坚持高质量发展，不断壮大产业集群，不断提高企业创新能力，力争全年新增产值10亿元以上，推动全市工业发展取得新成效。",
]
HEADINGS = ["一、产业集群不断壮大", "二、创新能力不断提高", "三、产品质量不断提高"]
POINTS = [
    "一是提高技术水平。全市坚持推动企业技术创新，高新技术企业比去年同期增加15家，企业创新能力不断提高。",
    "二是加强企业合作。全市企业与Green River University合作实现新技术12项，其中8项已经进入市场。",
]
TABLE = [
    ("产业集群", "产值（亿元）", "同比增长"),
    ("新能源", "25.4", "12.5%"),
    ("高新技术", "18.6", "9.1%"),
    ("其他工业", "29.6", "4.2%"),
]
ENGLISH = [
    "The city of Qinghe, a manufacturing cen\u00adtre on the lower river, said on Tuesday that its indus\u00adtrial"
    " enterprises produced goods worth 7.36 billion yuan between January and May, 8.2 percent more than a year"
    " ear\u00adlier, according to fig\u00adures published by the mu\u00adnic\u00adi\u00adpal government.",
    "High-technology companies grew faster than the average, and the long-term plan foresees twenty more of them by"
    " the end of the year, as well as co-operation with the uni\u00adver\u00adsity on a dozen new products.",
]


def new(size: float, latin: str = FONT):
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = latin, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    return document


def field(paragraph, code: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        paragraph.add_run()._r.append(element)


def body(document, text: str, indent: float = 28, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(indent)
    paragraph.paragraph_format.space_after = Pt(0 if indent else 10)
    paragraph.paragraph_format.line_spacing = 1.5
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.add_run(text).bold = bold


def press():
    """Two pages with first-line indents, a running header and "第 1 页 共 2 页" at the foot."""
    document = new(14)
    section = document.sections[0]
    section.header.paragraphs[0].text = "青河市工业发展简报"
    foot = section.footer.paragraphs[0]
    foot.alignment = ALIGN.CENTER
    for text, code in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES"), (" 页", "")):
        foot.add_run(text)
        if code:
            field(foot, code)
    title = document.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.add_run("青河市工业发展取得新成效").font.size = Pt(22)
    document.add_paragraph("2024年6月18日  来源：青河市人民政府").alignment = ALIGN.CENTER
    for number, heading in enumerate(HEADINGS):
        body(document, heading, bold=number == 0)
        for text in [*PLAIN, *(POINTS if number == 1 else [])]:
            body(document, text)
    document.core_properties.title = "青河市工业发展取得新成效"
    document.core_properties.author = "青河市人民政府"
    return document


def notice():
    """A page as a browser prints it: no indents, address and page number at the foot, a table."""
    document = new(12)
    section = document.sections[0]
    section.header.paragraphs[0].text = "2024/6/18 09:30\t\t青河市工业产品质量公告"
    foot = section.footer.paragraphs[0]
    foot.add_run("https://www.qinghe.example/gyfz/0618.html\t\t")
    field(foot, "PAGE")
    foot.add_run("/")
    field(foot, "NUMPAGES")
    document.add_paragraph().add_run("青河市工业产品质量公告").font.size = Pt(20)
    for text in PLAIN[:2]:
        body(document, text, indent=0)
    table = document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    for row, cells in enumerate(TABLE):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph()
    for text in [*POINTS, *PLAIN, *PLAIN]:
        body(document, text, indent=0)
    return document


def columns():
    """One page in two columns, the second of them short."""
    document = new(11)
    setting = document.sections[0]._sectPr.find(qn("w:cols"))
    setting.set(qn("w:num"), "2")
    setting.set(qn("w:space"), "500")
    for text in PLAIN * 3:
        body(document, text, indent=22)
    return document


def english():
    """English with words broken at line ends."""
    document = new(12, "Liberation Serif")
    document.add_paragraph("Qinghe Raises Industrial Output").alignment = ALIGN.CENTER
    for text in ENGLISH:
        document.add_paragraph(text)
    return document


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for make in (press, notice, columns, english):
            make().save(Path(folder) / f"{make.__name__}.docx")
        files = sorted(str(path) for path in Path(folder).glob("*.docx"))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(Path(__file__).parent), *files]
        subprocess.run(command, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    main()
