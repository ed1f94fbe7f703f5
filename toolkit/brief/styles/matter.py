"""Styles of what stands around an article: margins, contents, appendix, the reviewer's marks."""

from toolkit.brief.styles.basics import (
    ACCENT,
    BOLD,
    DOUBT,
    GREYED,
    HEAD_FACE,
    INKED,
    ITALIC,
    KEEP,
    ON,
    RULE,
    WARN,
    border,
    indent,
    size,
    spacing,
)
from toolkit.brief.stylesheet import Style

MATTER = (
    Style(
        "header",
        id="Header",
        paragraph={
            "pBdr": {"bottom": border(0.5, RULE, 4)},
            "tabs": {"tab": {"val": "right", "pos": 8958}},
            "spacing": spacing(),
        },
        run={**HEAD_FACE, **size(8.5), **GREYED},
        priority=30,
    ),
    Style(
        "footer",
        id="Footer",
        paragraph={
            "pBdr": {"top": border(0.5, RULE, 5)},
            "tabs": {"tab": {"val": "right", "pos": 8958}},
            "spacing": spacing(0, 1),
        },
        run={**HEAD_FACE, **size(8.5), **GREYED},
        priority=30,
    ),
    Style(
        "Rights Line",
        paragraph={"spacing": spacing(0, 1)},
        run={**HEAD_FACE, **ITALIC, **size(7.5), **GREYED},
        priority=30,
    ),
    Style("Signature Line", run={**HEAD_FACE, **size(6.5), **GREYED}, priority=30),
    Style(
        "TOC Heading",
        next="BodyText",
        paragraph={**KEEP, "spacing": spacing(4, 3, 1.05)},
        run={**HEAD_FACE, **BOLD, **size(9.5), **GREYED},
        priority=39,
    ),
    *(
        Style(
            f"toc {level}",
            id=f"TOC{level}",
            paragraph={"spacing": spacing(0, 1.5, 1.05), "ind": indent(left=12.0 * (level - 1))},
            run={**HEAD_FACE, **size(9.5 if level == 1 else 9)},
            priority=39,
        )
        for level in (1, 2, 3)
    ),
    Style(
        "Article End",
        paragraph={"pBdr": {"bottom": border(0.5, RULE)}, "spacing": spacing(9, 0, exact=3)},
        run=size(2),
        hidden=True,
    ),
    Style(
        "Appendix Heading",
        based_on="Heading1",
        next="BodyText",
        paragraph={"spacing": spacing(18, 3, 1.05)},
        priority=18,
    ),
    Style("Appendix Text", paragraph={"spacing": spacing(0, 6, 1.1)}, run={**HEAD_FACE, **size(9.5), **GREYED}),
    Style(
        "Note Heading",
        next="NoteItem",
        paragraph={**KEEP, "spacing": spacing(7, 2), "outlineLvl": {"val": 1}},
        run={**HEAD_FACE, **BOLD, **size(9.5), **INKED},
        priority=18,
    ),
    Style(
        "Note Item",
        paragraph={"keepLines": ON, "spacing": spacing(0, 2.5, 1.05), "ind": indent(left=10, hanging=10)},
        run={**HEAD_FACE, **size(9)},
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
    Style("Flag", "character", "DefaultParagraphFont", run={**BOLD, "color": {"val": WARN}}, priority=19),
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
        paragraph={"spacing": spacing()},
        run={**HEAD_FACE, **size(10)},
        priority=99,
    ),
    Style(
        "annotation reference",
        "character",
        "DefaultParagraphFont",
        id="CommentReference",
        run=size(8),
        priority=99,
    ),
)
