"""Checks of what stands between the last feature map and the loss."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import AdaptiveAvgPool2d, Conv2d, FullyConnected, Kind
from vgg_explorer.arch.options import MAX_AVGPOOL
from vgg_explorer.arch.remarks import (
    ACTIVATION_TITLES,
    FLOORS,
    Check,
    Finding,
    Offer,
    Remark,
    larger_inputs,
    percent,
    place_of,
    rewritten,
)
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.spec import ArchSpec, Place
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import Activation, Softmax
from vgg_explorer.arch.units import exact

LOSS_PAGE = text("torch.nn.CrossEntropyLoss, PyTorch documentation")
ADAPTIVE_PAGE = text("torch.nn.AdaptiveAvgPool2d, PyTorch documentation")
NIN_POOLING = text("Lin, Chen and Yan, Network In Network, 2013, section 3.2")


def softmax_loss(analysis: Analysis) -> Finding | None:
    """Find a softmax where the loss brings its own."""
    spec = analysis.spec
    at = next((i for i, token in enumerate(spec.output) if isinstance(token, Softmax)), None)
    if at is None:
        return None
    rest = tuple(token for token in spec.output if not isinstance(token, Softmax))
    bare = replace(spec, output=rest)
    removed = Offer(text("Remove the softmax"), bare)
    place = Place("output", at)
    if spec.num_classes == 1:
        what = text("Softmax over 1 class: the output is 1 for every picture")
        why = text(
            "A softmax divides by the sum over all classes; over a single one it is always 1 and "
            "passes no gradient back. For yes or no, keep one logit and train it with "
            "torch.nn.BCEWithLogitsLoss, or use two classes."
        )
        page = text("torch.nn.BCEWithLogitsLoss, PyTorch documentation")
        two = Offer(text("Use 2 classes and no softmax"), replace(bare, num_classes=2))
        remark = Remark("softmax_one_class", place, "mistake", what, why, page)
        return Finding(remark, ((removed,), (two,)))
    # A softmax of probabilities is steepest at a sure answer: 1 for one class, 0 for the others.
    top = math.e / (math.e + spec.num_classes - 1)
    floor = f"{-math.log(top):.3g}"
    what = text("Softmax before cross-entropy: the loss cannot fall below {floor}", floor=floor)
    why = text(
        "torch.nn.CrossEntropyLoss applies a softmax itself. Over the probabilities of {classes} "
        "classes this second one gives no class more than {top} %, so the loss stays at {floor} or "
        "above however sure the network is. Let the network end in its logits, and apply softmax "
        "only to show probabilities.",
        classes=exact(spec.num_classes),
        top=f"{100 * top:.3g}",
        floor=floor,
    )
    remark = Remark("softmax_loss", place, "mistake", what, why, LOSS_PAGE)
    return Finding(remark, ((removed,),))


def activation_logits(analysis: Analysis) -> Finding | None:
    """Find an activation behind the logits."""
    spec = analysis.spec
    at = next((i for i, token in enumerate(spec.output) if isinstance(token, Activation)), None)
    if at is None:
        return None
    title, floor = ACTIVATION_TITLES[spec.activation], FLOORS.get(spec.activation)
    if floor is None:
        what = text(
            "{activation} behind the logits: scores below 0 shrink to 1 %", activation=title
        )
    else:
        what = text(
            "{activation} behind the logits: no score falls below {floor}",
            activation=title,
            floor=floor,
        )
    why = text(
        "Cross-entropy expects scores of any size and sign. An activation bends them, and where it "
        "is flat it passes no gradient back: behind a ReLU, a picture whose {classes} logits are "
        "all below 0 teaches the network nothing.",
        classes=exact(spec.num_classes),
    )
    rest = tuple(token for token in spec.output if not isinstance(token, Activation))
    removed = Offer(text("Remove the activation"), replace(spec, output=rest))
    page = text("Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.3")
    remark = Remark("activation_logits", Place("output", at), "mistake", what, why, page)
    return Finding(remark, ((removed,),))


def activation_pool_head(analysis: Analysis) -> Finding | None:
    """Find class scores that are averages of activations, as in NiN."""
    spec = analysis.spec
    floor = FLOORS.get(spec.activation)
    features = [row for row in analysis.rows if row.path.startswith("features.")]
    active = next((row for row in reversed(features) if row.kind is Kind.ACTIVATION), None)
    if spec.head != "pool" or floor is None or active is None:
        return None
    what = text(
        "{activation} before the global average: no class score falls below {floor}",
        activation=ACTIVATION_TITLES[spec.activation],
        floor=floor,
    )
    channels = active.out_shape[0]
    why = text(
        "Each channel of the last map is the score of one class, and {layer} ends in an "
        "activation. NiN is built this way and learns. A linear layer behind the average allows "
        "scores of any size and sign, for {params} parameters more.",
        layer=active.layer.name,
        params=exact(channels * spec.num_classes + spec.num_classes),
    )
    linear = replace(spec, head="linear", avgpool=1, classifier=())
    offer = Offer(text("Put a linear layer behind the average"), linear)
    remark = Remark("activation_pool_head", place_of(active), "note", what, why, NIN_POOLING)
    return Finding(remark, ((offer,),))


def stretched_pool(analysis: Analysis) -> Finding | None:
    """Find an adaptive pool that is asked for more places than its map has."""
    spec = analysis.spec
    for row in analysis.rows:
        op = row.layer.op
        if not isinstance(op, AdaptiveAvgPool2d):
            continue
        channels, height, width = row.in_shape
        side = min(height, width)
        if side >= op.size:
            return None
        different = channels * _windows(height, op.size) * _windows(width, op.size)
        what = text(
            "Pool to {size}x{size} stretches a {height}x{width} map: {inputs} inputs, {different} "
            "different values",
            size=op.size,
            height=height,
            width=width,
            inputs=exact(numel(row.out_shape)),
            different=exact(different),
        )
        why = text(
            "An adaptive pool that is asked for more places than the map has gives some values "
            "again and again. The classifier then has many weights for one value: it runs, but "
            "this picture is too small for this network."
        )
        smaller = Offer(text("Pool to {side}x{side}", side=side), replace(spec, avgpool=side))
        remark = Remark("stretched_pool", place_of(row), "surprise", what, why, ADAPTIVE_PAGE)
        return Finding(remark, ((smaller,), larger_inputs(spec)))
    return None


def _windows(size: int, out: int) -> int:
    """Return how many different windows an adaptive pool averages along one axis."""
    return len({(i * size // out, -(-(i + 1) * size // out)) for i in range(out)})


def fixed_input(analysis: Analysis) -> Finding | None:
    """Find a classifier without a pool that makes its input one size."""
    if not analysis.fixed_input:
        return None
    flat = next(i for i, row in enumerate(analysis.rows) if row.kind is Kind.FLATTEN)
    first = next(row for row in analysis.rows[flat:] if row.kind is Kind.LINEAR)
    _, height, width = analysis.rows[flat].in_shape
    what = text(
        "No adaptive pool: {layer} takes exactly {inputs} values, from a {height}x{width} map",
        layer=first.layer.name,
        inputs=exact(numel(first.in_shape)),
        height=height,
        width=width,
    )
    why = text(
        "Its weights fit one size of the last map, and so one size of pictures only. An adaptive "
        "pool in front gives it the same number of values whatever the size of the picture."
    )
    side = min(height, width, MAX_AVGPOOL)
    label = text("Add an adaptive pool to {side}x{side}", side=side)
    page = text(
        "He, Zhang, Ren and Sun, Spatial Pyramid Pooling in Deep Convolutional Networks for Visual "
        "Recognition, 2014, section 1"
    )
    remark = Remark("fixed_input", place_of(first), "note", what, why, page)
    return Finding(remark, ((Offer(label, replace(analysis.spec, avgpool=side)),),))


def heavy_layer(analysis: Analysis) -> Finding | None:
    """Find a layer with over half of all parameters, where there are three or more to share."""
    own: dict[str, int] = {}
    for row in analysis.rows:
        if row.params:
            own[row.layer.name] = own.get(row.layer.name, 0) + row.params
    name, params = max(own.items(), key=itemgetter(1), default=("", 0))
    total = analysis.totals.params
    if len(own) < 3 or params * 2 <= total:
        return None
    what = text(
        "{layer} holds {share} % of the parameters: {own} of {total}",
        layer=name,
        share=percent(params, total),
        own=exact(params),
        total=exact(total),
    )
    row, spec = next(row for row in analysis.rows if row.layer.name == name), analysis.spec
    op, hidden = row.layer.op, text("Average the last map to 1x1")
    bare = text("Average the last map to 1x1 and leave the hidden layers out")
    one = replace(spec, avgpool=1)
    offers: Iterable[Offer] = (Offer(hidden, one), Offer(bare, replace(one, classifier=())))
    why: Text
    if isinstance(op, Conv2d) and row.path.startswith("features."):
        why = text(
            "A convolution's weights grow with the product of its channels: here {inputs} in and "
            "{outputs} out, {kernel}x{kernel} each. Where the channels grow from block to block, "
            "the last one can outweigh all before it.",
            inputs=row.in_shape[0],
            outputs=op.out_channels,
            kernel=op.kernel,
        )
        offers = _narrower(spec, row, op)
    else:
        taken = row.in_shape[0] * op.kernel**2 if isinstance(op, Conv2d) else row.in_shape[0]
        units = op.out_features if isinstance(op, FullyConnected) else row.out_shape[0]
        why = text(
            "Each of its {units} units has a weight for each of {inputs} values. The first fully "
            "connected layer is by far the largest in VGG and AlexNet; NiN and most networks after "
            "it average the map instead.",
            units=exact(units),
            inputs=exact(taken),
        )
    remark = Remark("heavy_layer", place_of(row), "note", what, why, NIN_POOLING)
    return Finding(remark, (offers,))


def _narrower(spec: ArchSpec, row: Row, op: Conv2d) -> Iterator[Offer]:
    """Offer a convolution with half as many channels, a quarter, and so on."""
    channels = op.out_channels // 2
    while channels:
        label = text("Give {layer} {channels} channels", layer=row.layer.name, channels=channels)
        yield Offer(label, rewritten(spec, row, channels=channels))
        channels //= 2


OUTPUT_CHECKS: tuple[Check, ...] = (
    softmax_loss,
    activation_logits,
    activation_pool_head,
    stretched_pool,
    fixed_input,
    heavy_layer,
)
