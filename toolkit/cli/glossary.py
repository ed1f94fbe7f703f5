"""`toolkit glossary`: look into glossaries and check them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli import glossary_coverage, glossary_editing, glossary_exchange, glossary_suggest

if TYPE_CHECKING:
    from toolkit.glossary.entries import TermEntry

app = typer.Typer(help="Look into glossaries, change and check them.", no_args_is_help=True)
glossary_editing.register(app)
glossary_exchange.register(app)
glossary_coverage.register(app)
glossary_suggest.register(app)

Paths = Annotated[
    list[Path] | None,
    typer.Option("--glossary", "-g", help="CSV file or folder of them; may repeat, the later one wins."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_entries(
    glossary: Paths = None,
    domain: Annotated[str | None, typer.Option(help="Only entries of this domain.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only entries of this kind.")] = None,
    status: Annotated[str | None, typer.Option(help="Only entries of this status.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the entries in force."""
    wanted = {"domain": domain, "kind": kind, "status": status}
    _print(
        (
            entry
            for entry in _entries(glossary)
            if all(value is None or getattr(entry, field) == value for field, value in wanted.items())
        ),
        as_json,
    )


@app.command()
def find(
    query: Annotated[
        str, typer.Argument(help="Part of the Chinese, in either script, or of the English; pinyin or its initials.")
    ],
    glossary: Paths = None,
    as_json: AsJson = False,
) -> None:
    """Find entries by a part of their Chinese or English."""
    from toolkit.glossary.search import search

    _print(search(_entries(glossary), query), as_json)


@app.command()
def stats(glossary: Paths = None, as_json: AsJson = False) -> None:
    """Count the entries in force by domain, kind and status."""
    from toolkit.glossary.entries import load
    from toolkit.glossary.search import count

    loaded = load(_paths(glossary))
    counts = {field: count(loaded.entries, field) for field in ("domain", "kind", "status")}
    if as_json:
        _print_json({"entries": len(loaded.entries), **counts, "hash": loaded.hash})
        return
    print(f"{len(loaded.entries)} entries, hash {loaded.short}")
    for field, numbers in counts.items():
        print(f"{field}: " + ", ".join(f"{name} {number}" for name, number in numbers.items()))


@app.command()
def lint(
    glossary: Paths = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe: spaces, invisible signs, encodings.")] = False,
    pages: Annotated[Path | None, typer.Option(help="A folder of pages: note the entries that match in none.")] = None,
    notes: Annotated[bool, typer.Option("--notes", help="Also list the notes, which are only counted else.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check glossaries, and their folders for pages from a region; exit code 1 if there are errors."""
    from dataclasses import asdict

    from toolkit.glossary.fixing import fix as mend
    from toolkit.glossary.lint import lint as check

    layers = _regional(glossary)
    mended = [done for paths in (_paths(glossary), *layers) for done in (mend(paths) if fix else ())]
    findings = [*check(_paths(glossary), _used(pages, glossary) if pages else None)]
    findings += [finding for paths in layers for finding in check(paths)]
    counts = {severity: sum(f.severity == severity for f in findings) for severity in ("error", "warning", "note")}
    if as_json:
        record = {"errors": counts["error"], "mended": [asdict(m) for m in mended]}
        _print_json(record | {"findings": [asdict(finding) for finding in findings]})
    else:
        for done in mended:
            print(f"{done.file}, line {done.line}: {done.what}" if done.line else f"{done.file}: {done.what}")
        for finding in findings:
            if notes or pages or finding.severity != "note":
                place = f"{finding.file}, line {finding.line}" if finding.line else finding.file
                print(f"{place}: {finding.severity}: {finding.message}; {finding.mend} [{finding.id}]")
        print(", ".join(f"{number} {severity}s" for severity, number in counts.items()))
    if counts["error"]:
        raise typer.Exit(1)


def _used(pages: Path, glossary: list[Path] | None) -> set[str]:
    """The sources that match in a folder of pages."""
    from toolkit.alignment.align import align
    from toolkit.alignment.terms import TermMatcher
    from toolkit.article import read_article
    from toolkit.errors import PageError
    from toolkit.glossary.entries import load
    from toolkit.glossary.folding import match_key

    loaded = load(_paths(glossary))
    matcher = TermMatcher(loaded)
    files = sorted(file for file in pages.rglob("*") if file.is_file() and not file.name.startswith("."))
    if not files:
        raise PageError(f"{pages}: no page there; name a folder of saved pages.")
    found: set[str] = set()
    for file in files:
        try:
            alignment = align(read_article(str(file)), matcher)
        except PageError as error:
            typer.echo(f"Left out: {error}", err=True)
            continue
        found |= {match_key(m.source) for own in (alignment.title, *alignment.paragraphs) for m in own}
    return {entry.source for entry in loaded.entries if match_key(entry.source) in found}


def _paths(given: list[Path] | None) -> tuple[Path, ...]:
    from toolkit.glossary.entries import default_paths

    return tuple(given) if given else default_paths()


def _regional(given: list[Path] | None) -> list[tuple[Path, ...]]:
    """The folders for pages from a region, each to be checked by itself, since it contradicts the rest on purpose."""
    from toolkit.alignment.localising import REGIONS
    from toolkit.glossary.entries import regional_paths

    return [(layer,) for region in REGIONS for layer in regional_paths(_paths(given), region)]


def _entries(given: list[Path] | None) -> "tuple[TermEntry, ...]":
    from toolkit.glossary.entries import load

    return load(_paths(given)).entries


def _print(entries: "Iterable[TermEntry]", as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        _print_json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        english = " | ".join((entry.target, *entry.variants))
        short = f"\t(short: {entry.short})" if entry.short else ""
        mark = "" if entry.status == "preferred" else f" ({entry.status})"
        print(f"{entry.source}\t{english}\t{entry.domain}\t{entry.kind}{mark}{short}")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
