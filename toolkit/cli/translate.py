"""toolkit translate: plain text, one line in, one line out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
from toolkit.errors import PageError

if TYPE_CHECKING:
    from toolkit.translation.lines import TranslatedLine


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file, or - for standard input.")] = "-",
    glossary: GlossaryOption = None,
    engine: EngineOption = "auto",
    memory: MemoryOption = None,
    no_memory: NoMemoryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Translate plain text line by line, for pipes and evaluation: blank lines stay blank, order is kept.

    The lines are taken as one document: a term has one English in all of them where that can be put in safely.

    With --json each line becomes one JSON object with its terms, quantities, names and findings. Its field "memory"
    lists the sentences whose English came from the translation memory: "exact", or "adapted" where other terms or
    figures were put in.
    """
    from toolkit.cli.progress import progress_bar
    from toolkit.pipeline import open_workshop
    from toolkit.translation.lines import translate_lines

    lines = _lines(file)
    workshop = open_workshop(engine, glossary or (), memory_path(memory, no_memory))
    with progress_bar("lines") as progress:
        translated = translate_lines(lines, workshop.matcher, workshop.engine, progress, workshop.recall)
    for line in translated:
        if as_json:
            print_json(line_json(line), indent=None)
        else:
            typer.echo(line.target)


def line_json(line: "TranslatedLine") -> dict[str, Any]:
    """The contract's record of one line."""
    from toolkit.quality.checks import check_segment

    by_kind: dict[str, list[dict[str, Any]]] = {"term": [], "quantity": [], "name": []}
    for outcome in line.outcomes:
        match = outcome.match
        record: dict[str, Any] = {"source": match.source, "target": match.target}
        if match.kind != "quantity":  # a quantity can be said in a hundred ways
            record["accepted"] = list(match.accepted)
        by_kind[match.kind].append(record | {"satisfied": outcome.satisfied, "how": outcome.how})
    recalled = [segment for segment in line.segments if segment.memory != "no"]
    findings = [finding for segment in line.segments for finding in check_segment(segment)]
    return {
        "source": line.source,
        "target": line.target,
        "terms": by_kind["term"],
        "quantities": by_kind["quantity"],
        "names": by_kind["name"],
        "findings": [{"check": f.check, "severity": f.severity, "message": f.message} for f in findings],
        "score": line.score,
        "memory": [{"source": s.source, "target": s.target, "how": s.memory} for s in recalled],
    }


def _lines(file: str) -> list[str]:
    from toolkit.article.readers.encodings import decode

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise PageError(f"{file}: cannot be read ({error.strerror}); check the path.") from error
    return decode(data, "standard input" if file == "-" else file).text.splitlines()
