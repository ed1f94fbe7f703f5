"""toolkit publish: final copies of briefs, ready to be sent out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.listing import print_lines
from toolkit.cli.options import JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.publication import Obstacle, Published

SHOWN = 12  # reasons a brief that are listed


def command(
    folder: Annotated[Path, typer.Argument(help="The folder with the briefs (.docx) that 'toolkit run' wrote.")],
    to: Annotated[Path, typer.Option("--to", help="Folder to publish into; an earlier publication is replaced.")],
    office: Annotated[str, typer.Option(help="Your office's name, as author in the files' properties.")] = "",
    title: Annotated[str, typer.Option(help="Heading of the index.")] = "Press briefs",
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="PDF twins, where LibreOffice is installed.")] = True,
    force: Annotated[bool, typer.Option("--force", help="Publish briefs with open comments as well.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Publish a folder of briefs: final copies with clean names, PDFs, an index, checksums and one ZIP of it all.

    The copies have no comments, no notes for the reviewer and no traces of who edited them; people's tracked
    changes are accepted. A brief with open comments of people, errors or warnings is not published: resolve or delete
    them in Word, or say --force. Notes are only listed.

    Example: toolkit publish output --to dist --office "Press Office"
    """
    from toolkit.publication import publish

    published = publish(folder, to, office=office, force=force, pdf=pdf, title=title)
    if as_json:
        print_json(_record(published))
    else:
        _tell(published)
    if not published.done:
        raise typer.Exit(1)


def _tell(published: "Published") -> None:
    from toolkit.brief.wording import counted

    for path in published.left_out:
        typer.echo(f"{path}: not a brief of the toolkit; left out.", err=True)
    for note in published.notes:
        _tell_open(note, counted(len(note.reasons), "note"))
    for obstacle in published.obstacles:
        _tell_open(obstacle, f"{len(obstacle.reasons)} open")
    if not published.done:
        typer.echo(
            "Nothing was published. Resolve or delete these comments in Word and save, or say --force.", err=True
        )
        return
    for path, name in published.briefs:
        typer.echo(f"{path.name} -> {published.folder / name}")
    if published.accepted:
        typer.echo(f"{published.accepted} tracked changes accepted.", err=True)
    if published.rejected:
        typer.echo("Changes that the toolkit had proposed and nobody accepted were left out.", err=True)
    if published.without_pdf:
        typer.echo(f"{published.without_pdf[:1].upper()}{published.without_pdf[1:]}.", err=True)
    others = [name for name in published.files if not name.endswith((".docx", ".pdf"))]
    typer.echo(f"Also in {published.folder}: {', '.join(others)}")


def _tell_open(obstacle: "Obstacle", how_many: str) -> None:
    typer.echo(f"{obstacle.path}: {how_many}", err=True)
    print_lines(obstacle.reasons, SHOWN, err=True)


def _record(published: "Published") -> dict[str, Any]:
    return {
        "published": published.done,
        "folder": str(published.folder),
        "briefs": [{"brief": str(path), "file": name} for path, name in published.briefs],
        "files": list(published.files),
        "open": [{"brief": str(o.path), "reasons": list(o.reasons)} for o in published.obstacles],
        "notes": [{"brief": str(o.path), "notes": list(o.reasons)} for o in published.notes],
        "left_out": [str(path) for path in published.left_out],
        "tracked_changes_accepted": published.accepted,
        "proposals_left_out": published.rejected,
        "without_pdf": published.without_pdf,
    }
