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
MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", help="Translation memory to use.", show_default="your own, if there is one"),
]
NoMemoryOption = Annotated[bool, typer.Option("--no-memory", help="Use no translation memory.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]


def memory_path(given: Path | None, off: bool) -> Path | None:
    """The memory to use: the one given, else the user's own where it exists; None for none."""
    from toolkit.errors import TranslationMemoryError
    from toolkit.memory import default_path

    if given and off:
        raise TranslationMemoryError("Choose --memory or --no-memory, not both.")
    if given or off:
        return given
    return default_path() if default_path().exists() else None


def print_json(record: Any, *, indent: int | None = 2) -> None:
    """Print a record as JSON, Chinese as it is."""
    import json

    typer.echo(json.dumps(record, ensure_ascii=False, indent=indent))
