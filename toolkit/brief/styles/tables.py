"""Styles of tables, the glossary of terms used among them."""

from toolkit.brief.styles.basics import (
    ACCENT,
    ACCENTED,
    BOLD,
    GREYED,
    HEAD_FACE,
    KEEP,
    LANGUAGES,
    ON,
    RULE,
    TINT,
    border,
    margins,
    size,
    spacing,
)
from toolkit.brief.stylesheet import Properties, Style

_RULES: Properties = {
    "top": border(1, ACCENT, 0),
    "bottom": border(1, ACCENT, 0),
    "insideH": border(0.5, RULE, 0),
}


TABLES = (
    Style("Table Text", paragraph={"spacing": spacing(0, 0, 1.05)}, run={**HEAD_FACE, **size(9.5)}, priority=16),
    Style(
        "Table Header",
        based_on="TableText",
        paragraph=KEEP,
        run={**BOLD, **ACCENTED},
        priority=16,
    ),
    Style("Key Figure", based_on="TableText", run={**BOLD, **ACCENTED}, priority=16),
    Style("Table Number", based_on="TableText", paragraph={"jc": {"val": "right"}}, priority=16),
    Style(
        "Table Source",
        based_on="TableText",
        paragraph={"spacing": spacing(0, 0, exact=12)},
        run={**size(8.5), **GREYED, **LANGUAGES},
        priority=16,
    ),
    Style("Glossary Text", based_on="TableText", paragraph={"spacing": spacing(0, 0, exact=11)}, run=size(8.5)),
    Style(
        "Glossary Group",
        based_on="GlossaryText",
        paragraph={"keepNext": ON, "spacing": spacing(3, 0, exact=11)},
        run={**BOLD, **GREYED},
        priority=16,
    ),
    Style("Glossary Header", based_on="GlossaryText", paragraph=KEEP, run={**BOLD, **ACCENTED}),
    Style("Glossary Source", based_on="GlossaryText", run={**GREYED, **LANGUAGES}),
    Style(
        "Table End",
        paragraph={"spacing": spacing(0, 0, exact=1)},
        run=size(1),
        priority=16,
        hidden=True,
    ),
    Style(
        "Brief Table",
        "table",
        "TableNormal",
        table={"tblBorders": _RULES, "tblCellMar": margins(50, 85, 50, 85)},
        conditional={
            "firstRow": {
                "tcPr": {
                    "tcBorders": {"bottom": border(0.75, ACCENT, 0)},
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
        table={"tblCellMar": margins(20, 60, 20, 60)},
        priority=17,
    ),
    Style(
        "Brief Parallel",
        "table",
        "TableNormal",
        table={"tblBorders": _RULES, "tblCellMar": margins(90, 0, 70, 170)},
        priority=17,
    ),
)
