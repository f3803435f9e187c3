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

    Its gradient is zero everywhere else. With dilation, or a stride longer than the kernel, it is
    zero at some pixels inside as well. The box of a unit that sees nothing but padding is empty.

    Parameters
    ----------
    steps : sequence of (op, input shape of that op)
        From the first layer up to and with the one that the unit belongs to.
    y, x : int
        Row and column of the unit.
    input_shape : (channels, height, width)
    """
    rows: Seen = range(y, y + 1)
    columns: Seen = range(x, x + 1)
    for op, in_shape in reversed(steps):
        if len(in_shape) == 1 or isinstance(op, (Flatten, SpatialMean)):
            return (0, 0, input_shape[1], input_shape[2])
        rows = _before(op, rows, in_shape[1])
        columns = _before(op, columns, in_shape[2])
    (top, bottom), (left, right) = _ends(rows), _ends(columns)
    return (top, left, bottom, right)


Seen = range | list[int]
"""Positions along one axis, in order. A range may be empty and still has its place."""


def _before(op: Op, seen: Seen, size: int) -> Seen:
    """Return the positions, of ``size``, that outputs use.

    One axis at a time: what a unit sees is every pair of its rows and columns.
    """
    start, end = _ends(seen)
    match op:
        case Conv2d() | MaxPool2d() | AvgPool2d():
            dilation = op.dilation if isinstance(op, Conv2d) else 1
            first = start * op.stride - op.padding
            last = (end - 1) * op.stride - op.padding + _reach(op) - 1
            whole = range(min(max(first, 0), size), max(min(last + 1, size), 0))
            if not seen or (dilation == 1 and isinstance(seen, range) and op.stride <= op.kernel):
                return whole if seen and whole else range(whole.start, whole.start)
            taps = range(0, _reach(op), dilation)
            found = {out * op.stride - op.padding + tap for out in seen for tap in taps}
            inside = sorted(position for position in found if 0 <= position < size)
            return inside or range(whole.start, whole.start)
        case AdaptiveAvgPool2d():
            return range(start * size // op.size, -(-end * size // op.size))
        case _:
            return seen


def _ends(seen: Seen) -> tuple[int, int]:
    """Return the first position and the one behind the last."""
    return (seen.start, seen.stop) if isinstance(seen, range) else (seen[0], seen[-1] + 1)


def _window(out: int, size: int, outs: int) -> range:
    """Return the positions of ``size`` that one output of an adaptive pool averages."""
    return range(out * size // outs, -(-(out + 1) * size // outs))


def _reach(op: Conv2d | MaxPool2d | AvgPool2d) -> int:
    """Return the pixels that a kernel spans, dilation included."""
    return op.dilation * (op.kernel - 1) + 1 if isinstance(op, Conv2d) else op.kernel


def _adaptive_reach(size: int, out: int) -> int:
    """Return the longest window of an adaptive pool from ``size`` to ``out`` positions."""
    return max(len(_window(i, size, out)) for i in range(out))
