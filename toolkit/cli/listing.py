"""Lists on the screen, cut where they grow long, and the question before something is written."""

import sys
from collections.abc import Sequence

import typer

from toolkit.errors import ToolkitError

MOST = 20  # lines of a list


def print_list(title: str, lines: Sequence[str], most: int = MOST) -> None:
    """Print how many there are and the first of them."""
    typer.echo(f"{len(lines)} {title}")
    print_lines(lines, most)


def print_lines(lines: Sequence[str], most: int = MOST, *, what: str = "more", err: bool = False) -> None:
    """Print the first lines, indented, and how many follow."""
    for line in lines[:most]:
        typer.echo(f"  {line}", err=err)
    if len(lines) > most:
        typer.echo(f"  … and {len(lines) - most} {what} (--json lists all)", err=err)


def agreed(question: str, error: type[ToolkitError], as_json: bool = False) -> bool:
    """Ask a question on the terminal. Raises `error` where nobody is there to answer."""
    if as_json or not sys.stdin.isatty():
        raise error("Nothing was changed: say --yes to go on, or --dry-run to look only.")
    return typer.confirm(question)
