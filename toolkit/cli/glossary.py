"""`toolkit glossary`: look into glossaries and check them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli import glossary_editing, glossary_exchange

if TYPE_CHECKING:
    from toolkit.glossary.entries import TermEntry

app = typer.Typer(help="Look into glossaries, change and check them.", no_args_is_help=True)
glossary_editing.register(app)
glossary_exchange.register(app)

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
def lint(glossary: Paths = None, as_json: AsJson = False) -> None:
    """Check glossaries; exit code 1 if there are errors."""
    from dataclasses import asdict

    from toolkit.glossary.lint import lint as check

    findings = check(_paths(glossary))
    errors = sum(finding.severity == "error" for finding in findings)
    if as_json:
        _print_json({"errors": errors, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            place = f"{finding.file}, line {finding.line}" if finding.line else finding.file
            print(f"{place}: {finding.severity}: {finding.message}; {finding.mend} [{finding.id}]")
        print(f"{errors} errors, {len(findings) - errors} warnings")
    if errors:
        raise typer.Exit(1)


def _paths(given: list[Path] | None) -> tuple[Path, ...]:
    from toolkit.glossary.entries import default_paths

    return tuple(given) if given else default_paths()


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
        mark = "" if entry.status == "preferred" else f" ({entry.status})"
        print(f"{entry.source}\t{english}\t{entry.domain}\t{entry.kind}{mark}")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
