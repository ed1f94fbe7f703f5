"""Low-rank adapters: a few megabytes that travel instead of the whole weights."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (PyTorch's own convention)

if TYPE_CHECKING:
    from toolkit.training.network import Network


class Adapter(nn.Module):
    """Adds scale * up(down(x)) to a frozen matrix (Hu et al. 2021); begins as nothing."""

    def __init__(self, out_features: int, in_features: int, rank: int, alpha: float) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.empty(rank, in_features))
        self.up = nn.Parameter(torch.zeros(out_features, rank))
        self.scale = alpha / rank
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(F.linear(x, self.down.to(x.dtype)), self.up.to(x.dtype)) * self.scale

    @torch.no_grad()
    def begin(self, up: Tensor, down: Tensor) -> None:
        """Take the first ranks from an adapter that adds up @ down; those left over add nothing yet."""
        self.up[:, : up.shape[1]] = up / self.scale
        self.down[: down.shape[0]] = down

    def product(self) -> Tensor:
        """What the adapter adds to the matrix."""
        return (self.up.detach() @ self.down.detach()) * self.scale


def add_adapters(network: "Network", rank: int, begun: Mapping[str, tuple[Tensor, Tensor]] | None = None) -> None:
    """Freeze the network and give each matrix an adapter of this rank.

    `begun` is {name: (up, down)} of an adapter to go on with, of this rank or a lower one.
    """
    network.requires_grad_(False)
    for name, linear in network.linears():
        out_features, in_features = linear.weight.shape
        linear.adapter = Adapter(out_features, in_features, rank, alpha=2 * rank)
        if begun and name in begun:
            linear.adapter.begin(*begun[name])
