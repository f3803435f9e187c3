"""Receptive fields: which pixels of the input a unit can see.

The forward recursion gives size, jump and start of every layer; the walk backward gives the exact
box of one unit (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
Networks", Distill, 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vgg_explorer.arch.ops import (
    Act,
    AdaptiveAvgPool2d,
    AvgPool2d,
    Conv2d,
    Flatten,
    FullyConnected,
    MaxPool2d,
    Op,
    SpatialMean,
)
from vgg_explorer.arch.shapes import Shape

Box = tuple[int, int, int, int]
"""(top, left, bottom, right) in pixels of the input, bottom and right exclusive."""


class Receptive(NamedTuple):
    """What a unit of a layer sees of the input, borders not considered.

    Parameters
    ----------
    height, width : int
        Pixels; they differ only behind an adaptive pool of a non-square map.
    jump : int or None
        Pixels between the boxes of neighbouring units; None where an adaptive pool makes it vary.
    start : int
        First pixel of the box of unit 0; negative where it reaches into the padding.
    whole : bool
        The unit sees the whole input: everything behind a flatten.
    """

    height: int
    width: int
    jump: int | None
    start: int
    whole: bool = False

    @property
    def size(self) -> int:
        """The longer side."""
        return max(self.height, self.width)


def of_input() -> Receptive:
    """Return the receptive field of an input pixel: itself."""
    return Receptive(1, 1, 1, 0)


def after(op: Op, before: Receptive, in_shape: Shape, input_shape: Shape) -> Receptive:
    """Return the receptive field behind an op: ``r += (k_eff - 1) * j``, ``j *= s``."""
    if before.whole:
        return before
    jump = before.jump or 1
    match op:
        case Act():
            return before
        case Conv2d() | MaxPool2d() | AvgPool2d():
            grow = (_reach(op) - 1) * jump
            return Receptive(
                before.height + grow,
                before.width + grow,
                jump * op.stride,
                before.start - op.padding * jump,
            )
        case AdaptiveAvgPool2d():
            _, height, width = in_shape
            steps = {side // op.size if side % op.size == 0 else None for side in (height, width)}
            step = steps.pop() if len(steps) == 1 else None
            return before._replace(
                height=before.height + (_adaptive_reach(height, op.size) - 1) * jump,
                width=before.width + (_adaptive_reach(width, op.size) - 1) * jump,
                jump=None if step is None else jump * step,
            )
        case Flatten() | FullyConnected() | SpatialMean():
            return Receptive(input_shape[1], input_shape[2], None, 0, whole=True)
        case _:
            return before


def box(steps: Sequence[tuple[Op, Shape]], y: int, x: int, input_shape: Shape) -> Box:
    """Return the exact box of input pixels that unit (y, x) sees, clipped to the input.

    Parameters
    ----------
    steps : sequence of (op, input shape of that op)
        From the first layer up to and with the one that the unit belongs to.
    y, x : int
        Row and column of the unit.
    input_shape : (channels, height, width)
    """
    top, bottom, left, right = y, y, x, x
    for op, in_shape in reversed(steps):
        if len(in_shape) == 1 or isinstance(op, (Flatten, SpatialMean)):
            return (0, 0, input_shape[1], input_shape[2])
        top, bottom = _before(op, top, bottom, in_shape[1])
        left, right = _before(op, left, right, in_shape[2])
    return (top, left, bottom + 1, right + 1)


def _before(op: Op, first: int, last: int, size: int) -> tuple[int, int]:
    """Return the first and last input position that outputs ``first`` to ``last`` use."""
    match op:
        case Conv2d() | MaxPool2d() | AvgPool2d():
            first = first * op.stride - op.padding
            last = last * op.stride - op.padding + _reach(op) - 1
        case AdaptiveAvgPool2d():
            first = first * size // op.size
            last = -(-(last + 1) * size // op.size) - 1
        case _:
            pass
    return (min(max(first, 0), size - 1), max(min(last, size - 1), 0))


def _reach(op: Conv2d | MaxPool2d | AvgPool2d) -> int:
    """Return the pixels that a kernel spans, dilation included."""
    return op.dilation * (op.kernel - 1) + 1 if isinstance(op, Conv2d) else op.kernel


def _adaptive_reach(size: int, out: int) -> int:
    """Return the longest window of an adaptive pool from ``size`` to ``out`` positions."""
    return max(-(-(i + 1) * size // out) - i * size // out for i in range(out))
