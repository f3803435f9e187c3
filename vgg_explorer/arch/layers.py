"""ArchSpec to the flat list of layers that torch runs, with torchvision's module paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

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


class Kind(StrEnum):
    """What a layer is; the window has a colour and a letter for each."""

    CONV = "conv"
    MAX_POOL = "max_pool"
    AVG_POOL = "avg_pool"
    ADAPTIVE_POOL = "adaptive_pool"
    NORM = "norm"
    LRN = "lrn"
    ACTIVATION = "activation"
    DROPOUT = "dropout"
    LINEAR = "linear"
    FLATTEN = "flatten"
    SOFTMAX = "softmax"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Conv2d:
    """``torch.nn.Conv2d``; the input channels follow from the shape in front of it."""

    out_channels: int
    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    groups: int = 1
    bias: bool = True
    kind = Kind.CONV


@dataclass(frozen=True, slots=True)
class BatchNorm2d:
    """``torch.nn.BatchNorm2d`` with affine weights and running statistics."""

    kind = Kind.NORM


@dataclass(frozen=True, slots=True)
class LRN:
    """``torch.nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=2)``."""

    size: int = 5
    alpha: float = 1e-4
    beta: float = 0.75
    k: float = 2.0
    kind = Kind.LRN


@dataclass(frozen=True, slots=True)
class Act:
    """An activation; in place where torch offers it for that function."""

    name: ActivationName
    kind = Kind.ACTIVATION

    @property
    def in_place(self) -> bool:
        """Others have no ``inplace`` flag; SiLU would copy its input for the backward pass."""
        return self.name in {"relu", "leaky_relu", "elu"}


@dataclass(frozen=True, slots=True)
class MaxPool2d:
    """``torch.nn.MaxPool2d``."""

    kernel: int
    stride: int
    padding: int = 0
    ceil: bool = False
    kind = Kind.MAX_POOL


@dataclass(frozen=True, slots=True)
class AvgPool2d:
    """``torch.nn.AvgPool2d``."""

    kernel: int
    stride: int
    padding: int = 0
    ceil: bool = False
    kind = Kind.AVG_POOL


@dataclass(frozen=True, slots=True)
class AdaptiveAvgPool2d:
    """``torch.nn.AdaptiveAvgPool2d`` to a square of this size."""

    size: int
    kind = Kind.ADAPTIVE_POOL


@dataclass(frozen=True, slots=True)
class Flatten:
    """``torch.nn.Flatten``: a view, it moves no bytes."""

    kind = Kind.FLATTEN


@dataclass(frozen=True, slots=True)
class FullyConnected:
    """``torch.nn.Linear``; the input features follow from the shape in front of it."""

    out_features: int
    kind = Kind.LINEAR


@dataclass(frozen=True, slots=True)
class DropoutOp:
    """``torch.nn.Dropout``: does nothing at inference."""

    p: float
    kind = Kind.DROPOUT


@dataclass(frozen=True, slots=True)
class SoftmaxOp:
    """``torch.nn.Softmax(dim=1)``."""

    kind = Kind.SOFTMAX


@dataclass(frozen=True, slots=True)
class SpatialMean:
    """The mean over height and width of each channel."""

    kind = Kind.MEAN


Op = (
    Conv2d
    | BatchNorm2d
    | LRN
    | Act
    | MaxPool2d
    | AvgPool2d
    | AdaptiveAvgPool2d
    | Flatten
    | FullyConnected
    | DropoutOp
    | SoftmaxOp
    | SpatialMean
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
    names = _Namer(spec)
    group = 0
    for section, parts in sections:
        index = 0
        for part in parts:
            name = names.name(part)
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


class _Namer:
    """The names that papers use.

    VGG counts convolutions within stages that end with a pool (``conv3_2``, ``pool3``, ``fc6``);
    AlexNet and NiN, whose first kernel is larger than 3, count them through (``conv5``) and call a
    pool after the convolution in front of it.
    """

    def __init__(self, spec: ArchSpec) -> None:
        first = next((token for token in spec.features if isinstance(token, Conv)), None)
        self._through = first is not None and first.kernel > 3
        self._stage = 1
        self._counts: dict[str, int] = {}
        self._used: set[str] = set()

    def name(self, part: _Part) -> str:
        """Return the next name for this part; no two are the same."""
        name = self._proposed(part.stem)
        unique, n = name, 1
        while unique in self._used:
            n += 1
            unique = f"{name}.{n}"
        self._used.add(unique)
        return unique

    def _proposed(self, stem: str) -> str:
        match stem:
            case "conv" if self._through:
                return f"conv{self._count('conv')}"
            case "conv":
                return f"conv{self._stage}_{self._count('conv')}"
            case "pool" if self._through:
                return f"pool{self._counts.get('conv', 0)}"
            case "pool":
                name = f"pool{self._stage}"
                self._stage += 1
                self._counts["conv"] = 0
                return name
            case "norm" if self._through:
                return f"norm{self._counts.get('conv', 0)}"
            case "norm":
                return f"norm{self._stage}_{self._counts.get('conv', 0)}"
            case "fc":
                before = self._counts.get("conv", 0) if self._through else self._last_stage()
                return f"fc{before + self._count('fc')}"
            case "cccp" | "drop" | "act":
                return f"{stem}{self._count(stem)}"
            case _:
                return stem

    def _last_stage(self) -> int:
        return self._stage if self._counts.get("conv", 0) else self._stage - 1

    def _count(self, stem: str) -> int:
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return self._counts[stem]
