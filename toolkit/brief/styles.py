"""The styles of a brief: every look in it, as data.

Names are Word's own where Word has one (Title, Body Text, Caption), so that a house template restyles a brief
by defining the same names. Lengths are points; the fonts are those of the theme, with Cambria, Calibri and
Microsoft YaHei written out beside them for programs that read no theme.
"""

from toolkit.brief.stylesheet import Properties, Style, styles_part

INK, ACCENT, GREY, RULE, TINT, WARN, DOUBT = "1E252B", "0F5C7A", "5B6770", "C5CED4", "EEF3F6", "A33B20", "FFF4D6"
BODY_FONT, HEAD_FONT, EAST_ASIAN_FONT = "Cambria", "Calibri", "Microsoft YaHei"
LANGUAGE, EAST_ASIAN_LANGUAGE = "en-GB", "zh-CN"


def _twips(points: float) -> int:
    return round(points * 20)


def _spacing(before: float = 0, after: float = 0, line: float = 1.0, exact: float | None = None) -> Properties:
    rule = ("exact", _twips(exact)) if exact else ("auto", round(240 * line))
    return {"before": _twips(before), "after": _twips(after), "line": rule[1], "lineRule": rule[0]}


def _indent(left: float = 0, hanging: float = 0, right: float = 0) -> Properties:
    return {"left": _twips(left), "right": _twips(right), "hanging": _twips(hanging)}


def _size(points: float) -> dict[str, Properties]:
    return {"sz": {"val": round(points * 2)}, "szCs": {"val": round(points * 2)}}


def _border(width: float, colour: str, space: int = 1) -> Properties:
    return {"val": "single", "sz": round(width * 8), "space": space, "color": colour}


def _font(major: bool) -> dict[str, Properties]:
    theme, latin = ("major", HEAD_FONT) if major else ("minor", BODY_FONT)
    explicit = {"ascii": latin, "hAnsi": latin, "eastAsia": EAST_ASIAN_FONT, "cs": latin}
    themed = {
        "asciiTheme": f"{theme}HAnsi",
        "hAnsiTheme": f"{theme}HAnsi",
        "eastAsiaTheme": f"{theme}EastAsia",
        "cstheme": f"{theme}Bidi",
    }
    return {"rFonts": {**explicit, **themed}}


_ON: Properties = {}
_BODY, _HEAD = _font(False), _font(True)
_BOLD: dict[str, Properties] = {"b": _ON, "bCs": _ON}
_ITALIC: dict[str, Properties] = {"i": _ON, "iCs": _ON}
_INK: dict[str, Properties] = {"color": {"val": INK}}
_ACCENT: dict[str, Properties] = {"color": {"val": ACCENT, "themeColor": "accent1"}}
_GREY: dict[str, Properties] = {"color": {"val": GREY}}
_KEEP: dict[str, Properties] = {"keepNext": _ON, "keepLines": _ON}
_LANG: dict[str, Properties] = {"lang": {"val": LANGUAGE, "eastAsia": EAST_ASIAN_LANGUAGE, "bidi": "ar-SA"}}


def _margins(top: int, left: int, bottom: int, right: int) -> Properties:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return {side: {"w": width, "type": "dxa"} for side, width in sides.items()}


_RULES: Properties = {
    "top": _border(1, ACCENT, 0),
    "bottom": _border(1, ACCENT, 0),
    "insideH": _border(0.5, RULE, 0),
}


def _heading(level: int, size: float, before: float, after: float) -> Style:
    return Style(
        f"heading {level}",
        id=f"Heading{level}",
        next="BodyText",
        paragraph={**_KEEP, "spacing": _spacing(before, after, 1.05), "outlineLvl": {"val": level - 1}},
        run={**_HEAD, **_BOLD, **_size(size), **(_ACCENT if level < 3 else _INK)},
        priority=9,
    )


