"""toolkit model: engines and their models."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import JsonOption, print_json
from toolkit.errors import EngineError

app = typer.Typer(no_args_is_help=True)

EngineName = Annotated[str, typer.Argument(metavar="ENGINE", help="compact or argos.")]


@app.command("list")
def list_engines(as_json: JsonOption = False) -> None:
    """List the engines and whether each is ready; `auto` takes the first that is."""
    from toolkit.translation.engines import available

    engines = available()
    if as_json:
        print_json([{"name": e.name, "ready": e.ready, "detail": e.detail} for e in engines])
        return
    for engine in engines:
        typer.echo(f"{engine.name:10} {'ready' if engine.ready else 'not ready':10} {engine.detail}")


@app.command()
def install(
    engine: EngineName,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A .argosmodel file carried here.")] = None,
) -> None:
    """Install a model: argos from the internet or from a file; compact expands the shipped weights now."""
    if engine == "argos":
        from toolkit.translation.engines import argos

        typer.echo(f"Installed {argos.install(file)}.")
    elif engine == "compact":
        from toolkit.translation.engines.compact import cache

        typer.echo(f"Expanded into {cache.expanded()}.")
    else:
        raise _unknown(engine)


@app.command()
def info(engine: EngineName, as_json: JsonOption = False) -> None:
    """Say what an engine is, and where its files are."""
    from toolkit.translation.engines import available

    for known in available():
        if known.name == engine:
            if as_json:
                print_json({"name": known.name, "ready": known.ready, "detail": known.detail})
            else:
                typer.echo(f"{known.name}: {known.detail}")
            return
    raise _unknown(engine)


@app.command()
def remove(engine: EngineName) -> None:
    """Remove an installed model; of compact, the files expanded into the cache."""
    if engine == "argos":
        from toolkit.translation.engines import argos

        typer.echo(f"Removed {argos.remove()}.")
    elif engine == "compact":
        from toolkit.translation.engines.compact import cache

        typer.echo(f"Removed {cache.clear()} expanded model(s); they come back on the next run.")
    else:
        raise _unknown(engine)


def _unknown(engine: str) -> EngineError:
    return EngineError(f"Unknown engine '{engine}'; 'toolkit model list' shows those there are.")
