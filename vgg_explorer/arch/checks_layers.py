"""Checks of which layers follow which in the features."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from vgg_explorer.arch import limits
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Conv2d, Kind
from vgg_explorer.arch.remarks import (
    ACTIVATION_TITLES,
    Check,
    Finding,
    Offer,
    Remark,
    convolutions,
    entry_of,
    exchanged,
    is_pool,
    percent,
    place_of,
    rewritten,
)
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec, ListName, Place
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import AvgPool, Conv, MaxPool, Token
from vgg_explorer.arch.units import exact

VGG_DISCUSSION = text(
    "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, "
    "2014, section 2.3"
)
MOBILENETS = text(
    "Howard and others, MobileNets: Efficient Convolutional Neural Networks for Mobile Vision "
    "Applications, 2017, section 3.1"
)
DEEP_LEARNING_POOLING = text("Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.3")
DEEP_LEARNING_UNITS = text("Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.3")
GLOROT = text(
    "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, "
    "2010, section 3"
)


def large_kernel(analysis: Analysis) -> Finding | None:
    """Find 5x5 and 7x7 convolutions that a stack of 3x3 replaces with fewer parameters."""
    spec = analysis.spec
    large = [
        (row, op)
        for row, op in convolutions(analysis)
        if op.kernel in {5, 7}
        and (op.stride, op.dilation, op.groups, op.padding) == (1, 1, 1, op.kernel // 2)
        and _stack_params(spec, row, op) < _params(spec, row, op)
    ]
    if not large:
        return None
    row, op = large[0]
    before = sum(_params(spec, *one) for one in large)
    after = sum(_stack_params(spec, *one) for one in large)
    if len(large) == 1:
        what = text(
            "{layer}: {count} layers of 3x3 for one {kernel}x{kernel} need {after} parameters, not "
            "{before}",
            layer=row.layer.name,
            count=op.kernel // 2,
            kernel=op.kernel,
            after=exact(after),
            before=exact(before),
        )
    else:
        what = text(
            "{count} large kernels: stacks of 3x3 need {after} parameters, not {before}",
            count=len(large),
            after=exact(after),
            before=exact(before),
        )
    why = text(
        "Two 3x3 convolutions see the same pixels as one 5x5, three the same as one 7x7. Stacks "
        "save {share} % of the parameters here and have more activations: the argument of VGG. "
        "Their price is the memory of the maps in between.",
        share=percent(before - after, before),
    )
    stacked = spec
    for row_, op_ in reversed(large):
        stacked = rewritten(stacked, row_, kernel=3, padding=None)
        more = (Conv(op_.out_channels),) * (op_.kernel // 2 - 1)
        stacked = exchanged(stacked, entry_of(row_), *more, stacked.features[entry_of(row_)])
    offer = Offer(text("Use stacks of 3x3 convolutions"), stacked)
    remark = Remark("large_kernel", place_of(row), "note", what, why, VGG_DISCUSSION)
    return Finding(remark, ((offer,),))


def _params(spec: ArchSpec, row: Row, op: Conv2d) -> int:
    """Return the parameters of a convolution with its batch norm."""
    return row.params + 2 * op.out_channels * spec.batch_norm


def _stack_params(spec: ArchSpec, row: Row, op: Conv2d) -> int:
    """Return the same for the 3x3 convolutions that would see as many pixels."""
    channels, count = op.out_channels, op.kernel // 2
    weights = 9 * channels * (row.in_shape[0] + (count - 1) * channels)
    return weights + count * channels * (op.bias + 2 * spec.batch_norm)


def pools_in_row(analysis: Analysis) -> Finding | None:
    """Find a pool right behind another."""
    spec = analysis.spec
    pairs = [
        (one, two)
        for one, two in pairwise(analysis.rows)
        if one.kind in _POOLS and two.kind in _POOLS
    ]
    if not pairs:
        return None
    one, two = pairs[0]
    what = text(
        "{second} follows {first} at once: {height}x{width} becomes {out_height}x{out_width}",
        first=one.layer.name,
        second=two.layer.name,
        height=one.in_shape[1],
        width=one.in_shape[2],
        out_height=two.out_shape[1],
        out_width=two.out_shape[2],
    )
    why = text(
        "Nothing is learnt between two pools: together they are one larger pool. A convolution "
        "between them could use the places that the second one throws away."
    )
    offers = (
        (Offer(text("Make one pool of neighbouring pools"), _pooled(spec, merge=True)),),
        (Offer(text("Keep only the first of neighbouring pools"), _pooled(spec, merge=False)),),
    )
    remark = Remark("pools_in_row", place_of(two), "surprise", what, why, DEEP_LEARNING_POOLING)
    return Finding(remark, offers)


_POOLS = frozenset({Kind.MAX_POOL, Kind.AVG_POOL})


def _pooled(spec: ArchSpec, *, merge: bool) -> ArchSpec:
    """Return a spec without a pool behind a pool: merged into the first one, or left out."""
    kept: list[Token] = []
    for token in spec.features:
        if kept and is_pool(token) and is_pool(kept[-1]):
            one = _merged(kept[-1], token) if merge else kept[-1]
            if one is not None:
                kept[-1] = one
                continue
        kept.append(token)
    return replace(spec, features=tuple(kept))


def _merged(one: Token, two: Token) -> Token | None:
    """Return the pool that computes the same as two in a row, if there is one.

    The maximum of maxima is a maximum where the windows leave no gaps, the mean of means is a mean
    where they do not overlap either.
    """
    match one, two:
        case MaxPool(k, s, 0, False), MaxPool(k2, s2, 0, False) if s <= k:
            kernel, stride = k + (k2 - 1) * s, s * s2
        case AvgPool(k, s, 0, False), AvgPool(k2, s2, 0, False) if s == k:
            kernel, stride = k * k2, s * s2
        case _:
            return None
    if kernel > limits.MAX_KERNEL or stride > limits.MAX_STRIDE:
        return None
    return type(one)(kernel, stride)


def depthwise(analysis: Analysis) -> Finding | None:
    """Find depthwise convolutions behind which no layer mixes the channels again."""
    spec = analysis.spec
    convs = list(convolutions(analysis))
    unmixed = [_is_depthwise(row, op) for row, op in convs]
    # The classifier of the other heads mixes whatever comes to it.
    followed = [*unmixed[1:], spec.head == "pool"]
    alone = [row for i, (row, _) in enumerate(convs) if unmixed[i] and followed[i]]
    if not alone:
        return None
    row = alone[0]
    what = text(
        "{layer} works on {groups} channels one by one, and nothing mixes them again",
        layer=row.layer.name,
        groups=row.in_shape[0],
    )
    why = text(
        "With one channel per group (a depthwise convolution) no channel learns from another. "
        "MobileNet puts a 1x1 convolution behind each, which mixes them for few parameters."
    )
    mixed = spec
    for row_ in reversed(alone):
        index = entry_of(row_)
        mixed = exchanged(mixed, index, spec.features[index], Conv(row_.out_shape[0], kernel=1))
    offer = Offer(text("Put a 1x1 convolution behind it"), mixed)
    remark = Remark("depthwise", place_of(row), "surprise", what, why, MOBILENETS)
    return Finding(remark, ((offer,),))


def _is_depthwise(row: Row, op: Conv2d) -> bool:
    return op.groups == row.in_shape[0] > 1


def sigmoid_stack(analysis: Analysis) -> Finding | None:
    """Find so many sigmoids behind each other that hardly any gradient comes through."""
    spec = analysis.spec
    if spec.activation != "sigmoid" or spec.batch_norm:
        return None
    active = [
        row
        for row in analysis.rows
        if row.kind is Kind.ACTIVATION and not row.path.startswith("output.")
    ]
    if len(active) < MANY_SIGMOIDS:
        return None
    what = text(
        "{count} sigmoids in a row pass back at most {share} of the gradient",
        count=len(active),
        share=f"{4.0 ** -len(active):.0e}",
    )
    why = text(
        "A sigmoid is nowhere steeper than 1/4, and the slopes of all layers multiply on the way "
        "back: the first layers hardly learn. A ReLU passes the gradient on as it is."
    )
    offer = Offer(text("Use ReLU"), replace(spec, activation="relu"))
    remark = Remark("sigmoid_stack", place_of(active[0]), "surprise", what, why, GLOROT)
    return Finding(remark, ((offer,),))


MANY_SIGMOIDS = 5


def double_activation(analysis: Analysis) -> Finding | None:
    """Find an activation right behind an activation."""
    spec = analysis.spec
    doubled = [
        two
        for one, two in pairwise(analysis.rows)
        if one.kind is two.kind is Kind.ACTIVATION and not two.path.startswith("output.")
    ]
    if not doubled:
        return None
    row, title = doubled[0], ACTIVATION_TITLES[spec.activation]
    if spec.activation == "relu":
        what = text("{layer} is a second ReLU at once: it changes nothing", layer=row.layer.name)
    else:
        what = text(
            "{layer} is a second {activation} at once: it bends the values twice",
            layer=row.layer.name,
            activation=title,
        )
    why = text(
        "Every convolution and every hidden linear layer brings its activation already. 'R' is for "
        "places without one, behind a pool for example."
    )
    places = {place_of(row) for row in doubled}
    features, classifier = (
        tuple(t for i, t in enumerate(spec.entries(which)) if Place(which, i) not in places)
        for which in _HIDDEN
    )
    single = replace(spec, features=features, classifier=classifier)
    offer = Offer(text("Remove the second activation"), single)
    remark = Remark("double_activation", place_of(row), "surprise", what, why, DEEP_LEARNING_UNITS)
    return Finding(remark, ((offer,),))


_HIDDEN: tuple[ListName, ...] = ("features", "classifier")

LAYER_CHECKS: tuple[Check, ...] = (
    large_kernel,
    pools_in_row,
    depthwise,
    sigmoid_stack,
    double_activation,
)
