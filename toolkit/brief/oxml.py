"""WordprocessingML that python-docx has no call for, always in the order that the schema demands.

Word refuses a file, or silently drops settings, where the children of a property element stand in another
order than ISO/IEC 29500-1 gives (CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr); `put` keeps that order.
"""

import re
from typing import Any

# docx.oxml elements have no types of their own.
Element = Any

ORDER: dict[str, tuple[str, ...]] = {
    "pPr": tuple(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
    ),
    "rPr": tuple(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath".split()
    ),
    "tblPr": tuple(
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange".split()
    ),
    "trPr": (),  # a choice in any order
    "tcPr": tuple(
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns cellDel cellMerge tcPrChange".split()
    ),
    "sectPr": tuple(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
        "sectPrChange".split()
    ),
}

# Everything that XML 1.0 cannot hold, lone surrogates among it.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def element(tag: str, **attributes: str | int) -> Element:
    """A `w:` element with `w:` attributes: element("sz", val=20)."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def put(parent: Element, child: Element) -> Element:
    """Set `child` under a property element, replacing one of its name, at its place in the schema's order."""
    from docx.oxml.ns import qn

    order = ORDER[_local(parent)]
    for old in parent.findall(child.tag):
        parent.remove(old)
    if _local(child) in order:
        for name in order[order.index(_local(child)) + 1 :]:
            follower = parent.find(qn(f"w:{name}"))
            if follower is not None:
                follower.addprevious(child)
                return child
    parent.append(child)
    return child


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
