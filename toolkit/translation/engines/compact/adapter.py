"""A low-rank adapter beside the packed weights: a few megabytes that make them a newer version.

For each matrix NAME it adds up @ down (shapes (out, rank) and (rank, in)). Stored as an .npz of int8, `NAME|u` and
`NAME|v`, with one float32 scale a column of up and a row of down, `NAME|a` and `NAME|b`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.translation.engines.compact.weights import Array, Half, unpack_half

TOP = 127


def pack_adapter(matrices: Mapping[str, tuple[Array, Array]], path: Path) -> None:
    """Write {name: (up, down)}, float32, in eight bits a value."""
    out: dict[str, npt.NDArray[Any]] = {}
    for name, (up, down) in matrices.items():
        out[f"{name}|a"] = _scale(up, 0)
        out[f"{name}|b"] = _scale(down, 1)
        out[f"{name}|u"] = np.rint(up / out[f"{name}|a"][None, :]).astype(np.int8)
        out[f"{name}|v"] = np.rint(down / out[f"{name}|b"][:, None]).astype(np.int8)
    with path.open("wb") as file:
        np.savez(file, **out)  # type: ignore[arg-type]


def _scale(values: Array, axis: int) -> Array:
    widest: Array = np.abs(values).max(axis=axis)
    return (np.maximum(widest, 1e-12) / TOP).astype(np.float32)


def unpack_adapter(path: Path) -> dict[str, tuple[Array, Array]]:
    """Read {name: (up, down)} as float32."""
    with np.load(path) as packed:
        names = sorted({key.rsplit("|", 1)[0] for key in packed.files})
        return {
            name: (
                packed[f"{name}|u"].astype(np.float32) * packed[f"{name}|a"][None, :],
                packed[f"{name}|v"].astype(np.float32) * packed[f"{name}|b"][:, None],
            )
            for name in names
        }


def unpack_adapted(weights: Path, adapter: Path) -> dict[str, Half]:
    """The packed weights as float16 tensors, with what the adapter adds if there is one."""
    out = unpack_half(weights)
    if adapter.exists():
        for name, (up, down) in unpack_adapter(adapter).items():
            out[name] = (out[name].astype(np.float32) + up @ down).astype(np.float16)
    return out
