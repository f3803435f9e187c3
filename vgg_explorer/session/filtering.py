"""The kernels of the chosen layer: what is wanted, and the errand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Flatten
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import WeightId, weight_shape
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.kernels import Filters
    from vgg_explorer.session.errands import Table

Shape = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Filtering:
    """The kernels of a layer are wanted; an edit that leaves its weights alone changes nothing.

    Parameters
    ----------
    layer : str
    which : WeightId
    shape : (out, in, height, width)
    before : WeightId or None
        What the layer had before its weights were loaded, where that is known.
    device, precision
        What computes, and in what.
    """

    layer: str
    which: WeightId
    shape: Shape
    before: WeightId | None
    device: str
    precision: str

    def run(self, desk: Table) -> Iterator[object]:
        """Take them from the weights that the pass has left behind."""
        from vgg_explorer.engine.kernels import Filters
        from vgg_explorer.session import events as ev

        what = text("Looking at the weights of {layer}", layer=self.layer)
        request = desk.request
        steps = desk.bench.filters(
            self.layer,
            self.which,
            self.shape,
            self.before,
            assignment=request.assignment,
            sources=request.sources,
        )
        for step in steps:
            if isinstance(step, Filters):
                yield ev.FiltersReady(Filtered(self, step))
            else:
                yield ev.JobProgressed(what, step)


@dataclass(frozen=True, slots=True, eq=False)
class Filtered:
    """Kernels that were found.

    Parameters
    ----------
    errand : Filtering
    filters : Filters
    """

    errand: Filtering
    filters: Filters


def wanted(state: AppState) -> Filtering | None:
    """Return the errand while the filters are in sight and those of another layer are known."""
    if state.view.tab != "filters":
        return None
    errand = errand_of(state)
    return None if errand is None or current(state) is not None else errand


def errand_of(state: AppState) -> Filtering | None:
    """Return what the kernels of the chosen layer depend on, None where it has no weights."""
    good, weights = state.model.good, state.weights
    group = good.group(state.selection.layer)
    shape = None if group is None else kernel_shape(good, group)
    if group is None or shape is None:
        return None
    which = weights.assignment.get(group.path)
    if which is None:
        return None
    before = weights.replaced.get(which)
    devices = state.devices
    return Filtering(group.name, which, shape, before, devices.chosen, devices.precision)


def current(state: AppState) -> Filters | None:
    """Return the kernels of the chosen layer, if they are there."""
    filtered = state.results.filtered
    if filtered is None or filtered.errand != errand_of(state):
        return None
    return filtered.filters


def kernel_shape(analysis: Analysis, group: Group) -> Shape | None:
    """Return the shape in which a layer's weight is shown, None where it has none.

    A linear layer behind a flatten gets the shape of the map in front of that: each of its rows is
    then one kernel as large as the map.
    """
    shape = weight_shape(group.rows[0])
    if shape is None:
        return None
    if len(shape) == 4:
        return (shape[0], shape[1], shape[2], shape[3])
    index = analysis.groups.index(group)
    for other in reversed(analysis.groups[:index]):
        if isinstance(other.rows[0].layer.op, Flatten):
            channels, height, width = other.in_shape
            return (shape[0], channels, height, width)
        if other.out_shape != group.in_shape or other.params:
            break
    return (shape[0], shape[1], 1, 1)


def with_weights(analysis: Analysis, layer: str) -> tuple[str, str]:
    """Return the nearest layers with kernels before and behind one, empty where there is none."""
    names = [group.name for group in analysis.groups]
    at = names.index(layer) if layer in names else -1
    known = [weight_shape(group.rows[0]) is not None for group in analysis.groups]
    before = next((names[i] for i in range(at - 1, -1, -1) if known[i]), "")
    behind = next((names[i] for i in range(at + 1, len(names)) if known[i]), "")
    return before, behind
