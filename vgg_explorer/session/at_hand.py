"""Maps that were looked at lately: to go back to one of these layers waits for nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState, Results


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the worker has told of one network and one picture.

    Parameters
    ----------
    of : tuple
        All that the maps depend on.
    maps : tuple of weak references to LayerMaps
        The worker decides how many bytes of maps are kept; those that it drops are gone.
    """

    of: tuple[object, ...] = ()
    maps: tuple[ref[LayerMaps], ...] = ()


def noted(state: AppState, maps: LayerMaps) -> Results:
    """Return the results with maps that have just come; the same where they are there already."""
    results, of = state.results, _basis(state)
    before = results.at_hand.maps if results.at_hand.of == of else ()
    living = [(one, one()) for one in before]
    if maps is results.maps and any(found is maps for _, found in living):
        return results
    kept = (one for one, found in living if found is not None and found.layer != maps.layer)
    return replace(results, maps=maps, at_hand=AtHand(of, (*kept, ref(maps))))


def recalled(state: AppState, layer: str) -> Results:
    """Return the results with the maps of a layer, where they are at hand."""
    results = state.results
    found = (one() for one in results.at_hand.maps)
    maps = next((one for one in found if one is not None and one.layer == layer), None)
    # A picture on its way has other maps, which will be there in a moment.
    if maps is None or state.input.pending is not None or results.at_hand.of != _basis(state):
        return results
    return replace(results, maps=maps)


def _basis(state: AppState) -> tuple[object, ...]:
    weights, devices = state.weights, state.devices
    return (
        state.model.good.spec,
        state.input.picture,
        state.input.preprocess,
        weights.assignment,
        weights.sources,
        state.ablation,
        state.runs,
        devices.chosen,
        devices.precision,
    )
