"""The network that trains, against the one that ships. Needs the extra `train`: `make test-training` runs it."""

import json
import math
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'train': make test-training")

from toolkit.quality.pairs import own_press, read_pairs  # noqa: E402
from toolkit.training import finetune as training  # noqa: E402
from toolkit.training.adapters import add_adapters  # noqa: E402
from toolkit.training.batches import Encoded, Encoder  # noqa: E402
from toolkit.training.contrastive import ANCHOR, WINDOW, contrast_loss, rivals_of  # noqa: E402
from toolkit.training.contrasts import Contrast  # noqa: E402
from toolkit.training.hints import TrainingHint  # noqa: E402
from toolkit.training.network import Network, network_from, packed  # noqa: E402
from toolkit.training.prepare import DEV, TRAIN, Example  # noqa: E402
from toolkit.training.store import (  # noqa: E402
    load,
    load_apart,
    make_adapted_package,
    make_package,
    mean,
    mean_adapter,
    save,
    with_tokenizer,
)
from toolkit.translation.engines.compact import CompactEngine, cache  # noqa: E402

TOKENIZER = cache.PACKAGE / cache.TOKENIZER
HINT = TrainingHint("12万吨", "120,000 tons", "quantity")
EXAMPLES = [
    Example(f"第{n}季度产量达12万吨。", f"Output reached 120,000 tons in quarter {n}.", (HINT,), "press")
    for n in range(1, 9)
]


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    return load(cache.PACKAGE / cache.WEIGHTS)


@pytest.fixture(scope="module")
def encoded() -> list[Encoded]:
    encoder = Encoder(TOKENIZER)
    return [encoder.encode(e, [(HINT.source, HINT.target)]) for e in EXAMPLES[:3]]


def _loss(network: Network, batch: list[Encoded]) -> float:
    with torch.no_grad():
        return float(network.loss(*training.tensors(batch, torch.device("cpu"))))


def test_the_network_agrees_with_ctranslate2(weights: dict[str, Any]) -> None:
    """The mean log-probability of a reference is the same in training and at run time, but for int8; on the project's
    own pairs, since on a short sentence that the model finds odd rounding alone makes a tenth of a nat."""
    engine, network, encoder = CompactEngine(), network_from(weights), Encoder(TOKENIZER)
    for pair in islice(read_pairs(own_press() / "dense-policy.jsonl"), 8):
        item = encoder.encode(Example(pair.source, pair.target, (), "press"), pair.terms)
        tokens = [engine._pieces.id_to_piece(i) for i in (*item.prompt, *item.target)]
        (scored,) = engine._model.score_batch([tokens], max_batch_size=1)
        theirs = -sum(scored.log_probs[len(item.prompt) - 1 :]) / len(item.target)
        assert _loss(network, [item]) == pytest.approx(theirs, abs=0.03)


def test_padding_does_not_change_the_loss(weights: dict[str, Any], encoded: list[Encoded]) -> None:
    network = network_from(weights)
    each = sum(_loss(network, [item]) * len(item.target) for item in encoded) / sum(len(e.target) for e in encoded)
    assert _loss(network, encoded) == pytest.approx(each, abs=0.01)


def test_the_gradient_made_in_the_forward_pass_is_that_of_cross_entropy() -> None:
    torch.manual_seed(1)
    hidden, table = torch.randn(5, 640, dtype=torch.bfloat16, requires_grad=True), torch.randn(70, 640).bfloat16() / 25
    targets = torch.tensor([3, 1, 69, 0, 7])
    from toolkit.training.network import ChunkedCrossEntropy

    weights = torch.tensor([1.0, 2.0, 1.0, 3.0, 1.0])
    ours = ChunkedCrossEntropy.apply(hidden, table, targets, 0.1, weights)
    (gradient,) = torch.autograd.grad(ours, hidden)
    logits = (hidden @ table.t()).float()
    each = torch.nn.functional.cross_entropy(logits, targets, label_smoothing=0.1, reduction="none")
    wanted = (each * weights).sum() / weights.sum()
    (reference,) = torch.autograd.grad(wanted, hidden)
    assert ours.item() == pytest.approx(wanted.item(), rel=1e-3)
    assert torch.allclose(gradient.float(), reference.float(), atol=2e-3)


