"""What stands between the user and the maps of the selected layer, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.gui.i18n import tr, translated

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState


@dataclass(frozen=True, slots=True)
class Status:
    """What to say about the maps on the wall.

    Parameters
    ----------
    words : str
        Empty where there is nothing to say.
    current : bool
        Whether these are the maps that were asked for; others are dimmed.
    failed : bool
        Whether the words tell of an error.
    """

    words: str = ""
    current: bool = True
    failed: bool = False


def status(state: AppState, *, outdated: bool) -> Status:
    """Return what is to be said.

    Parameters
    ----------
    state
        The session.
    outdated
        The maps in it are from before the run that is going on.
    """
    maps, layer = state.results.maps, state.selection.layer
    if maps is None:
        return Status(_before_first(state), current=False, failed=state.job.status == "failed")
    if is_of(maps, state) and not outdated:
        broken = state.model.problem is not None
        return Status(tr("Maps of the last network that worked") if broken else "")
    if state.job.status == "failed":
        return Status(_failure(state), current=False, failed=True)
    if state.model.good.group(layer) is None:
        words = tr(
            "{layer} waits for the problem to be solved; these are the maps of {shown}",
            layer=layer,
            shown=maps.layer,
        )
        return Status(words, current=False)
    if state.job.status == "cancelled":
        words = tr(
            "Stopped before {layer}; these are the maps of {shown}", layer=layer, shown=maps.layer
        )
        return Status(words, current=False)
    return Status(tr("Computing {layer} ...", layer=layer), current=False)


def is_of(maps: LayerMaps, state: AppState) -> bool:
    """Whether maps belong to the selected layer of the network that runs."""
    same_network = replace(maps.spec, name="") == replace(state.model.good.spec, name="")
    return maps.layer == state.selection.layer and same_network


def _before_first(state: AppState) -> str:
    layer = state.selection.layer
    if state.job.status == "failed":
        return _failure(state)
    if state.job.status == "running" or state.input.pending is not None:
        return tr("Computing {layer} ...", layer=layer)
    if state.input.picture is None:
        return tr(
            "No picture yet. Drop one on the window, press Ctrl+O, or choose a sample: "
            "what {layer} makes of it appears here.",
            layer=layer,
        )
    if state.job.status == "cancelled":
        return tr("Stopped. Press F5 to compute the maps of {layer}.", layer=layer)
    return tr("The maps of {layer} appear here.", layer=layer)


def _failure(state: AppState) -> str:
    if state.job.what is None:
        return tr("The run failed.")
    return tr("The run failed: {reason}", reason=translated(state.job.what))
