"""Parameters, multiply-accumulates and bytes.

Definitions (all per image, float32):

- parameters: weights and biases; the running statistics of batch norm are buffers, listed apart.
- MACs: multiply-accumulates of convolutions and linear layers, bias additions excluded.
- activation bytes: what a layer writes at inference; 0 where it works in place or returns a view.
- saved bytes: what autograd keeps for the backward pass beyond the parameters; the picture itself
  needs no gradient, so layers in front of the first weights keep nothing.

What a training step takes, and mixed precision, is in `memory`; what is computed besides the
MACs in `operations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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
    Op,
    SoftmaxOp,
    SpatialMean,
)
from vgg_explorer.arch.shapes import Shape, numel

FLOAT = 4
"""Bytes of a float32 value."""

INDEX = 8
"""Bytes of an int64 max-pool index."""

WEIGHTED = (Conv2d, BatchNorm2d, FullyConnected)
"""Ops that have parameters."""

STATES = {"sgd": 0, "momentum": 1, "adam": 2, "adamw": 2}
"""Values that an optimiser keeps for each parameter."""


def parameters(op: Op, in_shape: Shape) -> int:
    """Return the number of weights and biases."""
    match op:
        case Conv2d():
            weights = op.kernel * op.kernel * (in_shape[0] // op.groups) * op.out_channels
            return weights + (op.out_channels if op.bias else 0)
        case FullyConnected():
            return in_shape[0] * op.out_features + op.out_features
        case BatchNorm2d():
            return 2 * in_shape[0]
        case _:
            return 0


def buffers(op: Op, in_shape: Shape) -> int:
    """Return the number of buffer values: running mean and variance, and one counter."""
    return 2 * in_shape[0] + 1 if isinstance(op, BatchNorm2d) else 0


def buffer_bytes(op: Op, in_shape: Shape) -> int:
    """Return the bytes of the buffers; the counter is an int64."""
    return 2 * in_shape[0] * FLOAT + INDEX if isinstance(op, BatchNorm2d) else 0


def macs(op: Op, in_shape: Shape, out_shape: Shape) -> int:
    """Return the multiply-accumulates for one image."""
    match op:
        case Conv2d():
            return op.kernel * op.kernel * (in_shape[0] // op.groups) * numel(out_shape)
        case FullyConnected():
            return in_shape[0] * op.out_features
        case _:
            return 0


def activation_bytes(op: Op, out_shape: Shape, *, in_place: bool) -> int:
    """Return the bytes that a layer writes at inference.

    A flatten is a view; dropout returns its input when the network does not train. Whether an
    activation works in place is for `Tape.may_overwrite` to say.
    """
    if in_place or isinstance(op, (Flatten, DropoutOp)):
        return 0
    return numel(out_shape) * FLOAT


def workspace_bytes(op: Op, in_shape: Shape) -> int:
    """Return the bytes that an op needs at inference besides its input and output.

    Local response normalisation in torch has the average, the sum and its power alive together,
    or earlier, with few channels, the squares and the same padded by ``size - 1`` channels.
    """
    if isinstance(op, LRN):
        channels, height, width = in_shape
        return max(2 * channels, channels + op.size - 1) * height * width * FLOAT
    return 0


class Saved(NamedTuple):
    """Bytes kept for the backward pass.

    Parameters
    ----------
    per_image : int
        Grows with the batch.
    once : int
        Does not: the statistics of a batch norm.
    """

    per_image: int = 0
    once: int = 0


_NOTHING = Saved()


class Tape:
    """Follows the tensors through a training forward pass and notes what autograd keeps.

    A tensor that two layers keep (a ReLU its output, the next convolution its input) is kept once.
    Matches ``torch.autograd.graph.saved_tensors_hooks`` with in-place ReLU.

    Parameters
    ----------
    input_shape : Shape
    low : int
        Bytes of a value behind convolutions and linear layers: 2 under autocast, which casts
        what enters them.
    """

    def __init__(self, input_shape: Shape, low: int = FLOAT) -> None:
        self.width = FLOAT
        """Bytes of a value of the present tensor."""
        self._low = low
        self._bytes = numel(input_shape) * FLOAT
        self.kept = False
        """Whether the present tensor is kept."""
        self._fixed = True
        self._tracked = False

    def may_overwrite(self, op: Op) -> bool:
        """Whether an op is an activation that may work in place here.

        It may not where the gradient of the op in front needs that op's output as it was (a ReLU
        or softmax), and never on the picture itself.
        """
        return isinstance(op, Act) and op.in_place and not self._fixed

    def step(self, op: Op, in_shape: Shape, out_shape: Shape) -> Saved:
        """Advance by one op and return what it makes autograd keep."""
        if self._tracked:
            return self._follow(op, in_shape, out_shape)
        self._tracked = isinstance(op, WEIGHTED)
        saved = self._follow(op, in_shape, out_shape)
        if self._tracked:
            return saved
        self.kept = False  # no gradient goes further back than the first weights
        return _NOTHING

    def _follow(self, op: Op, in_shape: Shape, out_shape: Shape) -> Saved:
        match op:  # the frequent ones first: this runs at every keystroke
            case Act():
                return self._activation(op, numel(out_shape) * self.width)
            case Conv2d() | FullyConnected():
                if self.width != self._low:
                    self._new(self._bytes * self._low // self.width)
                    self.width = self._low
                return self._new(numel(out_shape) * self.width, self._keep())
            case AvgPool2d():
                return self._new(numel(out_shape) * self.width, self._keep())
            case MaxPool2d():
                values = numel(out_shape)
                return self._new(values * self.width, kept=self._keep() + values * INDEX)
            case BatchNorm2d():
                statistics = 2 * in_shape[0] * FLOAT
                return self._new(numel(out_shape) * self.width, kept=self._keep(), once=statistics)
            case AdaptiveAvgPool2d():
                # To 1x1 torch takes the mean, whose gradient needs only the shape.
                kept = self._keep() if op.size > 1 else 0
                return self._new(numel(out_shape) * self.width, kept)
            case LRN():
                # Input, padded squares, the sum before its power, and the divisor: autocast runs
                # all but the first in float32.
                channels, height, width = in_shape
                squares = (channels + op.size - 1) * height * width * FLOAT
                out = numel(out_shape) * FLOAT
                self.width, kept = FLOAT, self._keep()
                return self._new(out, kept + squares + 2 * out)
            case DropoutOp():
                # When the network does not train this is the same tensor, so what is fixed stays.
                out = numel(out_shape) * self.width
                return _NOTHING if op.p == 0 else self._new(out, kept=out, fixed=self._fixed)
            case SoftmaxOp():
                return self._output(numel(out_shape) * self.width)
            case SpatialMean():
                return self._new(numel(out_shape) * self.width)
            case _:  # a flatten is a view
                return _NOTHING

    def _activation(self, op: Act, out: int) -> Saved:
        if self.may_overwrite(op):
            self._fixed = True
            fresh = self._keep()
            return Saved(fresh) if fresh else _NOTHING
        if op.name in {"relu", "tanh", "sigmoid"}:  # their gradients need the output
            return self._output(out)
        return self._new(out, kept=self._keep())

    def _output(self, size: int) -> Saved:
        """Make a new tensor that its own gradient needs."""
        self._new(size, fixed=True)
        return Saved(self._keep())

    def _keep(self) -> int:
        """Keep the present tensor; return its bytes if it was not kept before."""
        fresh = 0 if self.kept else self._bytes
        self.kept = True
        return fresh

    def _new(self, size: int, kept: int = 0, once: int = 0, *, fixed: bool = False) -> Saved:
        self._bytes, self.kept, self._fixed = size, False, fixed
        return Saved(kept, once)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over a network."""

    params: int
    buffers: int
    buffer_bytes: int
    macs: int
    activation_bytes: int
    peak_activation_bytes: int
    saved: Saved

    @property
    def flops(self) -> int:
        """2 x MACs."""
        return 2 * self.macs

    @property
    def weight_bytes(self) -> int:
        """Bytes of parameters and buffers."""
        return self.params * FLOAT + self.buffer_bytes

    @property
    def inference_bytes(self) -> int:
        """Weights and the largest set of activations that is alive together, for one image."""
        return self.weight_bytes + self.peak_activation_bytes

    def training_bytes(self, batch: int, optimiser: str) -> int:
        """Return parameters, gradients, optimiser state and what the backward pass keeps.

        Parameters
        ----------
        batch : int
            Images in a batch.
        optimiser : {'sgd', 'momentum', 'adam', 'adamw'}

        See Also
        --------
        memory.training : The same in its parts, and in mixed precision.
        """
        states = STATES[optimiser]
        fixed = self.params * FLOAT * (2 + states) + self.buffer_bytes + self.saved.once
        return fixed + batch * self.saved.per_image
