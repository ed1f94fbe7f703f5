"""`toolkit glossary suggest`: terms of a folder of pages that the glossary lacks, as drafts for an editor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import EngineOption, GlossaryOption, JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.alignment.suggesting import Suggestion
    from toolkit.article import Article


def register(app: typer.Typer) -> None:
    """Add the command to `toolkit glossary`."""
    app.command()(suggest)


def suggest(
    folder: Annotated[Path, typer.Argument(help="A folder of saved pages, or one page.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The CSV file of drafts to write.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many terms, the likeliest first.")] = 200,
    no_english: Annotated[bool, typer.Option("--no-english", help="Leave out the engine's English.")] = False,
    glossary: GlossaryOption = None,
    engine: EngineOption = "auto",
    as_json: JsonOption = False,
) -> None:
    """Suggest terms that pages use and the glossary lacks, each with counts, a context and the engine's English.

    The CSV holds drafts, which are never enforced: check the English, then set the status to preferred.
    """
    from toolkit.alignment.suggesting import entry_of, suggest, with_english, write_drafts
    from toolkit.glossary.entries import default_paths, load

    if output is None and not as_json:
        raise typer.BadParameter("name the CSV file to write with -o, or say --json")
    found = suggest([article for _, article in read_pages(folder)], load(glossary or default_paths()), limit)
    if not no_english:
        found = with_english(found, lambda sources: _translated(sources, engine))
    if output is not None:
        domain = output.stem
        write_drafts([entry_of(own, domain) for own in found], output)
        named = sum(bool(own.target) for own in found)
        typer.echo(f"{len(found)} drafts in {output}, {named} with English.", err=as_json)
    if as_json:
        print_json([_record(own) for own in found])


def read_pages(folder: Path) -> "list[tuple[Path, Article]]":
    """The pages of a folder with their articles, or the one page. What is no page is named on stderr and left out.

    Raises PageError where nothing can be read.
    """
    from toolkit.article import read_article
    from toolkit.errors import PageError

    if not folder.is_dir():
        return [(folder, read_article(folder))]
    articles: list[tuple[Path, Article]] = []
    for file in sorted(f for f in folder.rglob("*") if f.is_file() and not f.name.startswith(".")):
        try:
            articles.append((file, read_article(file)))
        except PageError as error:
            typer.echo(f"Left out: {error}", err=True)
    if not articles:
        raise PageError(f"{folder}: no page there that can be read; name a folder of saved pages.")
    return articles


def _translated(sources: list[str], engine: str) -> list[str]:
    from toolkit.errors import EngineError
    from toolkit.translation.engines import open_engine

    if not sources:
        return []
    try:
        done = open_engine(engine).translate(sources, [()] * len(sources))
    except EngineError as error:
        typer.echo(f"No English proposed: {error}", err=True)
        return [""] * len(sources)
    return [hypotheses[0].text for hypotheses in done]


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
