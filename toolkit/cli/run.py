"""toolkit run: the main job."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import EngineOption, GlossaryOption, JsonOption, print_json
from toolkit.cli.pages import expand
from toolkit.errors import EngineError, OutputError, ToolkitError

if TYPE_CHECKING:
    from toolkit.pipeline import Workshop
    from toolkit.quality.report import PageReport


class Layout(StrEnum):
    english = "english"
    parallel = "parallel"
    interleaved = "interleaved"


def command(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE...", help="Saved pages (.txt .html .mhtml .docx .md .pdf), folders of them, or -."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the briefs.")] = Path("output"),
    layout: Annotated[Layout, typer.Option("--layout", "-l", help="How a brief is laid out.")] = Layout.english,
    glossary: GlossaryOption = None,
    engine: EngineOption = "auto",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a term, number or name is not as required.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Turn saved Chinese pages into English Word briefs, one a page.

    Each page is cleaned, matched to the glossary, translated and laid out; what is not as required stands in the
    brief as a comment and in the report.

    Example: toolkit run page.html --layout parallel
    """
    from toolkit.pipeline import open_workshop

    paths = expand(pages)
    workshop = open_workshop(engine, glossary or ())
    reports, failed = _run_all(paths, output, layout.value, workshop)
    if as_json:
        from toolkit.quality.report import run_json

        print_json(run_json(reports, failed, workshop.signature))
    if failed:
        raise typer.Exit(3 if reports else 2)
    if strict and any(report.unsatisfied for report in reports):
        raise typer.Exit(1)


def _run_all(
    paths: list[str], output: Path, layout: str, workshop: "Workshop"
) -> tuple[list["PageReport"], list[tuple[str, str]]]:
    """Every page in turn; a bad one is named and the others go on. A broken engine or folder ends the run."""
    from toolkit.cli.progress import progress_bar
    from toolkit.files import check_writable
    from toolkit.pipeline import brief_paths, make_brief

    check_writable(output)
    reports: list[PageReport] = []
    failed: list[tuple[str, str]] = []
    for path, brief in zip(paths, brief_paths(paths, output, layout), strict=True):
        try:
            with progress_bar(Path(path).name) as progress:
                report = make_brief(path, brief, workshop, layout=layout, progress=progress)
        except (EngineError, OutputError):
            raise
        except ToolkitError as error:
            failed.append((path, str(error)))
            typer.echo(f"Error: {error}", err=True)
            continue
        reports.append(report)
        _tell(report)
    return reports, failed


def _tell(report: "PageReport") -> None:
    counts = (("terms", report.terms), ("numbers and dates", report.quantities), ("names", report.names))
    told = ", ".join(f"{c.satisfied} of {c.matched} {name}" for name, c in counts if c.matched)
    typer.echo(f"{report.output}  ({report.seconds:.0f} s; as required: {told or 'nothing to check'})", err=True)
    for finding in report.findings:
        if finding.severity == "error":
            where = "title" if finding.paragraph is None else f"paragraph {finding.paragraph + 1}"
            typer.echo(f"  {where}: {finding.message}", err=True)
