"""toolkit run: the main job."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import (
    EngineOption,
    GlossaryOption,
    JsonOption,
    MemoryOption,
    NoMemoryOption,
    memory_path,
    print_json,
)
from toolkit.cli.pages import expand
from toolkit.cli.template import Paper
from toolkit.errors import EngineError, OutputError, ToolkitError

if TYPE_CHECKING:
    from toolkit.brief import Look
    from toolkit.pipeline import Workshop
    from toolkit.quality.report import PageReport


class Layout(StrEnum):
    english = "english"
    parallel = "parallel"
    interleaved = "interleaved"
    summary = "summary"


def command(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE...", help="Saved pages (.txt .html .mhtml .docx .md .pdf), folders of them, or -."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the briefs.")] = Path("output"),
    layout: Annotated[Layout, typer.Option("--layout", "-l", help="How a brief is laid out.")] = Layout.english,
    paper: Annotated[
        Paper | None, typer.Option("--paper", help="Paper size.", show_default="the template's, or a4")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="Your own Word file (.docx): its letterhead and styles are used.")
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="For readers: no comments, marks, tracked changes or reviewer's notes.")
    ] = False,
    glossary: GlossaryOption = None,
    engine: EngineOption = "auto",
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a term, number or name is not as required.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Turn saved Chinese pages into English Word briefs, one a page.

    Each page is cleaned, matched to the glossary, translated and laid out; what is not as required stands in the
    brief as a comment and in the report. A term has the glossary's preferred English throughout where that can be
    put in safely; what still differs between pages is named at the end.

    Example: toolkit run page.html --layout parallel
    """
    from toolkit.brief import Look
    from toolkit.pipeline import open_workshop

    paths = expand(pages)
    look = Look(paper.value if paper else None, template, final)
    if template:
        _check_template(template)
    workshop = open_workshop(engine, glossary or (), memory_path(memory, no_memory))
    reports, failed = _run_all(paths, output, layout.value, look, workshop)
    if as_json:
        from toolkit.quality.report import run_json

        print_json(run_json(reports, failed, workshop.signature))
    if failed:
        raise typer.Exit(3 if reports else 2)
    if strict and any(report.unsatisfied for report in reports):
        raise typer.Exit(1)


def _check_template(template: Path) -> None:
    """Find out before the long work whether a template will do."""
    from toolkit.brief.house import open_template

    open_template(template)


def _run_all(
    paths: list[str], output: Path, layout: str, look: "Look", workshop: "Workshop"
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
                report = make_brief(path, brief, workshop, layout=layout, look=look, progress=progress)
        except (EngineError, OutputError):
            raise
        except ToolkitError as error:
            failed.append((path, str(error)))
            typer.echo(f"Error: {error}", err=True)
            continue
        reports.append(report)
        _tell(report)
    if len(reports) > 1:
        _tell_differing(reports)
    return reports, failed


def _tell_differing(reports: list["PageReport"]) -> None:
    from toolkit.quality.consistency import differing

    for source, forms in differing(report.forms for report in reports).items():
        told = ", ".join(f"“{form}”" for form in forms)
        typer.echo(f"Not the same on all pages: {source} is {told}.", err=True)


def _tell(report: "PageReport") -> None:
    counts = (("terms", report.terms), ("numbers and dates", report.quantities), ("names", report.names))
    told = ", ".join(f"{c.satisfied} of {c.matched} {name}" for name, c in counts if c.matched)
    known = (
        f"; {report.memory.segments} of {report.segments} segments from the memory" if report.memory.segments else ""
    )
    seconds = f"{report.seconds:.0f} s"
    typer.echo(f"{report.output}  ({seconds}; as required: {told or 'nothing to check'}{known})", err=True)
    for finding in report.findings:
        if finding.severity == "error":
            where = "title" if finding.paragraph is None else f"paragraph {finding.paragraph + 1}"
            typer.echo(f"  {where}: {finding.message}", err=True)
