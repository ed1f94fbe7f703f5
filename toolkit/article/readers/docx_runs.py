"""The visible text of a Word paragraph: insertions kept, deletions, hidden text and field codes left out."""

from dataclasses import dataclass, field

from toolkit.article.readers.docx_xml import Element, child, local, switched

_SKIPPED = frozenset(
    "del moveFrom delText instrText delInstrText pPr rPr sectPr sdtPr sdtEndPr rt Fallback commentReference"
    " annotationRef footnoteRef endnoteRef fldData rubyPr tblPr trPr tcPr".split()
)
_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Runs:
    """What a paragraph holds: text with \\n for line breaks, its text boxes, the notes it refers to."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)  # w:txbxContent
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote" or "endnote", id)


def runs_of(paragraph: Element) -> Runs:
    """Collect the visible text of a w:p element."""
    runs = Runs()
    pieces: list[str] = []
    _collect(paragraph, runs, pieces)
    runs.text = "".join(pieces)
    return runs


def merges_with_next(paragraph: Element) -> bool:
    """Whether the end of the paragraph is itself a tracked deletion."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _collect(element: Element, runs: Runs, pieces: list[str]) -> None:
    for part in element:
        tag = local(part)
        if tag == "t":
            pieces.append(part.text or "")
        elif tag in _FIXED:
            pieces.append(_FIXED[tag])
        elif tag == "br":
            pieces.append("" if _break_type(part) in {"page", "column"} else "\n")
        elif tag == "sym":
            pieces.append(_symbol(part))
        elif tag in _NOTES:
            runs.notes.append((_NOTES[tag], _attribute(part, "id")))
        elif tag == "txbxContent":
            runs.boxes.append(part)
        elif not _left_out(part, tag):
            _collect(part, runs, pieces)


def _left_out(part: Element, tag: str) -> bool:
    if not tag or tag in _SKIPPED:
        return True
    if tag == "r":
        return switched(part, "rPr", "vanish")
    return tag == "sdt" and switched(part, "sdtPr", "showingPlcHdr")


def _break_type(element: Element) -> str:
    """Type of a w:br: page, column or textWrapping."""
    return _attribute(element, "type") or "textWrapping"


def _symbol(element: Element) -> str:
    """A character of a symbol font; those in the private area (F000 and up) mean nothing outside of the font."""
    try:
        code = int(_attribute(element, "char"), 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)


def _attribute(element: Element, name: str) -> str:
    return element.get(f"{element.tag.rpartition('}')[0]}}}{name}") or ""
