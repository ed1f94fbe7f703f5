"""Weights on disk, between the steps of training: .pt while they train, a package when they ship."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from toolkit.errors import ToolkitError
from toolkit.translation.engines.compact import cache
from toolkit.translation.engines.compact.weights import Array, pack, unpack


def save(weights: Mapping[str, Array], path: Path) -> None:
    """Write float32 arrays as a .pt file."""
    torch.save({name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in weights.items()}, path)


def load(path: Path) -> dict[str, Tensor]:
    """Weights of a .pt or a packed .npz as float32 tensors. Raises ToolkitError if they are not there."""
    if not path.is_file():
        raise ToolkitError(f"{path}: no weights there; 'base' or 'finetune' writes them.")
    if path.suffix == ".npz":
        return {name: torch.from_numpy(array) for name, array in unpack(path).items()}
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return {name: tensor.float() for name, tensor in weights.items()}


def with_tokenizer(
    weights: Mapping[str, Tensor], old: Path, base: Mapping[str, Tensor], new: Path
) -> dict[str, Tensor]:
    """The weights with the embeddings of another pruned tokeniser: their own where they have the piece, else base's."""
    rows = {piece: row for row, piece in enumerate(_pieces(old))}
    embeddings = base["emb"].clone()
    for row, piece in enumerate(_pieces(new)):
        if piece in rows:
            embeddings[row] = weights["emb"][rows[piece]]
    return {**weights, "emb": embeddings}


def _pieces(tokenizer: Path) -> list[str]:
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    return [pieces.id_to_piece(i) for i in range(pieces.vocab_size())]


def mean(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several runs from one beginning: better than each of them, at no cost."""
    loaded = [load(path) for path in paths]
    return {name: torch.stack([weights[name] for weights in loaded]).mean(0) for name in loaded[0]}


def make_package(weights: Sequence[Path], tokenizer: Path, folder: Path) -> int:
    """Pack the mean of weights into `folder` with tokeniser and manifest, replacing what is there; returns the bytes
    of weights."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{cache.WEIGHTS}"
    pack({name: tensor.numpy() for name, tensor in mean(weights).items()}, aside)
    aside.replace(folder / cache.WEIGHTS)
    if tokenizer.resolve() != (folder / cache.TOKENIZER).resolve():
        shutil.copyfile(tokenizer, folder / cache.TOKENIZER)
    cache.write_manifest(folder)
    return (folder / cache.WEIGHTS).stat().st_size
