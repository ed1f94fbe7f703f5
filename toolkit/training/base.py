"""From Gemma's GGUF to a beginning for training: a pruned tokeniser and the weights of the pieces it keeps.

The tokeniser keeps all GB2312 characters, ASCII, punctuation and bytes, then the pieces that the given texts use
most, and with each piece those that byte-pair merging passes through on the way to it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.files import written_aside
from toolkit.quality.pairs import Pair
from toolkit.training.network import LAYERS
from toolkit.translation.engines.compact.weights import Array

NORMAL, BYTE = 1, 6  # kinds of piece in GGUF
SPECIAL = ("<pad>", "<eos>", "<bos>", "<unk>")
SEEN = 2  # times a piece must occur to be kept
PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～％‰℃￥±×÷°㎡①②③④⑤⑥⑦⑧⑨⑩–•€£¥"
_MATRICES = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}
_NORMS = {
    "n1": "attn_norm",
    "n2": "post_attention_norm",
    "n3": "ffn_norm",
    "n4": "post_ffw_norm",
    "qn": "attn_q_norm",
    "kn": "attn_k_norm",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of a GGUF's tokeniser: text, merge score and kind of each."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    kinds: tuple[int, ...]

    def model(self, ids: Sequence[int]) -> bytes:
        """A SentencePiece model of the pieces `ids`, which begin with the four special ones."""
        from sentencepiece import sentencepiece_model_pb2

        proto: Any = sentencepiece_model_pb2  # made at run time, so without types
        model = proto.ModelProto()
        trainer = model.trainer_spec
        trainer.model_type, trainer.byte_fallback, trainer.vocab_size = 2, True, len(ids)
        trainer.pad_id, trainer.eos_id, trainer.bos_id, trainer.unk_id = 0, 1, 2, 3
        trainer.pad_piece, trainer.eos_piece, trainer.bos_piece, trainer.unk_piece = SPECIAL
        normaliser = model.normalizer_spec
        normaliser.name, normaliser.add_dummy_prefix = "identity", False
        normaliser.remove_extra_whitespaces, normaliser.escape_whitespaces = False, True
        for number in ids:
            piece = model.pieces.add()
            piece.piece, piece.score = self.pieces[number], self.scores[number]
            control = 3 if number < 3 else 2  # unk is a kind of its own
            piece.type = control if number < 4 else BYTE if self.kinds[number] == BYTE else NORMAL
        data: bytes = model.SerializeToString()
        return data


def build(gguf: Path, pairs: Iterable[Pair], tokenizer: Path, size: int) -> dict[str, Array]:
    """Write the pruned tokeniser of at most `size` pieces and return the base weights for it, float32, by the
    package's names."""
    from gguf import GGUFReader

    reader = GGUFReader(str(gguf))
    vocabulary = read_vocabulary(reader)
    ids = kept_pieces(vocabulary, pairs, size)
    with written_aside(tokenizer) as path:
        path.write_bytes(vocabulary.model(ids))
    return read_weights(reader, ids)


def read_vocabulary(reader: Any) -> Vocabulary:
    """The tokeniser inside a GGUF file."""

    def field(name: str) -> Any:
        return reader.fields["tokenizer.ggml." + name]

    tokens, scores, kinds = field("tokens"), field("scores"), field("token_type")
    return Vocabulary(
        tuple(bytes(tokens.parts[i]).decode("utf-8", "replace") for i in tokens.data),
        tuple(float(scores.parts[i][0]) for i in scores.data),
        tuple(int(kinds.parts[i][0]) for i in kinds.data),
    )


def kept_pieces(vocabulary: Vocabulary, pairs: Iterable[Pair], size: int) -> list[int]:
    """Numbers of the pieces to keep, special ones first, else in their old order."""
    import sentencepiece

    index = {piece: i for i, piece in enumerate(vocabulary.pieces)}
    always = {i for i, kind in enumerate(vocabulary.kinds) if kind == BYTE}
    always |= {index[piece] for piece in ("▁", "\n", "\n\n")}
    usable = {i for i, kind in enumerate(vocabulary.kinds) if kind == NORMAL} | always
    full = sentencepiece.SentencePieceProcessor(
        model_proto=vocabulary.model([0, 1, 2, 3, *sorted(usable - {0, 1, 2, 3})])
    )
    seen: Counter[str] = Counter()
    for pair in pairs:
        seen.update(full.encode(pair.source, out_type=str))
        seen.update(full.encode(" " + pair.target, out_type=str))
    often = [piece for piece, times in seen.most_common() if times >= SEEN and piece in index]
    keep = {0, 1, 2, 3, *always}
    for piece in [v for c in _characters() for v in (c, "▁" + c) if v in index] + often:
        path = _merge_path(vocabulary, index, piece) if vocabulary.kinds[index[piece]] == NORMAL else set()
        if len(keep | path) <= size:
            keep |= path | {index[piece]}
    return sorted(keep)


def _characters() -> list[str]:
    """Every character of GB2312's two levels, ASCII, and the punctuation of Chinese pages."""
    hanzi = (bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF))
    return [*filter(None, hanzi), *map(chr, range(0x21, 0x7F)), *PUNCTUATION]


def _merge_path(vocabulary: Vocabulary, index: dict[str, int], piece: str) -> set[int]:
    """The pieces that merging passes through: always the pair with the best score, the leftmost of equals."""
    symbols = list(piece)
    path = {index[symbol] for symbol in symbols if symbol in index}
    while len(symbols) > 1:
        merges = [(vocabulary.scores[index[a + b]], -i) for i, (a, b) in _pairs(symbols) if a + b in index]
        if not merges:
            break
        at = -max(merges)[1]
        symbols[at : at + 2] = [symbols[at] + symbols[at + 1]]
        path.add(index[symbols[at]])
    return path


def _pairs(symbols: list[str]) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(pairwise(symbols)))


def read_weights(reader: Any, ids: Sequence[int]) -> dict[str, Array]:
    """The weights in a GGUF file, dequantised, embeddings of the pieces `ids` only."""
    from gguf.quants import dequantize

    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def read(name: str) -> Array:
        tensor = tensors[name + ".weight"]
        values: npt.NDArray[Any] = dequantize(tensor.data, tensor.tensor_type)
        return np.asarray(values, np.float32)

    # GGUF keeps the norms' weights with the one added that Gemma counts from
    weights = {"emb": read("token_embd")[np.asarray(ids)], "nf": read("output_norm") - 1}
    for number in range(LAYERS):
        for name, theirs in _MATRICES.items():
            weights[f"layers.{number}.{name}"] = read(f"blk.{number}.{theirs}")
        for name, theirs in _NORMS.items():
            weights[f"layers.{number}.{name}"] = read(f"blk.{number}.{theirs}") - 1
    return weights
