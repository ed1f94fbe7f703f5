"""toolkit align: what is matched in a page, before any translation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import GlossaryOption, JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.alignment.align import Alignment
    from toolkit.alignment.model import Match

_GROUPS = {"terms": "term", "quantities": "quantity", "names": "name"}


def command(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A saved page, or - for standard input.")],
    glossary: GlossaryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the glossary terms, numbers, dates and names of a page, and likely terms that the glossary lacks."""
    from toolkit.alignment.align import align
    from toolkit.alignment.terms import TermMatcher
    from toolkit.article import read_article
    from toolkit.glossary.entries import default_paths, load

    matcher = TermMatcher(load(glossary or default_paths()))
    alignment = align(read_article(page), matcher)
    if as_json:
        print_json(alignment_json(alignment))
    else:
        _print_tables(alignment)


def alignment_json(alignment: "Alignment") -> dict[str, Any]:
    """The contract's record; matches of the title stand apart, since their offsets are not a paragraph's."""
    return {
        **{group: _records(alignment, kind) for group, kind in _GROUPS.items()},
        "candidates": [{"source": c.source, "count": c.count, "context": c.context} for c in alignment.candidates],
        "title": {group: [_record(m) for m in alignment.title if m.kind == kind] for group, kind in _GROUPS.items()},
    }


def _records(alignment: "Alignment", kind: str) -> list[dict[str, Any]]:
    return [
        _record(match) | {"paragraph": number, "start": match.start, "end": match.end}
        for number, matches in enumerate(alignment.paragraphs)
        for match in matches
        if match.kind == kind
    ]


def _record(match: "Match") -> dict[str, Any]:
    record: dict[str, Any] = {"source": match.source, "target": match.target}
    if match.kind == "term":
        record["domain"] = match.domain
    return record | {"start": match.start, "end": match.end}


def _print_tables(alignment: "Alignment") -> None:
    from rich.console import Console

    console = Console()
    everything = [match for matches in (alignment.title, *alignment.paragraphs) for match in matches]
    for group, kind in _GROUPS.items():
        rows = _counted([match for match in everything if match.kind == kind])
        if rows:
            console.print(_table(f"{group.capitalize()} ({len(rows)})", ("Chinese", "English", "times"), rows))
    if alignment.candidates:
        rows = [(c.source, str(c.count), c.context) for c in alignment.candidates]
        console.print(_table("Not in the glossary", ("Chinese", "times", "context"), rows))


def _counted(matches: "Sequence[Match]") -> list[tuple[str, ...]]:
    from collections import Counter

    counts = Counter((match.source, match.target) for match in matches)
    return [(source, target, str(count)) for (source, target), count in counts.items()]


def _table(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Any:
    from rich.table import Table

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*row)
    return table
