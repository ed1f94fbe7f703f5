"""Real PDFs (made by make_pdfs.py) and hand-written ones: paragraphs, page furniture, refusals."""

import importlib.util
import io
from pathlib import Path

import pypdf
import pytest

from toolkit.article.page import Page
from toolkit.article.readers import read_page
from toolkit.article.readers.pdf_lines import Line
from toolkit.article.readers.pdf_paragraphs import paragraphs
from toolkit.article.readers.radicals import unified
from toolkit.errors import PageError

FOLDER = Path(__file__).parent / "readers"
spec = importlib.util.spec_from_file_location("make_pdfs", FOLDER / "make_pdfs.py")
assert spec is not None
assert spec.loader is not None
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)


def body(page: Page) -> list[str]:
    return [block.text for block in page.blocks if not block.attrs.startswith("page-")]


def furniture(page: Page) -> set[tuple[str, str]]:
    return {(block.text, block.attrs) for block in page.blocks if block.attrs.startswith("page-")}


def test_paragraphs_with_indents_across_two_pages() -> None:
    page = read_page(FOLDER / "press.pdf")
    assert body(page) == [
        "青河市工业发展取得新成效",
        "2024年6月18日  来源：青河市人民政府",
        made.HEADINGS[0],
        *made.PLAIN,
        made.HEADINGS[1],
        *made.PLAIN,
        *made.POINTS,
        made.HEADINGS[2],
        *made.PLAIN,
    ]
    assert furniture(page) == {
        ("青河市工业发展简报", "page-header"),
        ("第 1 页 共 2 页", "page-footer"),
        ("第 2 页 共 2 页", "page-footer"),
    }
    assert (page.blocks[0].tag, page.blocks[0].attrs) == ("title", "align=center size=22")
    assert page.blocks[2].attrs.split()[0] == "bold"
    assert (page.meta["title"], page.meta["author"]) == ("青河市工业发展取得新成效", "青河市人民政府")
    assert (page.format, page.text, page.html) == ("pdf", None, None)


def test_a_page_printed_by_a_browser() -> None:
    page = read_page(FOLDER / "notice.pdf")
    table = "\n".join("\t".join(row) for row in made.TABLE)
    assert body(page) == ["青河市工业产品质量公告", *made.PLAIN[:2], table, *made.POINTS, *made.PLAIN, *made.PLAIN]
    assert [block.tag for block in page.blocks[:5]] == ["title", "p", "p", "table", "p"]
    assert furniture(page) == {
        ("2024/6/18 09:30  青河市工业产品质量公告", "page-header"),
        ("https://www.qinghe.example/gyfz/0618.html", "page-footer"),
        ("1/2", "page-footer"),
        ("2/2", "page-footer"),
    }


def test_two_columns() -> None:
    assert body(read_page(FOLDER / "columns.pdf")) == made.PLAIN * 3


def test_english_words_broken_at_line_ends() -> None:
    text = [paragraph.replace("\u00ad", "") for paragraph in made.ENGLISH]
    assert body(read_page(FOLDER / "english.pdf")) == ["Qinghe Raises Industrial Output", *text]


def test_fonts_that_are_not_embedded() -> None:
    page = read_page(FOLDER / "unembedded.pdf")
    assert body(page) == ["青河市工业发展取得新成效", *made.PLAIN * 5]
    assert furniture(page) == {("- 1 -", "page-footer"), ("- 2 -", "page-footer")}
    assert "title" not in page.meta


def one_page(content: bytes, resources: bytes) -> bytes:
    """The smallest PDF with one page, written by hand."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << " + resources + b" >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"
        b"\nstream\n\x00\xff\x00\xff\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


IMAGE = b"/XObject << /Im 5 0 R >>"
FONT = b"/Font << /F 6 0 R >>"


def read(data: bytes, folder: Path, name: str = "page.pdf") -> Page:
    path = folder / name
    path.write_bytes(data)
    return read_page(path)


def test_a_hand_written_page_with_lines_and_a_watermark(tmp_path: Path) -> None:
    lines = b"BT /F 12 Tf 14 TL 72 700 Td (The plant will make three thousand machines a year, all of) Tj T*"
    lines += b" (them for markets abroad.) Tj ET BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"
    page = read(one_page(lines, FONT), tmp_path)
    assert body(page) == ["The plant will make three thousand machines a year, all of them for markets abroad."]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    picture = b"q 595 0 0 842 0 0 cm /Im Do Q"
    for content, resources in ((picture, IMAGE), (picture + b" BT /F 9 Tf 280 20 Td (- 1 -) Tj ET", IMAGE + FONT)):
        with pytest.raises(PageError, match=r"page\.pdf: this PDF is a scan without text; put it through OCR"):
            read(one_page(content, resources), tmp_path)


def test_a_page_number_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no text beyond its page numbers"):
        read(one_page(b"BT /F 9 Tf 280 20 Td (- 1 -) Tj ET", FONT), tmp_path)


@pytest.mark.parametrize(("user", "readable"), [("secret", False), ("", True)])
def test_encrypted_documents(tmp_path: Path, user: str, readable: bool) -> None:
    writer = pypdf.PdfWriter(clone_from=FOLDER / "press.pdf")
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    if readable:
        assert body(read(data.getvalue(), tmp_path))[3:7] == made.PLAIN
        return
    with pytest.raises(PageError, match=r"page\.pdf: this PDF is protected by a password; .*without one\.$"):
        read(data.getvalue(), tmp_path)


def test_a_document_locked_with_aes() -> None:
    with pytest.raises(PageError, match=r"locked\.pdf: this PDF is protected by a password"):
        read_page(FOLDER / "locked.pdf")


@pytest.mark.parametrize("part", [slice(None, 600), slice(None, 20), slice(None, -9000)])
def test_a_broken_file_says_so_without_a_word_on_stderr(
    tmp_path: Path, part: slice, capfd: pytest.CaptureFixture[str]
) -> None:
    data = (FOLDER / "press.pdf").read_bytes()[part]
    with pytest.raises(PageError, match=r"^.*page\.pdf: this PDF (is|holds) "):
        read(data, tmp_path)
    assert capfd.readouterr().err == ""


def test_a_damaged_table_of_objects_is_mended_silently(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = (FOLDER / "english.pdf").read_bytes()
    at = data.rindex(b"startxref")
    page = read(data[:at] + b"startxref\n7\n%%EOF\n", tmp_path)
    assert body(page)[0] == "Qinghe Raises Industrial Output"
    assert capfd.readouterr().err == ""


def test_a_pdf_under_another_name(tmp_path: Path) -> None:
    data = b"\r\n" + (FOLDER / "english.pdf").read_bytes()
    assert read(data, tmp_path, "page.txt").format == "pdf"


def line(text: str, y: float, x0: float = 90, x1: float = 510, page: int = 0, size: float = 12) -> Line:
    return Line(text, page, x0, x1, y, size, False, 842)


def test_a_paragraph_goes_on_over_the_page() -> None:
    full = "青河市今年上半年工业产值达到七十三亿元同比增长百分之八高于全省"
    lines = [line(full, 700 - 20 * row, x0=114 if row == 0 else 90) for row in range(3)]
    lines += [
        line(full, 780, page=1),
        line("平均水平。", 760, x1=160, page=1),
        line("又一段。", 740, x0=114, x1=170, page=1),
    ]
    assert [block.text for block in paragraphs(lines)] == [full * 4 + "平均水平。", "又一段。"]


def test_radicals_become_characters() -> None:
    assert unified("⻓江⻛⼈⼯业⻩河⺠⽣") == "长江风人工业黄河民生"
