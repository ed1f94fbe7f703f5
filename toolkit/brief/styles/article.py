"""Styles of an article: title block, headings, body, interview, lists; and of its Chinese."""

from toolkit.brief.styles.basics import (
    ACCENT,
    ACCENTED,
    BODY_FACE,
    BOLD,
    GREYED,
    HEAD_FACE,
    INKED,
    ITALIC,
    KEEP,
    LANGUAGES,
    ON,
    border,
    indent,
    size,
    spacing,
)
from toolkit.brief.stylesheet import Style


def _heading(level: int, points: float, before: float, after: float) -> Style:
    return Style(
        f"heading {level}",
        id=f"Heading{level}",
        next="BodyText",
        paragraph={**KEEP, "spacing": spacing(before, after, 1.05), "outlineLvl": {"val": level - 1}},
        run={**HEAD_FACE, **BOLD, **size(points), **(ACCENTED if level < 3 else INKED)},
        priority=9,
    )


ARTICLE = (
    Style("Normal", based_on=None, run=INKED, default=True, priority=0),
    Style("Body Text", paragraph={"spacing": spacing(0, 7, 1.2)}, priority=1),
    Style(
        "Title",
        next="BodyText",
        paragraph={**KEEP, "suppressAutoHyphens": ON, "spacing": spacing(4, 5, 1.0)},
        run={**BODY_FACE, **BOLD, **size(23), **INKED},
        priority=8,
    ),
    Style(
        "Subtitle",
        next="BodyText",
        paragraph={**KEEP, "spacing": spacing(0, 5, exact=18)},
        run={**HEAD_FACE, **size(11.5), **GREYED},
        priority=8,
    ),
    Style(
        "Kicker",
        next="Title",
        paragraph={**KEEP, "spacing": spacing(0, 2)},
        run={**HEAD_FACE, **BOLD, "caps": ON, **ACCENTED, "spacing": {"val": 24}, **size(9)},
    ),
    Style(
        "Meta",
        next="BodyText",
        paragraph={"spacing": spacing(0, 1.5, 1.1)},
        run={**HEAD_FACE, **size(9.5), **GREYED},
    ),
    Style(
        "Rule",
        next="Meta",
        paragraph={
            **KEEP,
            "pBdr": {"bottom": border(0.75, ACCENT)},
            "spacing": spacing(0, 6, exact=3),
        },
        run=size(2),
        hidden=True,
    ),
    _heading(1, 14, 14, 5),
    _heading(2, 12, 11, 4),
    _heading(3, 11, 9, 3),
    Style(
        "Question",
        next="Answer",
        paragraph={
            **KEEP,
            "pBdr": {"left": border(2.25, ACCENT, 9)},
            "spacing": spacing(11, 8, 1.1),
            "ind": indent(left=12),
        },
        run={**HEAD_FACE, **BOLD, **size(11), **ACCENTED},
    ),
    Style("Answer", based_on="BodyText", next="BodyText"),
    Style("Speaker", "character", "DefaultParagraphFont", run={**HEAD_FACE, **BOLD, "smallCaps": ON}, priority=11),
    Style(
        "List Paragraph",
        based_on="BodyText",
        paragraph={"spacing": spacing(0, 5, 1.2), "ind": indent(left=17, hanging=17)},
        priority=12,
    ),
    Style(
        "List Bullet",
        based_on="BodyText",
        paragraph={"numPr": {"numId": {"val": 1}}, "spacing": spacing(0, 5, 1.2), "ind": indent(left=17, hanging=12)},
        priority=12,
    ),
    Style(
        "caption",
        id="Caption",
        next="BodyText",
        paragraph={"keepLines": ON, "spacing": spacing(6, 5, 1.1)},
        run={**HEAD_FACE, **BOLD, **size(9.5), **GREYED},
        priority=13,
    ),
    Style("Lead", based_on="BodyText", paragraph={"spacing": spacing(0, 4, 1.2)}, run=size(11.5), priority=10),
    Style("Missing", "character", "DefaultParagraphFont", run={**ITALIC, **GREYED}, priority=20),
)

SOURCE = (
    Style(
        "Source Text",
        paragraph={"spacing": spacing(0, 5, exact=15)},
        run={**HEAD_FACE, **size(9.5), **GREYED, **LANGUAGES},
        priority=15,
    ),
    Style(
        "Source Heading",
        based_on="SourceText",
        paragraph={**KEEP, "spacing": spacing(2, 4, exact=17)},
        run={**BOLD, **size(10.5)},
        priority=15,
    ),
    Style("Source Question", based_on="SourceText", paragraph=KEEP, run=BOLD, priority=15),
    Style(
        "Source Caption",
        based_on="SourceText",
        paragraph={"keepLines": ON, "spacing": spacing(0, 4, exact=14)},
        run=size(9),
        priority=15,
    ),
    Style(
        "Source Note",
        based_on="SourceText",
        paragraph={"spacing": spacing(0, 9, exact=14.5), "ind": indent(left=12)},
        run=size(9),
        priority=15,
    ),
)
