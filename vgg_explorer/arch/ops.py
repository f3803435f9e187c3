"""What a network is made of: one frozen dataclass per kind of torch module."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vgg_explorer.arch.spec import ActivationName


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


def describe(op: Op) -> str:
    """Return an op in a few words, with torch's name of its module first."""
    match op:
        case Conv2d():
            stride = f" /{op.stride}" if op.stride > 1 else ""
            groups = f", {op.groups} groups" if op.groups > 1 else ""
            return f"Conv2d {op.kernel}x{op.kernel}{stride}, {op.out_channels}{groups}"
        case MaxPool2d() | AvgPool2d():
            stride = f" /{op.stride}" if op.stride != op.kernel else ""
            return f"{type(op).__name__} {op.kernel}x{op.kernel}{stride}"
        case AdaptiveAvgPool2d():
            return f"AdaptiveAvgPool2d {op.size}x{op.size}"
        case FullyConnected():
            return f"Linear, {op.out_features}"
        case DropoutOp():
            return f"Dropout {op.p:g}"
        case Act():
            return _MODULES[op.name]
        case BatchNorm2d() | Flatten():
            return type(op).__name__
        case LRN():
            return "LocalResponseNorm"
        case SoftmaxOp():
            return "Softmax"
        case _:
            return "Mean over positions"


_MODULES = {
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
}
