"""The formats of exchange by name and ending."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ReviewError
from toolkit.record.model import ReviewRecord
from toolkit.review import docx_table, tmx, xliff, xlsx
from toolkit.review.exporting import Sheet
from toolkit.review.model import Pending, ReadRow


@dataclass(frozen=True, slots=True)
class Format:
    """How to write and read one format. `ordered`: whether the order of its rows means anything."""

    name: str
    endings: tuple[str, ...]
    about: str
    write: Callable[[Sheet, Path], None]
    read: Callable[[Path], tuple[list[ReadRow], ReviewRecord | None, list[Pending]]]
    ordered: bool = True


FORMATS = {
    f.name: f
    for f in (
        Format("docx", (".docx",), "Word table", docx_table.write, docx_table.read),
        Format("xlsx", (".xlsx",), "Excel workbook", xlsx.write, xlsx.read),
        Format("xliff", (".xlf", ".xliff", ".xlf2"), "XLIFF 2.1", xliff.write, xliff.read),
        Format("tmx", (".tmx",), "TMX 1.4b", tmx.write, tmx.read, ordered=False),
    )
}


def format_of(path: Path, name: str | None = None) -> Format:
    """The format of a name, or of a file's ending. Raises ReviewError naming those there are."""
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        raise ReviewError(f"'{name}' is not a format; use one of {', '.join(FORMATS)}.")
    for known in FORMATS.values():
        if path.suffix.lower() in known.endings:
            return known
    raise ReviewError(f"{path}: cannot tell the format from the ending; name it with --format ({', '.join(FORMATS)}).")
