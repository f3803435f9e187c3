"""What a `ChannelWall` shows, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPen

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets import wall_vectors
from vgg_explorer.gui.widgets.wall_grid import Grid
from vgg_explorer.gui.widgets.wall_marks import MarkPen, Marks
from vgg_explorer.gui.widgets.wall_pictures import Pictures
from vgg_explorer.gui.widgets.wall_tiles import draw_ring, draw_row_label, draw_tile

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True, slots=True)
class Scene:
    """The channels of a wall in one paint.

    Parameters
    ----------
    pictures : Pictures
    grid : Grid
    order : tuple of int
        The channels as they stand; empty where that is the array's order.
    labels : tuple of str
        What they are called, in the array's order; the rest by number.
    dead, pinned : frozenset of int
    badges : mapping of int to str
    selection : int or None
    label_width : int
        Pixels that the names take.
    top : int
        How far it is scrolled.
    ratio : float
        Pixels of the device to one of the window.
    """

    pictures: Pictures
    grid: Grid
    order: tuple[int, ...]
    labels: tuple[str, ...]
    dead: frozenset[int]
    pinned: frozenset[int]
    badges: Mapping[int, str]
    selection: int | None
    label_width: int
    top: int
    ratio: float

    def draw_tiles(self, painter: QPainter, damaged: QRect) -> None:
        """Draw channels as pictures, and then all that is on them."""
        marked = []
        for place in self._in_sight(damaged):
            channel, tile = self._channel(place), self._rect(place)
            label = self._label(channel)
            if not self.order and place % self.grid.columns == 0:
                self._draw_row_label(painter, tile, label)
            shorter = round(min(tile.width(), tile.height()) * self.ratio)
            picture, area = self.pictures.picture(channel, shorter), QRectF(tile)
            draw_tile(painter, picture, area, label)
            marks = self._marks(channel, label)
            if marks is not None:
                marked.append((area, marks, picture))
        if marked:
            pen = MarkPen(painter)
            for of_tile in marked:
                pen.draw(*of_tile)

    def cells(self) -> QImage:
        """Return the values of a vector as a picture with a pixel for each."""
        order = self.order or range(self.grid.count)
        limits = self.pictures.value_range(0)
        return wall_vectors.cells_picture(
            self.pictures.values, order, self.grid.columns, limits, self.pictures.colormap
        )

    def draw_cells(self, painter: QPainter, damaged: QRect, cells: QImage) -> None:
        """Draw the values of a vector as a square."""
        wall_vectors.draw_cells(painter, cells, self.grid, self.top)
        step = wall_vectors.labelled_rows(self.grid) * self.grid.columns
        for place in self._in_sight(damaged):
            channel = self._channel(place)
            if not self.order and place % step == 0:
                self._draw_row_label(painter, self._rect(place), self._label(place))
            if channel in self.pinned or channel in self.badges:
                draw_ring(painter, self._rect(place), QPen(theme.tokens().text, 1))

    def draw_bars(self, painter: QPainter, damaged: QRect) -> None:
        """Draw the values of a vector as bars."""
        limits, t = self.pictures.value_range(0), theme.tokens()
        for place in self._in_sight(damaged):
            channel, row = self._channel(place), self._rect(place)
            if channel == self.selection:
                painter.fillRect(row, t.accent_bg)
            mark = self.badges.get(channel, "•" if channel in self.pinned else "")
            label = f"{mark} {self._label(channel)}".strip()
            value = float(self.pictures.values[channel, 0, 0])
            wall_vectors.draw_bar(painter, row, label, value, limits, self.label_width)

    def _in_sight(self, damaged: QRect) -> range:
        """Return the places of the tiles that a part of the viewport shows."""
        first = self.grid.first_at(damaged.top() + self.top)
        behind = self.grid.first_at(damaged.bottom() + self.top + self.grid.down)
        return range(first, behind)

    def _rect(self, place: int) -> QRect:
        return self.grid.rect(place).translated(0, -self.top)

    def _channel(self, place: int) -> int:
        return self.order[place] if self.order else place

    def _label(self, channel: int) -> str:
        return self.labels[channel] if channel < len(self.labels) else str(channel)

    def _marks(self, channel: int, label: str) -> Marks | None:
        badge = self.badges.get(channel, "")
        pinned, dead = channel in self.pinned, channel in self.dead
        if not (self.order or badge or pinned or dead):
            return None
        return Marks(label if self.order else "", badge, pinned, dead)

    def _draw_row_label(self, painter: QPainter, tile: QRect, label: str) -> None:
        draw_row_label(painter, tile, self.grid.gutter - self.grid.margin, label)
