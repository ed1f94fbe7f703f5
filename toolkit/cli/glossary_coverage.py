"""`toolkit glossary coverage`: the glossary against what translators noted."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import GlossaryOption


def register(app: typer.Typer) -> None:
    """Add the command to `toolkit glossary`."""
    app.command()(coverage)


def coverage(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help=".jsonl of {zh, en, terms}, or folders of them.",
            show_default="the project's own press pairs",
        ),
    ] = None,
    glossary: GlossaryOption = None,
    limit: Annotated[int, typer.Option(help="So many missing and differing terms are listed.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with all of them.")] = False,
) -> None:
    """Say how many of the terms that translators noted the glossary has, with the same English; list the others."""
    from toolkit.alignment.terms import TermMatcher
    from toolkit.cli.options import print_json
    from toolkit.glossary.entries import default_paths, load
    from toolkit.quality.coverage import coverage as measure
    from toolkit.quality.pairs import corpus_files, own_press, read_pairs

    pairs = [pair for path in files or [own_press()] for file in corpus_files(path) for pair in read_pairs(file)]
    found = measure(pairs, TermMatcher(load(glossary or default_paths())))
    if as_json:
        record = {"total": found.total, "agreeing": found.agreeing, "share": round(found.share, 4)}
        print_json(record | {"other": found.other, "missing": found.missing})
        return
    for zh, en, ours, times in found.other[:limit]:
        typer.echo(f"{times:4}  {zh}: theirs {en}, ours {ours}")
    for zh, en, times in found.missing[:limit]:
        typer.echo(f"{times:4}  {zh} = {en}: missing")
    typer.echo(
        f"{found.agreeing} of {found.total} noted terms with the same English ({found.share:.1%}); "
        f"{len(found.other)} with other English, {len(found.missing)} missing"
    )
