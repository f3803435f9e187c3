"""Which layers learn, and which stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import dropwhile

import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import is_classifier
from vgg_explorer.engine.build import Network
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.precision import forward


def learning_rows(analysis: Analysis, trains: str) -> tuple[Row, ...]:
    """Return the rows of the layers that learn: from one layer on, all to the end.

    Parameters
    ----------
    analysis : Analysis
    trains : str
        ``'all'``, ``'classifier'`` (the last layer with weights where there is no classifier), or
        the name of a layer.

    Raises
    ------
    EngineError
        Where no layer is called so, or none from there on has weights.
    """
    if trains == "all":
        rows = analysis.rows
    elif trains == "classifier":
        rows = tuple(dropwhile(lambda row: not is_classifier(row), analysis.rows))
        if not any(row.params for row in rows):
            weighty = [group.rows[0] for group in analysis.groups if group.params]
            rows = tuple(dropwhile(lambda row: row not in weighty[-1:], analysis.rows))
    else:
        group = analysis.group(trains)
        if group is None:
            raise EngineError(
                text("The network has no layer “{name}” to train from.", name=trains),
                text("Choose one of its layers, or train all."),
            )
        rows = tuple(dropwhile(lambda row: row is not group.rows[0], analysis.rows))
    if not any(row.params for row in rows):
        raise EngineError(
            text("None of the layers that are to learn has weights."),
            text("Train from an earlier layer on, or all."),
        )
    return rows


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
