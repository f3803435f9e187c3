"""Many small kernels as one picture, made for just the pixels that are seen.

A layer of 512 by 512 kernels has 262,144 tiles: drawing each in sight on its own would take longer
than a frame. So a part of the grid is put together as colours and looked up pixel by pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.gui.visual_pane.filters.tiles import Pixels, Tiles


@dataclass(frozen=True, slots=True)
class Grid:
    """Where tiles are, in pixels of the device.

    Parameters
    ----------
    count, columns : int
        Tiles, and how many of them are in a row.
    sides : (int, int)
        Height and width of a kernel.
    pixel : int
        Pixels of the device for one weight.
    gap : int
        Between tiles.
    """

    count: int
    columns: int
    sides: tuple[int, int]
    pixel: int
    gap: int

    @property
    def rows(self) -> int:
        """Rows of tiles."""
        return -(-self.count // self.columns)

    @property
    def pitch(self) -> tuple[int, int]:
        """From one tile to the next, down and across."""
        return self.sides[0] * self.pixel + self.gap, self.sides[1] * self.pixel + self.gap

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the whole."""
        down, across = self.pitch
        return self.rows * down, self.columns * across

    def place(self, tile: int) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a tile."""
        row, column = divmod(tile, self.columns)
        down, across = self.pitch
        return column * across, row * down, across - self.gap, down - self.gap

    def at(self, x: float, y: float) -> int | None:
        """Return the tile at a place; the gap behind it belongs to it."""
        down, across = self.pitch
        row, column = int(y // down), int(x // across)
        if row < 0 or not 0 <= column < self.columns:
            return None
        tile = row * self.columns + column
        return tile if tile < self.count else None


def columns_for(width: int, side: int, pixel: int, gap: int) -> int:
    """Return how many tiles fit side by side."""
    return max(1, (width + gap) // (side * pixel + gap))


def picture(
    tiles: Tiles, grid: Grid, left: int, top: int, width: int, height: int, ground: int
) -> QImage:
    """Return a part of the grid.

    Parameters
    ----------
    tiles, grid
    left, top, width, height
        The part, in pixels of the device.
    ground
        The colour ``0xAARRGGBB`` between and behind the tiles.
    """
    whole_height, whole_width = grid.size
    width, height = max(1, min(width, whole_width - left)), max(1, min(height, whole_height - top))
    down, across = grid.pitch
    first_row, first_column = top // down, left // across
    last_row = min(grid.rows - 1, (top + height - 1) // down)
    last_column = min(grid.columns - 1, (left + width - 1) // across)
    rows, columns = last_row - first_row + 1, last_column - first_column + 1
    numbers = (first_row + np.arange(rows))[:, None] * grid.columns
    numbers = (numbers + first_column + np.arange(columns)).reshape(-1)
    made = tiles.colours(np.minimum(numbers, grid.count - 1))
    made[numbers >= grid.count] = ground
    tall, wide = grid.sides
    # One line and one column more: the gaps look there.
    small = np.full((rows * tall + 1, columns * wide + 1), ground, dtype=np.uint32)
    laid = made.reshape(rows, columns, tall, wide).transpose(0, 2, 1, 3)
    small[:-1, :-1] = laid.reshape(rows * tall, columns * wide)
    ys = _lookup(top, height, first_row, down, tall, grid.pixel, rows)
    xs = _lookup(left, width, first_column, across, wide, grid.pixel, columns)
    return _image(np.ascontiguousarray(small[ys][:, xs]))


def _lookup(
    start: int, length: int, first: int, pitch: int, side: int, pixel: int, tiles: int
) -> NDArray[np.intp]:
    """Return for each pixel the weight that it shows; beyond the last one it shows a gap."""
    place = np.arange(start, start + length)
    tile, inside = np.divmod(place, pitch)
    weight = (tile - first) * side + inside // pixel
    return np.where(inside < side * pixel, weight, tiles * side)


def _image(colours: Pixels) -> QImage:
    height, width = colours.shape
    image = QImage(colours.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.copy()  # the array goes when this function ends
