"""`toolkit memory`: look into the translation memory, hand it on, tidy it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.listing import agreed, print_lines, print_list
from toolkit.cli.options import DryRunOption, JsonOption, YesOption, print_json
from toolkit.errors import TranslationMemoryError

if TYPE_CHECKING:
    from toolkit.memory import Comparison, Memory, MemoryEntry

app = typer.Typer(no_args_is_help=True)
MemoryPath = Annotated[
    Path | None, typer.Option("--memory", help="The memory's file.", show_default="your own; TOOLKIT_MEMORY names it")
]


@app.command()
def stats(memory: MemoryPath = None, as_json: JsonOption = False) -> None:
    """Count the entries, and say where they came from and when."""
    from dataclasses import asdict

    from toolkit.brief.wording import counted

    with _opened(memory) as opened:
        held = opened.stats()
    if as_json:
        print_json({"file": str(opened.path)} | asdict(held) | {"origins": dict(held.origins)})
        return
    typer.echo(f"{opened.path}")
    dates = f", from {held.oldest[:10]} to {held.newest[:10]}" if held.oldest and held.newest else ""
    typer.echo(f"{counted(held.segments, 'sentence')}, {counted(held.paragraphs, 'paragraph')}{dates}")
    typer.echo(f"{held.history} replaced by newer ones, kept as history")
    print_lines([f"{number:6}  {origin}" for origin, number in held.origins], what="more origins")


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="Part of the Chinese, in either script, or of the English.")],
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many.")] = 50,
    memory: MemoryPath = None,
    as_json: JsonOption = False,
) -> None:
    """Find entries by a part of their Chinese or English, with what they replaced.

    Example: toolkit memory find 高端装备
    """
    with _opened(memory) as opened:
        found = [(entry, opened.history(entry.source, entry.level)) for entry in opened.find(text, limit)]
    if as_json:
        print_json([_record(entry) | {"replaced": [_record(old) for old in before]} for entry, before in found])
        return
    for entry, before in found:
        typer.echo(f"{entry.source}\n  {entry.target}")
        typer.echo(f"  {entry.level}, {entry.created[:10]}, {entry.origin}")
        for old in before:
            typer.echo(f"  replaced ({old.created[:10]}, {old.origin}): {old.target}")
    if not found:
        typer.echo("Nothing found.", err=True)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The TMX file to write.")],
    history: Annotated[bool, typer.Option("--history", help="Entries that newer ones replaced as well.")] = False,
    memory: MemoryPath = None,
) -> None:
    """Write the memory as TMX 1.4b, which every translation tool reads."""
    from toolkit.memory.tmx import write_tmx

    if file.suffix.lower() != ".tmx":
        raise TranslationMemoryError(f"{file}: the memory goes out as TMX; end the name with .tmx.")
    with _opened(memory) as opened:
        entries = opened.entries(history=history)
    write_tmx(entries, file)
    typer.echo(f"{len(entries)} entries in {file} (TMX 1.4b)")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A TMX file, of the toolkit or of another translation tool.")],
    memory: MemoryPath = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take over a translation memory, after showing what it adds and changes. Of two entries the newer is used."""
    from toolkit.memory import Memory, default_path
    from toolkit.memory.tmx import read_tmx

    if not file.is_file():
        raise TranslationMemoryError(f"{file}: there is no such file; check the path.")
    read = read_tmx(file)
    path = memory or default_path()
    with _present(path) as opened:
        made = opened.compare(read.entries)
    _show(made, read.skipped, as_json)
    if dry_run or not (made.new or made.changed or made.older):
        return
    if not yes and not agreed("Write this?", TranslationMemoryError, as_json):
        typer.echo("Nothing was written.", err=True)
        return
    with Memory.open(path) as opened:
        opened.add(read.entries)
    typer.echo(f"Written to {path}.", err=True)


@app.command()
def prune(
    before: Annotated[str | None, typer.Option(metavar="DATE", help="Entries made before a date: 2026-01-31.")] = None,
    origin: Annotated[
        str | None, typer.Option(help="Entries of this origin, as 'stats' lists them; an ending * stands for the rest.")
    ] = None,
    superseded: Annotated[bool, typer.Option("--superseded", help="Only entries that newer ones replaced.")] = False,
    memory: MemoryPath = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be removed.")] = False,
    yes: YesOption = False,
) -> None:
    """Remove entries that meet all the conditions given, after asking.

    Example: toolkit memory prune --superseded --before 2025-01-01
    """
    if before is None and origin is None and not superseded:
        raise TranslationMemoryError("Say what to remove: --before, --origin or --superseded, or several of them.")
    with _opened(memory) as opened:
        counts = opened.prune(before=before, origin=origin, superseded=superseded, dry_run=True)
        typer.echo(f"{counts.current} entries in use and {counts.history} of the history meet this.")
        if dry_run or not (counts.current or counts.history):
            return
        if not yes and not agreed("Remove them?", TranslationMemoryError):
            typer.echo("Nothing was removed.", err=True)
            return
        opened.prune(before=before, origin=origin, superseded=superseded)
    typer.echo("Removed.", err=True)


def _opened(path: Path | None) -> "Memory":
    from toolkit.memory import Memory, default_path

    return Memory.open(path or default_path(), create=False)


def _present(path: Path) -> "Memory":
    """The memory, or where there is none yet an empty one that is not kept."""
    from toolkit.memory import Memory

    return Memory.open(path) if path.exists() else Memory.open(Path(":memory:"))


def _record(entry: "MemoryEntry") -> dict[str, str]:
    from dataclasses import asdict

    return asdict(entry)


def _show(made: "Comparison", skipped: int, as_json: bool) -> None:
    if as_json:
        changed = [_record(new) | {"before": old.target} for old, new in made.changed]
        new, older = ([_record(entry) for entry in entries] for entries in (made.new, made.older))
        print_json({"new": new, "changed": changed, "older": older, "same": made.same, "skipped": skipped})
        return
    print_list("new", [f"{entry.source} = {entry.target}" for entry in made.new])
    print_list("changed", [f"{new.source}: {old.target} -> {new.target}" for old, new in made.changed])
    print_list("older than what is there, kept as history", [f"{e.source} = {e.target}" for e in made.older])
    typer.echo(f"{made.same} the same")
    if skipped:
        typer.echo(f"{skipped} units without both Chinese and English, left out")
