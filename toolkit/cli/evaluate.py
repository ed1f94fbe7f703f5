"""toolkit evaluate: scores of an engine on parallel text, and of enforcement on whole pages."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.options import EngineOption, GlossaryOption, JsonOption, print_json
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.pipeline import Workshop
    from toolkit.quality.evaluation import Scores
    from toolkit.translation.engines import Engine


def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Parallel text: .jsonl of {zh, en, terms, names}, .tsv, .tsv.gz, .zh beside .en, or folders of them.",
            show_default="the press pairs that nobody trains on",
        ),
    ] = None,
    engine: EngineOption = "auto",
    package: Annotated[Path | None, typer.Option(help="Folder of a compact model to score, instead.")] = None,
    hints: Annotated[bool, typer.Option(help="Whether the engine is told terms, numbers and names.")] = True,
    decoding: Annotated[
        str, typer.Option(help="greedy, beam, or ladder: all that a brief gets.", metavar="HOW")
    ] = "greedy",
    by_rung: Annotated[
        bool, typer.Option("--by-rung", help="Both greedy and ladder, and what each rung of the ladder did.")
    ] = False,
    held_back: Annotated[bool, typer.Option("--held-back", help="Only the pairs that are kept from training.")] = False,
    limit: Annotated[int | None, typer.Option(help="At most so many pairs a file, the first ones.")] = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="FILEs are saved pages: what enforcement does for them, without references.")
    ] = False,
    glossary: GlossaryOption = None,
    save: Annotated[
        Path | None,
        typer.Option(help="Write source, hypothesis and reference to this TSV; of pages source, plain and enforced."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Score an engine: chrF2++ and BLEU with sacrebleu's signatures, terms, numbers and names present, faults, speed,
    and whether the numbers stand as in the reference.

    One line a file; with a ladder also one a rung. Without FILE: the press pairs of the project that nobody trains on.

    With --pages each page is cleaned, matched to the glossary and translated twice, plainly and with everything that
    a brief gets; terms, numbers, names, findings and time are compared.
    """
    from toolkit.cli.progress import progress_bar
    from toolkit.quality.evaluation import evaluate

    if pages:
        if by_rung or held_back or limit is not None or not hints or decoding != "greedy":
            raise ToolkitError("--pages compares plain and enforced English anyway; leave out how and which pairs.")
        _pages(files or [], _workshop(engine, package, glossary), save, as_json)
        return
    _check(glossary, decoding)
    sets = _test_sets(files, held_back, limit)
    opened = _open(engine, package)
    base = f"{opened.name}-{opened.fingerprint}, {'hints' if hints and opened.takes_hints else 'no hints'}"
    results = []
    for name, pairs in sets.items():
        for how in ("greedy", "ladder") if by_rung else (decoding,):
            with progress_bar(name) as progress:
                scores = evaluate(pairs, opened, name=name, hints=hints, decoding=how, progress=progress)
            results.append((f"{base}, {how}", scores))
        if save:
            _save(save, name, pairs, results[-1][1])
    if as_json:
        print_json([_record(scores, settings) for settings, scores in results])
        return
    for settings in dict.fromkeys(settings for settings, _ in results):
        _table([scores for own, scores in results if own == settings], settings)
    for settings, scores in results:
        _rung_table(scores)
        _placed_line(settings, scores)
    _finding_lines({scores.name: scores for _, scores in results})
    _signatures(results[0][1])


def _pages(files: list[Path], workshop: "Workshop", save: Path | None, as_json: bool) -> None:
    from toolkit.cli.evaluate_pages import evaluate_pages

    if not files:
        raise ToolkitError("--pages: name saved pages, or folders of them.")
    evaluate_pages([str(file) for file in files], workshop, save, as_json)


def _check(glossary: list[Path] | None, decoding: str) -> None:
    if glossary:
        raise ToolkitError("--glossary is for --pages; of parallel text its own noted terms count.")
    if decoding not in ("greedy", "beam", "ladder"):
        raise ToolkitError(f"--decoding {decoding}: choose greedy, beam or ladder.")


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


