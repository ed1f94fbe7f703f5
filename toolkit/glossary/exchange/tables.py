"""Glossaries as plain tables: our own columns in CSV and TSV, and the two-column lists of translation services."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.files import written_aside
from toolkit.glossary.editing import cells_of, columns_for
from toolkit.glossary.entries import TermEntry, entry_of, read_file
from toolkit.glossary.exchange.formulas import neutral, restored
from toolkit.glossary.reading import Row


def read(path: Path) -> list[TermEntry]:
    """Entries of a table with or without header, in any encoding and with any delimiter. Raises GlossaryError."""
    return [restored_entry(entry) for entry in read_file(path)]


def read_omegat(path: Path) -> list[TermEntry]:
    """Entries of an OmegaT glossary: Chinese, English and a comment with tabs between; lines with # are skipped."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(f"{path}: cannot be read as UTF-8 text; save it so.") from error
    rows = ((number, next(csv.reader([line], delimiter="\t"))) for number, line in enumerate(lines, 1) if line.strip())
    return [
        restored_entry(entry_of(path, Row(number, dict(zip(("source", "target", "note"), cells, strict=False)))))
        for number, cells in rows
        if not cells[0].startswith("#")
    ]


def restored_entry(entry: TermEntry) -> TermEntry:
    """The entry as it was before its cells were made harmless."""
    target, short = restored(entry.target), restored(entry.short)
    variants = tuple(filter(None, restored("|".join(entry.variants)).split("|")))
    return replace(
        entry,
        source=restored(entry.source),
        target=target,
        variants=tuple(variant for variant in variants if variant not in (target, short)),
        domain=restored(entry.domain),
        note=restored(entry.note),
        short=short,
    )


def write(entries: Sequence[TermEntry], path: Path) -> list[str]:
    """All columns (`short` where an entry has one), with a tab between them in .tsv and a comma elsewhere; UTF-8 with a
    mark, which Excel needs."""
    columns = columns_for(entries)
    rows = [[neutral(cells_of(entry)[column]) for column in columns] for entry in entries]
    _write(path, [list(columns), *rows], "\t" if path.suffix == ".tsv" else ",", "utf-8-sig")
    return []


def pairs_writer(
    delimiter: str, header: Sequence[str] = (), *, note: bool = False
) -> Callable[[Sequence[TermEntry], Path], list[str]]:
    """A writer of lists of Chinese and English, with the note as a third column if wanted."""

    def write_pairs(entries: Sequence[TermEntry], path: Path) -> list[str]:
        kept = [entry for entry in entries if entry.status == "preferred"]
        rows = [[entry.source, entry.target, *([entry.note] if note else [])] for entry in kept]
        _write(path, [list(header), *rows] if header else rows, delimiter, "utf-8")
        return list(_losses(entries, kept, note))

    return write_pairs


def _losses(entries: Sequence[TermEntry], kept: Sequence[TermEntry], note: bool) -> Iterable[str]:
    if len(kept) < len(entries):
        yield f"{len(entries) - len(kept)} drafts and forbidden forms are left out"
    if variants := sum(len(entry.variants) for entry in kept):
        yield f"{variants} variants are left out"
    if shorts := sum(bool(entry.short) for entry in kept):
        yield f"{shorts} short forms are left out"
    if not note and any(entry.note for entry in kept):
        yield "notes are left out"
    if kept:
        yield "domains and kinds are left out"


def _write(path: Path, rows: Iterable[Sequence[str]], delimiter: str, encoding: str) -> None:
    with written_aside(path) as aside, aside.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
