"""Training of the encoder–decoder, from checkpoint to checkpoint: a killed run goes on where the last was written."""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

from toolkit.storage import file_hash
from toolkit.training.batches import epoch
from toolkit.training.finetune import CHECKPOINT, LOG, TrainingError
from toolkit.training.prepare import DEV, TRAIN, Example, read_examples
from toolkit.training.sequence import lexicon, text
from toolkit.training.sequence.network import SequenceNetwork, Shape
from toolkit.training.sequence.package import write_package

TOKENIZER, PACKAGE, RECORD = "sentencepiece.model", "translate-zh_en.argosmodel", "run.json"
SPARING = 0.1  # groups that a mix shows less are left out of the lexicon


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a run; kept in its checkpoint, which refuses others. Only `tokens` may change on the way."""

    tokens: int  # of the target, to be seen in all, padding not counted; the learning rate falls along them
    pieces: int = 10_000
    shape: Shape = field(default_factory=Shape)
    rate: float = 2e-3  # learning rate after warm-up; from there it falls to nothing in a straight line
    warmup: int = 200  # steps
    batch: int = 1024  # padded tokens a side and step
    smoothing: float = 0.1
    dropout: float = 0.0  # a short run sees few pairs often
    guidance: float = 0.3  # how much it counts where one head looks, against the next piece's 1
    seed: int = 7
    mix: Mapping[str, float] = field(
        default_factory=lambda: {
            "press": 4.0, "varied": 0.4, "terms": 2.0, "news": 0.6, "official": 0.5, "reports": 0.3, "other": 0.03
        }
    )  # fmt: skip


@dataclass(slots=True)
class _Run:
    """A run under way."""

    network: SequenceNetwork
    optimiser: torch.optim.Optimizer
    lexicon: Tensor
    step: int = 0
    seen: int = 0
    seconds: float = 0.0


def train(
    data: Path,
    folder: Path,
    settings: Settings,
    *,
    checkpoint_minutes: float = 5,
    dev_every: int = 250_000,
    report: Callable[[dict[str, Any]], None] = lambda line: None,
) -> Path:
    """Train on a folder that `prepare` made and write an Argos package into `folder`; returns its path.

    Each checkpoint brings a package, too. `dev_every` counts target tokens between two scores of the dev examples.
    `report` gets each line of log.jsonl. Raises TrainingError if the checkpoint is of another run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    examples = text.with_terms(read_examples(data / TRAIN))
    if not (folder / TOKENIZER).exists():
        text.train_tokenizer(examples, settings.pieces, folder / TOKENIZER)
    pieces = text.load_tokenizer(folder / TOKENIZER)
    dev = list(text.batches(read_examples(data / DEV), pieces, settings.batch, random.Random(1)))
    _record_run(data, folder, settings)
    run = _begin(examples, pieces, folder, settings)
    saved = time.monotonic()

    def note(line: dict[str, Any]) -> None:
        line = {"step": run.step, "seen": run.seen, **line}
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        report(line)

    for batch in _remaining(examples, pieces, settings, run.step):
        if run.seen >= settings.tokens:
            break
        before, began = run.seen, time.monotonic()
        loss = _step(run, batch, settings)
        run.seconds += time.monotonic() - began
        if run.step % 50 == 0:
            note({"loss": round(loss, 3), "tokens_a_second": round(run.seen / run.seconds)})
        if before // dev_every != run.seen // dev_every:
            note({"dev": dev_loss(run.network, dev)})
        if time.monotonic() - saved > checkpoint_minutes * 60:
            _save(run, folder, settings)
            saved = time.monotonic()
    note({"dev": dev_loss(run.network, dev)})
    _save(run, folder, settings)
    return folder / PACKAGE


@torch.no_grad()
def dev_loss(network: SequenceNetwork, dev: Sequence[Sequence[text.Numbered]]) -> float:
    """Nats a target token, without smoothing."""
    network.eval()
    total = sum(loss_of(network, batch)[0].item() * _targets(batch) for batch in dev)
    return round(total / max(1, sum(map(_targets, dev))), 4)


