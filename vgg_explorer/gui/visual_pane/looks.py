"""How maps are coloured and scaled, wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.gui.widgets import colormaps

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.gui.widgets.channel_wall import Scale
    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.state import AppState, View

CLIP = 0.005
"""Share of values at each end beyond a shared scale: one outlier would make all tiles pale."""


def colormap(state: AppState, maps: LayerMaps | None) -> str:
    """Return the colour map in force; signed values have one with a middle."""
    if state.view.colormap in colormaps.NAMES:
        return state.view.colormap
    signed = maps is not None and maps.stats(state.view.stage).minimum < 0
    return colormaps.auto(signed)


def clip(maps: LayerMaps, view: View) -> float:
    """Return the share of values that a scale leaves out at each end."""
    is_shared = view.scale == "shared" and maps.array(view.stage).ndim == 3
    return CLIP if is_shared else 0.0


def scale(state: AppState) -> Scale | Range:
    """Return which scale the tiles have, or the ends of the one that was fixed."""
    if state.view.scale == "fixed":
        return state.wall.low, state.wall.high
    return state.view.scale


def look(state: AppState) -> tuple[object, ...]:
    """Return the choices on which the tiles depend."""
    return state.view.stage, scale(state), state.view.colormap
