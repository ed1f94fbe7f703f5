"""What must hold before a glossary is changed: which file is ours to change, and that an entry contradicts no other."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import toolkit
from toolkit.errors import GlossaryError
from toolkit.glossary.entries import KINDS, STATUSES, TermEntry, default_paths, files_of, read_file
from toolkit.glossary.folding import is_han, match_key

NEW_FILE = "own.csv"  # where entries go that name no domain


def all_entries(paths: Sequence[Path] | None) -> list[TermEntry]:
    """The entries of all files that `paths` name (None: the default glossary), none merged away.

    A file that is not there yet has none. Raises GlossaryError for what cannot be read.
    """
    entries: list[TermEntry] = []
    for path in paths or default_paths():
        if path.suffix.lower() == ".csv" and not path.exists():
            continue
        entries += [entry for file in files_of(path) for entry in read_file(file)]
    return entries


def ours(paths: Sequence[Path] | None, domain: str | None) -> Path:
    """The file for a new entry of a domain. Raises GlossaryError where only the installed glossary is at hand."""
    last = (paths or default_paths())[-1]
    if last.suffix.lower() == ".csv":
        return last
    if last.resolve().is_relative_to(Path(toolkit.__file__).resolve().parent):
        raise GlossaryError(
            f"{last}: this glossary belongs to the installed toolkit and the next update would undo a change; "
            "make a folder 'glossary' where you work, or name a file of your own with --file."
        )
    return last / (f"{domain}.csv" if domain else NEW_FILE)


def found(source: str, entries: Sequence[TermEntry]) -> TermEntry:
    """The one entry of a source. Raises GlossaryError naming the nearest ones, or all of them if there are several."""
    key = match_key(source)
    same = [entry for entry in entries if match_key(entry.source) == key]
    if len(same) == 1:
        return same[0]
    if same:
        places = "; ".join(f"{entry.where} ({entry.status}: {entry.target})" for entry in same)
        raise GlossaryError(f"'{source}' stands {len(same)} times: {places}; name the one file with --file.")
    near = difflib.get_close_matches(key, {match_key(entry.source) for entry in entries}, n=3, cutoff=0.5)
    hint = f"; did you mean {', '.join(near)}?" if near else "; 'toolkit glossary find' searches."
    raise GlossaryError(f"'{source}' is not in the glossary{hint}")


def checked(entry: TermEntry, others: Sequence[TermEntry]) -> TermEntry:
    """The entry, if it is sound and contradicts none of the others. Raises GlossaryError saying what is wrong."""
    if not entry.source.strip() or not any(c.isalpha() for c in match_key(entry.source)):
        raise GlossaryError(f"'{entry.source}' has neither Chinese nor letters; give the Chinese first.")
    forms = entry.accepted
    if not all(form.strip() for form in forms):
        raise GlossaryError(f"'{entry.source}': the English is empty; give it as the second argument.")
    if any(is_han(character) for form in forms for character in form):
        raise GlossaryError(f"'{entry.source}': there is Chinese in the English '{entry.target}'; mend it.")
    if bad := [form for form in entry.variants if "|" in form]:
        raise GlossaryError(f"'{bad[0]}': a variant cannot hold a vertical bar; give --variant several times.")
    if "|" in entry.short:
        raise GlossaryError(f"'{entry.short}': there is one short form only; the others are variants.")
    if entry.kind not in KINDS:
        raise GlossaryError(f"'{entry.kind}' is not a kind; use one of {', '.join(KINDS)}.")
    if entry.status not in STATUSES:
        raise GlossaryError(f"'{entry.status}' is not a status; use one of {', '.join(STATUSES)}.")
    _agrees(entry, [other for other in others if match_key(other.source) == match_key(entry.source)])
    return entry


def _agrees(entry: TermEntry, same: Sequence[TermEntry]) -> None:
    forms = {form.casefold() for form in entry.accepted}
    for other in same:
        theirs = {form.casefold() for form in other.accepted}
        if "draft" in (entry.status, other.status):
            continue
        if entry.status == other.status == "preferred":
            raise GlossaryError(f"{other.where}: '{other.source}' is '{other.target}' there already; edit that entry.")
        if entry.status == other.status and forms == theirs:
            raise GlossaryError(f"{other.where}: '{other.target}' is forbidden for '{other.source}' already.")
        if entry.status != other.status and (both := forms & theirs):
            raise GlossaryError(
                f"{other.where}: '{sorted(both)[0]}' is {other.status} for '{other.source}' there; change that first."
            )
