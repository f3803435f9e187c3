"""Operations that are no multiply-accumulates: bias additions, pools, activations and norms."""

from __future__ import annotations

from vgg_explorer.arch.ops import (
    LRN,
    Act,
    AdaptiveAvgPool2d,
    AvgPool2d,
    BatchNorm2d,
    Conv2d,
    FullyConnected,
    MaxPool2d,
    Op,
    SoftmaxOp,
    SpatialMean,
)
from vgg_explorer.arch.shapes import Shape, numel


def other_ops(op: Op, in_shape: Shape, out_shape: Shape) -> int:
    """Return the operations at inference that are no multiply-accumulates, for one image.

    An addition, multiplication, division, comparison or elementary function (exp, power, the whole
    of an activation) counts as one. For each output value:

    - convolution and linear layer: 1 where there is a bias (it is added);
    - batch norm: 2 (times a factor, plus a term, both known beforehand);
    - activation: 1;
    - max pool: ``k*k - 1`` comparisons; average pool: ``k*k`` (additions and one division), windows
      that hang over the edge counted whole;
    - adaptive average pool and mean over positions: the values of its window, as above;
    - local response normalisation: ``size + 4`` (square, ``size - 1`` additions, factor, term,
      power, division);
    - softmax: 5 less 2 for each image (greatest value, difference, exp, sum, division);
    - dropout and flatten: 0.
    """
    values = numel(out_shape)
    match op:
        case Conv2d():
            return values if op.bias else 0
        case FullyConnected() | Act():
            return values
        case BatchNorm2d():
            return 2 * values
        case MaxPool2d():
            return values * (op.kernel * op.kernel - 1)
        case AvgPool2d():
            return values * op.kernel * op.kernel
        case AdaptiveAvgPool2d():
            rows, columns = (windows(side, op.size) for side in in_shape[1:])
            return in_shape[0] * rows * columns
        case SpatialMean():
            return numel(in_shape)
        case LRN():
            return values * (op.size + 4)
        case SoftmaxOp():
            return 5 * values - 2
        case _:
            return 0


def windows(size: int, out: int) -> int:
    """Return the sum of the window lengths of an adaptive pool along one side."""
    return sum(-(-(i + 1) * size // out) - i * size // out for i in range(out))
