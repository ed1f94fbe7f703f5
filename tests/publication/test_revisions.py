"""Tracked changes accepted."""

import pytest
from lxml import etree

from toolkit.publication.revisions import W, accept

NAMES = f'xmlns:w="{W[1:-1]}"'
WHO = 'w:id="1" w:author="Li Na" w:date="2026-05-01T08:00:00Z"'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def accepted(inner: str) -> etree._Element:
    root = etree.fromstring(f"<w:body {NAMES}>{inner}<w:sectPr/></w:body>")
    accept(root)
    assert b"Li Na" not in etree.tostring(root)
    return root


def lines(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<w:p>{run('a')}<w:ins {WHO}>{run('b')}</w:ins><w:del {WHO}><w:r><w:delText>c</w:delText></w:r></w:del>"
         "</w:p>",
         ["ab"]),
        (f"<w:p><w:ins {WHO}><w:del {WHO}>{run('x')}</w:del>{run('y')}</w:ins></w:p>", ["y"]),
        (f"<w:p><w:moveFrom {WHO}>{run('m')}</w:moveFrom></w:p><w:p><w:moveTo {WHO}>{run('m')}</w:moveTo></w:p>",
         ["", "m"]),
        (f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{run('one')}</w:p><w:p><w:pPr/>{run(' two')}</w:p>",
         ["one two"]),
        (f"<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{run('new')}</w:p>", ["new"]),
        (f"<w:p><w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/>"
         "</w:rPrChange></w:rPr><w:t>bold</w:t></w:r></w:p>", ["bold"]),
        (f"<w:tbl><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p>{run('gone')}</w:p></w:tc></w:tr><w:tr><w:trPr>"
         f"<w:ins {WHO}/></w:trPr><w:tc><w:p>{run('row')}</w:p></w:tc></w:tr></w:tbl>", ["row"]),
        (f"<w:tbl><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p>{run('gone')}</w:p></w:tc></w:tr></w:tbl>", []),
    ],
)  # fmt: skip
def test_what_was_inserted_stays_and_what_was_deleted_goes(inner: str, expected: list[str]) -> None:
    assert lines(accepted(inner)) == expected


def test_a_paragraph_joined_to_the_next_takes_its_style() -> None:
    first = f'<w:p><w:pPr><w:pStyle w:val="A"/><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{run("one")}</w:p>'
    root = accepted(f'{first}<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{run("two")}</w:p>')
    (paragraph,) = root.iter(f"{W}p")
    assert paragraph[0].tag == f"{W}pPr"
    assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "B"
