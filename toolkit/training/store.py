"""Weights on disk, between the steps of training: .pt while they train, a package when they ship."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from toolkit.errors import ToolkitError
from toolkit.translation.engines.compact import cache
from toolkit.translation.engines.compact.adapter import pack_adapter, unpack_adapter
from toolkit.translation.engines.compact.weights import Array, pack, unpack_half


def save(weights: Mapping[str, Array], path: Path) -> None:
    """Write float32 arrays as a .pt file."""
    torch.save({name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in weights.items()}, path)


def load(path: Path) -> dict[str, Tensor]:
    """Weights of a .pt, or of a packed .npz with the adapter beside it, as float32 tensors. Raises ToolkitError if
    they are not there."""
    weights, adapter = load_apart(path)
    return {name: w + torch.matmul(*adapter[name]) if name in adapter else w for name, w in weights.items()}


def load_apart(path: Path) -> tuple[dict[str, Tensor], dict[str, tuple[Tensor, Tensor]]]:
    """Weights of a .pt or a packed .npz, and {name: (up, down)} of the adapter beside an .npz, not worked in.
    Raises ToolkitError if they are not there."""
    if not path.is_file():
        raise ToolkitError(f"{path}: no weights there; 'base' or 'finetune' writes them.")
    if path.suffix == ".npz":
        beside = path.with_name(cache.ADAPTER)
        adapter = unpack_adapter(beside) if beside.exists() else {}
        return (
            {name: torch.from_numpy(array.astype(np.float32)) for name, array in unpack_half(path).items()},
            {name: (torch.from_numpy(up), torch.from_numpy(down)) for name, (up, down) in adapter.items()},
        )
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return {name: tensor.float() for name, tensor in weights.items()}, {}


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
    (folder / cache.ADAPTER).unlink(missing_ok=True)  # it was made for the weights before
    if tokenizer.resolve() != (folder / cache.TOKENIZER).resolve():
        shutil.copyfile(tokenizer, folder / cache.TOKENIZER)
    cache.write_manifest(folder)
    return (folder / cache.WEIGHTS).stat().st_size


def load_adapter(path: Path) -> dict[str, tuple[Array, Array]]:
    """{name: (up, down)} of an adapter.pt or a packed .npz. Raises ToolkitError where there is none."""
    if not path.is_file():
        raise ToolkitError(f"{path}: no adapter there; 'finetune --rank 32' writes one.")
    if path.suffix == ".npz":
        return unpack_adapter(path)
    matrices: dict[str, tuple[Tensor, Tensor]] = torch.load(path, map_location="cpu", weights_only=True)
    return {name: (up.numpy(), down.numpy()) for name, (up, down) in matrices.items()}


def mean_adapter(adapters: Sequence[Mapping[str, tuple[Array, Array]]]) -> dict[str, tuple[Array, Array]]:
    """The mean of what several adapters of the same matrices add, of the highest rank among them: the nearest there
    is (half a percent of the square is lost where a run goes on from the other). Raises ToolkitError if the matrices
    are not the same."""
    if any(adapter.keys() != adapters[0].keys() for adapter in adapters):
        raise ToolkitError("The adapters are not of the same matrices; take those of runs from one package.")
    out = {}
    for name in adapters[0]:
        ups, downs = zip(*(adapter[name] for adapter in adapters), strict=True)
        rank = max(up.shape[1] for up in ups)
        left, upper = np.linalg.qr(np.concatenate(ups, 1, dtype=np.float64) / len(adapters))
        right, lower = np.linalg.qr(np.concatenate(downs, 0, dtype=np.float64).T)
        u, sizes, v = np.linalg.svd(upper @ lower.T)
        root = np.sqrt(sizes[:rank])
        out[name] = (
            (left @ u[:, :rank] * root).astype(np.float32),
            ((v[:rank] @ right.T) * root[:, None]).astype(np.float32),
        )
    return out


def make_adapted_package(adapters: Sequence[Path], package: Path, folder: Path, share: float = 1.0) -> int:
    """Copy a package into `folder` with the mean of adapters beside its weights; returns the adapter's bytes.

    It takes the place of one that the package has, so the runs must have begun with this very package. `share` of what
    it adds is kept. Raises ToolkitError where there is no adapter.
    """
    kept = mean_adapter([load_adapter(path) for path in adapters]) if len(adapters) > 1 else load_adapter(adapters[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in (cache.WEIGHTS, cache.TOKENIZER):
        shutil.copyfile(package / name, folder / name)
    aside = folder / f".{cache.ADAPTER}"
    pack_adapter({name: (share * up, down) for name, (up, down) in kept.items()}, aside)
    aside.replace(folder / cache.ADAPTER)
    cache.write_manifest(folder)
    return (folder / cache.ADAPTER).stat().st_size
