"""An Argos package of trained weights: the network as a CTranslate2 model in int8, tokeniser and metadata."""

import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor, nn

from toolkit.files import written_aside
from toolkit.training.sequence.network import Attention, Feed, Layer, SequenceNetwork, sinusoids
from toolkit.training.sequence.text import load_tokenizer

NAME = "translate-zh_en-press"
POSITIONS = 1024  # as many as CTranslate2 reads of a source
METADATA = {
    "package_version": "1.0",
    "argos_version": "1.9",
    "from_code": "zh",
    "from_name": "Chinese",
    "to_code": "en",
    "to_name": "English",
}


def write_package(network: SequenceNetwork, tokenizer: Path, path: Path) -> None:
    """Write the .argosmodel file `path`, which `--engine path` opens."""
    with tempfile.TemporaryDirectory() as folder, written_aside(path) as aside:
        convert(network, tokenizer, Path(folder))
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{NAME}/metadata.json", json.dumps(METADATA))
            archive.write(tokenizer, f"{NAME}/sentencepiece.model")
            for file in sorted(Path(folder).iterdir()):
                archive.write(file, f"{NAME}/model/{file.name}")


def convert(network: SequenceNetwork, tokenizer: Path, folder: Path, quantization: str | None = "int8") -> None:
    """Write the network into `folder` as a CTranslate2 model, for Translator to open."""
    from ctranslate2.specs import TransformerSpec

    shape, pieces = network.shape, load_tokenizer(tokenizer)
    spec = TransformerSpec.from_config((shape.encoder, shape.decoder), shape.heads)
    for side, layers, norm in (
        (spec.encoder, network.encoder, network.encoder_norm),
        (spec.decoder, network.decoder, network.decoder_norm),
    ):
        side.position_encodings.encodings = _array(sinusoids(POSITIONS, shape.width))
        _norm(side.layer_norm, norm)
        for target, layer in zip(side.layer, layers, strict=True):
            _layer(target, layer)
    for table in (spec.encoder.embeddings[0], spec.decoder.embeddings, spec.decoder.projection):
        table.weight = _array(network.embeddings)
    spec.decoder.projection.bias = _array(network.bias)
    vocabulary = [pieces.id_to_piece(i) for i in range(pieces.vocab_size())]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization)
    folder.mkdir(exist_ok=True)
    spec.save(str(folder))


def _layer(target: Any, layer: Layer) -> None:
    _norm(target.self_attention.layer_norm, layer.attention.norm)
    _linear(target.self_attention.linear[0], layer.attention.query, layer.attention.memory)
    _linear(target.self_attention.linear[1], layer.attention.out)
    if layer.cross is not None:
        _cross(target.attention, layer.cross)
    _feed(target.ffn, layer.feed)


def _cross(target: Any, attention: Attention) -> None:
    _norm(target.layer_norm, attention.norm)
    for linear, module in zip(target.linear, (attention.query, attention.memory, attention.out), strict=True):
        _linear(linear, module)


def _feed(target: Any, feed: Feed) -> None:
    _norm(target.layer_norm, feed.norm)
    _linear(target.linear_0, feed.up)
    _linear(target.linear_1, feed.down)


def _linear(target: Any, *modules: nn.Linear) -> None:
    target.weight = np.concatenate([_array(module.weight) for module in modules])
    target.bias = np.concatenate([_array(module.bias) for module in modules])


def _norm(target: Any, module: nn.LayerNorm) -> None:
    target.gamma, target.beta = _array(module.weight), _array(module.bias)


def _array(tensor: Tensor) -> np.ndarray[Any, np.dtype[np.float32]]:
    return tensor.detach().cpu().float().numpy().copy()  # quantisation works in place