def _workshop(engine: str, package: Path | None, glossary: list[Path] | None) -> "Workshop":
    from toolkit.alignment.loading import load_matcher
    from toolkit.glossary.entries import default_paths
    from toolkit.pipeline import Workshop

    entries, matcher = load_matcher(glossary or default_paths())
    return Workshop(_open(engine, package), entries, matcher)


def _record(scores: "Scores", settings: str) -> dict[str, Any]:
    from dataclasses import asdict

    record = {**asdict(scores), "seconds_a_thousand": scores.seconds_a_thousand}
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

    # eleven columns in a terminal of eighty: the name of the set folds, no number is cut
    table = Table(title=settings, title_justify="left", box=None, pad_edge=False, collapse_padding=True)
    heads = "set pairs chrF2++ BLEU terms numbers names faulty length tok/s s/1,000".split()
    for head in heads:
        first = head == "set"
        table.add_column(head, justify="left" if first else "right", no_wrap=not first, overflow="fold")
    for s in results:
        shares = [f"{c.share:.3f}" if c.total else "-" for c in (s.terms, s.quantities, s.names)]
        table.add_row(
            s.name, str(s.pairs), f"{s.chrf:.1f}", f"{s.bleu:.1f}", *shares,
            f"{s.faulty.share:.3f}", f"{s.length_ratio:.2f}", f"{s.tokens_a_second:.0f}",
            f"{s.seconds_a_thousand:.1f}",
        )  # fmt: skip
    Console().print(table)


def _rung_table(scores: "Scores") -> None:
    """What each rung did: share of segments that reached it, matches it won, its time."""
    from rich.console import Console
    from rich.table import Table

    if not scores.rungs:
        return
    table = Table(title=f"\n{scores.name}, rung by rung", title_justify="left", box=None, pad_edge=False)
    for head in ("rung", "segments", "share", "won", "s/1,000"):
        table.add_column(head, justify="left" if head == "rung" else "right")
    for r in scores.rungs:
        share = r.segments / max(1, scores.segments)
        seconds = 1000 * r.seconds / max(1, scores.characters)
        table.add_row(r.rung, str(r.segments), f"{share:.3f}", str(r.won), f"{seconds:.2f}")
    Console().print(table)
    Console().print(f"claimed but not there: {scores.unreported}", highlight=False)


def _placed_line(settings: str, scores: "Scores") -> None:
    """Whether numbers are said of the right thing."""
    from rich.console import Console

    if scores.placed.total:
        right, total, share = scores.placed.right, scores.placed.total, scores.placed.share
        how = settings.rpartition(", ")[2]
        Console().print(
            f"{scores.name}, {how}: {right} of {total} numbers stand as in the reference ({share:.3f})", highlight=False
        )


def _finding_lines(sets: "dict[str, Scores]") -> None:
    """How the finder of names did on the sets in which every name is noted."""
    from rich.console import Console

    for name, scores in sets.items():
        if scores.finding:
            found, true = scores.finding.found, scores.finding.true
            Console().print(
                f"{name}, names in the Chinese: {found.right} of {found.total} found ({found.share:.3f}), "
                f"{true.right} of {true.total} finds right ({true.share:.3f})",
                highlight=False,
                soft_wrap=True,
            )


def _signatures(scores: "Scores") -> None:
    from rich.console import Console

    console = Console()
    console.print(f"{scores.chrf_signature}\n{scores.bleu_signature}", style="dim", highlight=False)
    console.print(f"peak memory {_peak_memory()} MB", style="dim", highlight=False)


def _save(path: Path, name: str, pairs: list[Any], scores: "Scores") -> None:
    from toolkit.files import written_aside

    target = path if path.suffix else path / f"{name}.tsv"
    with written_aside(target) as aside:
        rows = zip(pairs, scores.hypotheses, strict=True)
        aside.write_text("".join(f"{p.source}\t{text}\t{p.target}\n" for p, text in rows), encoding="utf-8")