_ARTICLE = (
    Style("Normal", based_on=None, run=_INK, default=True, priority=0),
    Style("Body Text", paragraph={"spacing": _spacing(0, 7, 1.2)}, priority=1),
    Style(
        "Title",
        next="BodyText",
        paragraph={**_KEEP, "suppressAutoHyphens": _ON, "spacing": _spacing(4, 5, 1.0)},
        run={**_BODY, **_BOLD, **_size(23), **_INK},
        priority=8,
    ),
    Style(
        "Subtitle",
        next="BodyText",
        paragraph={**_KEEP, "spacing": _spacing(0, 5, exact=18)},
        run={**_HEAD, **_size(11.5), **_GREY},
        priority=8,
    ),
    Style(
        "Kicker",
        next="Title",
        paragraph={**_KEEP, "spacing": _spacing(0, 2)},
        run={**_HEAD, **_BOLD, "caps": _ON, **_ACCENT, "spacing": {"val": 24}, **_size(9)},
    ),
    Style(
        "Meta",
        next="BodyText",
        paragraph={"spacing": _spacing(0, 1.5, 1.1)},
        run={**_HEAD, **_size(9.5), **_GREY},
    ),
    Style(
        "Rule",
        next="Meta",
        paragraph={
            **_KEEP,
            "pBdr": {"bottom": _border(0.75, ACCENT)},
            "spacing": _spacing(0, 6, exact=3),
        },
        run=_size(2),
        hidden=True,
    ),
    _heading(1, 14, 14, 5),
    _heading(2, 12, 11, 4),
    _heading(3, 11, 9, 3),
    Style(
        "Question",
        next="Answer",
        paragraph={
            **_KEEP,
            "pBdr": {"left": _border(2.25, ACCENT, 9)},
            "spacing": _spacing(11, 8, 1.1),
            "ind": _indent(left=12),
        },
        run={**_HEAD, **_BOLD, **_size(11), **_ACCENT},
    ),
    Style("Answer", based_on="BodyText", next="BodyText"),
    Style("Speaker", "character", "DefaultParagraphFont", run={**_HEAD, **_BOLD, "smallCaps": _ON}, priority=11),
    Style(
        "List Paragraph",
        based_on="BodyText",
        paragraph={"spacing": _spacing(0, 5, 1.2), "ind": _indent(left=17, hanging=17)},
        priority=12,
    ),
    Style(
        "List Bullet",
        based_on="BodyText",
        paragraph={"numPr": {"numId": {"val": 1}}, "spacing": _spacing(0, 5, 1.2), "ind": _indent(left=17, hanging=12)},
        priority=12,
    ),
    Style(
        "caption",
        id="Caption",
        next="BodyText",
        paragraph={"keepLines": _ON, "spacing": _spacing(6, 5, 1.1)},
        run={**_HEAD, **_BOLD, **_size(9.5), **_GREY},
        priority=13,
    ),
    Style("Lead", based_on="BodyText", paragraph={"spacing": _spacing(0, 4, 1.2)}, run=_size(11.5), priority=10),
    Style("Missing", "character", "DefaultParagraphFont", run={**_ITALIC, **_GREY}, priority=20),
)

_SOURCE = (
    Style(
        "Source Text",
        paragraph={"spacing": _spacing(0, 5, exact=15)},
        run={**_HEAD, **_size(9.5), **_GREY, **_LANG},
        priority=15,
    ),
    Style(
        "Source Heading",
        based_on="SourceText",
        paragraph={**_KEEP, "spacing": _spacing(2, 4, exact=17)},
        run={**_BOLD, **_size(10.5)},
        priority=15,
    ),
    Style("Source Question", based_on="SourceText", paragraph=_KEEP, run=_BOLD, priority=15),
    Style(
        "Source Caption",
        based_on="SourceText",
        paragraph={"keepLines": _ON, "spacing": _spacing(0, 4, exact=14)},
        run=_size(9),
        priority=15,
    ),
    Style(
        "Source Note",
        based_on="SourceText",
        paragraph={"spacing": _spacing(0, 9, exact=14.5), "ind": _indent(left=12)},
        run=_size(9),
        priority=15,
    ),
)

_TABLES = (
    Style("Table Text", paragraph={"spacing": _spacing(0, 0, 1.05)}, run={**_HEAD, **_size(9.5)}, priority=16),
    Style(
        "Table Header",
        based_on="TableText",
        paragraph=_KEEP,
        run={**_BOLD, **_ACCENT},
        priority=16,
    ),
    Style("Key Figure", based_on="TableText", run={**_BOLD, **_ACCENT}, priority=16),
    Style("Table Number", based_on="TableText", paragraph={"jc": {"val": "right"}}, priority=16),
    Style(
        "Table Source",
        based_on="TableText",
        paragraph={"spacing": _spacing(0, 0, exact=12)},
        run={**_size(8.5), **_GREY, **_LANG},
        priority=16,
    ),
    Style("Glossary Text", based_on="TableText", paragraph={"spacing": _spacing(0, 0, exact=11)}, run=_size(8.5)),
    Style(
        "Glossary Group",
        based_on="GlossaryText",
        paragraph={"keepNext": _ON, "spacing": _spacing(3, 0, exact=11)},
        run={**_BOLD, **_GREY},
        priority=16,
    ),
    Style("Glossary Header", based_on="GlossaryText", paragraph=_KEEP, run={**_BOLD, **_ACCENT}),
    Style("Glossary Source", based_on="GlossaryText", run={**_GREY, **_LANG}),
    Style(
        "Table End",
        paragraph={"spacing": _spacing(0, 0, exact=1)},
        run=_size(1),
        priority=16,
        hidden=True,
    ),
    Style(
        "Brief Table",
        "table",
        "TableNormal",
        table={"tblBorders": _RULES, "tblCellMar": _margins(50, 85, 50, 85)},
        conditional={
            "firstRow": {
                "tcPr": {
                    "tcBorders": {"bottom": _border(0.75, ACCENT, 0)},
                    "shd": {"val": "clear", "color": "auto", "fill": TINT},
                    "vAlign": {"val": "bottom"},
                },
            },
        },
        priority=17,
    ),
    Style(
        "Brief Glossary",
        "table",
        "BriefTable",
        table={"tblCellMar": _margins(20, 60, 20, 60)},
        priority=17,
    ),
    Style(
        "Brief Parallel",
        "table",
        "TableNormal",
        table={"tblBorders": _RULES, "tblCellMar": _margins(90, 0, 70, 170)},
        priority=17,
    ),
)

