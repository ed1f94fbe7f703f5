"""Glossary entries: loading CSV files, checking them, and merging them so that the later path wins."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import toolkit
from toolkit.errors import GlossaryError
from toolkit.glossary.folding import is_han, match_key
from toolkit.glossary.reading import SHORT, Row, read_rows

KINDS = ("term", "place", "organization", "person", "title", "policy", "product", "unit")
STATUSES = ("preferred", "draft", "forbidden")
_KIND_SPELLINGS = {"organisation": "organization"}


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One row of a glossary. `short` is the English short form that may stand once the full one has (NDRC), or empty.

    `line` is 1-based; an entry made in memory has an empty `file`.
    """

    source: str
    target: str
    variants: tuple[str, ...] = ()
    domain: str = ""
    kind: str = "term"
    status: str = "preferred"
    note: str = ""
    file: str = ""
    line: int = 0
    short: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """All English that is right: the target, the variants, the short form."""
        return (self.target, *self.variants, *((self.short,) if self.short else ()))

    @property
    def where(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}, line {self.line}"


@dataclass(frozen=True)
class Glossary:
    """The entries in force, at most one preferred entry a source."""

    entries: tuple[TermEntry, ...]

    @classmethod
    def of(cls, entries: Iterable[TermEntry]) -> "Glossary":
        """A glossary of entries given in order; a later preferred entry replaces an earlier one of its source."""
        return cls(tuple(_merge(entries)))

    @cached_property
    def hash(self) -> str:
        """SHA-256 (hex) of all that bears on matching: not of notes, lines, file names or order."""
        content = sorted(
            [e.source, e.target, list(e.variants), e.domain, e.kind, e.status, *([e.short] if e.short else [])]
            for e in self.entries
        )
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The first twelve digits of the hash, for signatures."""
        return self.hash[:12]

    def with_status(self, status: str) -> tuple[TermEntry, ...]:
        """The entries of one status."""
        return tuple(entry for entry in self.entries if entry.status == status)


def load(paths: Sequence[Path]) -> Glossary:
    """Read glossaries; a path is a CSV file or a folder of them, and the later path wins on a source.

    Raises GlossaryError, with file and line, for anything that is missing or broken.
    """
    return Glossary.of(entry for path in paths for file in files_of(Path(path)) for entry in read_file(file))


def default_paths() -> tuple[Path, ...]:
    """The folder `glossary` of the working directory if it holds CSV files, else the glossary of the package."""
    local = Path("glossary")
    if local.is_dir() and any(local.glob("*.csv")):
        return (local,)
    package = Path(toolkit.__file__).parent
    installed = package / "glossary" / "data"
    return (installed if installed.is_dir() else package.parent / "glossary",)


def regional_paths(paths: Sequence[Path], region: str) -> tuple[Path, ...]:
    """The subfolders named after a region ("hong-kong") that hold the entries for pages from there."""
    folders = [Path(path) / region for path in paths] if region else []
    return tuple(folder for folder in folders if folder.is_dir() and any(folder.glob("*.csv")))


def files_of(path: Path) -> tuple[Path, ...]:
    """The CSV files that a path names: itself, or those of a folder, by name.

    Raises GlossaryError where there is none.
    """
    if path.is_dir():
        files = tuple(sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file()))
        if not files:
            raise GlossaryError(f"{path}: the folder holds no .csv file; name a glossary file or another folder.")
        return files
    if not path.exists():
        raise GlossaryError(f"{path}: there is no such glossary; check the path given with --glossary.")
    return (path,)


def read_file(path: Path) -> tuple[TermEntry, ...]:
    """All entries of one CSV file, in its order, identical repetitions left out.

    Raises GlossaryError for a broken row, and for a source with two different preferred targets.
    """
    entries: list[TermEntry] = []
    preferred: dict[str, TermEntry] = {}
    seen: set[tuple[str, str, tuple[str, ...], str, str]] = set()
    for row in read_rows(path):
        entry = entry_of(path, row)
        identity = (match_key(entry.source), entry.target, entry.variants, entry.status, entry.short)
        if identity in seen:
            continue
        seen.add(identity)
        if entry.status == "preferred":
            first = preferred.setdefault(identity[0], entry)
            if first.target != entry.target:
                raise GlossaryError(
                    f"{path}, lines {first.line} and {entry.line}: '{entry.source}' has two targets, "
                    f"'{first.target}' and '{entry.target}'; keep one, and give the other as its variant or with "
                    "status forbidden."
                )
        entries.append(entry)
    return tuple(entries)


def entry_of(path: Path, row: Row) -> TermEntry:
    """The entry of a row. Raises GlossaryError saying what is wrong with it."""
    cells = row.cells
    where = f"{path}, line {row.line}"
    source, target = cells.get("source", ""), cells.get("target", "")
    kind = cells.get("kind", "").lower() or "term"
    kind = _KIND_SPELLINGS.get(kind, kind)
    status = cells.get("status", "").lower() or "preferred"
    if not source:
        raise GlossaryError(f"{where}: the source is empty; give the Chinese, or delete the row.")
    if not target and status != "draft":
        raise GlossaryError(f"{where}: '{source}' has no target; give its English, or delete the row.")
    if not any(char.isalpha() for char in match_key(source)):
        raise GlossaryError(f"{where}: the source '{source}' has neither Chinese nor letters; mend or delete the row.")
    if any(map(is_han, target)) and not any(char.isascii() and char.isalnum() for char in target):
        raise GlossaryError(
            f"{where}: the target '{target}' is Chinese; put the Chinese into source and its English into target."
        )
    if kind not in KINDS:
        raise GlossaryError(f"{where}: '{kind}' is not a kind; use one of {', '.join(KINDS)}.")
    if status not in STATUSES:
        raise GlossaryError(f"{where}: '{status}' is not a status; use one of {', '.join(STATUSES)}.")
    short = cells.get(SHORT, "")
    if "|" in short:
        raise GlossaryError(f"{where}: '{short}' is more than one short form; keep one, the others are variants.")
    return TermEntry(
        source=source,
        target=target,
        variants=_variants(cells.get("variants", ""), target, short),
        domain=cells.get("domain", "") or path.stem,
        kind=kind,
        status=status,
        note=cells.get("note", ""),
        short=short if short != target else "",
        file=str(path),
        line=row.line,
    )


def _variants(cell: str, target: str, short: str) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in cell.split("|"))
    return tuple(dict.fromkeys(piece for piece in pieces if piece and piece not in (target, short)))


def _merge(entries: Iterable[TermEntry]) -> Iterable[TermEntry]:
    """Entries in force. What is said later about an English form of a source, accepted or forbidden, holds."""
    preferred: dict[str, TermEntry] = {}
    others: dict[tuple[str, str, str], TermEntry] = {}
    for entry in entries:
        key = match_key(entry.source)
        if entry.status == "preferred":
            earlier = preferred.pop(key, None)
            if earlier and earlier.target == entry.target and earlier.file == entry.file:
                short = entry.short or earlier.short
                variants = dict.fromkeys(v for v in earlier.variants + entry.variants if v != short)
                entry = replace(entry, variants=tuple(variants), short=short)
            preferred[key] = entry
            for english in entry.accepted:
                others.pop((key, "forbidden", english.casefold()), None)
            continue
        others[key, entry.status, entry.target.casefold()] = entry
        if entry.status == "forbidden" and key in preferred:
            rest = _without(preferred.pop(key), entry.target)
            if rest:
                preferred[key] = rest
    return [*preferred.values(), *others.values()]


def _without(entry: TermEntry, english: str) -> TermEntry | None:
    """The entry less a form that is now forbidden; None where that form is its target."""
    if entry.target.casefold() == english.casefold():
        return None
    short = "" if entry.short.casefold() == english.casefold() else entry.short
    variants = tuple(form for form in entry.variants if form.casefold() != english.casefold())
    return replace(entry, variants=variants, short=short)
