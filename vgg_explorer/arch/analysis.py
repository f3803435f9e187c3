"""`analyze`: everything that can be said about a network without running it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from vgg_explorer.arch import costs, receptive, shapes
from vgg_explorer.arch.layers import (
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
    Layer,
    MaxPool2d,
    SoftmaxOp,
    SpatialMean,
    layers,
)
from vgg_explorer.arch.options import option_problem
from vgg_explorer.arch.receptive import Box, Receptive
from vgg_explorer.arch.repairs import repairs
from vgg_explorer.arch.shapes import Shape, ShapeError
from vgg_explorer.arch.spec import ArchSpec, Place, Problem
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import shape as written


class Row(NamedTuple):
    """One module with its figures, per image."""

    layer: Layer
    in_shape: Shape
    out_shape: Shape
    params: int
    buffers: int
    macs: int
    activation_bytes: int
    saved: costs.Saved
    receptive: Receptive

    @property
    def flops(self) -> int:
        """2 x MACs."""
        return 2 * self.macs

    @property
    def path(self) -> str:
        """The module's name in the ``state_dict``."""
        return self.layer.path

    @property
    def kind(self) -> Kind:
        """The kind of the layer."""
        return self.layer.kind

    @property
    def description(self) -> str:
        """The module in a few words: ``Conv2d 3x3, 64``."""
        return describe(self.layer)


@dataclass(frozen=True, slots=True)
class Group:
    """What papers call a layer: a convolution with its norm and activation, or one module.

    Its name is unique in the network; the window selects by it.
    """

    index: int
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """``conv1_2``, ``pool1``, ``fc6``."""
        return self.rows[0].layer.name

    @property
    def kind(self) -> Kind:
        """The kind of its first module."""
        return self.rows[0].kind

    @property
    def path(self) -> str:
        """The module path of its first module."""
        return self.rows[0].path

    @property
    def place(self) -> Place | None:
        """The entry or option that it comes from."""
        return self.rows[0].layer.place

    @property
    def description(self) -> str:
        """Its first module in a few words."""
        return self.rows[0].description

    @property
    def in_shape(self) -> Shape:
        """What enters."""
        return self.rows[0].in_shape

    @property
    def out_shape(self) -> Shape:
        """What leaves."""
        return self.rows[-1].out_shape

    @property
    def params(self) -> int:
        """Sum over its modules."""
        return sum(row.params for row in self.rows)

    @property
    def buffers(self) -> int:
        """Sum over its modules."""
        return sum(row.buffers for row in self.rows)

    @property
    def macs(self) -> int:
        """Sum over its modules."""
        return sum(row.macs for row in self.rows)

    @property
    def flops(self) -> int:
        """2 x MACs."""
        return 2 * self.macs

    @property
    def activation_bytes(self) -> int:
        """Sum over its modules."""
        return sum(row.activation_bytes for row in self.rows)

    @property
    def receptive(self) -> Receptive:
        """What one of its units sees."""
        return self.rows[-1].receptive

    @property
    def has_activation(self) -> bool:
        """Whether there is a difference between before and after the activation."""
        return len(self.rows) > 1 and self.rows[-1].kind is Kind.ACTIVATION


@dataclass(frozen=True, slots=True)
class Pending:
    """A layer behind the one that fails: known by name, without figures."""

    name: str
    kind: Kind
    description: str
    place: Place | None