_MATTER = (
    Style(
        "header",
        id="Header",
        paragraph={
            "pBdr": {"bottom": _border(0.5, RULE, 4)},
            "tabs": {"tab": {"val": "right", "pos": 8958}},
            "spacing": _spacing(),
        },
        run={**_HEAD, **_size(8.5), **_GREY},
        priority=30,
    ),
    Style(
        "footer",
        id="Footer",
        paragraph={
            "pBdr": {"top": _border(0.5, RULE, 5)},
            "tabs": {"tab": {"val": "right", "pos": 8958}},
            "spacing": _spacing(0, 1),
        },
        run={**_HEAD, **_size(8.5), **_GREY},
        priority=30,
    ),
    Style(
        "Rights Line",
        paragraph={"spacing": _spacing(0, 1)},
        run={**_HEAD, **_ITALIC, **_size(7.5), **_GREY},
        priority=30,
    ),
    Style("Signature Line", run={**_HEAD, **_size(6.5), **_GREY}, priority=30),
    Style(
        "TOC Heading",
        next="BodyText",
        paragraph={**_KEEP, "spacing": _spacing(4, 3, 1.05)},
        run={**_HEAD, **_BOLD, **_size(9.5), **_GREY},
        priority=39,
    ),
    *(
        Style(
            f"toc {level}",
            id=f"TOC{level}",
            paragraph={"spacing": _spacing(0, 1.5, 1.05), "ind": _indent(left=12.0 * (level - 1))},
            run={**_HEAD, **_size(9.5 if level == 1 else 9)},
            priority=39,
        )
        for level in (1, 2, 3)
    ),
    Style(
        "Article End",
        paragraph={"pBdr": {"bottom": _border(0.5, RULE)}, "spacing": _spacing(9, 0, exact=3)},
        run=_size(2),
        hidden=True,
    ),
    Style(
        "Appendix Heading",
        based_on="Heading1",
        next="BodyText",
        paragraph={"spacing": _spacing(18, 3, 1.05)},
        priority=18,
    ),
    Style("Appendix Text", paragraph={"spacing": _spacing(0, 6, 1.1)}, run={**_HEAD, **_size(9.5), **_GREY}),
    Style(
        "Note Heading",
        next="NoteItem",
        paragraph={**_KEEP, "spacing": _spacing(7, 2), "outlineLvl": {"val": 1}},
        run={**_HEAD, **_BOLD, **_size(9.5), **_INK},
        priority=18,
    ),
    Style(
        "Note Item",
        paragraph={"keepLines": _ON, "spacing": _spacing(0, 2.5, 1.05), "ind": _indent(left=10, hanging=10)},
        run={**_HEAD, **_size(9)},
        priority=18,
    ),
    Style(
        "Forced Rendering",
        "character",
        "DefaultParagraphFont",
        run={"u": {"val": "dotted", "color": ACCENT}},
        priority=19,
    ),
    Style(
        "Low Confidence",
        "character",
        "DefaultParagraphFont",
        run={"shd": {"val": "clear", "color": "auto", "fill": DOUBT}},
        priority=19,
    ),
    Style("Flag", "character", "DefaultParagraphFont", run={**_BOLD, "color": {"val": WARN}}, priority=19),
    Style(
        "Hyperlink",
        "character",
        "DefaultParagraphFont",
        run={"color": {"val": ACCENT, "themeColor": "hyperlink"}, "u": {"val": "single"}},
        priority=99,
    ),
    Style(
        "annotation text",
        id="CommentText",
        paragraph={"spacing": _spacing()},
        run={**_HEAD, **_size(10)},
        priority=99,
    ),
    Style(
        "annotation reference",
        "character",
        "DefaultParagraphFont",
        id="CommentReference",
        run=_size(8),
        priority=99,
    ),
)

_DEFAULTS = (
    Style("Default Paragraph Font", "character", None, default=True, priority=1, hidden=True),
    Style(
        "Normal Table",
        "table",
        None,
        id="TableNormal",
        table={
            "tblInd": {"w": 0, "type": "dxa"},
            "tblCellMar": _margins(0, 108, 0, 108),
        },
        default=True,
        priority=99,
        hidden=True,
    ),
    Style("No List", "numbering", None, default=True, priority=99, hidden=True),
)

STYLES: tuple[Style, ...] = (*_ARTICLE, *_SOURCE, *_TABLES, *_MATTER, *_DEFAULTS)


def styles_xml() -> str:
    """The styles part of the template."""
    return styles_part(STYLES, {**_BODY, **_size(11), **_LANG}, {"widowControl": _ON, "spacing": _spacing()})
