"""A wall of tiles that scrolls: the pointer, the keys and the wheel, whatever the tiles show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.wall_grid import Grid

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_NOTCH = 8
"""What one notch of the wheel adds to the side of a tile."""


class TileArea(QAbstractScrollArea):
    """Tiles in rows, by their places 0, 1, 2 ...; a wall lays them out, draws and describes them.

    Parameters
    ----------
    sides
        The least, the usual and the greatest side of a tile, in pixels of the design.
    margin
        Pixels around a tile that stay in sight with it.
    """

    tile_size_changed = Signal(int)
    """The user made the tiles larger or smaller, to this side in pixels of the design."""

    def __init__(
        self, sides: tuple[int, int, int], margin: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sides = sides
        self._side = sides[1]
        self._margin = margin
        self._hovered: int | None = None
        self._grid = Grid(0, 0, 1, 1, margin)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(round(120 * theme.scale()), round(80 * theme.scale()))

    def tile_size(self) -> int:
        """Return the side of a tile in pixels of the design."""
        return self._side

    def set_tile_size(self, side: int) -> None:
        """Make tiles larger or smaller, within bounds, and keep the chosen one in sight."""
        side = min(self._sides[2], max(self._sides[0], side))
        if side == self._side:
            return
        chosen = self._kept_in_sight()
        in_sight = self._grid.first_at(self.verticalScrollBar().value())
        self._side = side
        self._lay_out()
        self._reveal(in_sight if chosen is None else chosen)

    # What a wall says of itself

    def _lay_out(self) -> None:
        """Find the place of every tile and hand it to `_use`."""
        raise NotImplementedError

    def _kept_in_sight(self) -> int | None:
        """Return the place of the tile that is chosen."""
        raise NotImplementedError

    def _told(self, place: int) -> str:
        """Return what the tool tip says of a tile."""
        raise NotImplementedError

    # What walls share

    def _use(self, grid: Grid, step: int) -> None:
        """Scroll over a grid, by ``step`` pixels for a line."""
        self._grid = grid
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, grid.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(1, step))
        self.viewport().update()

    def _place(self, place: int) -> QRect:
        """Return where a tile is in the viewport; it may lie above or below it."""
        return self._grid.rect(place).translated(0, -self.verticalScrollBar().value())

    def _reveal(self, place: int) -> None:
        tile = self._place(place).adjusted(0, -self._margin, 0, self._margin)
        bar = self.verticalScrollBar()
        if tile.top() < 0:
            bar.setValue(bar.value() + tile.top())
        elif tile.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + tile.bottom() - self.viewport().height() + 1)

    def _moved(self, event: QKeyEvent, at: int | None) -> int | None:
        """Return the place that a key leads to from another; None where it is no such key."""
        columns, last = self._grid.columns, self._grid.count - 1
        page = max(1, self.viewport().height() // self._grid.down) * columns
        move = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if move is None or last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return 0 if at is None else min(last, max(0, at + move))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the other half of a click, instead of handing it to what lies behind."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the tile under the pointer."""
        self._hover(self._at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the tile under the pointer, and forget it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            if place is None:
                QToolTip.hideText()
            else:
                words, tile = self._told(place), self._place(place)
                QToolTip.showText(event.globalPos(), words, self.viewport(), tile)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or change the size of the tiles with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        before = self._side
        self.set_tile_size(self._side + (_NOTCH if event.angleDelta().y() > 0 else -_NOTCH))
        if self._side != before:
            self.tile_size_changed.emit(self._side)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def _at(self, point: QPoint) -> int | None:
        return self._grid.at(point + QPoint(0, self.verticalScrollBar().value()))

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()
