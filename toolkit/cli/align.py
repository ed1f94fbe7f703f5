"""toolkit align: what is matched in pages, before any translation, and what the glossary lacks."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.glossary_suggest import read_pages
from toolkit.cli.options import GlossaryOption, JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.alignment.align import Alignment
    from toolkit.alignment.mining_text import Text
    from toolkit.alignment.model import Match
    from toolkit.alignment.report import Coverage, Report
    from toolkit.alignment.terms import TermMatcher
    from toolkit.article import Article
    from toolkit.glossary.entries import TermEntry

_GROUPS = {"terms": "term", "quantities": "quantity", "names": "name"}
_SHOWN = 30  # rows of a table on a folder


def command(
    page: Annotated[str, typer.Argument(metavar="PAGE|FOLDER", help="A saved page, a folder of them, or -.")],
    glossary: GlossaryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the glossary terms, numbers, dates and names of a page, how much of it they cover, likely terms that the
    glossary lacks, and English that contradicts the glossary. Of a folder, the sums."""
    from toolkit.alignment.terms import TermMatcher
    from toolkit.glossary.entries import Glossary

    entries = _entries(glossary)
    matcher = TermMatcher(Glossary.of(entries))
    if page != "-" and Path(page).is_dir():
        _folder(read_pages(Path(page)), matcher, entries, as_json)
    else:
        _page(page, matcher, entries, as_json)


def _entries(glossary: list[Path] | None) -> "list[TermEntry]":
    from toolkit.glossary.entries import default_paths, files_of, read_file

    paths = glossary or default_paths()
    return [entry for path in paths for file in files_of(path) for entry in read_file(file)]


def _page(page: str, matcher: "TermMatcher", entries: "list[TermEntry]", as_json: bool) -> None:
    from toolkit.alignment.align import align
    from toolkit.alignment.report import report
    from toolkit.article import read_article

    article = read_article(page)
    alignment = align(article, matcher)
    found = report(_texts(article, alignment, 0), entries)
    if as_json:
        print_json(alignment_json(alignment) | {"coverage": _coverage(found.coverage), "conflicts": _conflicts(found)})
        return
    _print_matches(alignment)
    _print_missing([(c.source, str(c.count), c.context) for c in alignment.candidates])
    _print_conflicts(found)
    typer.echo(_sentence(found.coverage))


def _folder(
    pages: "list[tuple[Path, Article]]", matcher: "TermMatcher", entries: "list[TermEntry]", as_json: bool
) -> None:
    from toolkit.alignment.align import align
    from toolkit.alignment.report import coverage, report

    own = [_texts(article, align(article, matcher), i) for i, (_, article) in enumerate(pages)]
    found = report([text for texts in own for text in texts], entries)
    if as_json:
        shares = [
            {"page": str(file), "title": article.title, "coverage": round(coverage(texts, ()).share, 4)}
            for (file, article), texts in zip(pages, own, strict=True)
        ]
        print_json({"pages": shares, **_report_json(found)})
        return
    terms = [(use.source, use.target, str(use.count), str(use.pages)) for use in found.terms]
    _print_table(f"Terms ({len(terms)})", ("Chinese", "English", "times", "pages"), terms[:_SHOWN])
    _print_missing([(m.source, f"{m.count} ({m.pages})", m.context) for m in found.missing[:_SHOWN]])
    _print_conflicts(found)
    typer.echo(f"{len(pages)} page{'s' if len(pages) > 1 else ''}. {_sentence(found.coverage)}")


def _texts(article: "Article", alignment: "Alignment", page: int) -> "list[Text]":
    from toolkit.alignment.mining_text import Text

    matched = (alignment.title, *alignment.paragraphs)
    texts = (article.title, *(p.text for p in article.paragraphs))
    return [Text(text, matches, page) for text, matches in zip(texts, matched, strict=True)]


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


def _report_json(found: "Report") -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "coverage": _coverage(found.coverage),
        "terms": [asdict(use) for use in found.terms],
        "candidates": [
            {"source": m.source, "count": m.count, "pages": m.pages, "context": m.context} for m in found.missing
        ],
        "conflicts": _conflicts(found),
    }


def _coverage(own: "Coverage") -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(own), "share": round(own.share, 4), "share_of_terms": round(own.share_of_terms, 4)}


def _conflicts(found: "Report") -> list[dict[str, Any]]:
    from dataclasses import asdict

    return [asdict(conflict) for conflict in found.conflicts]


def _sentence(own: "Coverage") -> str:
    return (
        f"Covered: {own.share:.1%} of the text's own words (terms {own.in_terms}, numbers, dates and names "
        f"{own.in_others}, of {own.characters} characters); {own.share_of_terms:.1%} of {own.terms + own.missing} "
        "terms, known and likely."
    )


def _print_matches(alignment: "Alignment") -> None:
    everything = [match for matches in (alignment.title, *alignment.paragraphs) for match in matches]
    for group, kind in _GROUPS.items():
        rows = _counted([match for match in everything if match.kind == kind])
        _print_table(f"{group.capitalize()} ({len(rows)})", ("Chinese", "English", "times"), rows)


def _print_missing(rows: Sequence[tuple[str, ...]]) -> None:
    _print_table("Not in the glossary", ("Chinese", "times", "context"), rows)


def _print_conflicts(found: "Report") -> None:
    rows = [(c.source, c.ours, c.other, c.where) for c in found.conflicts]
    _print_table("Contradictions", ("Chinese", "in force", "other", "where"), rows)


def _counted(matches: "Sequence[Match]") -> list[tuple[str, ...]]:
    from collections import Counter

    counts = Counter((match.source, match.target) for match in matches)
    return [(source, target, str(count)) for (source, target), count in counts.items()]


def _print_table(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table; nothing if it has no row."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    if not rows:
        return
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)
