"""`toolkit review export` and `import`: the text out for correction, and corrections in again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.listing import print_list
from toolkit.cli.options import JsonOption, print_json

if TYPE_CHECKING:
    from toolkit.record.model import ReviewRecord
    from toolkit.review.model import Comparison, Remark
    from toolkit.review.proposals import Proposal, Recurring

app = typer.Typer(no_args_is_help=True)
SHOWN = 40  # lines of a kind that are listed
FormatName = Annotated[
    str | None, typer.Option("--format", help="docx, xlsx, xliff or tmx.", show_default="by the ending")
]


@app.command("export")
def export(
    brief: Annotated[Path, typer.Argument(help="A brief (.docx) that 'toolkit run' wrote, edited or not.")],
    to: Annotated[Path, typer.Option("--to", help="The file to write: .docx, .xlsx, .xlf or .tmx.")],
    format_name: FormatName = None,
) -> None:
    """Write a brief's text in both languages, sentence by sentence, to be corrected in Word, Excel or another tool.

    Example: toolkit review export output/page.en.docx --to page.xlsx
    """
    from toolkit.errors import ReviewError
    from toolkit.review.exporting import sheet_of
    from toolkit.review.formats import format_of
    from toolkit.review.importing import check_free

    known = format_of(to, format_name)
    if to.exists() and brief.exists() and to.samefile(brief):
        raise ReviewError(f"{to}: this is the brief itself; choose another name with --to.")
    check_free(to, known.name)
    sheet, compared = sheet_of(brief)
    known.write(sheet, to)
    edited = f", {len(compared.changes)} of them as edited in the brief" if compared.changes else ""
    typer.echo(f"{len(sheet.rows)} rows in {to} ({known.about}){edited}")
    _list("could not be placed and are as the run wrote them", [f"{p.id}: {p.message}" for p in compared.problems])
    title = f"comment{'s' if len(compared.remarks) > 1 else ''} in the brief, not in this file"
    _list(title, [_told(remark) for remark in compared.remarks])


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The corrected file: the edited brief, or what 'export' wrote.")],
    brief: Annotated[
        Path | None,
        typer.Option(help="The brief as 'toolkit run' wrote it, where FILE has lost its record of the first English."),
    ] = None,
    memory: Annotated[Path | None, typer.Option(help="The translation memory.", show_default="your own")] = None,
    proposals_file: Annotated[
        Path | None,
        typer.Option("--proposals", help="Where glossary proposals go.", show_default="FILE.proposals.csv beside FILE"),
    ] = None,
    format_name: FormatName = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be stored.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Take corrections back: show what changed, and store it where the next run finds it.

    Corrected sentences go into the translation memory. Where a term's English was replaced in the same way twice or
    more, a draft for the glossary is written; drafts are never enforced. Anything that was moved, merged, split,
    deleted or mangled is reported and not stored. Comments that people wrote are listed, for you to act on.

    Example: toolkit review import output/page.en.docx --dry-run
    """
    from toolkit.review.importing import read_review
    from toolkit.review.proposals import proposals, write_proposals
    from toolkit.review.storing import contradictions, store

    review = read_review(file, brief, format_name)
    compared = review.comparison
    compared = replace(compared, problems=(*compared.problems, *contradictions(compared.corrections)))
    made, recurring = proposals(compared.corrections)
    drafts = proposals_file or file.with_name(f"{file.stem}.proposals.csv")
    stored: dict[str, Any] = {"dry_run": dry_run}
    if not dry_run and compared.corrections:
        origin = f"review of {review.record.page or file.name}"
        added = store(compared.corrections, origin, memory)
        stored |= {"new": added.new, "changed": added.changed, "same": added.same}
    if not dry_run and made:
        stored |= {"proposals": write_proposals(made, drafts), "proposals_file": str(drafts)}
    if as_json:
        print_json(_as_json(file, review.record, compared, made, recurring, stored))
        return
    _show(compared, made, recurring)
    _tell(compared, made, stored, drafts)


def _show(compared: "Comparison", made: "list[Proposal]", recurring: "list[Recurring]") -> None:
    from toolkit.review.worddiff import marked

    _list("changed", [f"{c.id}  {marked(c.old, c.new)}" for c in compared.changes])
    undecided = [f"{p.id or 'elsewhere'}  {p.kind} by {p.author or 'somebody'}: {p.text}" for p in compared.pending]
    _list("tracked changes not yet decided, read as accepted", undecided)
    title = f"comment{'s' if len(compared.remarks) > 1 else ''} for you to read, not stored"
    _list(title, [_told(remark) for remark in compared.remarks])
    _list("not stored", [f"{p.id}  {p.what}: {p.message}".strip() for p in compared.problems])
    terms = [f"{p.source}: {p.old} -> {p.new}  ({', '.join(p.places)})" for p in made]
    _list("glossary proposals", terms)
    rest = [f"{r.old} -> {r.new}  ({', '.join(r.places)})" for r in recurring]
    _list("changes recur without a term; 'toolkit glossary add' makes one", rest)


def _told(remark: "Remark") -> str:
    """A comment, and the English that it hangs on."""
    from toolkit.brief.wording import shortened

    done = ", resolved" if remark.resolved else ""
    about = f"  (on: {shortened(remark.about, 60)})" if remark.about else ""
    return f"{remark.id or 'elsewhere'}  {remark.author or 'somebody'}{done}: {remark.text}{about}"


def _tell(compared: "Comparison", made: "list[Proposal]", stored: dict[str, Any], drafts: Path) -> None:
    if not compared.corrections:
        typer.echo("No correction to store.")
    elif stored["dry_run"]:
        typer.echo("Nothing was written (--dry-run).")
    else:
        counts = f"{stored['new']} new, {stored['changed']} changed, {stored['same']} there already"
        typer.echo(f"In the translation memory: {counts}.")
        if made:
            typer.echo(
                f"{stored['proposals']} new drafts in {drafts}; 'toolkit glossary import {drafts}' takes them over."
            )


def _list(title: str, lines: list[str]) -> None:
    if lines:
        print_list(title, lines, SHOWN)


def _as_json(
    file: Path,
    record: "ReviewRecord",
    compared: "Comparison",
    made: "list[Proposal]",
    recurring: "list[Recurring]",
    stored: dict[str, Any],
) -> dict[str, Any]:
    from dataclasses import asdict

    from toolkit.review.worddiff import pieces

    changed = [
        asdict(c) | {"diff": [{"old": old, "new": new} for old, new in pieces(c.old, c.new)]} for c in compared.changes
    ]
    return {
        "file": str(file),
        "page": record.page,
        "signature": record.signature,
        "changed": changed,
        "pending": [asdict(p) for p in compared.pending],
        "comments": [asdict(r) for r in compared.remarks],
        "problems": [asdict(p) for p in compared.problems],
        "proposals": [asdict(p) for p in made],
        "recurring": [asdict(r) for r in recurring],
        "stored": stored,
    }
