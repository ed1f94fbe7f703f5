"""Word is strict about the order of children; the sequences here are those of ISO/IEC 29500-1, written out anew."""

import itertools
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.brief.articles import ARTICLES
from toolkit.brief import LAYOUTS, write_brief
from toolkit.brief.oxml import element, put
from toolkit.brief.template import TEMPLATE, build, parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SEQUENCES = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
        headers cellIns cellDel cellMerge tcPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": """zoom defaultTabStop characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol
        listSeparator""",
}


def misplaced(root: Any) -> list[str]:
    """Elements whose children stand in another order than the schema's, or that it does not know."""
    wrong = []
    for tag, sequence in SEQUENCES.items():
        order = sequence.split()
        for node in root.iter(f"{W}{tag}"):
            names = [child.tag.removeprefix(W) for child in node]
            if not set(names) <= set(order) or names != sorted(names, key=order.index):
                wrong.append(f"{tag}: {' '.join(names)}")
    return wrong


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ARTICLES)
def test_children_stand_in_the_order_of_the_schema(kind: str, layout: str, tmp_path: Path) -> None:
    path = write_brief(ARTICLES[kind](), tmp_path / "brief.docx", layout)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                assert misplaced(etree.fromstring(package.read(name))) == [], name


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ARTICLES)
def test_cells_end_in_a_paragraph_and_tables_do_not_touch(kind: str, layout: str, tmp_path: Path) -> None:
    path = write_brief(ARTICLES[kind](), tmp_path / "brief.docx", layout)
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))
    tags = [child.tag.removeprefix(W) for child in body]
    assert ("tbl", "tbl") not in set(itertools.pairwise(tags))
    assert tags[-1] == "sectPr"
    ids = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_put_keeps_the_order_and_replaces() -> None:
    properties = element("pPr")
    for name in ("jc", "spacing", "keepNext", "pStyle", "ind"):
        put(properties, element(name))
    put(properties, element("spacing", after=40))
    assert [child.tag.removeprefix(W) for child in properties] == ["pStyle", "keepNext", "spacing", "ind", "jc"]
    assert properties[2].get(f"{W}after") == "40"


def test_shipped_template_is_what_the_styles_build(tmp_path: Path) -> None:
    """Run `python -m toolkit.brief.template` after a change of styles."""
    with zipfile.ZipFile(TEMPLATE) as shipped, zipfile.ZipFile(build(tmp_path / "template.docx")) as built:
        assert shipped.namelist() == built.namelist() == list(parts())
        for name in built.namelist():
            assert shipped.read(name) == built.read(name), name
