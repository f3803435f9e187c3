"""A whole network as one module that gradients go through, out of weights that are kept."""

from __future__ import annotations

from collections.abc import Generator
from itertools import dropwhile

import torch
from torch import Tensor, nn

from vgg_explorer.arch.ablation import Ablation, Scaling
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Group, Row
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.build import module_for
from vgg_explorer.engine.precision import forward
from vgg_explorer.engine.steps import scaled
from vgg_explorer.engine.weights import Parameters, WeightStore


class Scaled(nn.Module):
    """Scales the channels of what enters."""

    def __init__(self, scaling: Scaling) -> None:
        super().__init__()
        self.scaling = scaling

    def forward(self, value: Tensor) -> Tensor:
        """Return a value of the same shape."""
        return scaled(value, self.scaling)


class Chain(nn.Module):
    """Modules one behind the other, none of which writes over what enters it.

    It is in evaluation mode, asks for no gradients of its weights, computes in float32, and ends
    in front of a final softmax: explained is a class's score, not its share of the probability.

    Parameters
    ----------
    parts : list of (Row or None, Module)
        The row of each module; None for a `Scaled` one.
    ablation : Ablation
        What the scaled ones are of.
    """

    def __init__(self, parts: list[tuple[Row | None, nn.Module]], ablation: Ablation) -> None:
        super().__init__()
        self.ablation = ablation
        self.parts = nn.ModuleList(module for _, module in parts)
        self._rows = [row for row, _ in parts]
        self._paths = [row.path if row is not None else None for row in self._rows]
        self.eval()

    def forward(self, images: Tensor) -> Tensor:
        """Return the scores (B, N) of images (B, C, H, W)."""
        return self.through(images, len(self.parts))

    def through(self, images: Tensor, count: int) -> Tensor:
        """Return what leaves the first modules."""
        value = images
        for module in self.parts[:count]:
            value = forward(module, value)
        return value

    def place(self, group: Group, *, before_activation: bool = False) -> int:
        """Return how many modules come before the output of a layer, with those of the layer."""
        last = group.rows[-1]
        if before_activation and group.has_activation:
            last = group.rows[-2]
        at = self._paths.index(last.path) + 1
        scales = not before_activation and at < len(self._paths) and self._paths[at] is None
        return at + scales

    def behind(self, count: int) -> Chain:
        """Return the rest of the chain, with the same modules: what enters it are maps."""
        modules = zip(self._rows[count:], self.parts[count:], strict=True)
        return Chain(list(modules), self.ablation)

    def last_module(self, group: Group) -> nn.Module:
        """Return the module whose output is that of a layer."""
        return self.parts[self.place(group) - 1]


def chained(
    analysis: Analysis, assignment: Assignment, store: WeightStore, device: str, ablation: Ablation
) -> Generator[float, None, Chain]:
    """Make the chain of a network, yielding 0 while weights are made: the work lies behind them."""
    parts: list[tuple[Row | None, nn.Module]] = []
    rows = list(dropwhile(lambda row: row.kind is Kind.SOFTMAX, reversed(analysis.rows)))[::-1]
    ends = {group.rows[-1].path: group for group in analysis.groups}
    for row in rows:
        module = module_for(row, device="meta", inplace=False)
        which = assignment.get(row.path)
        if which is not None:
            for _ in store.prepare(which):
                yield 0.0
            furnish(module, store.parameters(which), device, torch.float32)
        parts.append((row, module))
        group = ends.get(row.path)
        scaling = ablation.of(group.name).within(group.out_shape[0]) if group else None
        if scaling:
            parts.append((None, Scaled(scaling)))
    return Chain(parts, ablation)


def furnish(module: nn.Module, values: Parameters, device: str, dtype: torch.dtype) -> None:
    """Give a module that has no memory its parameters, without copying them where they fit."""
    for name, wanted in module.named_parameters():
        # A file may have no bias where the network has one.
        value = values.get(name)
        if value is None:
            value = torch.zeros(wanted.shape, device=device)
        value = value.to(dtype).view(wanted.shape)
        module.register_parameter(name, nn.Parameter(value, False))
    for name in ("running_mean", "running_var"):
        if name in values and isinstance(module, nn.BatchNorm2d):
            module.register_buffer(name, values[name].to(dtype))
