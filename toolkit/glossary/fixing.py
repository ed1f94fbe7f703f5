"""Mends that are safe without asking: stray spaces, invisible characters, full-width letters in English, repetitions,
encodings. Each changes what nobody meant, and a second run changes nothing."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.files import written_aside
from toolkit.glossary.editing import Change, apply
from toolkit.glossary.entries import files_of
from toolkit.glossary.reading import SHORT, Layout, read_layout

_ENGLISH = ("target", "variants", SHORT)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to a line of a file (0: to all of it)."""

    file: str
    line: int
    what: str


def fix(paths: Sequence[Path]) -> tuple[Mended, ...]:
    """Mend the glossaries that paths name, each file in one atomic write. Raises GlossaryError for unreadable ones."""
    return tuple(mended for path in paths for file in files_of(Path(path)) for mended in _fix_file(file))


def _fix_file(file: Path) -> list[Mended]:
    layout = read_layout(file)
    done: list[Mended] = []
    if not layout.utf8:
        with written_aside(file) as aside:
            aside.write_text("".join(layout.lines), encoding="utf-8", newline="")
        done.append(Mended(str(file), 0, "converted to UTF-8"))
        layout = read_layout(file)
    changes: list[Change] = []
    for record, cells, repeated in _rows(layout):
        mended = {column: clean(cell, english=column in _ENGLISH) for column, cell in cells.items()}
        if repeated:
            changes.append(Change(record[0], record[1], None))
            done.append(Mended(str(file), record[0], f"removed a repetition of {cells.get('source', '')}"))
        elif mended != cells:
            changes.append(Change(record[0], record[1], mended))
            changed = ", ".join(column for column, cell in mended.items() if cell != cells[column])
            done.append(Mended(str(file), record[0], f"cleaned {changed}"))
    if changes:
        apply(file, changes)
    return done


def _rows(layout: Layout) -> list[tuple[tuple[int, int], dict[str, str], bool]]:
    """First and last line, cells, and whether an earlier row says the very same."""
    seen: set[tuple[str, ...]] = set()
    out = []
    for record in layout.records:
        cells = dict(zip(layout.columns, record.raw, strict=False))
        identity = tuple(clean(cell, english=False) for cell in record.raw)
        out.append(((record.line, record.end), cells, identity in seen))
        seen.add(identity)
    return out


def clean(cell: str, *, english: bool) -> str:
    """A cell without invisible characters and stray spaces; of English, also with half-width letters and signs."""
    text = "".join(c for c in cell if unicodedata.category(c) not in ("Cf", "Co") and (c.isspace() or c.isprintable()))
    if english:
        text = text.translate(_FULL_WIDTH)
        text = "|".join(part.strip() for part in text.split("|"))
    return " ".join(text.split())