@dataclass(frozen=True)
class Analysis:
    """The whole answer to "what is this network?".

    Parameters
    ----------
    spec : ArchSpec
    rows : tuple of Row
        One a module, up to the failing layer where there is one.
    problem : Problem or None
        Why the network breaks, with fixes that mend it.
    pending : tuple of Pending
        The failing layer and those behind it.
    totals : Totals
        Over ``rows``.
    """

    spec: ArchSpec
    rows: tuple[Row, ...]
    problem: Problem | None
    pending: tuple[Pending, ...]
    totals: costs.Totals
    _by_name: dict[str, Group] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The rows, as papers count layers."""
        grouped = groupby(self.rows, key=lambda row: row.layer.group)
        return tuple(Group(i, tuple(rows)) for i, (_, rows) in enumerate(grouped))

    @property
    def fixed_input(self) -> bool:
        """Whether only this input size fits the weights: no adaptive pool before a classifier."""
        return self.spec.head == "linear" and self.spec.avgpool is None

    @property
    def out_shape(self) -> Shape:
        """The shape behind the last row."""
        return self.rows[-1].out_shape if self.rows else self.spec.input

    def group(self, name: str) -> Group | None:
        """Return the group of that name."""
        if not self._by_name:
            self._by_name.update((group.name, group) for group in self.groups)
        return self._by_name.get(name)

    def group_at(self, place: Place) -> Group | None:
        """Return the first group that comes from an entry or option."""
        return next((group for group in self.groups if group.place == place), None)

    def input_box(self, name: str, y: int, x: int) -> Box | None:
        """Return the pixels of the input that unit (y, x) of a layer sees."""
        group = self.group(name)
        if group is None:
            return None
        last = group.rows[-1].layer.group
        steps = [(row.layer.op, row.in_shape) for row in self.rows if row.layer.group <= last]
        return receptive.box(steps, y, x, self.spec.input)


def analyze(spec: ArchSpec) -> Analysis:
    """Work out every figure of a network; a broken one gives rows and a problem, never an error."""
    problem = option_problem(spec)
    if problem is not None:
        return Analysis(spec, (), problem, _behind(spec, 0, ()), _totals(spec, ()))
    rows, failure = _walk(spec)
    if failure is None:
        return Analysis(spec, rows, None, (), _totals(spec, rows))
    layer, error = failure
    place = layer.place or Place("head")
    fixes = repairs(spec, place, layer, rows, works=_works)
    problem = Problem(place, _located(layer, rows, error.what), error.hint, fixes=fixes)
    behind = _behind(spec, layer.group, rows)
    return Analysis(spec, rows, problem, behind, _totals(spec, rows))


WEIGHTED = (Conv2d, BatchNorm2d, FullyConnected)
"""Ops that have parameters."""


def _works(spec: ArchSpec) -> bool:
    return option_problem(spec) is None and _walk(spec)[1] is None


def _walk(spec: ArchSpec) -> tuple[tuple[Row, ...], tuple[Layer, ShapeError] | None]:
    rows: list[Row] = []
    shape: Shape = spec.input
    field_ = receptive.of_input()
    tape = costs.Tape(shape)
    for layer in _sized_layers(spec, rows):
        op = layer.op
        try:
            out = shapes.output_shape(op, shape)
            if layer.path == "avgpool" and spec.head == "pool":
                _check_classes(spec, shape)
        except ShapeError as error:
            return tuple(rows), (layer, error)
        field_ = receptive.after(op, field_, shape, spec.input)
        in_place = tape.may_overwrite(op)
        saved = tape.step(op, shape, out)
        params = buffers = macs = 0
        if isinstance(op, WEIGHTED):
            params = costs.parameters(op, shape)
            buffers = costs.buffers(op, shape)
            macs = costs.macs(op, shape, out)
        written = costs.activation_bytes(op, out, in_place=in_place)
        rows.append(Row(layer, shape, out, params, buffers, macs, written, saved, field_))
        shape = out
    return tuple(rows), None


def _sized_layers(spec: ArchSpec, rows: list[Row]) -> Iterator[Layer]:
    """Yield the layers; a dense head without adaptive pool needs the size of the last map."""
    if spec.head != "conv" or spec.avgpool is not None:
        yield from layers(spec)
        return
    features = [layer for layer in layers(spec) if layer.path.startswith("features.")]
    yield from features
    last = rows[-1].out_shape if rows else spec.input
    yield from list(layers(spec, features_side=min(last[1:])))[len(features) :]


def _check_classes(spec: ArchSpec, shape: Shape) -> None:
    if shape[0] != spec.num_classes:
        what = text(
            "This head averages the last {channels} channels, but there are {classes} classes.",
            channels=shape[0],
            classes=spec.num_classes,
        )
        raise ShapeError(what, text("Make the last channels the classes: one channel for each."))


def _located(layer: Layer, rows: tuple[Row, ...], what: Text) -> Text:
    if not rows:
        return text("{layer}: {what}", layer=layer.name, what=what)
    return text(
        "{layer}, after {before}: {what}", layer=layer.name, before=rows[-1].layer.name, what=what
    )


def _behind(spec: ArchSpec, first: int, rows: tuple[Row, ...]) -> tuple[Pending, ...]:
    seen: dict[str, Pending] = {}
    done = {row.layer.name for row in rows}
    for layer in layers(spec):
        if layer.group >= first and layer.name not in done:
            seen.setdefault(layer.name, _pending(layer))
    return tuple(seen.values())


def _pending(layer: Layer) -> Pending:
    return Pending(layer.name, layer.kind, describe(layer), layer.place)


def _totals(spec: ArchSpec, rows: tuple[Row, ...]) -> costs.Totals:
    peak = alive = shapes.numel(spec.input) * costs.FLOAT
    params = buffers = buffer_bytes = macs = written = per_image = once = 0
    for row in rows:
        op, in_shape, made = row.layer.op, row.in_shape, row.activation_bytes
        peak = max(peak, alive + made + costs.workspace_bytes(op, in_shape))
        alive = made or alive
        params += row.params
        macs += row.macs
        written += made
        per_image += row.saved.per_image
        once += row.saved.once
        if row.buffers:
            buffers += row.buffers
            buffer_bytes += costs.buffer_bytes(op, in_shape)
    saved = costs.Saved(per_image, once)
    return costs.Totals(params, buffers, buffer_bytes, macs, written, peak, saved)


def describe(layer: Layer) -> str:
    """Return a layer in a few words, with torch's name of its module first."""
    match layer.op:
        case Conv2d() as op:
            stride = f" /{op.stride}" if op.stride > 1 else ""
            groups = f", {op.groups} groups" if op.groups > 1 else ""
            return f"Conv2d {op.kernel}x{op.kernel}{stride}, {op.out_channels}{groups}"
        case MaxPool2d() | AvgPool2d() as op:
            stride = f" /{op.stride}" if op.stride != op.kernel else ""
            return f"{type(op).__name__} {op.kernel}x{op.kernel}{stride}"
        case AdaptiveAvgPool2d() as op:
            return f"AdaptiveAvgPool2d {written((op.size, op.size))}"
        case FullyConnected() as op:
            return f"Linear, {op.out_features}"
        case DropoutOp() as op:
            return f"Dropout {op.p:g}"
        case Act() as op:
            return _MODULES[op.name]
        case BatchNorm2d() | Flatten():
            return type(layer.op).__name__
        case LRN():
            return "LocalResponseNorm"
        case SoftmaxOp():
            return "Softmax"
        case SpatialMean():
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
