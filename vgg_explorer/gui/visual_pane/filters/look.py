"""What the choices of the tab come to for a layer, and what its colours stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.words import figure

if TYPE_CHECKING:
    from vgg_explorer.engine.kernels import Filters, Kernels
    from vgg_explorer.gui.visual_pane.filters.tiles import Tiles
    from vgg_explorer.session.kernel_look import KernelLook, Mode

SIDES: dict[Mode, int] = {"colour": 56, "matrix": 24, "output": 32, "input": 32}
"""Sides of the tiles at first, in pixels of the design; single weights have a third of it."""


def kernels_of(filters: Filters, look: KernelLook) -> Kernels:
    """Return what is shown: the change where there is one and it is wanted."""
    wanted = filters.change if look.values == "change" else None
    return wanted or filters.kernels


def legend(tiles: Tiles, *, change: bool) -> str:
    """Say what the colours stand for."""
    words = _in_colour(tiles) if tiles.mode == "colour" else _signed(tiles)
    if change:
        return tr("What is now less what was before. {legend}", legend=words)
    return words


def _in_colour(tiles: Tiles) -> str:
    if tiles.shared is None:
        return tr(
            "Red, green and blue are the three inputs. Each kernel from its own least (black) "
            "to its own greatest weight: faint ones look strong."
        )
    low, high = (figure(end) for end in tiles.shared)
    return tr(
        "Red, green and blue are the three inputs, all kernels from {low} to {high}.",
        low=low,
        high=high,
    )


def _signed(tiles: Tiles) -> str:
    if tiles.shared is None:
        return tr(
            "Blue is negative, white 0, red positive. Each kernel by its own greatest weight: "
            "faint ones look strong."
        )
    end = figure(tiles.shared[1])
    return tr("Blue is negative, white 0, red positive, all kernels from −{end} to {end}.", end=end)
