"""Output sizes, as torch computes them, and the reason where there is none."""

from __future__ import annotations

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
from vgg_explorer.arch.text import Text, text

Shape = tuple[int, ...]
"""(channels, height, width) of a map or (features,) of a vector; the batch is left out."""


class ShapeError(Exception):
    """An op has no output for this input shape.

    ``what`` gives the reason with its numbers, ``hint`` what to do.
    """

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(str(what))
        self.what = what
        self.hint = hint


def conv_size(size: int, op: Conv2d) -> int:
    """Return the output side: ``floor((n + 2p - d(k - 1) - 1) / s) + 1`` (torch.nn.Conv2d)."""
    return (size + 2 * op.padding - op.dilation * (op.kernel - 1) - 1) // op.stride + 1


def pool_size(size: int, op: MaxPool2d | AvgPool2d) -> int:
    """Return the output side of a pool (torch.nn.MaxPool2d).

    Floors like PyTorch (Caffe rounds up). With ``ceil`` the last window may hang over the edge,
    but it must begin inside the map or its left padding.
    """
    reach = size + 2 * op.padding - op.kernel
    out = (reach + (op.stride - 1 if op.ceil else 0)) // op.stride + 1
    if op.ceil and (out - 1) * op.stride >= size + op.padding:
        out -= 1
    return out


def output_shape(op: Op, shape: Shape) -> Shape:
    """Return the shape behind an op.

    Raises
    ------
    ShapeError
        Where torch would raise, with the reason in numbers.
    """
    match op:  # the frequent ones first: this runs at every keystroke
        case Act():
            return shape
        case Conv2d():
            return _conv(op, shape)
        case MaxPool2d() | AvgPool2d():
            return _pool(op, shape)
        case AdaptiveAvgPool2d():
            return (shape[0], op.size, op.size)
        case Flatten():
            return (numel(shape),)
        case FullyConnected():
            return (op.out_features,)
        case SpatialMean():
            return (shape[0],)
        case _:
            return shape


def numel(shape: Shape) -> int:
    """Return the number of values in a shape."""
    total = 1
    for side in shape:
        total *= side
    return total


def _conv(op: Conv2d, shape: Shape) -> Shape:
    channels, height, width = shape
    if channels % op.groups or op.out_channels % op.groups:
        what = text(
            "{groups} groups do not divide {inputs} input and {outputs} output channels evenly.",
            groups=op.groups,
            inputs=channels,
            outputs=op.out_channels,
        )
        raise ShapeError(what, text("Choose a group count that divides both channel counts."))
    out_height, out_width = conv_size(height, op), conv_size(width, op)
    if out_height < 1 or out_width < 1:
        what = text(
            "The kernel spans {span}x{span}, but the map here is {height}x{width}, "
            "{padded_height}x{padded_width} with its padding.",
            span=op.dilation * (op.kernel - 1) + 1,
            height=height,
            width=width,
            padded_height=height + 2 * op.padding,
            padded_width=width + 2 * op.padding,
        )
        raise ShapeError(what, text("Use a smaller kernel, more padding, or a larger input."))
    return (op.out_channels, out_height, out_width)


def _pool(op: MaxPool2d | AvgPool2d, shape: Shape) -> Shape:
    channels, height, width = shape
    if op.padding > op.kernel // 2:
        what = text(
            "A pool's padding may be at most half its kernel: {limit} for kernel {kernel}, "
            "not {padding}.",
            limit=op.kernel // 2,
            kernel=op.kernel,
            padding=op.padding,
        )
        raise ShapeError(what, text("Use less padding or a larger kernel."))
    out_height, out_width = pool_size(height, op), pool_size(width, op)
    if out_height < 1 or out_width < 1:
        what = text(
            "The pool needs at least {kernel}x{kernel}, but the map here is {height}x{width}; "
            "it would become {out_height}x{out_width}.",
            kernel=op.kernel - 2 * op.padding,
            height=height,
            width=width,
            out_height=max(out_height, 0),
            out_width=max(out_width, 0),
        )
        raise ShapeError(what, text("Remove this pool or use a larger input."))
    return (channels, out_height, out_width)
