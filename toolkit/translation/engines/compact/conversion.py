"""Float weights of the compact model -> a CTranslate2 int8 folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from toolkit.translation.engines.compact.weights import Array, Half

LAYERS, HEADS, HEAD_WIDTH = 18, 4, 256
GLOBAL_EVERY = 6  # each sixth layer attends to everything, the others to a window
WINDOW = 512
BARRED = np.float32(-1e4)  # bias that keeps a piece from ever being decoded


def convert(weights: Mapping[str, Array | Half], tokenizer: Path, folder: Path) -> None:
    """Write `folder` (made if need be) with model.bin, config.json and vocabulary.json.

    `weights` has the keys emb, nf and layers.N.{q,k,v,o,gate,up,down,n1,n2,n3,n4,qn,kn}.
    """
    import sentencepiece
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        LAYERS,
        HEADS,
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=HEAD_WIDTH,
        rotary_interleave=False,
        rotary_base=10_000,
        num_heads_kv=1,
        head_dim=HEAD_WIDTH,
        sliding_window=WINDOW,
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    decoder = spec.decoder
    decoder.scale_embeddings, decoder.start_from_zero_embedding = True, False
    decoder.embeddings.weight = decoder.projection.weight = weights["emb"]
    _norm(decoder.layer_norm, weights["nf"])
    for number, layer in enumerate(decoder.layer):
        _layer(layer, number, weights)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    vocabulary = [pieces.id_to_piece(i) for i in range(pieces.vocab_size())]
    decoder.projection.bias = np.array([BARRED if _is_chinese(piece) else 0 for piece in vocabulary], np.float32)
    spec.register_vocabulary(vocabulary)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<bos>", "<eos>", "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _layer(layer: Any, number: int, weights: Mapping[str, Array | Half]) -> None:
    w = {name: weights[f"layers.{number}.{name}"] for name in "q k v o gate up down n1 n2 n3 n4 qn kn".split()}
    everything = (number + 1) % GLOBAL_EVERY == 0
    attention = layer.self_attention
    attention.rotary_base = np.float32(1e6 if everything else 1e4)
    attention.sliding_window = np.int32(0 if everything else WINDOW)
    _norm(layer.input_layer_norm, w["n1"])
    _norm(layer.post_attention_layer_norm, w["n2"])
    _norm(layer.pre_feedforward_layer_norm, w["n3"])
    _norm(layer.post_feedforward_layer_norm, w["n4"])
    _norm(attention.q_norm, w["qn"])
    _norm(attention.k_norm, w["kn"])
    attention.linear[0].weight = np.concatenate([w["q"], w["k"], w["v"]])
    attention.linear[1].weight = w["o"]
    layer.ffn.linear_0.weight, layer.ffn.linear_0_noact.weight = w["gate"], w["up"]
    layer.ffn.linear_1.weight = w["down"]


def _norm(layer: Any, gamma: Array | Half) -> None:
    layer.gamma, layer.layer_norm_use_residual = gamma.astype(np.float32), True


def _is_chinese(piece: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in piece)
