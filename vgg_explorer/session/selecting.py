"""What stays selected when the network changes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from vgg_explorer.arch.spec import ArchSpec, Place
from vgg_explorer.session.state import AppState, Model, Selection


def kept_selection(state: AppState, before: Model) -> AppState:
    """Keep the selected layer over an edit where it still exists, else take the nearest.

    Parameters
    ----------
    state : AppState
        With the new model and the old selection.
    before : Model
        The old model.
    """
    known = [name for name, _ in _places(state.model)]
    layer = renamed(state.selection.layer, before, state.model)
    if layer not in known:
        return replace(state, selection=Selection(_nearest(layer, known)))
    state = replace(state, selection=replace(state.selection, layer=layer))
    return with_unit(state, state.selection.unit)


def with_unit(state: AppState, unit: tuple[int, int] | None) -> AppState:
    """Select a unit of the selected layer's map; one that the map does not have is none."""
    if unit is not None and not _has_unit(state, unit):
        unit = None
    return replace(state, selection=replace(state.selection, unit=unit))


def renamed(name: str, before: Model, after: Model) -> str:
    """Return what a layer is called after an edit.

    The numbers of the classifier's layers go on from those of the blocks: one pool more, and fc8
    is fc9.
    """
    place = dict(_places(before)).get(name)
    if place is None or place.field == "features" or not _same_head(before.spec, after.spec):
        return name
    was = [other for other, its in _places(before) if its == place]
    now = [other for other, its in _places(after) if its == place]
    return now[was.index(name)] if len(now) == len(was) else name


def _same_head(one: ArchSpec, other: ArchSpec) -> bool:
    return (one.head, one.classifier, one.output) == (other.head, other.classifier, other.output)


def _places(model: Model) -> list[tuple[str, Place | None]]:
    """Return all layers, those behind a failing one too, with where they come from."""
    known = [(group.name, group.place) for group in model.analysis.groups]
    return known + [(layer.name, layer.place) for layer in model.analysis.pending]


def _has_unit(state: AppState, unit: tuple[int, int]) -> bool:
    group = state.model.good.group(state.selection.layer)
    if group is None or len(group.out_shape) != 3:
        return False
    return 0 <= unit[0] < group.out_shape[1] and 0 <= unit[1] < group.out_shape[2]


def _nearest(name: str, known: list[str]) -> str:
    """Return the layer of the same kind whose number comes closest: conv3_3 for conv3_4."""
    kind = [other for other in known if _stem(other) == _stem(name)]
    return min(kind or known, key=lambda other: _distance(other, name), default="")


def _stem(name: str) -> str:
    return name.rstrip("0123456789_")


def _distance(one: str, other: str) -> tuple[int, ...]:
    """Return how far two numbers such as 3_3 and 3_4 are apart, block by block."""
    both = zip_longest(_numbers(one), _numbers(other), fillvalue=0)
    return tuple(abs(a - b) for a, b in both)


def _numbers(name: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", name)]
