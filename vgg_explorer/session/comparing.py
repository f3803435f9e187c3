"""One channel over all pictures of a strip: what is wanted of the worker, and what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vgg_explorer.arch.rows import Group
from vgg_explorer.session.entering import Across, Basis, PictureSource
from vgg_explorer.session.state import AppState


@dataclass(frozen=True, slots=True)
class Comparison:
    """One channel to be looked at over several pictures.

    Parameters
    ----------
    sources : tuple of PictureSource
        The one on show first, then its neighbours, the nearest first.
    basis : Basis
    """

    sources: tuple[PictureSource, ...]
    basis: Basis


def comparison(state: AppState) -> Comparison | None:
    """Return what the comparison of pictures needs while it is in sight."""
    strip = state.input.strip
    if state.view.tab != "pictures" or len(strip) < 2 or is_held_up(state):
        return None
    at = max(state.input.at, 0)
    order = sorted(range(len(strip)), key=lambda place: (abs(place - at), place))
    return Comparison(tuple(strip[place] for place in order), basis(state))


def is_held_up(state: AppState) -> bool:
    """Return whether a camera or a video takes all of the worker's time."""
    live = state.input.live
    return live is not None and not live.paused


def basis(state: AppState) -> Basis:
    """Return what the chosen channel of a picture depends on."""
    group = group_of(state)
    channel = min(state.selection.channel, group.out_shape[0] - 1)
    devices = state.devices
    return Basis(
        state.model.good.spec,
        group.name,
        channel,
        state.view.stage if group.has_activation else "post",
        state.input.preprocess,
        state.weights.assignment,
        devices.chosen,
        devices.precision,
        state.runs,
        state.ablation,
    )


def group_of(state: AppState) -> Group:
    """Return the layer whose maps are shown: the chosen one, where the network gets there.

    A layer behind the one that breaks the network has no maps; those on show stay then.
    """
    good, maps = state.model.good, state.results.maps
    shown = maps.layer if maps is not None else ""
    return good.group(state.selection.layer) or good.group(shown) or good.groups[0]


def joined(state: AppState, news: tuple[Across, ...]) -> tuple[Across, ...]:
    """Return what is known of the strip's pictures, in its order, one entry for each."""
    known = {id(across.source): across for across in (*state.results.across, *news)}
    return tuple(known[id(source)] for source in state.input.strip if id(source) in known)


def without_closed(before: AppState, after: AppState) -> AppState:
    """Return the state without what is known of pictures that are no longer open."""
    if after.input.strip is before.input.strip or not after.results.across:
        return after
    return replace(after, results=replace(after.results, across=joined(after, ())))
