"""Which weights a layer has: identities that survive edits, without the values themselves.

The values follow from the identity alone: drawn from its seed, or taken from the file that it
names. So a network's weights can be told, compared and remembered without touching any of them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.ops import BatchNorm2d, Conv2d, FullyConnected
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel

Scheme = Literal["kaiming", "pytorch", "xavier", "normal"]
"""How random weights are drawn; see `law`."""

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

CLASSIFIER_SPREAD = 0.01
"""Standard deviation of a fresh classifier's weights, as in torchvision's ``vgg.py``."""


@dataclass(frozen=True, slots=True)
class WeightId:
    """What the parameters of one layer are a pure function of; two layers never share one.

    Parameters
    ----------
    path : str
        The layer for which they were made, or that has them in the file. After an edit they may
        serve a layer of another path.
    shape : tuple of int
        Of the weight: (out, in, kernel, kernel) in the features, (channels,) of a batch norm. In
        the classifier (out, values per output), so that a linear layer and the convolution that it
        becomes in a dense head are one.
    seed : int
    scheme : Scheme
    variant : int
        Tells apart random tensors that would be the same otherwise.
    source : str
        The digest of the file that has the values; empty for random ones.
    """

    path: str
    shape: tuple[int, ...]
    seed: int = 0
    scheme: Scheme = "kaiming"
    variant: int = 0
    source: str = ""

    @property
    def numel(self) -> int:
        """Values of the weight."""
        return numel(self.shape)

    @property
    def nbytes(self) -> int:
        """Bytes of the weight."""
        return self.numel * FLOAT

    @property
    def norm(self) -> bool:
        """Whether it is a batch norm's."""
        return len(self.shape) == 1


Assignment = Mapping[str, WeightId]
"""Module path to the identity of its parameters, in the order of the layers."""


@dataclass(frozen=True, slots=True)
class Law:
    """What random weights are drawn from.

    Parameters
    ----------
    kind : {'normal', 'uniform'}
        Always around 0.
    spread : float
        The standard deviation, or the bound of a uniform one.
    bias : float
        The bound of uniform biases; 0 where they start as zeros.
    """

    kind: Literal["normal", "uniform"]
    spread: float
    bias: float = 0.0


def law(which: WeightId) -> Law:
    """Return what the values of a convolution or linear layer are drawn from.

    ``kaiming``: as torchvision's ``vgg.py``, He et al. 2015 with the fan out of the convolutions,
    and 0.01 for linear layers; the convolutions of a dense head are those linear layers in another
    shape. ``pytorch``: the modules' own default, uniform within 1 / sqrt(fan in), the biases too.
    ``xavier``: Glorot and Bengio 2010, uniform. ``normal``: standard deviation 0.01 for every
    layer, as AlexNet and the VGG paper began.
    """
    kernel = numel(which.shape[2:])
    fan_in, fan_out = which.shape[1] * kernel, which.shape[0] * kernel
    match which.scheme:
        case "kaiming":
            features = len(which.shape) == 4
            return Law("normal", math.sqrt(2 / fan_out) if features else CLASSIFIER_SPREAD)
        case "pytorch":
            # kaiming_uniform_ with a = sqrt(5) comes to just this.
            bound = 1 / math.sqrt(fan_in)
            return Law("uniform", bound, bound)
        case "xavier":
            return Law("uniform", math.sqrt(6 / (fan_in + fan_out)))
        case _:
            return Law("normal", CLASSIFIER_SPREAD)


def weight_shape(row: Row) -> tuple[int, ...] | None:
    """Return the shape of the weight of a convolution or linear layer, None for other rows."""
    match row.layer.op:
        case Conv2d() as op:
            return (op.out_channels, row.in_shape[0] // op.groups, op.kernel, op.kernel)
        case FullyConnected() as op:
            return (op.out_features, row.in_shape[0])
        case _:
            return None


def is_classifier(row: Row) -> bool:
    """Whether a row is part of the classifier, be it dense (convolutions) or not."""
    return row.path.startswith("classifier.")


def id_shape(row: Row) -> tuple[int, ...] | None:
    """Return the shape in a `WeightId` of a row's parameters, None for rows without any."""
    if isinstance(row.layer.op, BatchNorm2d):
        return (row.in_shape[0],)
    shape = weight_shape(row)
    if shape is not None and is_classifier(row):
        return (shape[0], numel(shape[1:]))
    return shape


def fresh(rows: Iterable[Row], scheme: Scheme = "kaiming", seed: int = 0) -> Assignment:
    """Return the identities of a network that has never had any weights."""
    return {
        row.path: WeightId(row.path, shape, seed, scheme)
        for row in rows
        if (shape := id_shape(row))
    }


def carried_over(old: Assignment, wanted: Assignment) -> Assignment:
    """Give layers the weights of their counterparts before an edit, and fresh ones to others.

    A layer keeps its weight as long as its shape stays, wherever the edit moves it; a batch norm
    stays with its convolution.
    """
    before, after = _layers(old), _layers(wanted)
    pairs = _counterparts([layer[0].shape for layer in before], [layer[0].shape for layer in after])
    kept: dict[WeightId, WeightId] = {}
    for i, j in pairs:
        kept[after[j][0]] = before[i][0]
        kept |= {
            new: norm
            for new, norm in zip(after[j][1:], before[i][1:], strict=False)
            if new.shape == norm.shape
        }
    used = set(kept.values())
    return {path: kept.get(which) or _unused(which, used) for path, which in wanted.items()}


def _layers(assignment: Assignment) -> list[list[WeightId]]:
    """Return the weights, each with the batch norm behind it."""
    layers: list[list[WeightId]] = []
    for which in assignment.values():
        if which.norm and layers:
            layers[-1].append(which)
        else:
            layers.append([which])
    return layers


def _unused(which: WeightId, used: Collection[WeightId]) -> WeightId:
    """Return the first variant that no layer brought along."""
    while which in used:
        which = replace(which, variant=which.variant + 1)
    return which


Shape = tuple[int, ...]


def _counterparts(before: Sequence[Shape], after: Sequence[Shape]) -> Iterator[tuple[int, int]]:
    """Yield (old index, new index) of layers that are the same before and after an edit.

    They have the same shapes in the same order: a common start, a common end, and the longest
    common subsequence of what is between. That is quadratic at most, where difflib is cubic: a long
    list of equal layers would freeze it.
    """
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        yield start, start
        start += 1
    end, new_end = len(before), len(after)
    while end > start and new_end > start and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        yield end, new_end
    for i, j in _common(before[start:end], after[start:new_end]):
        yield start + i, start + j


def _common(old: Sequence[Shape], new: Sequence[Shape]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of a longest common subsequence."""
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        row, below = longest[i], longest[i + 1]
        for j in reversed(range(len(new))):
            row[j] = below[j + 1] + 1 if old[i] == new[j] else max(below[j], row[j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
