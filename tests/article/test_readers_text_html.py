"""Plain text, HTML, MHTML and standard input: the right reader, whatever the file is called."""

import base64
import io
import quopri
from pathlib import Path

import pytest

from toolkit.article.readers import read_page
from toolkit.article.readers.html import looks_like_html, source_url
from toolkit.errors import PageError

TEXT = "青河市今年上半年工业产值达到73.6亿元，同比增长8.2%。\n负责人表示，下一步将继续推动企业技术创新。"
HTML = (
    '<!DOCTYPE html>\n<html><head><meta charset="{label}"><title>要闻</title></head><body><h1>要闻</h1><p>'
    + TEXT
    + "</p></body></html>"
)
URL = "https://www.qinghe.example/2024/0618.html"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "gb2312"])
def test_text_in_any_encoding(tmp_path: Path, codec: str) -> None:
    path = written(tmp_path, "page.txt", TEXT.replace("\n", "\r\n").encode(codec))
    page = read_page(path)
    assert (page.format, page.text, page.html, page.blocks) == ("text", TEXT, None, ())
    assert page.name == str(path)
    assert read_page(str(path)) == page


@pytest.mark.parametrize(
    "name", ["page.html", "page.htm", "page.txt", "page", "page.php", "page.mhtml", "page.doc", "page.md"]
)
@pytest.mark.parametrize(("codec", "label"), [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "utf-8")])
def test_html_under_any_name(tmp_path: Path, name: str, codec: str, label: str) -> None:
    page = read_page(written(tmp_path, name, HTML.format(label=label).encode(codec)))
    assert (page.format, page.html, page.text) == ("html", HTML.format(label=label), None)
    assert page.meta["encoding"] == codec


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<div class=a><p>甲</p><p>乙</p></div>", True),
        ("<?xml version='1.0'?>\n<!-- saved -->\n<HTML lang=zh><body>甲", True),
        ("会议提出，x<y 且 y>z，产值增长 <5%>。", False),
        ("在网页里，段落写作 <p>。", False),
        ("甲<br>乙<br>丙", False),
    ],
)
def test_what_counts_as_html(text: str, html: bool) -> None:
    assert looks_like_html(text) is html


def test_text_called_html_stays_text(tmp_path: Path) -> None:
    assert read_page(written(tmp_path, "page.html", TEXT.encode())).format == "text"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{URL}">', URL),
        (f"<link href='{URL}' rel=canonical />", URL),
        (f'<meta property="og:url" content="{URL}"/>', URL),
        (f"<!-- saved from url=(0041){URL} -->", URL),
        (f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Jun 18 2024\n-->", URL),
        (
            f'<!-- saved from url=(0041){URL} --><link rel="canonical" href="/a.html">',
            "https://www.qinghe.example/a.html",
        ),
        ('<base href="https://www.qinghe.example/">', "https://www.qinghe.example/"),
        ('<link rel="canonical" href="javascript:void(0)"><link rel=stylesheet href=https://x.example/a.css>', None),
        ('<link rel="canonical" href="http://[bad">', None),
        ("", None),
    ],
)
def test_the_address_of_a_page(head: str, url: str | None) -> None:
    assert source_url(f"<html><head>{head}</head><body>甲</body></html>") == url


def mhtml(*parts: tuple[str, str, bytes], start: str = "", location: str = URL) -> bytes:
    """A saved page of (content type, encoding, body) parts; each has its number as Content-ID."""
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {location}",
        "Subject: =?utf-8?B?" + base64.b64encode("青河要闻".encode()).decode() + "?=",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html"; {start} boundary="----b"',
    ]
    data = "\r\n".join(lines).encode() + b"\r\n\r\n"
    for number, (kind, encoding, body) in enumerate(parts):
        head = f"------b\r\nContent-Type: {kind}\r\nContent-ID: <{number}>\r\nContent-Transfer-Encoding: {encoding}\r\n"
        encoded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(body)
        data += (head + (f"Content-Location: {URL}\r\n" if number == 0 else "")).encode() + b"\r\n" + encoded + b"\r\n"
    return data + b"------b--\r\n"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize(("codec", "charset"), [("utf-8", ' charset="utf-8"'), ("gbk", " charset=gb2312"), ("gbk", "")])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.html", "page.txt"])
def test_mhtml(tmp_path: Path, encoding: str, codec: str, charset: str, name: str) -> None:
    html = HTML.format(label="gb2312" if codec == "gbk" else "utf-8")
    picture = ("image/png", "base64", b"\x89PNG\r\n\x1a\n" + bytes(50))
    data = mhtml((f"text/html;{charset}", encoding, html.encode(codec)), picture)
    page = read_page(written(tmp_path, name, data))
    assert page.format == "html"
    assert page.html is not None
    assert page.html.rstrip() == html
    assert (page.url, page.meta["title"]) == (URL, "青河要闻")


def test_the_main_part_of_mhtml(tmp_path: Path) -> None:
    advert = ("text/html; charset=utf-8", "8bit", "<html><body>广告</body></html>".encode())
    article = ("text/html; charset=utf-8", "8bit", HTML.format(label="utf-8").encode())
    frames = ("text/html; charset=utf-8", "8bit", b"<html><frameset><frame src='a.html'></frameset></html>")
    for data in (
        mhtml(article, advert),
        mhtml(advert, article, start='start="<1>";', location="https://other.example/"),
        mhtml(frames, article, advert),
    ):
        page = read_page(written(tmp_path, "page.mhtml", data))
        assert page.html is not None
        assert TEXT in page.html


def test_mhtml_without_a_page(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"page\.mhtml: this saved page \(MHTML\) holds no HTML; save the page again"):
        read_page(written(tmp_path, "page.mhtml", mhtml(("image/png", "base64", b"\x89PNG"))))


def test_a_mail_of_plain_text(tmp_path: Path) -> None:
    data = mhtml(("text/plain; charset=gbk", "base64", TEXT.encode("gbk")))
    page = read_page(written(tmp_path, "page.eml", data))
    assert page.format == "text"
    assert page.text is not None
    assert page.text.strip() == TEXT


class Stdin:
    """What a pipe gives: bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (TEXT.encode("gb18030"), "text"),
        (HTML.format(label="gbk").encode("gbk"), "html"),
        ("# 要闻\n\n见[原文](https://x.example/a)。\n".encode(), "markdown"),
        ("# 不是标记\n正文。".encode(), "text"),
        (mhtml(("text/html", "base64", HTML.format(label="utf-8").encode())), "html"),
        ((Path(__file__).parent / "readers" / "english.pdf").read_bytes(), "pdf"),
    ],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, data: bytes, form: str) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(data))
    page = read_page("-")
    assert (page.format, page.name) == (form, "standard input")


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(b" \n"))
    with pytest.raises(PageError, match="standard input: the file is empty"):
        read_page("-")
