"""The formats by name and ending."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.glossary.entries import TermEntry
from toolkit.glossary.exchange import spreadsheet, tables, tbx


@dataclass(frozen=True, slots=True)
class Format:
    """How to read and write one format. `write` returns sentences about what the format cannot hold."""

    name: str
    endings: tuple[str, ...]
    about: str
    read: Callable[[Path], list[TermEntry]]
    write: Callable[[Sequence[TermEntry], Path], list[str]]


FORMATS = {
    f.name: f
    for f in (
        Format("csv", (".csv",), "all columns, comma-separated", tables.read, tables.write),
        Format("tsv", (".tsv",), "all columns, tab-separated", tables.read, tables.write),
        Format("xlsx", (".xlsx",), "Excel workbook laid out for editors", spreadsheet.read, spreadsheet.write),
        Format("tbx", (".tbx", ".xml"), "TBX-Basic, for translation tools", tbx.read, tbx.write),
        Format("omegat", (".utf8", ".txt"), "OmegaT list", tables.read_omegat, tables.pairs_writer("\t", note=True)),
        Format("deepl", (), "DeepL glossary, TSV", tables.read, tables.pairs_writer("\t")),
        Format("azure", (), "Azure Translator glossary, TSV", tables.read, tables.pairs_writer("\t")),
        Format("google", (), "Google Cloud glossary, CSV", tables.read, tables.pairs_writer(",", ("zh", "en"))),
    )
}


def format_for(path: Path, name: str | None = None) -> Format:
    """The format of a name, or of a file's ending. Raises GlossaryError naming those there are."""
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        raise GlossaryError(f"'{name}' is not a format; use one of {', '.join(FORMATS)}.")
    for known in FORMATS.values():
        if path.suffix.lower() in known.endings:
            return known
    raise GlossaryError(
        f"{path}: cannot tell the format from the ending; name it with --format ({', '.join(FORMATS)})."
    )
