"""The steps of a forward pass, each with the key of the value behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch.ablation import Ablation, Scaling
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.weights import Assignment, WeightId


@dataclass(frozen=True, slots=True)
class Step:
    """One module of a run.

    Parameters
    ----------
    row : Row
    key : str
        Names the value behind it: a digest of the picture and of every op, weight and scaling up
        to here. Dropout changes nothing at inference, so it does not change the key either.
    weight : WeightId or None
    kept : bool
        Whether the value is worth its memory. Of a layer, only what enters its activation is: to
        apply that again takes 0.2 ms for the largest map of VGG-16. What a convolution gives to
        its batch norm is nobody's wish to see.
    before, done : float
        Share of the network's MACs in front of it, and up to here.
    scaling : Scaling or None
        What is done to its value: to that of a layer's last module, where the layer is ablated.
    """

    row: Row
    key: str
    weight: WeightId | None
    kept: bool
    before: float
    done: float
    scaling: Scaling | None = None


def steps(
    analysis: Analysis, assignment: Assignment, start: str, ablation: Ablation = ablations.NONE
) -> Iterator[Step]:
    """Yield the steps of a network; ``start`` names the device and the picture."""
    key, macs, total = start, 0, analysis.totals.macs
    for group in analysis.groups:
        lasting = [row for row in group.rows if row.kind not in _PASSING]
        changed = ablation.of(group.name).within(group.out_shape[0])
        for row in group.rows:
            weight = assignment.get(row.path)
            if row.kind is not Kind.DROPOUT:
                key = hashlib.blake2b(f"{key}/{row.layer.op}/{weight}".encode()).hexdigest()
            scaling = changed if changed and row is group.rows[-1] else None
            if scaling is not None:
                key = hashlib.blake2b(f"{key}/{scaling}".encode()).hexdigest()
            before = macs / total if total else 1.0
            macs += row.macs
            done = macs / total if total else 1.0
            yield Step(row, key, weight, row in lasting[-1:], before, done, scaling)


_PASSING = frozenset({Kind.ACTIVATION, Kind.DROPOUT, Kind.FLATTEN})


def scaled(value: Tensor, scaling: Scaling) -> Tensor:
    """Return a value of shape (1, C, H, W) or (1, N) with its channels scaled, as another tensor.

    What is off is exactly 0, also where it was not finite.
    """
    factors = torch.full((value.shape[1],), scaling.layer, dtype=value.dtype)
    for channel, factor in scaling.channels:
        factors[channel] *= factor
    factors = factors.view(1, -1, *[1] * (value.ndim - 2)).to(value.device)
    return torch.where(factors == 0, torch.zeros_like(value), value * factors)
