"""The pages that a command is given: files, and folders of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from toolkit.errors import PageError, ToolkitError

if TYPE_CHECKING:
    from toolkit.article import Article

SUFFIXES = {".txt", ".html", ".htm", ".mhtml", ".mht", ".docx", ".md", ".pdf"}


def expand(pages: list[str]) -> list[str]:
    """Folders become the pages in them, by name. Raises ToolkitError for a folder without any."""
    paths: list[str] = []
    for page in pages:
        if page != "-" and Path(page).is_dir():
            inside = sorted(str(p) for p in Path(page).iterdir() if p.suffix.lower() in SUFFIXES)
            if not inside:
                raise ToolkitError(
                    f"{page}: no pages in this folder; it should hold {', '.join(sorted(SUFFIXES))} files."
                )
            paths += inside
        else:
            paths.append(page)
    return paths


def read_all(pages: list[str]) -> "tuple[list[tuple[str, Article]], int]":
    """The articles of pages and of folders of them, and how many pages could not be read; each is named on stderr.

    Raises PageError where none can be read.
    """
    from toolkit.article import read_article

    articles: list[tuple[str, Article]] = []
    failed = 0
    for path in expand(pages):
        try:
            articles.append((path, read_article(path)))
        except PageError as error:
            if len(pages) == 1 and path == pages[0]:
                raise
            failed += 1
            typer.echo(f"Left out: {error}", err=True)
    if not articles:
        raise PageError(f"{', '.join(pages)}: no page there holds an article in Chinese; name saved press pages.")
    return articles, failed
