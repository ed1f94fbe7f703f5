"""What styles are made of: colours, fonts, and properties by measures in points."""

from toolkit.brief.stylesheet import Properties

INK, ACCENT, GREY, RULE, TINT, WARN, DOUBT = "1E252B", "0F5C7A", "5B6770", "C5CED4", "EEF3F6", "A33B20", "FFF4D6"
BODY_FONT, HEAD_FONT, EAST_ASIAN_FONT = "Cambria", "Calibri", "Microsoft YaHei"
LANGUAGE, EAST_ASIAN_LANGUAGE = "en-GB", "zh-CN"


def _twips(points: float) -> int:
    return round(points * 20)


def spacing(before: float = 0, after: float = 0, line: float = 1.0, exact: float | None = None) -> Properties:
    """Space before and after in points; lines as a multiple of the font's own height, or `exact` in points."""
    rule = ("exact", _twips(exact)) if exact else ("auto", round(240 * line))
    return {"before": _twips(before), "after": _twips(after), "line": rule[1], "lineRule": rule[0]}


def indent(left: float = 0, hanging: float = 0, right: float = 0) -> Properties:
    """Indents in points."""
    return {"left": _twips(left), "right": _twips(right), "hanging": _twips(hanging)}


def size(points: float) -> dict[str, Properties]:
    """The size of letters, of all scripts."""
    return {"sz": {"val": round(points * 2)}, "szCs": {"val": round(points * 2)}}


def border(width: float, colour: str, space: int = 1) -> Properties:
    """A single line, its width and distance in points."""
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


ON: Properties = {}
BODY_FACE, HEAD_FACE = _font(False), _font(True)
BOLD: dict[str, Properties] = {"b": ON, "bCs": ON}
ITALIC: dict[str, Properties] = {"i": ON, "iCs": ON}
INKED: dict[str, Properties] = {"color": {"val": INK}}
ACCENTED: dict[str, Properties] = {"color": {"val": ACCENT, "themeColor": "accent1"}}
GREYED: dict[str, Properties] = {"color": {"val": GREY}}
KEEP: dict[str, Properties] = {"keepNext": ON, "keepLines": ON}
LANGUAGES: dict[str, Properties] = {"lang": {"val": LANGUAGE, "eastAsia": EAST_ASIAN_LANGUAGE, "bidi": "ar-SA"}}


def margins(top: int, left: int, bottom: int, right: int) -> Properties:
    """The margins of a table's cells in twips."""
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return {side: {"w": width, "type": "dxa"} for side, width in sides.items()}
