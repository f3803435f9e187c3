"""Checks of kernels against the maps that they slide over, and of receptive fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vgg_explorer.arch import limits
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import AvgPool2d, Conv2d, Kind, MaxPool2d
from vgg_explorer.arch.remarks import (
    Check,
    Finding,
    Offer,
    Remark,
    Severity,
    convolutions,
    entry_of,
    exchanged,
    is_pool,
    larger_inputs,
    percent,
    place_of,
    rewritten,
)
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text

_Window = Conv2d | MaxPool2d | AvgPool2d

ARITHMETIC = text(
    "Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016, section 2"
)
FIELD_ANALYSIS = text(
    "Richter, Schöning and Krumnack, Should You Go Deeper? Optimizing Convolutional Neural Network "
    "Architectures without Training by Receptive Field Analysis, 2021"
)
BAG_OF_TRICKS = text(
    "He and others, Bag of Tricks for Image Classification with Convolutional Neural Networks, "
    "2019, section 4, ResNet-B"
)


def small_map(analysis: Analysis) -> Finding | None:
    """Find convolutions whose kernel is larger than the map, so that much of it is padding."""
    small = [(row, op) for row, op in convolutions(analysis) if _span(op) > min(row.in_shape[1:])]
    if not small:
        return None
    # Weights without any effect are the worse case: the first layer that has some is told.
    row, op = next((one for one in small if _idle(*one)), small[0])
    idle = _idle(row, op)
    down, right = _meetings(row, op)
    products = op.kernel**2 * row.out_shape[1] * row.out_shape[2]
    what = text(
        "{layer} lays a {span}x{span} kernel on a {height}x{width} map: {share} % is padding",
        layer=row.layer.name,
        span=_span(op),
        height=row.in_shape[1],
        width=row.in_shape[2],
        share=percent(products - sum(down) * sum(right), products),
    )
    if idle:
        why = text(
            "{idle} of the {weights} weights of each kernel never meet a value of the map, only "
            "the zeros around it: they have no effect and learn nothing. Convolutions larger than "
            "their map: {count}.",
            idle=idle,
            weights=op.kernel**2,
            count=len(small),
        )
    else:
        why = text(
            "The picture has shrunk too far for these layers: they multiply more and more with the "
            "zeros around the map. Convolutions larger than their map: {count}.",
            count=len(small),
        )
    spec = fitted = analysis.spec
    for row_, op_ in small:
        fitted = _fitted(fitted, row_, op_)
    offers = (
        larger_inputs(spec),
        (Offer(text("Use kernels no larger than the map"), fitted),),
        _fewer_pools(spec),
    )
    severity: Severity = "surprise" if idle else "note"
    remark = Remark("small_map", place_of(row), severity, what, why, ARITHMETIC)
    return Finding(remark, offers)


def _span(op: _Window) -> int:
    """Return the pixels from one end of a kernel to the other."""
    return op.dilation * (op.kernel - 1) + 1 if isinstance(op, Conv2d) else op.kernel


def _meetings(row: Row, op: Conv2d) -> tuple[list[int], list[int]]:
    """Return at how many places each weight meets the map, along both axes."""
    down, right = (
        [
            sum(0 <= at * op.stride - op.padding + tap * op.dilation < size for at in range(out))
            for tap in range(op.kernel)
        ]
        for size, out in zip(row.in_shape[1:], row.out_shape[1:], strict=True)
    )
    return down, right


def _idle(row: Row, op: Conv2d) -> int:
    """Return how many weights of a kernel never meet the map."""
    down, right = _meetings(row, op)
    return op.kernel**2 - sum(map(bool, down)) * sum(map(bool, right))


def _fitted(spec: ArchSpec, row: Row, op: Conv2d) -> ArchSpec:
    """Return a spec where the kernel of a row has room on its map, its size being odd."""
    side = min(row.in_shape[1:])
    kernel = min(op.kernel, side - 1 + side % 2)
    return rewritten(spec, row, kernel=kernel, padding=None, dilation=1)


def _fewer_pools(spec: ArchSpec) -> Iterator[Offer]:
    """Offer to leave out the last pool, then the last two, and so on."""
    label, fewer, count = text("Remove the last pool"), spec, 1
    for i in reversed(range(len(spec.features))):
        if is_pool(spec.features[i]):
            fewer = exchanged(fewer, i)
            yield Offer(label, fewer)
            count += 1
            label = text("Remove the last {count} pools", count=count)


def saturated_field(analysis: Analysis) -> Finding | None:
    """Find a receptive field that outgrows the picture long before the features end.

    Long before: three or more convolutions follow that widen it further, a quarter of all.
    """
    side = max(analysis.spec.input[1:])
    wide = [row for row, op in convolutions(analysis) if op.kernel > 1]
    at = next((i for i, row in enumerate(wide) if row.receptive.size > side), len(wide))
    behind = len(wide) - at - 1
    if behind < 3 or behind * 4 < len(wide):
        return None
    row, spec = wide[at], analysis.spec
    what = text(
        "{layer} sees {field} pixels of a picture of {side}; {count} convolutions follow",
        layer=row.layer.name,
        field=row.receptive.size,
        side=side,
        count=behind,
    )
    why = text(
        "Layers whose receptive field is larger than the picture have no new surroundings to see. "
        "In measurements such layers added little or nothing to the accuracy; their parameters "
        "and their time are paid in full."
    )
    shorter = replace(spec, features=spec.features[: entry_of(row) + 1])
    label = text("End the features behind {layer}", layer=row.layer.name)
    remark = Remark("saturated_field", place_of(row), "note", what, why, FIELD_ANALYSIS)
    return Finding(remark, (larger_inputs(spec), (Offer(label, shorter),)))


def skipped_pixels(analysis: Analysis) -> Finding | None:
    """Find strides that step over places which no kernel reads."""
    skipping = [
        (row, op)
        for row in analysis.rows
        if row.path.startswith("features.")
        and isinstance(op := row.layer.op, _Window)
        and op.stride > _span(op)
        and _unread(row, op)
    ]
    if not skipping:
        return None
    row, op = skipping[0]
    what = text(
        "{layer} steps {stride} pixels with a {span}x{span} kernel: {share} % of its map is unread",
        layer=row.layer.name,
        stride=op.stride,
        span=_span(op),
        share=percent(_unread(row, op), row.in_shape[1] * row.in_shape[2]),
    )
    why = text(
        "A stride larger than its kernel leaves gaps between the windows. What lies in them was "
        "computed for nothing: no layer behind can see it."
    )
    wider = shorter = analysis.spec
    for row_, op_ in skipping:
        if isinstance(op_, Conv2d):
            # An odd kernel with half of it as padding leaves the size of the output as it is.
            odd = min(op_.stride | 1, limits.MAX_KERNEL)
            wider = rewritten(wider, row_, kernel=odd, padding=None, dilation=1)
        else:
            wider = rewritten(wider, row_, kernel=op_.stride)
        shorter = rewritten(shorter, row_, stride=_span(op_))
    offers = (
        (Offer(text("Make the kernel as wide as its steps"), wider),),
        (Offer(text("Make the steps as short as the kernel"), shorter),),
    )
    remark = Remark("skipped_pixels", place_of(row), "surprise", what, why, BAG_OF_TRICKS)
    return Finding(remark, offers)


def _unread(row: Row, op: _Window) -> int:
    """Return how many places of a map no window reads."""
    dilation = op.dilation if isinstance(op, Conv2d) else 1
    taken = 1
    for size, out in zip(row.in_shape[1:], row.out_shape[1:], strict=True):
        starts = range(-op.padding, out * op.stride - op.padding, op.stride)
        read = {start + tap * dilation for start in starts for tap in range(op.kernel)}
        taken *= sum(0 <= pixel < size for pixel in read)
    return row.in_shape[1] * row.in_shape[2] - taken


def norm_one_value(analysis: Analysis) -> Finding | None:
    """Find batch norms that have one value a channel, and so nothing to average in one picture."""
    row = next(
        (row for row in analysis.rows if row.kind is Kind.NORM and row.out_shape[1:] == (1, 1)),
        None,
    )
    if row is None:
        return None
    what = text(
        "{layer} normalises 1x1 maps: training needs 2 pictures a batch", layer=row.layer.name
    )
    why = text(
        "Batch norm takes mean and variance of each channel over the batch and the map. From a "
        "batch of one picture and a 1x1 map that is a single value, and torch stops with "
        '"Expected more than 1 value per channel when training". The last batch of a data set may '
        "well be that small."
    )
    page = text("torch.nn.BatchNorm2d, PyTorch documentation")
    remark = Remark("norm_one_value", place_of(row), "surprise", what, why, page)
    return Finding(remark, (larger_inputs(analysis.spec), _fewer_pools(analysis.spec)))


MAP_CHECKS: tuple[Check, ...] = (small_map, saturated_field, skipped_pixels, norm_one_value)
