"""Fine-tuning from checkpoint to checkpoint: a killed run goes on where its last checkpoint was written."""

import hashlib
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from toolkit.errors import ToolkitError
from toolkit.storage import file_hash
from toolkit.training.adapters import add_adapters
from toolkit.training.batches import Encoded, Encoder, batches, epoch
from toolkit.training.contrastive import Rivals, contrast_loss, rival_batches, rivals_of
from toolkit.training.contrasts import Contrast
from toolkit.training.network import Network, network_from
from toolkit.training.prepare import DEV, TRAIN, Example, read_examples

DEV_EXAMPLES = 100  # enough to see the loss fall; scores are another command's
CHECKPOINT, WEIGHTS, ADAPTER, LOG = "checkpoint.pt", "weights.pt", "adapter.pt", "log.jsonl"


class TrainingError(ToolkitError):
    """A run cannot begin or go on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a run; kept in its checkpoint, which refuses others."""

    tokens: int  # to be seen in all, padding not counted; the learning rate falls along them
    rate: float = 5e-5  # learning rate after warm-up
    final: float = 0.1  # share of it at the end
    warmup: int = 40  # steps
    batch: int = 1536  # padded tokens a step
    smoothing: float = 0.05
    hint_weight: float = 1.0  # how much a token of a shown hint's English counts, against any other's 1
    rank: int = 0  # of low-rank adapters; 0: all weights are trained
    pack_from: float = 1.0  # share of the tokens after which packing's error is trained in
    pack_every: int = 8  # steps between two measurements of it
    contrast: float = 0.0  # steps on a batch of contrasts for each step on examples, at most 1
    seed: int = 7
    mix: Mapping[str, float] = field(default_factory=lambda: {"press": 3.0, "varied": 1.0, "news": 0.5})


@dataclass(slots=True)
class _Run:
    """A run under way. `inputs` tells the data and contrasts that it sees from others."""

    network: Network
    optimiser: torch.optim.Optimizer
    inputs: str
    step: int = 0
    seen: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Work:
    """What one step trains on."""

    tokens: int
    loss: Callable[[Network], Tensor]