def loss_of(
    network: SequenceNetwork,
    batch: Sequence[text.Numbered],
    smoothing: float = 0.0,
    lexicon: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy of a batch's target tokens; and that of where one head looks against where the lexicon says
    that each token comes from, 0 outside of training."""
    source = _padded([pair.source for pair in batch])
    lengths = torch.tensor([len(pair.source) for pair in batch])
    given = _padded([(text.START, *pair.target[:-1]) for pair in batch])
    wanted = _padded([pair.target for pair in batch])
    there = torch.arange(wanted.shape[1]) < torch.tensor([len(pair.target) for pair in batch])[:, None]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, looks = network(source, lengths, given)
        logits = network.logits(hidden[there])
    loss = F.cross_entropy(logits.float(), wanted[there], label_smoothing=smoothing)
    if looks is None or lexicon is None:
        return loss, torch.zeros(())
    origin = (
        lexicon[source[:, None, :], wanted[:, :, None]] * (torch.arange(source.shape[1]) < lengths[:, None])[:, None]
    )
    share = origin[there] / origin[there].sum(-1, keepdim=True)
    return loss, -(share * looks[there]).sum(-1).mean()


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    width = -(-max(map(len, rows)) // text.WIDTH_STEP) * text.WIDTH_STEP
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def _targets(batch: Sequence[text.Numbered]) -> int:
    return sum(len(pair.target) for pair in batch)


def _begin(examples: Sequence[Example], pieces: Any, folder: Path, settings: Settings) -> _Run:
    torch.manual_seed(settings.seed)
    checkpoint = folder / CHECKPOINT
    resumed = torch.load(checkpoint, weights_only=True) if checkpoint.exists() else None
    if resumed is not None and resumed["settings"] | {"tokens": 0} != asdict(settings) | {"tokens": 0}:
        raise TrainingError(f"{checkpoint} is of a run with other settings; name another folder or remove it.")
    chosen = [e for e in examples if settings.mix.get(e.group, 0) >= SPARING]
    counts = lexicon.learn(text.numbered(chosen, pieces), pieces.vocab_size())
    network = SequenceNetwork(lexicon.embeddings(counts, settings.shape.width), settings.shape, settings.dropout)
    optimiser = torch.optim.AdamW(network.parameters(), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    run = _Run(network, optimiser, lexicon.probabilities(counts))
    if resumed is not None:
        network.load_state_dict(resumed["network"])
        run.optimiser.load_state_dict(resumed["optimiser"])
        run.step, run.seen, run.seconds = resumed["step"], resumed["seen"], resumed["seconds"]
    return run


def _remaining(
    examples: Sequence[Example], pieces: Any, settings: Settings, done: int
) -> Iterator[list[text.Numbered]]:
    """Batches, epoch after epoch without end, but for the first `done`; the same in each run of the same seed."""
    passed = 0
    for number in count():
        chosen = epoch(examples, settings.mix, settings.seed, number)
        if not chosen:
            raise TrainingError("The mix chooses no example; its names are those of data.json's groups and 'terms'.")
        for batch in text.batches(chosen, pieces, settings.batch, random.Random(f"{settings.seed}/{number}")):
            passed += 1
            if passed > done:
                yield batch


def _step(run: _Run, batch: Sequence[text.Numbered], settings: Settings) -> float:
    left = max(0.01, 1 - run.seen / settings.tokens)
    for group in run.optimiser.param_groups:
        group["lr"] = settings.rate * min(left, (run.step + 1) / settings.warmup)
    torch.manual_seed(settings.seed * 1_000_000 + run.step)  # so that a resumed run drops out the same
    run.network.train()
    loss, astray = loss_of(run.network, batch, settings.smoothing, run.lexicon)
    torch.add(loss, astray, alpha=settings.guidance).backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    run.optimiser.zero_grad(set_to_none=False)  # asking for the memory anew takes longer than clearing it
    run.step += 1
    run.seen += _targets(batch)
    return loss.item()


def _save(run: _Run, folder: Path, settings: Settings) -> None:
    state = {"network": run.network.state_dict(), "optimiser": run.optimiser.state_dict(), "settings": asdict(settings)}
    aside = folder / f".{CHECKPOINT}"
    torch.save(state | {"step": run.step, "seen": run.seen, "seconds": run.seconds}, aside)
    aside.replace(folder / CHECKPOINT)
    write_package(run.network, folder / TOKENIZER, folder / PACKAGE)


def _record_run(data: Path, folder: Path, settings: Settings) -> None:
    """What is trained on what."""
    hashes = {name: file_hash(data / name) for name in (TRAIN, DEV)}
    record = {"settings": asdict(settings), "data": hashes, "tokenizer": file_hash(folder / TOKENIZER)}
    (folder / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
