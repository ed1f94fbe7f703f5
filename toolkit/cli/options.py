"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        "-g",
        help="Glossary CSV or folder, instead of the default one. Repeat to lay one over another; the later wins.",
        show_default="./glossary, or the one shipped",
    ),
]
EngineOption = Annotated[
    str,
    typer.Option("--engine", "-e", help="auto, compact, argos, a .argosmodel file, or a plug-in's name."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]


def print_json(record: Any, *, indent: int | None = 2) -> None:
    """Print a record as JSON, Chinese as it is."""
    import json

    typer.echo(json.dumps(record, ensure_ascii=False, indent=indent))
