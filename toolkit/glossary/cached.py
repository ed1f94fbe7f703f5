"""Glossaries parsed once: what loading yields is kept in the user's cache folder, by the hash of the files.

A cache file is JSON under a checksum, so that a damaged one is noticed and can run nothing; it is written aside and
renamed, so that two programs at once cannot spoil it. Whatever is wrong with the cache, the glossary is parsed anew.
"""

import gc
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit.errors import OutputError
from toolkit.files import written_aside
from toolkit.glossary.entries import Glossary, TermEntry, files_of
from toolkit.glossary.entries import load as parse
from toolkit.glossary.folding import match_key

KEPT = 8  # cache files; the oldest go
_MODULES = ("cached.py", "entries.py", "folding.py", "reading.py")  # a change of their rules makes the cache stale


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """A glossary and the `match_key` of each of its entries, which takes longest to find."""

    glossary: Glossary
    keys: tuple[str, ...]


def load(paths: Sequence[Path]) -> LoadedGlossary:
    """What `entries.load` yields, from the cache where the files have not changed since.

    Raises GlossaryError for anything that is missing or broken.
    """
    sources = [file for path in paths for file in files_of(Path(path))]
    kept = _folder() / f"{_key(sources)}.json"
    loaded = _read(kept)
    if loaded is None:
        loaded = _parse(paths)
        if kept.stem == _key(sources):  # no file changed meanwhile
            _write(kept, loaded)
    return loaded


def _parse(paths: Sequence[Path]) -> LoadedGlossary:
    glossary = parse(paths)
    return LoadedGlossary(glossary, tuple(match_key(entry.source) for entry in glossary.entries))


def _folder() -> Path:
    from toolkit.storage import cache_root

    return cache_root() / "glossary"


def _key(sources: Sequence[Path]) -> str:
    """Hash of the rules of reading, and of names and contents of the files; an unreadable one counts as empty here,
    and is named by the parser."""
    import unicodedata
    from importlib.metadata import version

    whole = hashlib.sha256(f"{unicodedata.unidata_version} {version('opencc')}".encode())
    for module in _MODULES:
        whole.update(hashlib.sha256(files(__package__).joinpath(module).read_bytes()).digest())
    for source in sources:
        try:
            content = source.read_bytes()
        except OSError:
            content = b""
        whole.update(hashlib.sha256(str(source).encode("utf-8", "surrogatepass")).digest())
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:32]


def _read(kept: Path) -> LoadedGlossary | None:
    """What a cache file holds; None where there is none that is whole."""
    try:
        checksum, _, content = kept.read_bytes().partition(b"\n")
    except OSError:
        return None
    if checksum.decode("ascii", "replace") != hashlib.sha256(content).hexdigest():
        return None
    with uncollected():
        record: dict[str, Any] = json.loads(content)
        glossary = Glossary(tuple([TermEntry(s, t, tuple(v), *rest) for s, t, v, *rest in record["entries"]]))
        vars(glossary)["hash"] = record["hash"]  # where the cached property would put it
        other = record["keys"]
        return LoadedGlossary(glossary, tuple([other.get(entry.source, entry.source) for entry in glossary.entries]))


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection while a hundred thousand objects are made that all stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _write(kept: Path, loaded: LoadedGlossary) -> None:
    """Keep a glossary; where the folder cannot be written, the next load parses again."""
    entries = loaded.glossary.entries
    names = [field.name for field in fields(TermEntry)]
    record = {
        "hash": loaded.glossary.hash,
        "entries": [[getattr(entry, name) for name in names] for entry in entries],
        "keys": {e.source: key for e, key in zip(entries, loaded.keys, strict=True) if key != e.source},
    }
    content = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    try:
        with written_aside(kept) as aside:
            aside.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        old = sorted(kept.parent.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in old[KEPT:]:
            file.unlink(missing_ok=True)
    except (OutputError, OSError):
        return