def test_training_with_packing_in_the_loop_sees_the_packed_weights(
    weights: dict[str, Any], encoded: list[Encoded]
) -> None:
    rough = {
        name: tensor + 0.002 * torch.randn_like(tensor) if tensor.ndim == 2 else tensor
        for name, tensor in weights.items()
    }
    rough["emb"] = weights["emb"]
    network = network_from(rough)
    network.measure_error()
    whole = network_from({n: packed(t) if t.ndim == 2 and n != "emb" else t for n, t in rough.items()})
    assert _loss(network, encoded) == pytest.approx(_loss(whole, encoded), abs=0.02)
    network.loss(*training.tensors(encoded, torch.device("cpu"))).backward()
    assert all(linear.weight.grad is not None for _, linear in network.linears())


def test_adapters_begin_as_nothing_and_merge(weights: dict[str, Any], encoded: list[Encoded]) -> None:
    network = network_from(weights)
    before = _loss(network, encoded)
    add_adapters(network, 4)
    assert _loss(network, encoded) == before
    with torch.no_grad():
        for _, linear in network.linears():
            assert linear.adapter is not None
            linear.adapter.up.normal_(std=0.01)
    assert _loss(network_from(network.weights()), encoded) == pytest.approx(_loss(network, encoded), abs=0.02)


def test_an_adapter_is_gone_on_with(tmp_path: Path, weights: dict[str, Any], encoded: list[Encoded]) -> None:
    bare, adapter = load_apart(cache.PACKAGE / cache.WEIGHTS)
    rank = adapter["layers.0.q"][0].shape[1]
    network = network_from(bare)
    add_adapters(network, rank + 2, adapter)
    assert _loss(network, encoded) == pytest.approx(_loss(network_from(weights), encoded), abs=0.02)
    up, down = network.adapters()["layers.0.q"]
    assert torch.allclose(up @ down, torch.matmul(*adapter["layers.0.q"]), atol=1e-6)
    with pytest.raises(training.TrainingError, match=f"--rank {rank} or more"):
        settings = training.Settings(tokens=1, rank=rank - 1)
        training.finetune(_data(tmp_path), bare, TOKENIZER, tmp_path / "run", settings, adapter=adapter)


def _contrasts() -> list[Contrast]:
    return [
        Contrast(
            f"第{n}季度产量达12万吨。",
            ((HINT.source, HINT.target),),
            f"Output in quarter {n} was large.",
            f"Output in quarter {n} was 120,000 tons.",
        )
        for n in range(1, 4)
    ]


def test_rivals_are_the_same_up_to_the_mistake() -> None:
    encoder = Encoder(TOKENIZER)
    for contrast in _contrasts():
        pair = rivals_of(contrast, encoder)
        assert pair is not None
        assert pair.better[: pair.start] == pair.worse[: pair.start]
        assert pair.better[pair.start] != pair.worse[pair.start]
        assert len(pair.better) - pair.start <= WINDOW
    assert rivals_of(replace(_contrasts()[0], better=""), encoder) is None


def test_the_contrast_loss_is_that_of_the_log_likelihoods(weights: dict[str, Any]) -> None:
    encoder, network = Encoder(TOKENIZER), network_from(weights)
    rivals = [pair for contrast in _contrasts() if (pair := rivals_of(contrast, encoder))]

    def likelihood(tokens: tuple[int, ...], start: int) -> Any:
        return -network.loss(
            torch.tensor([tokens]), torch.arange(start - 1, len(tokens) - 1), torch.tensor(tokens[start:])
        ) * (len(tokens) - start)

    with torch.no_grad():
        each = []
        for pair in rivals:
            better, worse = likelihood(pair.better, pair.start), likelihood(pair.worse, pair.start)
            mean = better / (len(pair.better) - pair.start)
            each.append(torch.nn.functional.softplus(worse - better) - ANCHOR * mean)
        together = contrast_loss(network, rivals)
    assert together.item() == pytest.approx(torch.stack(each).mean().item(), abs=0.05)


def test_training_on_contrasts_turns_the_model_to_the_repair(tmp_path: Path, weights: dict[str, Any]) -> None:
    data = _data(tmp_path)
    bare, adapter = load_apart(cache.PACKAGE / cache.WEIGHTS)
    settings = training.Settings(tokens=700, batch=192, warmup=1, rate=3e-4, rank=32, contrast=1.0, mix={"press": 1.0})
    encoder = Encoder(TOKENIZER)
    # turned about, since the shipped model prefers the repair already
    turned = [replace(contrast, better=contrast.worse, worse=contrast.better) for contrast in _contrasts()]
    rivals = [pair for contrast in turned if (pair := rivals_of(contrast, encoder))]
    path = training.finetune(data, bare, TOKENIZER, tmp_path / "run", settings, adapter=adapter, contrasts=turned)
    with torch.no_grad():
        before, after = (contrast_loss(network_from(w), rivals).item() for w in (weights, load(path)))
    assert after < before - 0.1
    size = make_adapted_package([tmp_path / "run" / training.ADAPTER], cache.PACKAGE, tmp_path / "package")
    adapted, merged = load(tmp_path / "package" / cache.WEIGHTS), load(path)
    assert size < 10e6
    far, near = ((adapted["layers.3.gate"] - w["layers.3.gate"]).abs().mean().item() for w in (weights, merged))
    assert near < far / 4  # eight bits a value keep most of what was learnt


