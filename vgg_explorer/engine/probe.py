"""How one unit of a layer comes by its value: the numbers that enter, and what is made of them.

Everything is summed in float64, so that what is shown adds up; torch's own value in float32 differs
from it by rounding only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from vgg_explorer.arch.ablation import NOTHING, Scaling
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
from vgg_explorer.arch.rows import Group, Row
from vgg_explorer.engine.probed import (
    Activated,
    Normalised,
    Pooled,
    Probe,
    Responses,
    Scaled,
    Shared,
    Step,
    Unchanged,
    Weighted,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

Place = tuple[int, int] | None
"""Row and column, or None in a vector."""


def probe(
    group: Group,
    modules: Sequence[nn.Module],
    entering: Tensor,
    channel: int,
    unit: Place,
    scaling: Scaling = NOTHING,
) -> Probe:
    """Follow one unit through a layer.

    Parameters
    ----------
    group : Group
    modules : sequence of Module
        Those of its rows, with their parameters, in evaluation mode.
    entering : Tensor
        What enters the layer, of shape (1, C, H, W) or (1, N), on any device.
    channel : int
        Of what leaves it.
    unit : (int, int) or None
        Row and column there; None where a vector leaves it.
    scaling : Scaling
        What is done to the layer's output besides.
    """
    value = entering.detach()[0]
    # What is infinite stays so: the sum shows it, and so does the map.
    with np.errstate(all="ignore"), torch.inference_mode():
        steps = [_first(group.rows[0], modules[0], value, channel, unit)]
        for row, module in zip(group.rows[1:], modules[1:], strict=True):
            steps.append(_next(row, module, steps[-1].value, channel))
    factor = scaling.layer * scaling.factor(channel)
    if factor != 1:
        path, before = group.rows[-1].path, steps[-1].value
        steps.append(Scaled(path, factor, before, before * factor if factor else 0.0))
    return Probe(group.name, channel, unit, tuple(steps))


def _first(row: Row, module: nn.Module, value: Tensor, channel: int, unit: Place) -> Step:
    match row.layer.op:
        case Conv2d() as op:
            return _convolved(row.path, op, module, value, channel, unit or (0, 0))
        case FullyConnected():
            return _linear(row.path, module, value, channel)
        case MaxPool2d() | AvgPool2d() as pool:
            return _pooled(row.path, pool, value, channel, unit or (0, 0))
        case AdaptiveAvgPool2d(size):
            y, x = unit or (0, 0)
            rows = _window(y, value.shape[1], size)
            return _mean(row.path, value, channel, rows, _window(x, value.shape[2], size))
        case LRN() as norm:
            return _responses(row.path, norm, _column(value, unit), channel)
        case SoftmaxOp():
            return _softmax(row.path, _column(value, unit), channel)
        case Flatten():
            source = tuple(int(place) for place in np.unravel_index(channel, tuple(value.shape)))
            return Unchanged(row.path, "flatten", source, float(value[source]))
        case DropoutOp():
            own = (channel, *(unit or ()))
            return Unchanged(row.path, "dropout", own, float(value[own]))
        case Act() | BatchNorm2d():
            return _next(row, module, float(value[(channel, *(unit or ()))]), channel)
        case _:  # the mean over all positions
            _, height, width = value.shape
            return _mean(row.path, value, channel, range(height), range(width))


def _next(row: Row, module: nn.Module, before: float, channel: int) -> Step:
    """Return what a module that looks at one value only makes of it."""
    if isinstance(module, nn.BatchNorm2d):
        return _normalised(row.path, module, before, channel)
    op = row.layer.op
    assert isinstance(op, Act)
    after = module(torch.tensor([before], dtype=torch.float64))
    return Activated(row.path, op.name, before, float(after))


def _convolved(
    path: str, op: Conv2d, module: nn.Module, value: Tensor, channel: int, unit: tuple[int, int]
) -> Weighted:
    assert isinstance(module, nn.Conv2d)
    kernel = _array(module.weight[channel])
    count = len(kernel)
    first = channel // (op.out_channels // op.groups) * count
    rows, columns = (
        tuple(place * op.stride - op.padding + op.dilation * tap for tap in range(op.kernel))
        for place in unit
    )
    patch, inside = _patch(value[first : first + count], rows, columns)
    bias = None if module.bias is None else float(module.bias[channel])
    return _summed(path, patch, kernel, rows, columns, inside, first, bias)


def _linear(path: str, module: nn.Module, value: Tensor, channel: int) -> Weighted:
    assert isinstance(module, nn.Linear)
    patch, kernel = (_array(part).reshape(-1, 1, 1) for part in (value, module.weight[channel]))
    bias = float(module.bias[channel])
    inside = np.ones((1, 1), dtype=np.bool_)
    return _summed(path, patch, kernel, (0,), (0,), inside, 0, bias, vector=True)


def _summed(
    path: str,
    patch: NDArray[np.float32],
    kernel: NDArray[np.float32],
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    inside: NDArray[np.bool_],
    first: int,
    bias: float | None,
    *,
    vector: bool = False,
) -> Weighted:
    products = patch.astype(np.float64) * kernel
    products[:, ~inside] = 0.0  # padding adds nothing, whatever the weight
    sums = products.sum(axis=(1, 2))
    order = np.argsort(-np.abs(sums), kind="stable")
    total = float(sums.sum()) + (bias or 0.0)
    return Weighted(
        path, patch, kernel, rows, columns, inside, first, bias, sums, order, total, vector
    )


def _pooled(
    path: str, op: MaxPool2d | AvgPool2d, value: Tensor, channel: int, unit: tuple[int, int]
) -> Pooled:
    # A window of ceil mode may reach beyond the padding; what is there is not even counted.
    rows, columns = (
        tuple(
            position
            for position in range(place * op.stride - op.padding, size + op.padding)
            if position < place * op.stride - op.padding + op.kernel
        )
        for place, size in zip(unit, value.shape[1:], strict=True)
    )
    if isinstance(op, AvgPool2d):
        return _mean(path, value, channel, rows, columns)
    patch, inside = _patch(value[channel : channel + 1], rows, columns)
    compared = np.where(inside, patch[0], -np.inf)
    flat = int(np.argmax(compared))
    at = (flat // len(columns), flat % len(columns))
    most = float(compared[at])
    return Pooled(path, "max", channel, patch[0], rows, columns, inside, 1, most, at, most)


def _mean(
    path: str, value: Tensor, channel: int, rows: Sequence[int], columns: Sequence[int]
) -> Pooled:
    rows, columns = tuple(rows), tuple(columns)
    patch, inside = _patch(value[channel : channel + 1], rows, columns)
    total = float(patch.sum(dtype=np.float64))
    mean = total / patch.size
    return Pooled(
        path, "average", channel, patch[0], rows, columns, inside, patch.size, total, None, mean
    )


def _responses(path: str, op: LRN, values: NDArray[np.float32], channel: int) -> Responses:
    first = max(channel - op.size // 2, 0)
    near = range(first, min(channel + (op.size - 1) // 2 + 1, len(values)))
    squares = float(np.square(values[near.start : near.stop], dtype=np.float64).sum())
    before = float(values[channel])
    after = before / (op.k + op.alpha / op.size * squares) ** op.beta
    return Responses(
        path,
        tuple(near),
        tuple(float(values[place]) for place in near),
        op.size,
        op.alpha,
        op.beta,
        op.k,
        squares,
        before,
        after,
    )


def _softmax(path: str, values: NDArray[np.float32], channel: int) -> Shared:
    wide = values.astype(np.float64)
    largest = float(wide.max())
    total = float(np.exp(wide - largest).sum())
    before = float(wide[channel])
    return Shared(path, before, largest, total, float(np.exp(before - largest)) / total)


def _normalised(path: str, module: nn.BatchNorm2d, before: float, channel: int) -> Normalised:
    mean, variance, weight, bias = (
        float(part[channel])
        for part in (module.running_mean, module.running_var, module.weight, module.bias)
        if part is not None
    )
    spread = float(np.sqrt(variance + module.eps))
    after = float(np.divide(before - mean, spread)) * weight + bias
    return Normalised(path, before, mean, variance, module.eps, weight, bias, after)


def _patch(
    value: Tensor, rows: Sequence[int], columns: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return some positions of maps, 0 in padding, and where these lie inside."""
    _, height, width = value.shape
    down, across = _inside(rows, height), _inside(columns, width)
    patch = np.zeros((len(value), len(rows), len(columns)), dtype=np.float32)
    inside = np.outer(down, across)
    picked = [row for row in rows if 0 <= row < height]
    beside = [column for column in columns if 0 <= column < width]
    if picked and beside:
        patch[:, inside] = _array(value[:, picked][:, :, beside]).reshape(len(value), -1)
    return patch, inside


def _inside(positions: Iterable[int], size: int) -> NDArray[np.bool_]:
    return np.array([0 <= position < size for position in positions], dtype=np.bool_)


def _window(out: int, size: int, outs: int) -> range:
    """Return the positions that one output of an adaptive pool averages."""
    return range(out * size // outs, -(-(out + 1) * size // outs))


def _column(value: Tensor, unit: Place) -> NDArray[np.float32]:
    """Return all channels at one place."""
    return _array(value if unit is None else value[:, unit[0], unit[1]])


def _array(value: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = value.detach().to("cpu", torch.float32).contiguous().numpy()
    return array
