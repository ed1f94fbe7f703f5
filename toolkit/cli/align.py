"""toolkit align: what is matched in pages, before any translation, and what the glossary lacks."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import GlossaryOption, JsonOption, print_json
from toolkit.cli.tables import print_table

if TYPE_CHECKING:
    from toolkit.alignment.align import Alignment
    from toolkit.alignment.model import Match
    from toolkit.alignment.report import Report
    from toolkit.alignment.terms import TermMatcher
    from toolkit.article import Article
    from toolkit.glossary.entries import TermEntry

_GROUPS = {"terms": "term", "quantities": "quantity", "names": "name"}
_SHOWN = 30  # rows of a table on several pages


def command(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE|FOLDER", help="Saved pages, a folder of them, or -.")],
    glossary: GlossaryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the glossary covers of a page and what it lacks.

    Lists glossary terms, numbers, dates and names, likely terms without an entry, and English that contradicts the
    glossary. Of a folder it shows the sums.
    """
    from toolkit.alignment.loading import load_matcher
    from toolkit.cli.pages import expand, read_all
    from toolkit.glossary.entries import default_paths, files_of, read_file

    paths = glossary or default_paths()
    entries = [entry for path in paths for file in files_of(path) for entry in read_file(file)]
    _, matcher = load_matcher(paths)
    articles, failed = read_all(pages)
    if expand(pages) == pages[:1]:
        _one(articles[0][1], matcher, entries, as_json)
    else:
        _several(articles, matcher, entries, as_json)
    if failed:
        raise typer.Exit(3)


def _one(article: "Article", matcher: "TermMatcher", entries: "Sequence[TermEntry]", as_json: bool) -> None:
    from toolkit.alignment.align import align
    from toolkit.alignment.mining_text import texts_of
    from toolkit.alignment.report import report

    alignment = align(article, matcher)
    found = report(texts_of(article, alignment), entries)
    if as_json:
        print_json(_page_json(alignment, found))
        return
    everything = [match for matches in (alignment.title, *alignment.paragraphs) for match in matches]
    for group, kind in _GROUPS.items():
        counts = Counter((match.source, match.target) for match in everything if match.kind == kind)
        rows = [(*pair, str(count)) for pair, count in counts.items()]
        print_table(f"{group.capitalize()} ({len(rows)})", ("Chinese", "English", "times"), rows)
    _print_rest(found)


def _several(
    articles: "Sequence[tuple[str, Article]]", matcher: "TermMatcher", entries: "Sequence[TermEntry]", as_json: bool
) -> None:
    from toolkit.alignment.align import align
    from toolkit.alignment.mining_text import texts_of
    from toolkit.alignment.report import coverage, report

    own = [texts_of(article, align(article, matcher), page) for page, (_, article) in enumerate(articles)]
    found = report([text for texts in own for text in texts], entries)
    shares = [coverage(texts, ()).share for texts in own]
    if as_json:
        pages = [
            {"page": path, "title": article.title, "coverage": round(share, 4)}
            for (path, article), share in zip(articles, shares, strict=True)
        ]
        print_json({"pages": pages, **_folder_json(found)})
        return
    least = sorted(zip(shares, articles, strict=True), key=lambda pair: pair[0])[:_SHOWN]
    rows = [(path, article.title, f"{share:.0%}") for share, (path, article) in least]
    print_table("Pages, the least covered first", ("page", "title", "covered"), rows)
    terms = [(use.source, use.target, f"{use.count} ({use.pages})") for use in found.terms[:_SHOWN]]
    print_table(f"Terms ({len(found.terms)}), most frequent first", ("Chinese", "English", "times (pages)"), terms)
    _print_rest(found)


def _print_rest(found: "Report") -> None:
    missing = [(m.source, f"{m.count} ({m.pages})", m.context) for m in found.missing[:_SHOWN]]
    print_table("Not in the glossary", ("Chinese", "times (pages)", "context"), missing)
    conflicts = [(c.source, c.ours, c.other, c.where) for c in found.conflicts]
    print_table("Contradictions", ("Chinese", "in force", "other", "where"), conflicts)
    own = found.coverage
    typer.echo(
        f"Covered: {own.share:.1%} of {own.characters} characters (words with a meaning of their own), "
        f"{own.in_terms} by terms, {own.in_others} by numbers, dates and names. "
        f"In the glossary: {own.terms} of {own.terms + own.missing} occurrences of terms, known and likely."
    )


def _page_json(alignment: "Alignment", found: "Report") -> dict[str, Any]:
    """The contract's record; matches of the title stand apart, since their offsets are not a paragraph's."""
    return {
        **{group: _records(alignment, kind) for group, kind in _GROUPS.items()},
        "candidates": [{"source": m.source, "count": m.count, "context": m.context} for m in found.missing],
        "title": {group: [_record(m) for m in alignment.title if m.kind == kind] for group, kind in _GROUPS.items()},
        **_measures_json(found),
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


def _folder_json(found: "Report") -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "terms": [asdict(use) for use in found.terms],
        "candidates": [
            {"source": m.source, "count": m.count, "pages": m.pages, "context": m.context} for m in found.missing
        ],
        **_measures_json(found),
    }


def _measures_json(found: "Report") -> dict[str, Any]:
    from dataclasses import asdict

    own = found.coverage
    shares = {"share": round(own.share, 4), "share_of_terms": round(own.share_of_terms, 4)}
    return {"coverage": asdict(own) | shares, "conflicts": [asdict(conflict) for conflict in found.conflicts]}