def _data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    lines = "".join(example.to_json() + "\n" for example in EXAMPLES)
    (data / TRAIN).write_text(lines, encoding="utf-8")
    (data / DEV).write_text(lines.splitlines()[0] + "\n", encoding="utf-8")
    return data


def test_a_killed_run_ends_as_if_it_had_not_been(tmp_path: Path, weights: dict[str, Any]) -> None:
    data = _data(tmp_path)
    settings = training.Settings(
        tokens=400, batch=192, warmup=1, pack_from=0.0, pack_every=2, contrast=0.5, mix={"press": 1.0}
    )

    def run(folder: str, stop_at: float = math.inf) -> dict[str, Any]:
        def report(line: dict[str, Any]) -> None:
            if line["seen"] >= stop_at:
                raise KeyboardInterrupt

        training.finetune(
            data,
            weights,
            TOKENIZER,
            tmp_path / folder,
            settings,
            contrasts=_contrasts(),
            checkpoint_minutes=0,
            dev_every=80,
            report=report,
        )
        return load(tmp_path / folder / training.WEIGHTS)

    straight = run("straight")
    with pytest.raises(KeyboardInterrupt):
        run("killed", stop_at=150)
    resumed = run("killed")
    for name, tensor in straight.items():
        assert torch.equal(tensor, resumed[name]), name
    log = [json.loads(line) for line in (tmp_path / "straight" / training.LOG).read_text().splitlines()]
    assert log[-1]["dev"] < log[0]["dev"]
    with pytest.raises(training.TrainingError, match="other settings"):
        training.finetune(data, weights, TOKENIZER, tmp_path / "straight", training.Settings(tokens=1))
    with pytest.raises(training.TrainingError, match="other data"):
        training.finetune(data, weights, TOKENIZER, tmp_path / "straight", settings, contrasts=_contrasts()[:1])


def test_a_package_opens_and_translates(tmp_path: Path, weights: dict[str, Any]) -> None:
    save({name: tensor.numpy() for name, tensor in weights.items()}, tmp_path / "weights.pt")
    size = make_package([tmp_path / "weights.pt"], TOKENIZER, tmp_path / "package")
    assert 50e6 < size < 100e6
    (hypotheses,) = CompactEngine(tmp_path / "package").translate(["产量达12万吨。"], [()])
    assert "120,000" in hypotheses[0].text


def test_tokens_of_shown_hints_are_known() -> None:
    encoder = Encoder(TOKENIZER)
    example = Example("北京的地铁—很快。", "The café—subway of Beijing is fast.", (), "press")
    encoded = encoder.encode(example, [("地铁", "subway"), ("上海", "Shanghai")])
    pieces = encoder._pieces
    said = pieces.decode([t for t, h in zip(encoded.target, encoded.hinted, strict=True) if h])
    assert said.strip() == "subway"
    assert not any(encoder.encode(example, []).hinted)


def test_the_mean_of_adapters_is_that_of_what_they_add() -> None:
    torch.manual_seed(3)
    first = {"a": (torch.randn(9, 2).numpy(), torch.randn(2, 7).numpy())}
    second = {"a": (first["a"][0] * 3, first["a"][1])}
    up, down = mean_adapter([first, second])["a"]
    assert up.shape == (9, 2)
    assert (up @ down).tolist() == [
        pytest.approx(row, abs=1e-4) for row in (first["a"][0] @ first["a"][1] * 2).tolist()
    ]


def test_the_mean_of_weights_lies_between_them(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        torch.save({"nf": torch.full((3,), value)}, tmp_path / f"{name}.pt")
    assert mean([tmp_path / "a.pt", tmp_path / "b.pt"])["nf"].tolist() == [2.5, 2.5, 2.5]


def test_weights_keep_the_pieces_that_another_tokeniser_shares(weights: dict[str, Any]) -> None:
    base = {**weights, "emb": torch.zeros_like(weights["emb"])}
    moved = with_tokenizer(weights, TOKENIZER, base, TOKENIZER)
    assert torch.equal(moved["emb"], weights["emb"])
