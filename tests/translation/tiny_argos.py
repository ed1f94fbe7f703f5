"""A real Argos package, tiny and untrained, built with CTranslate2's own spec classes."""

import io
import json
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.model_spec import LayerSpec

WIDTH = 16
TEXT = [
    "柳州是广西的工业城市。",
    "新能源汽车产业快速发展，产量居全国前列。",
    "今年上半年，规模以上工业增加值同比增长。",
    "Liuzhou is an industrial city in Guangxi.",
    "The new energy vehicle industry is growing fast.",
    "In the first half of the year, industrial output grew.",
]


def build(folder: Path, *, name: str = "translate-zh_en-1_0", from_code: str = "zh", to_code: str = "en") -> Path:
    """Write FOLDER/NAME.argosmodel and return its path."""
    pieces = _tokenizer()
    model = folder / "model"
    _model(pieces, model)
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9",
        "from_code": from_code,
        "from_name": "Chinese",
        "to_code": to_code,
        "to_name": "English",
    }
    path = folder / f"{name}.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/metadata.json", json.dumps(metadata))
        archive.writestr(f"{name}/sentencepiece.model", pieces)
        for file in model.iterdir():
            archive.write(file, f"{name}/model/{file.name}")
    return path


def _tokenizer() -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT * 4),
        model_writer=model,
        vocab_size=160,
        character_coverage=1.0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return model.getvalue()


def _model(pieces: bytes, folder: Path) -> None:
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    vocabulary = [processor.id_to_piece(i) for i in range(processor.vocab_size())]
    spec = TransformerSpec.from_config(num_layers=(1, 1), num_heads=2)
    random = np.random.default_rng(1)
    for layer in (spec.encoder.embeddings[0], spec.decoder.embeddings):
        layer.weight = _random(random, len(vocabulary), WIDTH)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = _random(random, 512, WIDTH)
        _norm(side.layer_norm)
        for layer in side.layer:
            _attention(layer.self_attention, random)
            if hasattr(layer, "attention"):
                _attention(layer.attention, random, fused=False)
            _norm(layer.ffn.layer_norm)
            _linear(layer.ffn.linear_0, random, 4 * WIDTH, WIDTH)
            _linear(layer.ffn.linear_1, random, WIDTH, 4 * WIDTH)
    _linear(spec.decoder.projection, random, len(vocabulary), WIDTH)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    folder.mkdir()
    spec.save(str(folder))
    assert ctranslate2.contains_model(str(folder))


def _attention(layer: LayerSpec, random: np.random.Generator, *, fused: bool = True) -> None:
    _norm(layer.layer_norm)
    shapes = [3, 1] if fused else [1, 2, 1]
    for linear, times in zip(layer.linear, shapes, strict=True):
        _linear(linear, random, times * WIDTH, WIDTH)


def _linear(layer: LayerSpec, random: np.random.Generator, rows: int, columns: int) -> None:
    layer.weight = _random(random, rows, columns)
    layer.bias = np.zeros(rows, np.float32)


def _norm(layer: LayerSpec) -> None:
    layer.gamma = np.ones(WIDTH, np.float32)
    layer.beta = np.zeros(WIDTH, np.float32)


def _random(random: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    return random.normal(0, 0.3, (rows, columns)).astype(np.float32)
