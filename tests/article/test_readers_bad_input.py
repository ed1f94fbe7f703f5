"""Whatever is given to read_page, a page comes out, or one sentence with file, fault and mend."""

import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.article.page import Page
from toolkit.article.readers import read_page, source
from toolkit.errors import PageError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NOISE = bytes(range(256)) * 8


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name in names:
            new.writestr(name, "x")
    return data.getvalue()


def word() -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.add_paragraph("青河市工业发展取得新成效。")
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "the file is empty; save the page again."),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "the file is empty; save the page again."),
        ("a.txt", "\u3000\n\u00a0\u200b".encode(), "the file holds no text, only blanks; save the page again."),
        ("a.html", b"<html><head><title>x</title></head><body>&nbsp;<script>1</script></body></html>", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "this is a picture (PNG), not a page of text; give the page as"),
        ("a.txt", b"\xff\xd8\xff\xe0" + NOISE, "this is a picture (JPEG)"),
        ("a.html", b"GIF89a" + NOISE, "this is a picture (GIF)"),
        ("a.txt", b"BM" + NOISE, "this is a picture (BMP)"),
        ("a.txt", b"RIFF1234WEBP" + NOISE, "this is a picture (WebP)"),
        ("a.txt", b"\0\0\0\x18ftypheic" + NOISE, "this is a picture (HEIF)"),
        ("a.txt", b"MZ\x90\0" + NOISE, "this is a program"),
        ("a.docx", b"Rar!\x1a\x07\x01" + NOISE, "this is a compressed file (RAR)"),
        ("a.txt", NOISE, "this is a binary file"),
        ("a.txt", archive("page.html"), "this is a compressed file (ZIP); unpack it"),
        ("a.docx", archive("xl/workbook.xml"), "this is an Excel workbook"),
        ("a.txt", archive("ppt/presentation.xml"), "these are PowerPoint slides"),
        ("a.ofd", archive("OFD.xml"), "this is an OFD document; open it in its reader and export it as PDF."),
        ("a.odt", archive("mimetype", "content.xml"), "this is an OpenDocument file"),
        ("a.docx", word()[:400], "this Word document is broken; fetch it again, or save it again as .docx."),
        ("a.docx", archive("word/document.xml"), "this Word document is broken; open it in Word"),
        ("a.docx", "文字".encode(), "this is no Word document, or a broken one; fetch it again"),
        ("a.pdf", "文字".encode(), "this is no PDF, or a broken one; fetch it again"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nnothing", "this PDF is broken or not a whole one; fetch it again"),
        (
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "old Word document (.doc); open it in Word or WPS and save",
        ),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password; save it without one."),
        ("a.wps", OLE, "this is an old Office document"),
        ("a.rtf", rb"{\rtf1\ansi}", "this is a rich text file (RTF); open it in Word or WPS and save it as .docx."),
        ("a.csv", "甲,乙".encode(), ".csv files are not read; save the page as one of .txt, .html"),
    ],
)
def test_one_clear_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PageError) as caught:
        read_page(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert sentence in message
    assert message.endswith(".")
    assert "\n" not in message
    assert path.read_bytes() == data


def test_a_missing_file_a_folder_and_an_address(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"none\.txt: there is no such file; check the name and the folder\.$"):
        read_page(tmp_path / "none.txt")
    with pytest.raises(PageError, match=r": this is a folder; give the pages in it one by one\.$"):
        read_page(tmp_path)
    with pytest.raises(PageError, match=r"^https://x\.example/a: this is an address, not a file; save the page"):
        read_page("https://x.example/a")
    with pytest.raises(PageError, match=r"cannot be read \(File name too long\); check"):
        read_page("x" * 5000)
    with pytest.raises(PageError, match="cannot be read"):
        read_page("a\0b.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text("文字")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the administrator may read everything; let the system call refuse

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PageError, match=r"page\.txt: you may not read this file; ask its owner for permission"):
        read_page(path)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(source.LARGEST + 1)
    with pytest.raises(PageError, match=r"page\.txt: larger than 100 MB"):
        read_page(path)


def test_a_word_document_under_another_name(tmp_path: Path) -> None:
    for name in ("page.txt", "page.doc", "page"):
        (tmp_path / name).write_bytes(word())
        assert read_page(tmp_path / name).blocks[0].text == "青河市工业发展取得新成效。"


@pytest.mark.parametrize("name", ["新闻 2024.06.18", "产值1.5万亿", "page", "PAGE.TXT", ".page"])
def test_names_without_a_real_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("青河市工业发展取得新成效。")
    assert read_page(tmp_path / name).format == "text"


FOLDER = Path(__file__).parent / "readers"
SEEDS = [word(), (FOLDER / "unembedded.pdf").read_bytes(), (FOLDER / "english.pdf").read_bytes()]
STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"]
SUFFIX = st.sampled_from(["", ".txt", ".html", ".mhtml", ".docx", ".pdf", ".md"])
once = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def page_or_sentence(path: Path) -> None:
    try:
        page = read_page(path)
    except PageError as error:
        assert re.fullmatch(r"[^\n]+: [^\n]+\.", str(error))
    else:
        assert isinstance(page, Page)
        assert page.text or page.html or page.blocks


@once
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300), suffix=SUFFIX)
def test_any_bytes(tmp_path: Path, start: bytes, rest: bytes, suffix: str) -> None:
    path = tmp_path / f"page{suffix}"
    path.write_bytes(start + rest)
    page_or_sentence(path)


@once
@given(data=st.data())
def test_real_documents_with_damage(tmp_path: Path, data: st.DataObject, capfd: pytest.CaptureFixture[str]) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SEEDS)))
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=20)):
        damaged[at] = data.draw(st.integers(0, 255))
    path = tmp_path / "page"
    path.write_bytes(damaged[: data.draw(st.integers(10, len(damaged)))])
    page_or_sentence(path)
    assert capfd.readouterr().err == ""
