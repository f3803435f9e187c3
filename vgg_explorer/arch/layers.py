"""ArchSpec to the flat list of layers that torch runs, with torchvision's module paths."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vgg_explorer.arch.names import Namer
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
    Kind,
    MaxPool2d,
    Op,
    SoftmaxOp,
    SpatialMean,
)
from vgg_explorer.arch.spec import ActivationName, ArchSpec, ListName, Place
from vgg_explorer.arch.tokens import (
    AvgPool,
    Conv,
    Dropout,
    Linear,
    LocalResponseNorm,
    MaxPool,
    NiNBlock,
    Softmax,
    Token,
)


class Layer(NamedTuple):
    """One module of the network.

    Parameters
    ----------
    path : str
        Its name in the ``state_dict``: ``features.0``, ``classifier.6``.
    op : Op
        What it computes.
    place : Place or None
        The entry or option that it comes from.
    group : int
        Layers of one group are one layer in the words of papers: a convolution with its norm and
        activation.
    name : str
        That group's name: ``conv1_2``, ``pool1``, ``fc6``.
    """

    path: str
    op: Op
    place: Place | None
    group: int
    name: str

    @property
    def kind(self) -> Kind:
        """The kind of the op."""
        return self.op.kind


class _Part(NamedTuple):
    """The ops that one entry becomes, as one group."""

    stem: str
    place: Place | None
    ops: tuple[Op, ...]


def layers(spec: ArchSpec, features_side: int | None = None) -> Iterator[Layer]:
    """Yield every layer of a network in the order in which it runs.

    Parameters
    ----------
    spec : ArchSpec
    features_side : int or None
        The side of the map behind the features, needed only by a ``conv`` head without adaptive
        pool: its first kernel is as large as that map.
    """
    sections = [("features", _list(spec, "features")), *_head(spec, features_side)]
    names = Namer(spec)
    group = 0
    for section, parts in sections:
        index = 0
        for part in parts:
            name = names.name(part.stem)
            for op in part.ops:
                path = f"{section}.{index}" if section in _LISTS else section
                yield Layer(path, op, part.place, group, name)
                index += 1
            group += 1


_LISTS = frozenset({"features", "classifier", "output"})


def _list(spec: ArchSpec, which: ListName) -> list[_Part]:
    entries = enumerate(spec.entries(which))
    return [part for i, token in entries for part in _parts(spec, token, Place(which, i))]


def _parts(spec: ArchSpec, token: Token, place: Place) -> Iterator[_Part]:
    for stem, ops in _ops(token, spec.bias, spec.batch_norm, spec.activation):
        yield _Part(stem, place, ops)


# Lists repeat the same few entries, and frozen values can be shared: this halves the time of
# `layers`, which runs at every keystroke.
@lru_cache(maxsize=1024)
def _ops(
    token: Token, bias: bool, batch_norm: bool, activation: ActivationName
) -> tuple[tuple[str, tuple[Op, ...]], ...]:
    """Return what an entry becomes: the stem of the name and the ops of each of its groups."""
    act = Act(activation)
    match token:
        case Conv():
            norm: tuple[Op, ...] = (BatchNorm2d(),) if batch_norm else ()
            conv = Conv2d(
                token.channels,
                token.kernel,
                token.stride,
                token.pad,
                token.dilation,
                token.groups,
                bias,
            )
            made: tuple[tuple[str, tuple[Op, ...]], ...] = (("conv", (conv, *norm, act)),)
            if isinstance(token, NiNBlock):
                pointwise = Conv2d(token.channels, 1, bias=bias)
                made += (("cccp", (pointwise, *norm, act)),) * 2
            return made
        case MaxPool():
            pool = MaxPool2d(token.kernel, token.stride, token.padding, token.ceil)
            return (("pool", (pool,)),)
        case AvgPool():
            average = AvgPool2d(token.kernel, token.stride, token.padding, token.ceil)
            return (("pool", (average,)),)
        case LocalResponseNorm():
            return (("norm", (LRN(),)),)
        case Dropout():
            return (("drop", (DropoutOp(token.p),)),)
        case Softmax():
            return (("prob", (SoftmaxOp(),)),)
        case _:
            return (("act", (act,)),)


def _head(spec: ArchSpec, features_side: int | None) -> list[tuple[str, list[_Part]]]:
    output = _list(spec, "output")
    if spec.head == "pool":
        mean = _Part("gap", Place("head"), (AdaptiveAvgPool2d(1),))
        flat = _Part("flatten", Place("head"), (Flatten(),))
        return [("avgpool", [mean]), ("flatten", [flat]), ("output", output)]
    dense = spec.head == "conv"
    side = spec.avgpool or features_side or 1
    body: list[_Part] = []
    for i, token in enumerate(spec.classifier):
        place = Place("classifier", i)
        if isinstance(token, Linear):
            ops = (_dense(token.units, side, dense), Act(spec.activation))
            body.append(_Part("fc", place, ops))
            side = 1
        else:
            body.extend(_parts(spec, token, place))
    logits = _dense(spec.num_classes, side, dense)
    body.append(_Part("fc", Place("num_classes"), (logits,)))
    if dense:
        mean = _Part("mean", Place("head"), (SpatialMean(),))
        return [("classifier", body), ("mean", [mean]), ("output", output)]
    flat = _Part("flatten", Place("head"), (Flatten(),))
    sections = [("flatten", [flat]), ("classifier", body), ("output", output)]
    if spec.avgpool is not None:
        pool = _Part("avgpool", Place("avgpool"), (AdaptiveAvgPool2d(spec.avgpool),))
        sections.insert(0, ("avgpool", [pool]))
    return sections


def _dense(units: int, side: int, dense: bool) -> Op:
    return Conv2d(units, side) if dense else FullyConnected(units)
