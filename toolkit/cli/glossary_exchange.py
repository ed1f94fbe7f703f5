"""`toolkit glossary export` and `import`: other formats, and other people's lists."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import GlossaryOption
from toolkit.errors import GlossaryError

if TYPE_CHECKING:
    from toolkit.glossary.exchange.merging import Plan

SHOWN = 20  # changes of a kind that the table lists
FormatName = Annotated[
    str | None,
    typer.Option("--format", help="csv, tsv, xlsx, tbx, omegat, deepl, azure, google.", show_default="by the ending"),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `toolkit glossary`."""
    app.command("export")(export)
    app.command("import")(import_)


def export(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    format_name: FormatName = None,
    domain: Annotated[str | None, typer.Option(help="Only entries of this domain.")] = None,
    glossary: GlossaryOption = None,
) -> None:
    """Write the glossary for Excel, a translation tool or a translation service; says what the format cannot hold."""
    from toolkit.glossary.entries import default_paths, load
    from toolkit.glossary.exchange import format_for

    known = format_for(file, format_name)
    entries = [e for e in load(glossary or default_paths()).entries if domain in (None, e.domain)]
    if not entries:
        raise GlossaryError(f"No entry has the domain '{domain}'; 'toolkit glossary stats' lists the domains.")
    losses = known.write(entries, file)
    typer.echo(f"{len(entries)} entries in {file} ({known.about})")
    for loss in losses:
        typer.echo(f"Not in this format: {loss}.", err=True)


def import_(
    file: Annotated[Path, typer.Argument(help="A list of terms: CSV, TSV, Excel, TBX, OmegaT, or two columns.")],
    to: Annotated[
        Path | None, typer.Option(help="The glossary CSV or folder to merge into.", show_default="./glossary")
    ] = None,
    format_name: FormatName = None,
    on_conflict: Annotated[
        str, typer.Option(help="keep: the glossary's English stays; replace: the list's takes its place.")
    ] = "keep",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Merge a list of terms into the glossary by source, after showing what it adds, changes and contradicts."""
    from toolkit.glossary.changes import all_entries, checked, ours
    from toolkit.glossary.exchange import format_for
    from toolkit.glossary.exchange.merging import carry_out, plan

    if on_conflict not in ("keep", "replace"):
        raise GlossaryError(f"--on-conflict {on_conflict}: choose keep or replace.")
    if not file.exists():
        raise GlossaryError(f"{file}: there is no such file; check the path.")
    incoming = format_for(file, format_name).read(file)
    paths = [to] if to else None
    place = ours(paths, file.stem if to is None or to.suffix.lower() != ".csv" else None)
    present = all_entries(paths)
    made = plan(incoming, present)
    for entry in made.added:
        checked(entry, present)
    _show(made, as_json)
    if dry_run or not (made.added or made.changed or made.conflicts):
        return
    if not yes and not _agreed(as_json):
        typer.echo("Nothing was written.", err=True)
        return
    carry_out(made.decided(replace_conflicts=on_conflict == "replace"), place)
    kept = f"; {len(made.conflicts)} conflicts left as they were" if made.conflicts and on_conflict == "keep" else ""
    typer.echo(f"Written{kept}. New entries are in {place}." if made.added else f"Written{kept}.", err=True)


def _agreed(as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        raise GlossaryError("Nothing was written: say --yes to write, or --dry-run to look only.")
    return typer.confirm("Write this?")


def _show(made: "Plan", as_json: bool) -> None:
    if as_json:
        import json

        record = {
            "added": [{"source": e.source, "target": e.target, "status": e.status} for e in made.added],
            "changed": [
                {"source": u.old.source, "file": u.old.file, "line": u.old.line, **u.cells} for u in made.changed
            ],
            "conflicts": [
                {"source": u.old.source, "ours": u.old.target, "theirs": u.new.target, "file": u.old.file}
                for u in made.conflicts
            ],
            "same": made.same,
        }
        typer.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    _list("added", [f"{e.source} = {e.target}" for e in made.added])
    changes = [(u.old.source, ", ".join(f"{c}: {text}" for c, text in u.cells.items())) for u in made.changed]
    _list("changed", [f"{source}: {what}" for source, what in changes])
    _list("conflicts", [f"{u.old.source}: ours {u.old.target}, theirs {u.new.target}" for u in made.conflicts])
    typer.echo(f"{made.same} the same")


def _list(title: str, lines: list[str]) -> None:
    typer.echo(f"{len(lines)} {title}")
    for line in lines[:SHOWN]:
        typer.echo(f"  {line}")
    if len(lines) > SHOWN:
        typer.echo(f"  … and {len(lines) - SHOWN} more (--json lists all)")
