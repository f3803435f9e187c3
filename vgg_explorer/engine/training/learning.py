"""Which layers learn, and which stay as they are."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.engine.build import Network
from vgg_explorer.engine.precision import forward
from vgg_explorer.engine.training.needed import learning_rows


class BrokenOffError(Exception):
    """A pass was broken off between two layers, as was asked."""


class Learning(nn.Module):
    """A network of which the last layers learn.

    What does not learn stays in evaluation mode also in training: the statistics of its batch
    norms would change otherwise, and with them what it computes. As nothing in front of the first
    layer that learns asks for gradients, autograd keeps nothing of it.

    Parameters
    ----------
    network : Network
    analysis : Analysis
        Of the same spec.
    trains : str
        See `learning_rows`.
    """

    def __init__(self, network: Network, analysis: Analysis, trains: str) -> None:
        super().__init__()
        self.network = network
        rows = learning_rows(analysis, trains)
        learning = {row.path for row in rows}
        self.asked: Callable[[], bool] | None = None
        """Called between two layers, forwards and backwards; True breaks off the pass."""
        self.softmax = analysis.rows[-1].kind is Kind.SOFTMAX
        self._modules_in_turn = tuple(network.get_submodule(row.path) for row in analysis.rows)
        self._frozen = tuple(
            network.get_submodule(row.path) for row in analysis.rows if row.path not in learning
        )
        self._prefixes = tuple(f"{path}." for path in learning)
        for module in self._frozen:
            module.requires_grad_(False)
        self.train()

    def forward(self, images: Tensor) -> Tensor:
        """Return what the network gives out, (B, N)."""
        value = images
        for module in self._modules_in_turn:
            value = forward(module, value)
            if self.asked is not None:
                self._ask()
                if value.requires_grad:
                    register: Callable[[Callable[[Tensor], None]], object] = value.register_hook
                    register(self._ask)
        return value

    def train(self, mode: bool = True) -> Learning:
        """Set the mode of what learns."""
        super().train(mode)
        for module in self._frozen:
            module.eval()
        return self

    def draws(self) -> bool:
        """Whether a step in training draws random numbers."""
        return any(isinstance(m, nn.Dropout) and m.training and m.p > 0 for m in self.modules())

    def _ask(self, gradient: Tensor | None = None) -> None:
        if self.asked is not None and self.asked():
            raise BrokenOffError

    def learnt(self) -> dict[str, Tensor]:
        """Return copies of what layers have learnt so far, on the CPU, by the network's names."""
        return {
            name: value.detach().to("cpu", torch.float32, copy=True).contiguous()
            for name, value in self.network.state_dict().items()
            if name.startswith(self._prefixes) and value.is_floating_point()
        }
