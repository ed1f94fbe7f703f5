"""Weights in 5 bits a value: how they are packed into the package and unpacked on first use.

A matrix is cut along its rows into groups of 64 values; a group keeps one float16 scale and 64 integers from
-15 to 15, five bits each, highest bit first. Vectors stay float16. One .npz holds, for each tensor NAME,
`NAME|q` (bits), `NAME|s` (scales) and `NAME|d` (shape), or `NAME|v` (a vector).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Half = npt.NDArray[np.float16]

GROUP, TOP, BITS = 64, 15, 5
BLOCK = 16_384  # groups unpacked at once
_SHRINK = (1.0, 0.95, 0.9, 0.85)  # scales tried for each group; the one with the least squared error is kept


def pack(weights: Mapping[str, Array], path: Path) -> None:
    """Write float32 tensors, whose sizes are multiples of 64 unless they are vectors, as a packed .npz."""
    out: dict[str, npt.NDArray[Any]] = {}
    for name, weight in weights.items():
        if weight.ndim == 1:
            out[f"{name}|v"] = weight.astype(np.float16)
            continue
        values, scales = _quantise(weight.reshape(-1, GROUP).astype(np.float32))
        bits = np.unpackbits((values + TOP + 1).astype(np.uint8).reshape(-1, 1), axis=1)[:, 8 - BITS :]
        out[f"{name}|q"] = np.packbits(bits.reshape(-1))
        out[f"{name}|s"] = scales
        out[f"{name}|d"] = np.array(weight.shape, np.int32)
    with path.open("wb") as file:
        np.savez(file, **out)  # type: ignore[arg-type]


def _quantise(groups: Array) -> tuple[Array, npt.NDArray[np.float16]]:
    widest = (np.abs(groups).max(1) / TOP).astype(np.float16)
    best = np.zeros_like(groups)
    kept = np.zeros(len(groups), np.float16)
    least = np.full(len(groups), np.inf, np.float32)
    for shrink in _SHRINK:
        scale = (widest * np.float16(shrink)).astype(np.float16)
        step = np.where(scale == 0, np.float16(1), scale).astype(np.float32)[:, None]
        values = np.clip(np.rint(groups / step), -TOP, TOP)
        error = ((values * step - groups) ** 2).sum(1)
        better = error < least
        best[better], kept[better], least[better] = values[better], step[better, 0], error[better]
    return best, kept


def unpack(path: Path) -> dict[str, Array]:
    """Read a packed .npz into float32 tensors."""
    return {name: tensor.astype(np.float32) for name, tensor in unpack_half(path).items()}


def unpack_half(path: Path) -> dict[str, Half]:
    """Read a packed .npz into float16 tensors, in half the memory: a product of a scale and a five-bit integer
    loses at most one part in two thousand."""
    out: dict[str, Half] = {}
    with np.load(path) as packed:
        for key in packed.files:
            name, part = key.rsplit("|", 1)
            if part == "v":
                out[name] = packed[key]
            elif part == "q":
                shape = tuple(int(n) for n in packed[f"{name}|d"])
                out[name] = _dequantise(packed[key], packed[f"{name}|s"], shape)
    return out


def _dequantise(bits: npt.NDArray[np.uint8], scales: Half, shape: tuple[int, ...]) -> Half:
    out = np.empty((len(scales), GROUP), np.float16)
    packed = bits.reshape(-1, GROUP // 8, BITS)
    # eight values fill five bytes exactly, so each value is a shift of one 40-bit word
    shifts = np.arange(35, -1, -BITS, dtype=np.uint64)
    for start in range(0, len(scales), BLOCK):
        words = np.zeros((len(scales[start : start + BLOCK]), GROUP // 8), np.uint64)
        for byte in range(BITS):
            words = (words << np.uint64(8)) | packed[start : start + BLOCK, :, byte].astype(np.uint64)
        values = ((words[..., None] >> shifts) & np.uint64(31)).astype(np.float32) - (TOP + 1)
        scale = scales[start : start + BLOCK].astype(np.float32)
        out[start : start + BLOCK] = values.reshape(-1, GROUP) * scale[:, None]
    return out.reshape(shape)
