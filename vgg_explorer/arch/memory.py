"""What training takes: every byte that is kept, by what it is for, and the peak of one step.

Exact, against torch: parameters, gradients, the optimiser's state (its step counters, 4 bytes for
each tensor, left out), buffers, and what autograd keeps, in float32 and under ``torch.autocast``.
The peak follows the tensors of one step; temporary ones of an optimiser or of a local response
normalisation are known to 2 %. What kernels take inside (cuDNN's workspaces), the allocator's
rounding and the libraries themselves are not in any figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vgg_explorer.arch.analysis import Analysis, starts_section
from vgg_explorer.arch.costs import FLOAT, INDEX, STATES, Saved, Tape, workspace_bytes
from vgg_explorer.arch.ops import LRN, Conv2d, DropoutOp, Flatten, FullyConnected, MaxPool2d
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel

Optimiser = Literal["sgd", "momentum", "adam", "adamw"]
Precision = Literal["fp32", "bf16", "fp16"]

WIDTH: dict[Precision, int] = {"fp32": FLOAT, "bf16": 2, "fp16": 2}
"""Bytes of a value that convolutions and linear layers work with.

In mixed precision the weights, their gradients and the optimiser's state stay float32.
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that autograd keeps for the backward pass, each tensor with the first that keeps it.

    Parameters
    ----------
    tensors : int
        Inputs of layers, and outputs where a gradient needs them (ReLU, tanh, sigmoid, softmax).
    indices : int
        Where max pools found their values, int64.
    masks : int
        Of dropout, one value for each output (one byte each on CUDA).
    statistics : int
        Mean and inverse deviation of batch norms; they do not grow with the batch.
    rest : int
        The squares, sums and divisors of local response normalisation.
    """

    tensors: int = 0
    indices: int = 0
    masks: int = 0
    statistics: int = 0
    rest: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.tensors + self.indices + self.masks + self.statistics + self.rest

    def __add__(self, other: Kept) -> Kept:
        return Kept(
            self.tensors + other.tensors,
            self.indices + other.indices,
            self.masks + other.masks,
            self.statistics + other.statistics,
            self.rest + other.rest,
        )


@dataclass(frozen=True, slots=True)
class Training:
    """Bytes that a training step keeps.

    Parameters
    ----------
    parameters, gradients, optimiser, buffers : int
        Float32 values whatever the precision, and the batch norms' int64 counters.
    weight_copies : int
        The low-precision copies of weights that autocast makes, kept for the backward pass.
    activations : Kept
        For the whole batch.
    peak : int
        The most that is alive together in one step: forward pass, backward pass or update.
    """

    parameters: int
    gradients: int
    optimiser: int
    buffers: int
    weight_copies: int
    activations: Kept
    peak: int

    @property
    def total(self) -> int:
        """Everything that is kept: the sum of the parts."""
        return (
            self.parameters
            + self.gradients
            + self.optimiser
            + self.buffers
            + self.weight_copies
            + self.activations.total
        )


def training(
    analysis: Analysis,
    batch: int = 1,
    optimiser: Optimiser = "sgd",
    precision: Precision = "fp32",
) -> Training:
    """Return what training takes at a batch size.

    Parameters
    ----------
    analysis : Analysis
        A broken network counts up to the failing layer.
    batch : int
    optimiser : {'sgd', 'momentum', 'adam', 'adamw'}
        They keep 0, 1, 2 and 2 values for each parameter.
    precision : {'fp32', 'bf16', 'fp16'}
        ``bf16`` and ``fp16`` stand for ``torch.autocast``.
    """
    totals = analysis.totals
    steps = tuple(_steps(analysis, batch, precision))
    weights = totals.params * FLOAT
    return Training(
        parameters=weights,
        gradients=weights,
        optimiser=STATES[optimiser] * weights,
        buffers=totals.buffer_bytes,
        weight_copies=sum(step.copy for step in steps),
        activations=sum((step.kept for step in steps), Kept()),
        peak=_peak(analysis, batch, optimiser, WIDTH[precision], steps),
    )


def kept(analysis: Analysis, batch: int = 1, precision: Precision = "fp32") -> tuple[Kept, ...]:
    """Return what autograd keeps, for each row of an analysis."""
    return tuple(step.kept for step in _steps(analysis, batch, precision))


class _Step(NamedTuple):
    """One layer in a training step; bytes for the whole batch.

    ``cast`` is a low-precision copy of the input that autocast makes, ``copy`` one of the weight
    and ``bias`` one of the bias, which only autocast's cache keeps.
    """

    row: Row
    kept: Kept
    entering: int
    leaving: int
    in_place: bool
    cast: int
    copy: int
    bias: int
    needs_gradient: bool
    entering_kept: bool
    leaving_kept: bool

    @property
    def view(self) -> bool:
        """Whether it returns what it was given, as memory goes."""
        op = self.row.layer.op
        return self.in_place or isinstance(op, Flatten) or (isinstance(op, DropoutOp) and not op.p)


def _steps(analysis: Analysis, batch: int, precision: Precision) -> Iterator[_Step]:
    low = WIDTH[precision]
    tape = Tape(analysis.spec.input, low)
    needs_gradient = leaving_kept = False
    for row in analysis.rows:
        op, width = row.layer.op, tape.width
        in_place = tape.may_overwrite(op)
        saved = tape.step(op, row.in_shape, row.out_shape)
        lowered = isinstance(op, (Conv2d, FullyConnected)) and low < FLOAT
        bias = _biases(row)
        values = numel(row.in_shape) * batch
        told = _sorted(row, saved, batch)
        cast = values * low if lowered and width != low else 0
        entering_kept = leaving_kept or (told.tensors > 0 and not cast and not tape.kept)
        leaving_kept = tape.kept
        yield _Step(
            row,
            told,
            entering=values * width,
            leaving=numel(row.out_shape) * batch * tape.width,
            in_place=in_place,
            cast=cast,
            # A linear layer's gradient needs the weight only for the layers in front of it.
            copy=(row.params - bias) * low
            if lowered and (needs_gradient or isinstance(op, Conv2d))
            else 0,
            bias=bias * low if lowered else 0,
            needs_gradient=needs_gradient,
            entering_kept=entering_kept,
            leaving_kept=leaving_kept,
        )
        needs_gradient = needs_gradient or row.params > 0


def _sorted(row: Row, saved: Saved, batch: int) -> Kept:
    """Tell what a layer keeps by what it is."""
    out = numel(row.out_shape)
    indices = masks = rest = 0
    match row.layer.op:
        case MaxPool2d() if saved.per_image:
            indices = out * INDEX
        case DropoutOp():
            masks = saved.per_image
        case LRN(size) if saved.per_image:
            channels, height, width = row.in_shape
            rest = (2 * out + (channels + size - 1) * height * width) * FLOAT
        case _:
            pass
    tensors = saved.per_image - indices - masks - rest
    return Kept(batch * tensors, batch * indices, batch * masks, saved.once, batch * rest)


def _peak(
    analysis: Analysis, batch: int, optimiser: Optimiser, low: int, steps: tuple[_Step, ...]
) -> int:
    """Follow one step: gradients are made by the backward pass and freed before the next step.

    The caller holds the pictures, the output, and the gradient of the output.
    """
    weights = analysis.totals.params * FLOAT
    pictures = batch * numel(analysis.spec.input) * FLOAT
    base = (1 + STATES[optimiser]) * weights + analysis.totals.buffer_bytes + pictures
    twice = _keeper(steps)  # what it keeps are the pictures, which the caller holds anyway
    held = {id(step): step.kept.total + step.copy for step in steps}
    if twice is not None:
        held[id(twice)] -= pictures
    peak = alive = base
    entrance, inside, outside = 0, False, True
    for step in steps:  # forward
        alive += held[id(step)] + step.bias
        entering = 0 if outside or step.entering_kept else step.entering
        leaving = 0 if step.view or step.leaving_kept else step.leaving
        if starts_section(step.row.path):  # what runs it holds what enters
            entrance, inside = entering, False
        work = (
            0 if step.kept.rest else batch * workspace_bytes(step.row.layer.op, step.row.in_shape)
        )
        peak = max(peak, alive + entering + leaving + work + inside * entrance)
        inside, outside = inside or not step.view, outside and step.view
    alive -= sum(step.bias for step in steps)  # autocast forgets its copies
    if steps:
        output = steps[-1].leaving
        alive += output if steps[-1].leaving_kept else 2 * output
        base += 2 * output
    incoming = 0  # the gradient of the output is counted
    for before, step in reversed(tuple(zip((None, *steps), steps, strict=False))):  # backward
        if step.view and not step.in_place:
            continue
        if step.needs_gradient or step.row.params:
            outgoing = step.entering if step.needs_gradient else 0
            made = step.row.params * FLOAT
            if step.copy:
                # Gradients come out in low precision; that of the weight is cast first.
                halves = min(outgoing, step.cast or outgoing) + step.copy + step.bias
                cast = alive - held[id(step)] + halves + step.copy // low * FLOAT
                peak = max(peak, alive + incoming + halves, cast)
            else:
                if isinstance(step.row.layer.op, LRN):  # three terms, all in float32
                    made = 4 * step.leaving - outgoing
                peak = max(peak, alive + incoming + outgoing + made)
            if step.in_place and before is not None and isinstance(before.row.layer.op, Flatten):
                # In place on a view, autograd writes into a copy of the whole gradient.
                peak = max(peak, alive + incoming + outgoing + 2 * step.entering)
            alive += step.row.params * FLOAT
            incoming = outgoing
        alive -= held[id(step)]
    largest = max((step.row.params - _biases(step.row) for step in steps), default=0) * FLOAT
    work = 2 * largest if STATES[optimiser] == 2 else 0
    return max(peak, base + weights + work)


def _keeper(steps: tuple[_Step, ...]) -> _Step | None:
    """Return the layer that keeps the pictures themselves, if one does."""
    first = next((step for step in steps if not step.view), None)
    return first if first is not None and first.row.params and not first.cast else None


def _biases(row: Row) -> int:
    op = row.layer.op
    return 0 if isinstance(op, Conv2d) and not op.bias else numel(row.out_shape[:1])