def finetune(
    data: Path,
    init: Mapping[str, Tensor],
    tokenizer: Path,
    folder: Path,
    settings: Settings,
    *,
    adapter: Mapping[str, tuple[Tensor, Tensor]] | None = None,
    contrasts: Sequence[Contrast] = (),
    device: str = "cpu",
    checkpoint_minutes: float = 10,
    dev_every: int = 200_000,
    report: Callable[[dict[str, Any]], None] = lambda line: None,
) -> Path:
    """Train on a prepared folder and write weights.pt (float32, the package's names) into `folder`; returns its path.
    With a rank also adapter.pt, of {name: (up, down)}; it goes on from `adapter` where there is one.

    Goes on from the checkpoint in `folder` if there is one. `dev_every` counts tokens between two scores on the dev
    examples. `report` gets each line of log.jsonl. Raises TrainingError if the checkpoint is of another run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    examples, dev = read_examples(data / TRAIN), read_examples(data / DEV)[:DEV_EXAMPLES]
    encoder = Encoder(tokenizer)
    rivals = [pair for contrast in contrasts if (pair := rivals_of(contrast, encoder))]
    seen = (file_hash(data / TRAIN), file_hash(data / DEV), file_hash(tokenizer), tuple(contrasts))
    inputs = hashlib.sha256(repr(seen).encode()).hexdigest()
    run = _begin(init, adapter or {}, folder, settings, inputs, device)
    record = _recorder(folder, report)
    saved = time.monotonic()
    score = dev_loss(run.network, dev, encoder, settings.batch)
    record({"step": run.step, "seen": run.seen, "dev": score})
    for work in _remaining(examples, rivals, encoder, settings, run.step):
        if run.seen >= settings.tokens:
            break
        before, began = run.seen, time.monotonic()
        loss = _step(run, work, settings)
        run.seconds += time.monotonic() - began
        if run.step % 20 == 0:
            speed = round(run.seen / run.seconds)
            record({"step": run.step, "seen": run.seen, "loss": round(loss, 4), "tokens_a_second": speed})
        if before // dev_every != run.seen // dev_every:
            record({"step": run.step, "seen": run.seen, "dev": dev_loss(run.network, dev, encoder, settings.batch)})
        due = time.monotonic() - saved > checkpoint_minutes * 60
        if due and run.step % settings.pack_every == 0:  # the error is measured anew there, so it need not be kept
            _save(run, folder, settings)
            saved = time.monotonic()
    record({"step": run.step, "seen": run.seen, "dev": dev_loss(run.network, dev, encoder, settings.batch)})
    _save(run, folder, settings)
    _write(run.network.weights(), folder / WEIGHTS)
    if settings.rank:
        _write(run.network.adapters(), folder / ADAPTER)
    return folder / WEIGHTS


@torch.no_grad()
def dev_loss(network: Network, dev: Sequence[Example], encoder: Encoder, size: int) -> float:
    """Nats a target token on the dev examples, which show the same hints each time."""
    total = tokens = 0.0
    for batch in batches(dev, encoder, size, random.Random(1)):
        ids, positions, targets = tensors(batch, _device(network))
        total += network.loss(ids, positions, targets).item() * len(targets)
        tokens += len(targets)
    return round(total / max(tokens, 1), 4)


def tensors(batch: Sequence[Encoded], device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """Padded ids (batch, width), and for each target piece its flat position and number."""
    width = max(e.width for e in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    positions: list[int] = []
    targets: list[int] = []
    for row, e in enumerate(batch):
        ids[row, : len(e)] = torch.tensor((*e.prompt, *e.target))
        positions += range(row * width + len(e.prompt) - 1, row * width + len(e) - 1)
        targets += e.target
    return ids.to(device), torch.tensor(positions, device=device), torch.tensor(targets, device=device)


def rate_at(settings: Settings, step: int, seen: int) -> float:
    """The learning rate: a short warm-up, then half a cosine over the tokens."""
    done = min(1.0, seen / settings.tokens)
    fall = settings.final + (1 - settings.final) * 0.5 * (1 + math.cos(math.pi * done))
    return settings.rate * min(1.0, (step + 1) / settings.warmup) * fall


def _begin(
    init: Mapping[str, Tensor],
    adapter: Mapping[str, tuple[Tensor, Tensor]],
    folder: Path,
    settings: Settings,
    inputs: str,
    device: str,
) -> _Run:
    torch.manual_seed(settings.seed)
    network = network_from(init).to(device)
    if settings.rank:
        had = max((up.shape[1] for up, _ in adapter.values()), default=0)
        if had > settings.rank:
            raise TrainingError(f"The adapter to go on with has rank {had}: give --rank {had} or more.")
        add_adapters(network, settings.rank, adapter)
        network.to(device)
    trained = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=settings.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    run = _Run(network, optimiser, inputs)
    checkpoint = folder / CHECKPOINT
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        if state["settings"] != asdict(settings):
            raise TrainingError(f"{checkpoint} is of a run with other settings; name another folder or remove it.")
        if state.get("inputs") != inputs:
            raise TrainingError(f"{checkpoint} is of a run on other data; name another folder or remove it.")
        network.load_state_dict(state["network"])
        run.optimiser.load_state_dict(state["optimiser"])
        run.step, run.seen, run.seconds = state["step"], state["seen"], state["seconds"]
    return run


def _remaining(
    examples: Sequence[Example], rivals: Sequence[Rivals], encoder: Encoder, settings: Settings, done: int
) -> Iterator[_Work]:
    """Work, epoch after epoch without end, but for the first `done`; the same in each run of the same seed."""
    contrasted = rival_batches(rivals, settings.batch, settings.seed)
    passed, credit = 0, 0.0
    for batch in _endless(examples, encoder, settings):
        due = [_Work(sum(map(len, batch)), partial(_loss, batch=batch, settings=settings))]
        credit += settings.contrast if rivals else 0.0
        if credit >= 1:
            credit -= 1
            pairs = next(contrasted)
            due.append(_Work(sum(map(len, pairs)), partial(contrast_loss, batch=pairs)))
        for each in due:
            passed += 1
            if passed > done:
                yield each


def _endless(examples: Sequence[Example], encoder: Encoder, settings: Settings) -> Iterator[tuple[Encoded, ...]]:
    for number in count():
        chance = random.Random(f"{settings.seed}/{number}/hints")
        chosen = epoch(examples, settings.mix, settings.seed, number)
        if not chosen:
            raise TrainingError("The mix chooses no example; its names are those of data.json's groups.")
        yield from batches(chosen, encoder, settings.batch, chance)


def _step(run: _Run, work: _Work, settings: Settings) -> float:
    for group in run.optimiser.param_groups:
        group["lr"] = rate_at(settings, run.step, run.seen)
    if run.seen >= settings.pack_from * settings.tokens and run.step % settings.pack_every == 0:
        run.network.measure_error()
    loss = work.loss(run.network)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.optimiser.param_groups[0]["params"], 1.0)
    run.optimiser.step()
    run.optimiser.zero_grad(set_to_none=False)  # the memory is kept: asking for it anew takes longer than clearing it
    run.step += 1
    run.seen += work.tokens
    return loss.item()


def _loss(network: Network, batch: Sequence[Encoded], settings: Settings) -> Tensor:
    ids, positions, targets = tensors(batch, _device(network))
    hinted = torch.tensor([h for e in batch for h in e.hinted], device=ids.device)
    return network.loss(ids, positions, targets, settings.smoothing, 1 + (settings.hint_weight - 1) * hinted)


def _save(run: _Run, folder: Path, settings: Settings) -> None:
    state = {"network": run.network.state_dict(), "optimiser": run.optimiser.state_dict(), "settings": asdict(settings)}
    state |= {"inputs": run.inputs, "step": run.step, "seen": run.seen, "seconds": run.seconds}
    _write(state, folder / CHECKPOINT)


def _write(state: Mapping[str, Any], path: Path) -> None:
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    aside.replace(path)


def _recorder(folder: Path, report: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    def record(line: dict[str, Any]) -> None:
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        report(line)

    return record


def _device(network: Network) -> torch.device:
    return network.nf.device
