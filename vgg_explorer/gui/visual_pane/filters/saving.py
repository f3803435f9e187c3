"""Kernels for other programs: as a picture, or as the numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.gui.encoding import png
from vgg_explorer.gui.exports import FileSaver, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.filters.mosaic import Grid, picture
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.filters.tiles import Tiles

MOST_PIXELS = 2**25
"""Of a saved picture; 5,800 by 5,800."""

MOST_BYTES = 2**27
"""Of saved numbers; whole networks are saved by the command for weights."""

_WHITE = 0xFFFFFFFF
_SIDE = 48


class KernelExport(FileSaver):
    """Asks where to save what the grid shows."""

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch

    def ask_picture(self, tiles: Tiles, layer: str) -> None:
        """Ask where to save the tiles as PNG."""
        data = as_png(tiles)
        if data is None:
            height, width = tiles.values.shape[2:]
            what = text(
                "{count} kernels of {height}x{width} make a picture of more than {most} pixels.",
                count=tiles.count,
                height=height,
                width=width,
                most=MOST_PIXELS,
            )
            self._refuse(what, text("Show one output or one input, and save that."))
            return
        kinds = f"{tr('PNG pictures')} (*.png)"
        self.ask(tr("Save the kernels as PNG"), kinds, _name(layer, "png"), data)

    def ask_numbers(self, tiles: Tiles, layer: str) -> None:
        """Ask where to save the weights as an array of numpy."""
        values = shown_values(tiles)
        if values.nbytes > MOST_BYTES:
            what = text(
                "The weights of {layer} have {size}.", layer=layer, size=size(values.nbytes)
            )
            hint = text("Show one output or one input, and save that; or save all weights.")
            self._refuse(what, hint)
            return
        file = io.BytesIO()
        np.save(file, np.ascontiguousarray(values))
        kinds = f"{tr('NumPy arrays')} (*.npy)"
        self.ask(tr("Save the weights"), kinds, _name(layer, "npy"), file.getvalue())

    def _refuse(self, what: Text, hint: Text) -> None:
        self._dispatch(NoticeRaised("error", what, hint))


def _name(layer: str, ending: str) -> str:
    return f"{file_name(layer)}-kernels.{ending}"


def shown_values(tiles: Tiles) -> np.ndarray:
    """Return the weights that are shown, of shape (out, in, height, width), in the order shown."""
    if len(tiles.outputs) * len(tiles.inputs) == tiles.values.shape[0] * tiles.values.shape[1]:
        inputs = tiles.inputs
        same = (np.diff(tiles.outputs) == 1).all() and (np.diff(inputs) == 1).all()
        if same:
            return tiles.values  # nothing is copied
    return tiles.values[np.ix_(tiles.outputs, tiles.inputs)]


def as_png(tiles: Tiles) -> bytes | None:
    """Return the tiles as a picture, as large as may be; None where that is too large at any."""
    tall, wide = tiles.sides
    columns = tiles.columns or max(1, round(tiles.count**0.5))
    for pixel in range(max(1, _SIDE // max(tall, wide)), 0, -1):
        grid = Grid(tiles.count, columns, tiles.sides, pixel, 1 if pixel * wide > 2 else 0)
        height, width = grid.size
        if height * width <= MOST_PIXELS:
            return png(picture(tiles, grid, 0, 0, width, height, _WHITE))
    return None
