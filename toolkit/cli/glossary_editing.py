"""`toolkit glossary add`, `edit` and `remove`: one row at a time, every other line untouched."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import GlossaryOption
from toolkit.errors import GlossaryError

if TYPE_CHECKING:
    from toolkit.glossary.entries import TermEntry

File = Annotated[Path | None, typer.Option(help="The CSV file to write to.", show_default="that of the domain")]
Source = Annotated[str, typer.Argument(help="The Chinese, in either script.")]
Kind = Annotated[str | None, typer.Option(help="term, place, organization, person, title, policy, product, unit.")]
Status = Annotated[str | None, typer.Option(help="preferred, draft (never enforced) or forbidden.")]
Short = Annotated[str | None, typer.Option(help='English short form (NDRC) that may follow the full one; "": none.')]
Note = Annotated[str | None, typer.Option(help="Authority or usage.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `toolkit glossary`."""
    for command in (add, edit, remove):
        app.command()(command)


def add(
    source: Source,
    target: Annotated[str, typer.Argument(help="The English.")],
    variant: Annotated[list[str] | None, typer.Option(help="Other English that is right too; may repeat.")] = None,
    domain: Annotated[str | None, typer.Option(help="Domain, which is also the name of its file.")] = None,
    kind: Kind = None,
    status: Status = None,
    note: Note = None,
    short: Short = None,
    file: File = None,
    glossary: GlossaryOption = None,
) -> None:
    """Add an entry at the end of its domain's file."""
    from toolkit.glossary import editing
    from toolkit.glossary.changes import checked, ours
    from toolkit.glossary.entries import TermEntry

    entry = TermEntry(
        source,
        target,
        tuple(v for v in variant or () if v != short),
        domain or "",
        kind or "term",
        status or "preferred",
        note or "",
        short=short or "",
    )
    place = file or ours(glossary, domain)
    entry = replace(entry, domain=domain or place.stem)
    editing.add(place, [checked(entry, _entries(glossary, file))])
    typer.echo(f"Added to {place}: {source} = {target}")


def edit(
    source: Source,
    target: Annotated[str | None, typer.Option(help="The English.")] = None,
    variant: Annotated[list[str] | None, typer.Option(help="All variants anew; may repeat.")] = None,
    add_variant: Annotated[list[str] | None, typer.Option(help="One more variant; may repeat.")] = None,
    remove_variant: Annotated[list[str] | None, typer.Option(help="A variant less; may repeat.")] = None,
    domain: Annotated[str | None, typer.Option()] = None,
    kind: Kind = None,
    status: Status = None,
    note: Note = None,
    short: Short = None,
    file: File = None,
    glossary: GlossaryOption = None,
) -> None:
    """Change an entry where it stands; what is not named stays."""
    from toolkit.glossary import editing
    from toolkit.glossary.changes import checked, found

    entries = _entries(glossary, file)
    old = found(source, entries)
    variants = [*(variant if variant is not None else old.variants), *(add_variant or ())]
    gone = set(remove_variant or ())
    if missing := gone - set(variants):
        raise GlossaryError(f"{old.where}: '{missing.pop()}' is not a variant of '{old.source}'; nothing was changed.")
    short_form = old.short if short is None else short
    gone.add(short_form)
    new = replace(
        old,
        target=target or old.target,
        variants=tuple(v for v in dict.fromkeys(variants) if v not in gone),
        domain=old.domain if domain is None else domain,
        kind=kind or old.kind,
        status=status or old.status,
        note=old.note if note is None else note,
        short=short_form,
    )
    before, after = editing.cells_of(old), editing.cells_of(checked(new, [e for e in entries if e is not old]))
    changed = {column: cell for column, cell in after.items() if cell != before[column]}
    if not changed:
        typer.echo(f"{old.where}: nothing to change.")
        return
    editing.edit(Path(old.file), old.line, changed)
    for column, cell in changed.items():
        typer.echo(f"{old.where}: {column}: {before[column] or '(empty)'} -> {cell or '(empty)'}")


def remove(source: Source, file: File = None, glossary: GlossaryOption = None) -> None:
    """Take an entry out of its file."""
    from toolkit.glossary import editing
    from toolkit.glossary.changes import found

    old = found(source, _entries(glossary, file))
    editing.remove(Path(old.file), old.line)
    typer.echo(f"Removed from {old.where}: {old.source} = {old.target}")


def _entries(glossary: list[Path] | None, file: Path | None) -> "list[TermEntry]":
    from toolkit.glossary.changes import all_entries

    return all_entries([file] if file and not glossary else glossary)
