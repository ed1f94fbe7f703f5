"""toolkit evaluate: scores of an engine on parallel text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import EngineOption, JsonOption, print_json
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.quality.evaluation import Scores
    from toolkit.translation.engines import Engine


def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Parallel text: .jsonl of {zh, en, terms}, .tsv, .tsv.gz, a .zh beside its .en, or folders of them.",
            show_default="the press pairs that nobody trains on",
        ),
    ] = None,
    engine: EngineOption = "auto",
    package: Annotated[Path | None, typer.Option(help="Folder of a compact model to score, instead.")] = None,
    hints: Annotated[bool, typer.Option(help="Whether the engine is told terms, numbers and names.")] = True,
    decoding: Annotated[
        str, typer.Option(help="greedy, beam, or ladder: all that a brief gets.", metavar="HOW")
    ] = "greedy",
    held_back: Annotated[bool, typer.Option("--held-back", help="Only the pairs that are kept from training.")] = False,
    limit: Annotated[int | None, typer.Option(help="At most so many pairs a file, the first ones.")] = None,
    save: Annotated[Path | None, typer.Option(help="Write source, hypothesis and reference to this TSV.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Score an engine: chrF2++ and BLEU with sacrebleu's signatures, terms, numbers and names present, faults, speed.

    One line a file. Without FILE: the press pairs of the project that nobody trains on.
    """
    from toolkit.cli.progress import progress_bar
    from toolkit.quality.evaluation import evaluate

    if decoding not in ("greedy", "beam", "ladder"):
        raise ToolkitError(f"--decoding {decoding}: choose greedy, beam or ladder.")
    sets = _test_sets(files, held_back, limit)
    opened = _open(engine, package)
    results = []
    for name, pairs in sets.items():
        with progress_bar(name) as progress:
            results.append(
                evaluate(pairs, opened, name=name, hints=hints, decoding=decoding, progress=progress)  # type: ignore[arg-type]
            )
        if save:
            _save(save, name, pairs, results[-1])
    settings = f"{opened.name}-{opened.fingerprint}, {'hints' if hints else 'no hints'}, {decoding}"
    if as_json:
        print_json([_record(scores, settings) for scores in results])
    else:
        _table(results, settings)


def _test_sets(files: list[Path] | None, held_back: bool, limit: int | None) -> dict[str, list[Any]]:
    from toolkit.quality.pairs import CorpusError, corpus_files, own_press, read_pairs

    chosen = [file for path in files or [own_press()] for file in corpus_files(path)]
    sets: dict[str, list[Any]] = {}
    for file in chosen:
        pairs = [p for p in read_pairs(file) if p.held_back or not (held_back or files is None)][:limit]
        if pairs:
            sets.setdefault("press" if files is None or held_back else file.name, []).extend(pairs)
    if not sets:
        raise CorpusError(f"{', '.join(map(str, chosen))}: no pairs to score there.")
    return sets


def _open(engine: str, package: Path | None) -> "Engine":
    if package is None:
        from toolkit.translation.engines import open_engine

        return open_engine(engine)
    from toolkit.translation.engines.compact import CompactEngine

    return CompactEngine(package)


def _record(scores: "Scores", settings: str) -> dict[str, Any]:
    from dataclasses import asdict

    record = asdict(scores)
    del record["hypotheses"]
    return {"settings": settings, **record, "peak_memory_mb": _peak_memory()}


def _peak_memory() -> int:
    """Megabytes of this process at its largest; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _table(results: "list[Scores]", settings: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=settings, title_justify="left", box=None, pad_edge=False)
    heads = "set pairs chrF2++ BLEU terms numbers names faulty length tok/s".split()
    for head in heads:
        table.add_column(head, justify="left" if head == "set" else "right")
    for s in results:
        shares = [f"{c.share:.3f}" if c.total else "-" for c in (s.terms, s.quantities, s.names)]
        table.add_row(
            s.name, str(s.pairs), f"{s.chrf:.1f}", f"{s.bleu:.1f}", *shares,
            f"{s.faulty.share:.3f}", f"{s.length_ratio:.2f}", f"{s.tokens_a_second:.0f}",
        )  # fmt: skip
    console = Console()
    console.print(table)
    console.print(f"{results[0].chrf_signature}\n{results[0].bleu_signature}", style="dim", highlight=False)
    console.print(f"peak memory {_peak_memory()} MB", style="dim", highlight=False)


def _save(path: Path, name: str, pairs: list[Any], scores: "Scores") -> None:
    from toolkit.files import written_aside

    target = path if path.suffix else path / f"{name}.tsv"
    with written_aside(target) as aside:
        rows = zip(pairs, scores.hypotheses, strict=True)
        aside.write_text("".join(f"{p.source}\t{text}\t{p.target}\n" for p, text in rows), encoding="utf-8")
