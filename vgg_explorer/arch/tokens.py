"""One frozen dataclass per kind of cfg entry.

The entries are what people write (``64``, ``'M'``, ``'96k11s4p0'``); what they become once a
network is assembled from them is in `layers`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conv:
    """A convolution with its batch norm (when the spec has it) and activation: ``64``, ``'256k1'``.

    ``padding=None`` stands for the default, ``kernel // 2``; that number given outright becomes
    None, so that equal convolutions are equal values.
    """

    channels: int
    kernel: int = 3
    stride: int = 1
    padding: int | None = None
    groups: int = 1
    dilation: int = 1

    def __post_init__(self) -> None:
        if self.padding == self.kernel // 2:
            object.__setattr__(self, "padding", None)

    @property
    def pad(self) -> int:
        """The padding in pixels on each side."""
        return self.kernel // 2 if self.padding is None else self.padding


@dataclass(frozen=True, slots=True)
class NiNBlock(Conv):
    """A NiN block, ``'N96k11s4p0'``: this convolution, then two 1x1 to as many channels.

    Lin, Chen and Yan, "Network In Network", 2013.
    """


@dataclass(frozen=True, slots=True)
class MaxPool:
    """Max pooling: ``'M'``, ``'Mk3s2'``."""

    kernel: int = 2
    stride: int = 2
    padding: int = 0
    ceil: bool = False


@dataclass(frozen=True, slots=True)
class AvgPool:
    """Average pooling: ``'A'``, ``'Ak3s2'``."""

    kernel: int = 2
    stride: int = 2
    padding: int = 0
    ceil: bool = False


@dataclass(frozen=True, slots=True)
class LocalResponseNorm:
    """Local response normalisation with AlexNet's size 5, alpha 1e-4, beta 0.75, k 2: ``'L'``.

    torch divides alpha by the size; the 2012 paper does not.
    """


@dataclass(frozen=True, slots=True)
class Dropout:
    """Dropout: ``'D'``, ``'D0.3'``."""

    p: float = 0.5


@dataclass(frozen=True, slots=True)
class Linear:
    """A fully connected layer with its activation; an integer in a classifier list."""

    units: int


@dataclass(frozen=True, slots=True)
class Activation:
    """A bare activation, the spec's own: ``'R'``."""


@dataclass(frozen=True, slots=True)
class Softmax:
    """A softmax over the classes: ``'S'``."""


Token = (
    Conv
    | NiNBlock
    | MaxPool
    | AvgPool
    | LocalResponseNorm
    | Dropout
    | Linear
    | Activation
    | Softmax
)
