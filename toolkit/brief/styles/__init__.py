"""The styles of a brief: every look in it, as data.

Names are Word's own where Word has one (Title, Body Text, Caption), so that a house template restyles a brief
by defining the same names. Lengths are points; the fonts are those of the theme, with Cambria, Calibri and
Microsoft YaHei written out beside them for programs that read no theme.
"""

from toolkit.brief.styles.article import ARTICLE, SOURCE
from toolkit.brief.styles.basics import BODY_FACE, LANGUAGES, ON, margins, size, spacing
from toolkit.brief.styles.matter import MATTER
from toolkit.brief.styles.tables import TABLES
from toolkit.brief.stylesheet import Style, styles_part

_DEFAULTS = (
    Style("Default Paragraph Font", "character", None, default=True, priority=1, hidden=True),
    Style(
        "Normal Table",
        "table",
        None,
        id="TableNormal",
        table={
            "tblInd": {"w": 0, "type": "dxa"},
            "tblCellMar": margins(0, 108, 0, 108),
        },
        default=True,
        priority=99,
        hidden=True,
    ),
    Style("No List", "numbering", None, default=True, priority=99, hidden=True),
)

STYLES: tuple[Style, ...] = (*ARTICLE, *SOURCE, *TABLES, *MATTER, *_DEFAULTS)


def styles_xml() -> str:
    """The styles part of the template."""
    return styles_part(STYLES, {**BODY_FACE, **size(11), **LANGUAGES}, {"widowControl": ON, "spacing": spacing()})
