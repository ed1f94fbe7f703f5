"""The command line: thin commands over the library. Heavy imports wait until a command runs."""

import sys
from typing import Annotated

import typer

from toolkit import __version__
from toolkit.cli import (
    align,
    clean,
    doctor,
    evaluate,
    glossary,
    memory,
    model,
    publish,
    review,
    run,
    template,
    translate,
)
from toolkit.errors import ToolkitError

app = typer.Typer(
    name="toolkit",
    help="Turn saved Chinese press pages into English Word briefs, offline, with the glossary enforced.",
    epilog="Exit codes: 0 done; 1 done, but terms or numbers are not as required (--strict); "
    "2 the input or the call is wrong; 3 some pages of a batch failed, the others are done.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("run")(run.command)
app.command("clean")(clean.command)
app.command("align")(align.command)
app.command("translate")(translate.command)
app.add_typer(glossary.app, name="glossary", help="Look things up in the glossary, change and check it.")
app.command("publish")(publish.command)
app.add_typer(memory.app, name="memory", help="The translation memory: English that people have corrected.")
app.add_typer(review.app, name="review", help="The text out for correction, and corrections back in.")
app.add_typer(model.app, name="model", help="Translation engines and their models.")
app.add_typer(template.app, name="template", help="Your own Word template: letterhead and styles.")
app.command("evaluate")(evaluate.command)
app.command("doctor")(doctor.command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toolkit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; a user's error is one sentence on stderr and exit code 2."""
    try:
        app()
    except ToolkitError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("Stopped; what was finished is kept.", err=True)
        sys.exit(130)
