"""`analyze`: everything that can be said about a network without running it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from vgg_explorer.arch import costs, receptive, shapes
from vgg_explorer.arch.layers import Layer, layers
from vgg_explorer.arch.ops import describe
from vgg_explorer.arch.options import option_problem
from vgg_explorer.arch.receptive import Box
from vgg_explorer.arch.repairs import Failure, repairs
from vgg_explorer.arch.rows import Group, Pending, Row
from vgg_explorer.arch.shapes import Shape, ShapeError
from vgg_explorer.arch.spec import ArchSpec, Place, Problem
from vgg_explorer.arch.text import Text, text


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

    @cached_property
    def other_ops(self) -> int:
        """Operations of all rows that are no multiply-accumulates: see `operations.other_ops`."""
        return sum(row.other_ops for row in self.rows)

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
        """Return the pixels of the input that unit (y, x) of a layer sees.

        The box is empty where that is padding alone.
        """
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
    shape = rows[-1].out_shape if rows else spec.input
    fixes = repairs(spec, Failure(place, layer, shape), _failure)
    problem = Problem(place, _located(layer, rows, error.what), error.hint, fixes=fixes)
    behind = _behind(spec, layer.group, rows)
    return Analysis(spec, rows, problem, behind, _totals(spec, rows))


def _failure(spec: ArchSpec) -> Failure | None:
    """Return where a spec breaks, whose options are in range; no repair takes them out of it."""
    rows, failed = _walk(spec)
    if failed is None:
        return None
    layer = failed[0]
    shape = rows[-1].out_shape if rows else spec.input
    return Failure(layer.place or Place("head"), layer, shape)


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
        if isinstance(op, costs.WEIGHTED):
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
    return Pending(layer.name, layer.kind, describe(layer.op), layer.place)


def starts_section(path: str) -> bool:
    """Whether a module is the first of ``features``, ``classifier`` or ``output``, or alone."""
    return path.endswith(".0") or "." not in path


def _totals(spec: ArchSpec, rows: tuple[Row, ...]) -> costs.Totals:
    picture = peak = shapes.numel(spec.input) * costs.FLOAT
    params = buffers = buffer_bytes = macs = written = per_image = once = 0
    # Besides what a layer reads and writes, the caller holds the picture, and what runs a section
    # (``features``, ``classifier``) holds what entered it. Tensors have numbers, the picture 0.
    number = entered = 0
    alive = entrance = picture
    for row in rows:
        layer, in_shape, made = row.layer, row.in_shape, row.activation_bytes
        if starts_section(layer.path):
            entered, entrance = number, alive
        if made:
            together = alive + made + costs.workspace_bytes(layer.op, in_shape)
            if number:
                together += picture
                if entered and entered != number:
                    together += entrance
            peak = max(peak, together)
            number += 1
            alive = made
        params += row.params
        macs += row.macs
        written += made
        per_image += row.saved.per_image
        once += row.saved.once
        if row.buffers:
            buffers += row.buffers
            buffer_bytes += costs.buffer_bytes(layer.op, in_shape)
    saved = costs.Saved(per_image, once)
    return costs.Totals(params, buffers, buffer_bytes, macs, written, peak, saved)
