"""The small encoder–decoder: training, package, engine. Needs the extra `train`: `make test-training` runs it."""

import math
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'train': make test-training")

import ctranslate2  # noqa: E402

from toolkit.training.finetune import TrainingError  # noqa: E402
from toolkit.training.hints import TrainingHint  # noqa: E402
from toolkit.training.prepare import DEV, TRAIN, Example  # noqa: E402
from toolkit.training.sequence import lexicon, text, training  # noqa: E402
from toolkit.training.sequence.network import SequenceNetwork, Shape  # noqa: E402
from toolkit.training.sequence.package import convert, write_package  # noqa: E402
from toolkit.translation.engines import open_engine  # noqa: E402

SHAPE = Shape(width=32, feed=64, heads=2, encoder=2, decoder=1)
CITIES = {"北京": "Beijing", "上海": "Shanghai", "广州": "Guangzhou", "柳州": "Liuzhou", "深圳": "Shenzhen"}
GOODS = {"汽车": "cars", "钢铁": "steel", "水果": "fruit", "机器": "machines"}
EXAMPLES = [
    Example(f"{zh}生产{good}。", f"{en} makes {english}.", (TrainingHint(zh, en, "term"),), "press")
    for zh, en in CITIES.items()
    for good, english in GOODS.items()
]


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Networks as small as these are slower with more."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name in (TRAIN, DEV):
        (folder / name).write_text("".join(e.to_json() + "\n" for e in EXAMPLES), encoding="utf-8")
    return folder


def _settings(tokens: int) -> training.Settings:
    return training.Settings(tokens, 120, SHAPE, rate=1e-2, warmup=5, batch=128, mix={"press": 1.0, "terms": 1.0})


