"""The blank template that every brief is written into: `python -m toolkit.brief.template` builds it anew.

Headers and footers hold content controls tagged `title`, `source`, `rights` and `signature`, which the writer fills;
a house template may place the same tags where it likes, or none.
"""

import zipfile
from pathlib import Path

from toolkit.brief.look import PAPERS
from toolkit.brief.styles import styles_xml
from toolkit.brief.styles.basics import (
    ACCENT,
    BODY_FONT,
    EAST_ASIAN_FONT,
    EAST_ASIAN_LANGUAGE,
    HEAD_FONT,
    INK,
    LANGUAGE,
)

TEMPLATE = Path(__file__).with_name("template.docx")

(PAGE_WIDTH, PAGE_HEIGHT), SIDE_MARGIN = PAPERS["a4"], 1474  # twips

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def build(path: Path = TEMPLATE) -> Path:
    """Write the template; the same parts in the same order each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, _HEAD + text)
    return path


def parts() -> dict[str, str]:
    """Every part of the template by its name in the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("core", "docProps/core.xml"),
        ),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("theme", "theme/theme1.xml"),
            ("fontTable", "fontTable.xml"),
            ("numbering", "numbering.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/theme/theme1.xml": _theme(),
        "word/fontTable.xml": _font_table(),
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": f'<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p></w:hdr>',
        "word/header2.xml": f"<w:hdr {_W}><w:p>{_styled('Header')}{_control('title', 'Title')}</w:p></w:hdr>",
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _footer(),
    }


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/footer2.xml": f"{_WORD}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{core if kind == "core" else f"{_OFFICE}/{kind}"}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def _document() -> str:
    references = (
        '<w:headerReference w:type="first" r:id="rId6"/><w:headerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="first" r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/>'
    )
    page = (
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1304" w:right="{SIDE_MARGIN}" w:bottom="1474" w:left="{SIDE_MARGIN}" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="425"/><w:titlePg/>'
    )
    return f"<w:document {_W} {_R}><w:body><w:sectPr>{references}{page}</w:sectPr></w:body></w:document>"


def _styled(style: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _control(tag: str, shown: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{shown}"/><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _footer() -> str:
    page = "".join(
        f'<w:r><w:t xml:space="preserve">{word}</w:t></w:r>{_field(name)}'
        for word, name in (("Page ", "PAGE"), (" of ", "NUMPAGES"))
    )
    first = f"<w:p>{_styled('Footer')}{_control('source', 'Source')}<w:r><w:tab/></w:r>{page}</w:p>"
    rights, signature = (
        f"<w:p>{_styled(style)}{_control(tag, tag.capitalize())}</w:p>"
        for style, tag in (("RightsLine", "rights"), ("SignatureLine", "signature"))
    )
    return f"<w:ftr {_W}>{first}{rights}{signature}</w:ftr>"


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _settings() -> str:
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compat}</w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{EAST_ASIAN_LANGUAGE}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _theme() -> str:
    colours = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": "24404F",
        "lt2": "EEF3F6",
        "accent1": ACCENT,
        "accent2": "A33B20",
        "accent3": "7A8B3F",
        "accent4": "C08A2D",
        "accent5": "4F6D8F",
        "accent6": "5B6770",
        "hlink": ACCENT,
        "folHlink": "5B4A7A",
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{which}Font><a:latin typeface="{latin}"/><a:ea typeface="{EAST_ASIAN_FONT}"/>'
        f'<a:cs typeface="{latin}"/><a:font script="Hans" typeface="{EAST_ASIAN_FONT}"/></a:{which}Font>'
        for which, latin in (("major", HEAD_FONT), ("minor", BODY_FONT))
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{w}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
        for w in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Brief"><a:themeElements>'
        f'<a:clrScheme name="Brief">{scheme}</a:clrScheme><a:fontScheme name="Brief">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Brief"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}">{alternative}<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, alternative, charset, family in (
            (BODY_FONT, '<w:altName w:val="Caladea"/>', "00", "roman"),
            (HEAD_FONT, '<w:altName w:val="Carlito"/>', "00", "swiss"),
            (EAST_ASIAN_FONT, '<w:altName w:val="Noto Sans CJK SC"/>', "86", "swiss"),
        )
    )
    return f"<w:fonts {_W}>{fonts}</w:fonts>"


_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="240"/></w:pPr>'
    f'<w:rPr><w:rFonts w:ascii="{HEAD_FONT}" w:hAnsi="{HEAD_FONT}" w:eastAsia="{EAST_ASIAN_FONT}" w:cs="{HEAD_FONT}"/>'
    f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Toolkit</Application></Properties>"
)

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)

if __name__ == "__main__":
    print(build())
