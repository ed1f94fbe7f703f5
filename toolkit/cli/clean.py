"""toolkit clean: the article of a page, nothing else."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.article import Article


def command(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A saved page, or - for standard input.")],
    as_json: JsonOption = False,
) -> None:
    """Show the cleaned article of a page; with --json also what was removed, and why."""
    from toolkit.article import read_article

    article = read_article(page)
    if as_json:
        print_json(article_json(article))
        return
    meta = [part for part in (article.date, article.source, article.author) if part]
    typer.echo(article.title)
    if meta:
        typer.echo(" · ".join(meta))
    for paragraph in article.paragraphs:
        speaker = f"{paragraph.speaker}：" if paragraph.speaker else ""
        typer.echo(f"\n{speaker}{paragraph.text}")


def article_json(article: "Article") -> dict[str, Any]:
    """The contract's record of a cleaned page."""
    return {
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "author": article.author,
        "script": article.script,
        "paragraphs": [{"kind": p.kind, "speaker": p.speaker, "text": p.text} for p in article.paragraphs],
        "removed": [{"text": r.text, "why": r.why} for r in article.removed],
    }
