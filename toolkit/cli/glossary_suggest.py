"""`toolkit glossary suggest`: terms of pages that the glossary lacks, as drafts for an editor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import EngineOption, GlossaryOption, JsonOption, print_json
from toolkit.cli.tables import print_table
from toolkit.errors import EngineError, OutputError

if TYPE_CHECKING:
    from toolkit.alignment.suggesting import Suggestion


def register(app: typer.Typer) -> None:
    """Add the command to `toolkit glossary`."""
    app.command()(suggest)


def suggest(
    pages: Annotated[list[str], typer.Argument(metavar="FOLDER", help="A folder of saved pages, or single pages.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A new CSV file for the drafts; without it, a table.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many terms, the likeliest first.")] = 100,
    no_english: Annotated[bool, typer.Option("--no-english", help="Leave out the engine's English.")] = False,
    glossary: GlossaryOption = None,
    engine: EngineOption = "auto",
    as_json: JsonOption = False,
) -> None:
    """Suggest terms that pages use and the glossary lacks, each with counts, a context and the engine's English.

    The CSV holds drafts, which are never enforced: check the English, set the status to preferred, and put the file
    into your glossary.

    Example: toolkit glossary suggest saved-pages/ -o drafts.csv
    """
    from toolkit.alignment.loading import load_matcher
    from toolkit.alignment.suggesting import entry_of, suggest, with_english, write_drafts
    from toolkit.cli.pages import read_all
    from toolkit.glossary.entries import default_paths

    if output is not None and output.exists():
        raise OutputError(f"{output}: this file is there already; name a new one, so that nobody's edits are lost.")
    articles, failed = read_all(pages)
    loaded, matcher = load_matcher(glossary or default_paths())
    found = suggest([article for _, article in articles], loaded, matcher, limit)
    if not no_english:
        found = with_english(found, lambda sources: _translated(sources, engine, glossary))
    if output is not None:
        write_drafts([entry_of(own, output.stem) for own in found], output)
        named = sum(bool(own.target) for own in found)
        typer.echo(f"{len(found)} drafts in {output}, {named} with English.", err=as_json)
    if as_json:
        print_json([_record(own) for own in found])
    elif output is None:
        rows = [(o.term.source, o.target, f"{o.term.count} ({o.term.pages})", o.term.context) for o in found]
        print_table("Not in the glossary", ("Chinese", "English proposed", "times (pages)", "context"), rows)
    if failed:
        raise typer.Exit(3)


def _translated(sources: list[str], engine: str, glossary: list[Path] | None) -> list[str]:
    """The English of terms, with the glossary terms inside them as required; all "" where no engine is ready."""
    from toolkit.cli.progress import progress_bar
    from toolkit.pipeline import open_workshop
    from toolkit.translation.lines import translate_lines

    if not sources:
        return []
    try:
        workshop = open_workshop(engine, glossary or ())
        with progress_bar("terms") as progress:
            lines = translate_lines(sources, workshop.matcher, workshop.engine, progress, together=False)
            return [line.target for line in lines]
    except EngineError as error:
        typer.echo(f"No English proposed: {error}", err=True)
        return [""] * len(sources)


def _record(own: "Suggestion") -> dict[str, Any]:
    term = own.term
    return {
        "source": term.source,
        "target": own.target,
        "variants": list(own.variants),
        "kind": own.kind,
        "count": term.count,
        "pages": term.pages,
        "why": term.why,
        "score": term.score,
        "context": term.context,
    }
