"""`toolkit glossary export` and `import`: other formats, and other people's lists."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.listing import agreed, print_list
from toolkit.cli.options import DryRunOption, GlossaryOption, JsonOption, YesOption, print_json
from toolkit.errors import GlossaryError

if TYPE_CHECKING:
    from toolkit.glossary.exchange.merging import Plan

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
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
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
    if not yes and not agreed("Write this?", GlossaryError, as_json):
        typer.echo("Nothing was written.", err=True)
        return
    carry_out(made.decided(replace_conflicts=on_conflict == "replace"), place)
    kept = f"; {len(made.conflicts)} conflicts left as they were" if made.conflicts and on_conflict == "keep" else ""
    typer.echo(f"Written{kept}. New entries are in {place}." if made.added else f"Written{kept}.", err=True)


def _show(made: "Plan", as_json: bool) -> None:
    if as_json:
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
        print_json(record)
        return
    print_list("added", [f"{e.source} = {e.target}" for e in made.added])
    changes = [(u.old.source, ", ".join(f"{c}: {text}" for c, text in u.cells.items())) for u in made.changed]
    print_list("changed", [f"{source}: {what}" for source, what in changes])
    print_list("conflicts", [f"{u.old.source}: ours {u.old.target}, theirs {u.new.target}" for u in made.conflicts])
    typer.echo(f"{made.same} the same")
