"""`ArchSpec` to a ``torch.nn.Module`` with torchvision's module names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import torch
from torch import Tensor, nn

from vgg_explorer.arch import costs
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.ops import (
    LRN,
    Act,
    AdaptiveAvgPool2d,
    AvgPool2d,
    BatchNorm2d,
    Conv2d,
    DropoutOp,
    Flatten,
    FullyConnected,
    MaxPool2d,
    SoftmaxOp,
)
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ActivationName, ArchSpec, Problem
from vgg_explorer.arch.weights import fresh, law


class BuildError(Exception):
    """A spec is no network; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.what} {problem.hint}")
        self.problem = problem


class SpatialMean(nn.Module):
    """The mean over height and width: (B, C, H, W) to (B, C)."""

    def forward(self, maps: Tensor) -> Tensor:
        """Average each channel."""
        return maps.mean((2, 3))


class Network(nn.Module):
    """A chain of sections: ``features``, ``avgpool``, ``flatten``, ``classifier``, ``output``.

    Only the sections that the spec has are there; a dense head has ``mean`` in place of
    ``avgpool`` and ``flatten``. The keys of its ``state_dict`` are torchvision's.
    """

    def __init__(self, sections: Iterable[tuple[str, nn.Module]]) -> None:
        super().__init__()
        for name, module in sections:
            self.add_module(name, module)

    def forward(self, images: Tensor) -> Tensor:
        """Return what leaves the last section for images of shape (B, C, H, W)."""
        value = images
        for section in self.children():
            value = section(value)
        return value


def build(
    spec: ArchSpec, device: str = "cpu", init: bool = True, *, inplace: bool = True
) -> Network:
    """Build the network that a spec describes.

    Parameters
    ----------
    spec : ArchSpec
    device : str
        ``'meta'`` gives shapes without memory.
    init : bool
        Fill the weights as torchvision's VGG does. Otherwise they hold whatever the memory held,
        for loading; that saves seconds. The statistics of batch norms are always set.
    inplace : bool
        Whether activations write over their input where that harms no gradient. Hooks then see
        overwritten values.

    Raises
    ------
    BuildError
        With the problem of the spec.
    """
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise BuildError(analysis.problem)
    # Modules are made without memory: their own initialisation would fill every weight first.
    tape = costs.Tape(spec.input)
    modules: list[tuple[str, nn.Module]] = []
    for row in analysis.rows:
        op = row.layer.op
        over = inplace and tape.may_overwrite(op)
        tape.step(op, row.in_shape, row.out_shape)
        modules.append((row.path, module_for(row, device="meta", inplace=over)))
    network = Network(_sections(modules))
    if device != "meta":
        network.to_empty(device=device)
        _initialise(network, analysis.rows, weights=init)
    return network


def module_for(row: Row, device: str = "cpu", *, inplace: bool = True) -> nn.Module:
    """Return the module of one row, in training mode, as torch initialises it.

    Parameters
    ----------
    row : Row
        Of an analysis; the input shape decides the input channels or features.
    device : str
        Where its parameters are.
    inplace : bool
        Whether an activation that can overwrites its input.
    """
    channels = row.in_shape[0]
    match row.layer.op:
        case Conv2d() as op:
            return nn.Conv2d(
                channels,
                op.out_channels,
                op.kernel,
                op.stride,
                op.padding,
                op.dilation,
                op.groups,
                op.bias,
                device=device,
            )
        case BatchNorm2d():
            return nn.BatchNorm2d(channels, device=device)
        case LRN() as op:
            return nn.LocalResponseNorm(op.size, op.alpha, op.beta, op.k)
        case Act() as op:
            return _activation(op.name, inplace=inplace and op.in_place)
        case MaxPool2d() as op:
            return nn.MaxPool2d(op.kernel, op.stride, op.padding, ceil_mode=op.ceil)
        case AvgPool2d() as op:
            return nn.AvgPool2d(op.kernel, op.stride, op.padding, ceil_mode=op.ceil)
        case AdaptiveAvgPool2d() as op:
            return nn.AdaptiveAvgPool2d((op.size, op.size))
        case Flatten():
            return nn.Flatten()
        case FullyConnected() as op:
            return nn.Linear(channels, op.out_features, device=device)
        case DropoutOp() as op:
            return nn.Dropout(op.p)
        case SoftmaxOp():
            return nn.Softmax(dim=1)
        case _:
            return SpatialMean()


def weight_spread(row: Row) -> float:
    """Return the standard deviation of a row's weights as torchvision's ``vgg.py`` begins."""
    return law(fresh([row])[row.path]).spread


def _sections(modules: list[tuple[str, nn.Module]]) -> Iterable[tuple[str, nn.Module]]:
    for name, members in groupby(modules, key=lambda item: item[0].partition(".")[0]):
        paths, parts = zip(*members, strict=True)
        yield name, (parts[0] if paths == (name,) else nn.Sequential(*parts))


def _initialise(network: Network, rows: Iterable[Row], *, weights: bool) -> None:
    for row in rows:
        module = network.get_submodule(row.path)
        if isinstance(module, nn.BatchNorm2d):
            module.reset_parameters()
        elif weights and isinstance(module, (nn.Conv2d, nn.Linear)):
            with torch.no_grad():
                module.weight.normal_(0, weight_spread(row))
                if module.bias is not None:
                    module.bias.zero_()


def _activation(name: ActivationName, *, inplace: bool) -> nn.Module:
    match name:
        case "relu":
            return nn.ReLU(inplace=inplace)
        case "leaky_relu":
            return nn.LeakyReLU(inplace=inplace)
        case "elu":
            return nn.ELU(inplace=inplace)
        case "gelu":
            return nn.GELU()
        case "silu":
            return nn.SiLU()
        case "tanh":
            return nn.Tanh()
        case "sigmoid":
            return nn.Sigmoid()
