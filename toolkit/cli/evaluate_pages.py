"""toolkit evaluate --pages: what enforcement does for whole pages."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from toolkit.cli.options import print_json

if TYPE_CHECKING:
    from toolkit.pipeline import Workshop
    from toolkit.quality.pages import PageScores, Way


def evaluate_pages(pages: list[str], workshop: "Workshop", save: Path | None, as_json: bool) -> None:
    """Translate each page plainly and enforced, print what came of it. Exit code 3 if a page could not be read."""
    from toolkit.cli.pages import read_all
    from toolkit.cli.progress import progress_bar
    from toolkit.quality.pages import measure, together

    articles, failed = read_all(pages)
    workshop.engine.translate(["你好。"], [()])  # loads the model, which is no part of either time
    scores = []
    for path, article in articles:
        with progress_bar(Path(path).name) as progress:
            scores.append(measure(path, article, workshop.engine, workshop.matcher, progress))
    total = together(scores)
    if save:
        _save(save, total)
    if as_json:
        record = {"pages": [_record(s) for s in scores], "all": _record(total), "signature": workshop.signature}
        print_json(record)
    else:
        _tables(scores, total, workshop.signature)
    if failed:
        raise typer.Exit(3)


def _record(scores: "PageScores") -> dict[str, Any]:
    from dataclasses import asdict

    record = asdict(scores)
    del record["rows"]
    for name, way in (("plain", scores.plain), ("enforced", scores.enforced)):
        record[name]["seconds_a_thousand"] = scores.seconds_a_thousand(way)
    return record


def _tables(scores: "list[PageScores]", total: "PageScores", signature: str) -> None:
    from rich.console import Console

    if len(scores) > 1:
        heads = ["page", "characters", "segments", "unmet", "findings", "time"]
        _print("Matches unmet and findings by page, plain > enforced", heads, [_page_row(s) for s in scores])
    what = f"{total.pages} page{'s' * (total.pages > 1)}"
    title = f"{what}, {total.segments:,} segments, {total.characters:,} Chinese characters"
    _print(title, ["", "plain", "enforced"], _rows(total))
    _print("Rung by rung", ["rung", "segments", "share", "won", "s/1,000"], _rung_rows(total))
    Console().print(signature, style="dim", highlight=False, soft_wrap=True)


def _page_row(scores: "PageScores") -> list[str]:
    ways = (scores.plain, scores.enforced)
    missing = " > ".join(str(_missing(way)) for way in ways)
    findings = " > ".join(str(sum(way.findings.values())) for way in ways)
    size = [f"{scores.characters:,}", str(scores.segments)]
    return [Path(scores.name).name, *size, missing, findings, f"{scores.slower:.1f} times"]


def _missing(way: "Way") -> int:
    return sum(c.matched - c.satisfied for c in (way.terms, way.quantities, way.names))


def _rows(total: "PageScores") -> list[list[str]]:
    ways = (total.plain, total.enforced)
    rows = [
        ["terms as required", *(_count(way.terms) for way in ways)],
        ["numbers and dates as required", *(_count(way.quantities) for way in ways)],
        ["names as required", *(_count(way.names) for way in ways)],
        ["claimed, not there (independent scorer)", *(str(way.unreported) for way in ways)],
    ]
    for check in dict.fromkeys([*total.plain.findings, *total.enforced.findings]):
        rows.append([f"findings: {check}", *(str(way.findings.get(check, 0)) for way in ways)])
    rows.append(["seconds a thousand characters", *(f"{total.seconds_a_thousand(way):.2f}" for way in ways)])
    rows.append(["times as long", "1", f"{total.slower:.2f}"])
    return rows


def _count(count: Any) -> str:
    share = f" ({count.satisfied / count.matched:.3f})" if count.matched else ""
    return f"{count.satisfied} of {count.matched}{share}"


def _rung_rows(total: "PageScores") -> list[list[str]]:
    return [
        [
            r.rung,
            str(r.segments),
            f"{r.segments / max(1, total.segments):.3f}",
            str(r.won),
            f"{1000 * r.seconds / max(1, total.characters):.2f}",
        ]
        for r in total.rungs
    ]


def _print(title: str, heads: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for i, head in enumerate(heads):
        table.add_column(head, justify="right" if i else "left", overflow="fold", no_wrap=i > 0)
    for row in rows:
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print()


def _save(path: Path, total: "PageScores") -> None:
    from toolkit.files import written_aside

    target = path if path.suffix else path / "pages.tsv"
    with written_aside(target) as aside:
        rows = ["Chinese\tplain\tenforced", *("\t".join(row) for row in total.rows)]
        aside.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