@pytest.fixture(scope="module")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run on the few examples."""
    folder = tmp_path_factory.mktemp("run")
    training.train(data, folder, _settings(12_000))
    return folder


def test_a_package_is_trained_that_the_engine_decodes(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path / "cache"))
    engine = open_engine(str(run / training.PACKAGE))
    results = engine.translate([e.source for e in EXAMPLES], [()] * len(EXAMPLES))
    right = sum(h[0].text == e.target for h, e in zip(results, EXAMPLES, strict=True))
    assert right >= 0.9 * len(EXAMPLES), [h[0].text for h in results]


def test_a_killed_run_ends_as_if_it_had_not_been(data: Path, tmp_path: Path) -> None:
    def run(folder: str, stop_at: float = math.inf) -> dict[str, Any]:
        def report(line: dict[str, Any]) -> None:
            if line["seen"] >= stop_at:
                raise KeyboardInterrupt

        training.train(data, tmp_path / folder, _settings(1500), checkpoint_minutes=0, dev_every=100, report=report)
        state: dict[str, Any] = torch.load(tmp_path / folder / training.CHECKPOINT, weights_only=True)
        return state

    straight = run("straight")
    with pytest.raises(KeyboardInterrupt):
        run("killed", stop_at=600)
    resumed = run("killed")
    assert resumed["step"] == straight["step"]
    for name, tensor in straight["network"].items():
        if not name.endswith("memory.bias"):  # half of it moves keys alike, which attention cannot see: only noise
            assert torch.allclose(tensor, resumed["network"][name], atol=1e-3), name
    with pytest.raises(TrainingError, match="other settings"):
        training.train(data, tmp_path / "straight", training.Settings(1500, 120))


def test_ctranslate2_scores_as_the_network_does(data: Path, tmp_path: Path) -> None:
    """Random weights, longest and shortest pairs: greedy output and log-probabilities agree."""
    text.train_tokenizer(EXAMPLES, 120, tmp_path / "spm")
    pieces = text.load_tokenizer(tmp_path / "spm")
    torch.manual_seed(3)
    network = SequenceNetwork(torch.randn(pieces.vocab_size(), SHAPE.width) / SHAPE.width**0.5, SHAPE).eval()
    convert(network, tmp_path / "spm", tmp_path / "model", quantization=None)
    translator = ctranslate2.Translator(str(tmp_path / "model"))
    pairs = text.numbered([EXAMPLES[0], Example("柳州。", "Liuzhou.", (), "press")], pieces)
    names = [[[pieces.id_to_piece(i) for i in side] for side in (p.source, p.target[:-1])] for p in pairs]
    scored = translator.score_batch([n[0] for n in names], [n[1] for n in names])
    theirs = -sum(sum(s.log_probs) for s in scored) / sum(len(p.target) for p in pairs)
    with torch.no_grad():
        assert training.loss_of(network, pairs)[0].item() == pytest.approx(theirs, abs=0.03)  # bfloat16 here
        source, lengths = training._padded([p.source for p in pairs]), torch.tensor([len(p.source) for p in pairs])
        given = torch.full((len(pairs), 1), text.START)
        for _ in range(6):
            best = network.logits(network(source, lengths, given)[0][:, -1]).argmax(-1)
            given = torch.cat([given, best[:, None]], 1)
    (first, second) = translator.translate_batch([n[0] for n in names], beam_size=1, max_decoding_length=6)
    for row, result in zip(given[:, 1:].tolist(), (first, second), strict=True):
        ours = row[: row.index(text.END)] if text.END in row else row
        assert [pieces.id_to_piece(i) for i in ours] == result.hypotheses[0]


def test_writing_a_package_leaves_the_network_as_it_was(tmp_path: Path) -> None:
    """Quantisation works in place; it once spoilt the embeddings that the training went on with."""
    text.train_tokenizer(EXAMPLES, 120, tmp_path / "spm")
    pieces = text.load_tokenizer(tmp_path / "spm")
    network = SequenceNetwork(torch.randn(pieces.vocab_size(), SHAPE.width) / 6, SHAPE)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    write_package(network, tmp_path / "spm", tmp_path / "a.argosmodel")
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())


def test_padding_does_not_change_the_loss(data: Path, tmp_path: Path) -> None:
    text.train_tokenizer(EXAMPLES, 120, tmp_path / "spm")
    pieces = text.load_tokenizer(tmp_path / "spm")
    network = SequenceNetwork(torch.randn(pieces.vocab_size(), SHAPE.width) / 6, SHAPE).eval()
    pairs = text.numbered([Example("柳州。" * n, "Liuzhou. " * (5 - n), (), "press") for n in (1, 4)], pieces)
    each = sum(training.loss_of(network, [p])[0].item() * len(p.target) for p in pairs) / sum(
        len(p.target) for p in pairs
    )
    assert training.loss_of(network, pairs)[0].item() == pytest.approx(each, abs=0.02)


def test_batches_keep_every_pair_and_the_bound(tmp_path: Path) -> None:
    text.train_tokenizer(EXAMPLES, 120, tmp_path / "spm")
    pieces = text.load_tokenizer(tmp_path / "spm")
    made = list(text.batches(EXAMPLES, pieces, 64, random.Random(1)))
    assert sum(map(len, made)) == len(EXAMPLES)
    assert all(max(p.width for p in batch) * len(batch) <= 64 for batch in made)


def test_terms_of_press_pairs_become_examples_once() -> None:
    terms = [e for e in text.with_terms(EXAMPLES) if e.group == text.TERMS]
    assert {(e.source, e.target) for e in terms} == set(CITIES.items())
    assert len(terms) == len(CITIES)


def test_translations_are_found_before_training(tmp_path: Path) -> None:
    text.train_tokenizer(EXAMPLES, 120, tmp_path / "spm")
    pieces = text.load_tokenizer(tmp_path / "spm")
    counts = lexicon.learn(text.numbered(EXAMPLES, pieces), pieces.vocab_size())
    rows = lexicon.embeddings(counts, 16)
    assert torch.allclose(rows.norm(dim=1), torch.ones(len(rows)), atol=1e-3)

    def likely(zh: str, en: str) -> float:
        return float(lexicon.probabilities(counts)[pieces.encode(zh)][:, pieces.encode(en)].max())

    def near(zh: str, en: str) -> float:
        first, second = (rows[pieces.encode(word)].mean(0) for word in (zh, en))
        return float(torch.cosine_similarity(first, second, dim=0))

    assert likely("钢铁", "steel") > likely("钢铁", "fruit")
    assert near("钢铁", "steel") > near("钢铁", "fruit") + 0.2


def test_one_head_learns_where_to_look(run: Path, tmp_path: Path) -> None:
    """The attention that CTranslate2 reports is that of the guided head."""
    pieces = text.load_tokenizer(run / training.TOKENIZER)
    with zipfile.ZipFile(run / training.PACKAGE) as archive:
        archive.extractall(tmp_path)
    translator = ctranslate2.Translator(str(next(tmp_path.glob("*/model"))))
    source = pieces.encode("柳州生产钢铁。", out_type=str)
    (result,) = translator.translate_batch([source], return_attention=True)
    said = result.hypotheses[0]
    looks = result.attention[0][said.index(pieces.encode("steel", out_type=str)[0])]
    steel = sum(look for piece, look in zip(source, looks, strict=True) if set(piece) & set("钢铁"))
    assert steel > 0.5, (said, source, looks)
