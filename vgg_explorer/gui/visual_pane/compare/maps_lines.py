"""What the rows of maps say and show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from vgg_explorer.arch.units import exact
from vgg_explorer.gui import class_names
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets import colormaps, maps
from vgg_explorer.gui.widgets.wall_pictures import indexed_image
from vgg_explorer.session import contrasting

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.compare.contest import Contestant
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.variants import Found, Wish

_PREDICTED = 3
"""Classes that are named."""
_VECTOR_ROWS = 8
"""Rows of the grid in which the units of a classifier's layer stand."""


@dataclass(frozen=True, slots=True, eq=False)
class MapsLine:
    """What one row says and shows.

    Parameters
    ----------
    place : int
    name : str
    layer : str
        Which layer it is, and its shape.
    answer : str
        The best classes, or why there are none.
    weights : str
    failed : bool
        Whether ``answer`` tells of a failure.
    outdated : bool
        Whether the maps are from before the work that is going on.
    images : tuple of QImage
    """

    place: int
    name: str
    layer: str
    answer: str
    weights: str
    failed: bool = False
    outdated: bool = False
    images: tuple[QImage, ...] = ()


class Images:
    """The maps as pictures; those of a result are made once."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Found, str, tuple[QImage, ...]]] = {}

    def of(self, found: Found | None, colormap: str) -> tuple[QImage, ...]:
        """Return the pictures of a result in a colour map; each has a scale of its own."""
        if found is None or found.values is None:
            return ()
        held = self._made.get(found.wish.number)
        if held is not None and held[0] is found and held[1] == colormap:
            return held[2]
        made = tuple(_images(found, colormap))
        self._made[found.wish.number] = (found, colormap, made)
        return made


def _images(found: Found, chosen: str) -> list[QImage]:
    values = found.values
    assert values is not None
    signed = bool((values < 0).any())
    colormap = chosen if chosen in colormaps.NAMES else colormaps.auto(signed)
    planes = [_grid(values)] if values.ndim == 1 else list(values)
    return [
        indexed_image(maps.levels(plane, maps.value_range(plane, colormap)), colormap)
        for plane in planes
    ]


def _grid(values: maps.Floats) -> maps.Floats:
    """Return the units of a layer as a grid, column by column; what lacks is no number."""
    import numpy as np

    rows = min(_VECTOR_ROWS, len(values))
    columns = -(-len(values) // rows)
    padded = np.full(rows * columns, np.nan, np.float32)
    padded[: len(values)] = values
    return np.ascontiguousarray(padded.reshape(columns, rows).T)


def lines(
    state: AppState, contestants: tuple[Contestant, ...], images: Images
) -> tuple[MapsLine, ...]:
    """Return the rows for what is known."""
    wishes = {wish.number: wish for wish in contrasting.wishes_of(state)}
    known = {found.wish.number: found for found in state.variants.found}
    look = contrasting.look_of(state)
    made = []
    for one in contestants:
        number = one.variant.number
        wish, found = wishes.get(number), known.get(number)
        if wish is None:
            said = tr("No maps: this network breaks.")
            made.append(MapsLine(one.place, one.name, "", said, "", failed=True))
            continue
        current = contrasting.is_current(found, wish, look)
        shown = found if found is not None and (current or found.wish.layer == wish.layer) else None
        answer, failed = _answer(wish, shown)
        made.append(
            MapsLine(
                one.place,
                one.name,
                _layer(state, wish, shown, broken=one.broken),
                answer,
                _weights(state, wish, live=one.variant.live),
                failed=failed,
                outdated=not current,
                images=images.of(shown, state.view.colormap),
            )
        )
    return tuple(made)


def _layer(state: AppState, wish: Wish, shown: Found | None, *, broken: bool) -> str:
    if not wish.layer:
        layer = contrasting.layer_of(state)
        return tr("no layer that matches {layer}", layer=layer)
    parts = [wish.layer if wish.exact else tr("{layer}, the nearest", layer=wish.layer)]
    if shown is not None and shown.channels:
        count = exact(shown.channels)
        flat = shown.values is not None and shown.values.ndim == 1
        parts.append(tr("{n} units", n=count) if flat else tr("{n} channels", n=count))
    if wish.ablation:
        parts.append(tr("with parts switched off"))
    if broken:
        parts.append(tr("of the last network that worked"))
    return " · ".join(parts)


def _answer(wish: Wish, shown: Found | None) -> tuple[str, bool]:
    """Return what stands below the maps, and whether it tells of a failure."""
    if shown is None:
        return "", False
    if shown.failure is not None:
        return translated(shown.failure), True
    if shown.predictions is None:
        return "", False
    found = shown.predictions
    best = [
        f"{class_names.of_one(name, found.names)} {100 * score:.1f} %"
        for name, score in found.scores[:_PREDICTED]
    ]
    return ", ".join(best), False


def _weights(state: AppState, wish: Wish, *, live: bool) -> str:
    """Say which weights a variant has."""
    own = translated(contrasting.told(state.weights, wish))
    if live:
        return own
    same, total = contrasting.shared(state.weights, wish)
    if same == total:
        return tr("{weights}, as on the desk", weights=own)
    return tr("{weights}; {n} of {total} layers as on the desk", weights=own, n=same, total=total)
