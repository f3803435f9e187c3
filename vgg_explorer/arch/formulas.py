"""The arithmetic of `shapes`, `costs` and `receptive` written out with its numbers, for people.

An expression uses ``+ - * /``, brackets and ``floor(...)``; evaluated, it gives the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vgg_explorer.arch.costs import FLOAT, INDEX
from vgg_explorer.arch.operations import windows
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
    SpatialMean,
)
from vgg_explorer.arch.rows import Group, Row
from vgg_explorer.arch.shapes import Shape, numel
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import count, exact, size


@dataclass(frozen=True, slots=True)
class Formula:
    """One figure with the way to it.

    Parameters
    ----------
    label : Text
        What the figure is.
    expression : str
        The arithmetic with its numbers: ``(224 + 2*1 - 3)/1 + 1``.
    value : int
        What it gives.
    shown : str
        The value as it is written for people: ``12.25 MiB``.
    aside : bool
        One of the figures that are listed apart, for whoever asks for all.
    """

    label: Text
    expression: str
    value: int
    shown: str
    aside: bool = False


def formulas(item: Group | Row, before: Row | None) -> tuple[Formula, ...]:
    """Return the formulas of a layer.

    Parameters
    ----------
    item : Group or Row
    before : Row or None
        The module in front of it, whose receptive field is the start; None for the first.
    """
    rows = item.rows if isinstance(item, Group) else (item,)
    return tuple(_formulas(rows, before))


def _formulas(rows: tuple[Row, ...], before: Row | None) -> Iterator[Formula]:
    yield from _sizes(rows[0])
    params = " + ".join(term for row in rows for term in _parameter_terms(row))
    if params:
        value = sum(row.params for row in rows)
        yield Formula(text("Parameters"), params, value, exact(value))
    lead = rows[0]
    if lead.macs:
        yield Formula(text("MACs"), _macs(lead), lead.macs, count(lead.macs))
        flops = f"2*{lead.macs}"
        yield Formula(text("FLOPs"), flops, lead.flops, count(lead.flops))
    others = " + ".join(term for row in rows for term in _other_terms(row))
    if others:
        value = sum(row.other_ops for row in rows)
        yield Formula(text("Other operations"), others, value, count(value), aside=True)
    written = [row for row in rows if row.activation_bytes]
    if written:
        expression = " + ".join(f"{_product(row.out_shape)}*{FLOAT}" for row in written)
        value = sum(row.activation_bytes for row in written)
        yield Formula(text("Memory"), expression, value, size(value))
    keeping = " + ".join(term for row in rows for term in _kept_terms(row))
    if keeping:
        value = sum(row.saved.per_image + row.saved.once for row in rows)
        yield Formula(text("Kept for backward"), keeping, value, size(value), aside=True)
    yield from _receptive(rows[0], before)


def _sizes(row: Row) -> Iterator[Formula]:
    op = row.layer.op
    if isinstance(op, Flatten):
        value = numel(row.out_shape)
        yield Formula(text("Output size"), _product(row.in_shape), value, exact(value))
        return
    if not isinstance(op, (Conv2d, MaxPool2d, AvgPool2d)):
        return
    square = row.in_shape[1] == row.in_shape[2]
    axes = ((text("Output size"), 1),) if square else ((text("Height"), 1), (text("Width"), 2))
    for label, axis in axes:
        side, out = row.in_shape[axis], row.out_shape[axis]
        yield Formula(label, _size(op, side, out), out, str(out))


def _size(op: Conv2d | MaxPool2d | AvgPool2d, side: int, out: int) -> str:
    padded = f"{side} + 2*{op.padding}" if op.padding else str(side)
    if isinstance(op, Conv2d) and op.dilation > 1:
        reach, numerator = op.dilation * (op.kernel - 1) + 1, f"{op.dilation}*({op.kernel} - 1) - 1"
    else:
        reach, numerator = op.kernel, str(op.kernel)
    span = side + 2 * op.padding - reach
    ceil = isinstance(op, (MaxPool2d, AvgPool2d)) and op.ceil
    top = f"({padded} - {numerator}{f' + {op.stride - 1}' if ceil else ''})"
    exact_division = span % op.stride == 0 and not ceil
    ratio = f"{top}/{op.stride}" if exact_division else f"floor({top}/{op.stride})"
    cut = (span + (op.stride - 1 if ceil else 0)) // op.stride + 1 - out
    return f"{ratio} + 1{f' - {cut}' if cut else ''}"


def _parameter_terms(row: Row) -> Iterator[str]:
    op = row.layer.op
    match op:
        case Conv2d():
            yield f"{op.kernel}*{op.kernel}*{row.in_shape[0] // op.groups}*{op.out_channels}"
            if op.bias:
                yield str(op.out_channels)
        case FullyConnected():
            yield f"{row.in_shape[0]}*{op.out_features}"
            yield str(op.out_features)
        case BatchNorm2d():
            yield f"2*{row.in_shape[0]}"
        case _:
            pass


def _macs(row: Row) -> str:
    op = row.layer.op
    if isinstance(op, Conv2d):
        kernel = f"{op.kernel}*{op.kernel}*{row.in_shape[0] // op.groups}"
        return f"{kernel}*{_product(row.out_shape)}"
    return f"{row.in_shape[0]}*{row.out_shape[0]}"


def _other_terms(row: Row) -> Iterator[str]:
    op = row.layer.op
    if not row.other_ops:
        return
    values = _product(row.out_shape)
    match op:
        case BatchNorm2d():
            yield f"2*{values}"
        case MaxPool2d():
            yield f"{values}*({op.kernel}*{op.kernel} - 1)"
        case AvgPool2d():
            yield f"{values}*{op.kernel}*{op.kernel}"
        case AdaptiveAvgPool2d():
            sides = "*".join(str(windows(side, op.size)) for side in row.in_shape[1:])
            yield f"{row.in_shape[0]}*{sides}"
        case SpatialMean():
            yield _product(row.in_shape)
        case LRN():
            yield f"{values}*({op.size} + 4)"
        case SoftmaxOp():
            yield f"5*{values} - 2"
        case _:
            yield values


def _kept_terms(row: Row) -> Iterator[str]:
    """Yield the tensors, then what only this kind of layer keeps."""
    op, saved = row.layer.op, row.saved
    out = _product(row.out_shape)
    extra = ""
    own = 0
    match op:
        case MaxPool2d() if saved.per_image:
            extra, own = f"{out}*{INDEX}", numel(row.out_shape) * INDEX
        case DropoutOp() if saved.per_image:
            extra, own = f"{out}*{FLOAT}", saved.per_image
        case LRN() if saved.per_image:
            channels, height, width = row.in_shape
            padded = f"({channels} + {op.size} - 1)*{height}*{width}"
            extra = f"(2*{out} + {padded})*{FLOAT}"
            own = (2 * numel(row.out_shape) + (channels + op.size - 1) * height * width) * FLOAT
        case BatchNorm2d():
            extra = f"2*{row.in_shape[0]}*{FLOAT}"
        case _:
            pass
    if saved.per_image > own:
        # An output is kept by activations whose gradient needs it, an input by all others.
        kept = row.out_shape if isinstance(op, (Act, SoftmaxOp)) else row.in_shape
        yield f"{_product(kept)}*{FLOAT}"
    if extra:
        yield extra


def _product(shape: Shape) -> str:
    return "*".join(map(str, shape))


def _receptive(row: Row, before: Row | None) -> Iterator[Formula]:
    field = row.receptive
    if field.whole:
        return
    op = row.layer.op
    seen, jump = (before.receptive.size, before.receptive.jump or 1) if before else (1, 1)
    match op:
        case Conv2d():
            reach = op.dilation * (op.kernel - 1) + 1
        case MaxPool2d() | AvgPool2d():
            reach = op.kernel
        case AdaptiveAvgPool2d():
            reach = (field.size - seen) // jump + 1
        case _:
            return
    yield Formula(
        text("Receptive field"), f"{seen} + ({reach} - 1)*{jump}", field.size, str(field.size)
    )
