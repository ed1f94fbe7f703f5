"""toolkit template: a house's own Word template."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import OutputError

app = typer.Typer(no_args_is_help=True)


class Paper(StrEnum):
    a4 = "a4"
    letter = "letter"


@app.callback()
def _group() -> None:
    """Make a Word template with your letterhead and styles for 'toolkit run --template'."""


@app.command("new")
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="The template to write; it must not exist yet.")],
    paper: Annotated[Paper, typer.Option("--paper", help="Paper size.")] = Paper.a4,
) -> None:
    """Write a Word template to change in Word: every style is shown, and a comment says what it is for.

    Example: toolkit template new house.docx, change it in Word, then toolkit run page.html --template house.docx
    """
    if file.suffix.lower() != ".docx":
        raise OutputError(f"{file}: a Word template ends in .docx; name it {file.with_suffix('.docx')}.")
    if file.exists():
        raise OutputError(f"{file}: exists already and is left as it is; choose another name or delete it first.")
    from toolkit.brief.sample import write_sample

    write_sample(file, paper.value)
    typer.echo(f"{file}: change its styles and letterhead in Word, then: toolkit run PAGE --template {file}", err=True)
