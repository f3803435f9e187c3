"""Several pictures, each with the map of one channel, as tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import tile_painting
from vgg_explorer.gui.visual_pane.tile_images import TileImages
from vgg_explorer.gui.widgets.wall_grid import Grid

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.compared import Compared, Tile

SIDES = (56, 96, 192)
"""The least, the usual and the greatest side of a picture, in pixels of the design."""
_NOTCH = 8
_MARGIN, _GAP = 10, 8
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureGrid(QAbstractScrollArea):
    """Tiles of pictures; only those in sight are drawn and made into 8-bit pictures.

    The arrows, Home, End and the page keys move among them; Return opens one.
    """

    chosen = Signal(int)
    """The user opened the picture at this place of the strip."""
    moved = Signal()
    """Another tile has the keyboard."""
    tile_size_changed = Signal(int)
    """The user made the tiles larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Compared | None = None
        self._shared = True
        self._colour = QColor()
        self._images = TileImages()
        self._cursor = -1
        """Its place in the strip, so that it stays with its picture when the order changes."""
        self._hovered: int | None = None
        self._side = SIDES[1]
        self._drawn_side = float(SIDES[1])
        """In pixels of the screen; larger than wished where a row would not be filled."""
        self._painted = False
        self._grid = Grid(0, 0, 1, 1, _MARGIN, _GAP, _MARGIN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(round(120 * theme.scale()), round(80 * theme.scale()))
        self.setAccessibleName(tr("Pictures"))

    def show_compared(self, shown: Compared, *, shared: bool, colour: QColor) -> None:
        """Show other tiles, or the same in another way.

        Parameters
        ----------
        shown
            The tiles in their order.
        shared
            Whether they have one scale.
        colour
            Of the bars, where there are single values.
        """
        before, self._shown = self._shown, shown
        self._shared, self._colour = shared, colour
        self._images.keep_only(tile.across for tile in shown.tiles if tile.across is not None)
        if not 0 <= self._cursor < len(shown.tiles):
            self._cursor = max(shown.present, 0)
        self._hovered = None
        self._lay_out()
        if before is None or before.present != shown.present:
            self._cursor = max(shown.present, 0)
            self._painted = False
            self._reveal()
        self._describe()

    def show_nothing(self) -> None:
        """Forget all tiles."""
        if self._shown is not None:
            self._shown = None
            self._images.keep_only(())
            self._lay_out()
            self._describe()

    def cursor_tile(self) -> Tile | None:
        """Return the tile that has the keyboard."""
        index = self._index()
        return None if index is None or self._shown is None else self._shown.tiles[index]

    def tile_rect(self, index: int) -> QRect:
        """Return where a tile is in the viewport, by its place in the order on show."""
        return self._grid.rect(index).translated(0, -self.verticalScrollBar().value())

    def images_kept(self) -> int:
        """Return how many 8-bit pictures there are."""
        return self._images.kept()

    def scroll_to_top(self) -> None:
        """Show the first tiles."""
        self.verticalScrollBar().setValue(0)

    def set_tile_size(self, side: int) -> None:
        """Make tiles larger or smaller, and keep the one with the keyboard in sight."""
        side = min(SIDES[2], max(SIDES[0], side))
        if side != self._side:
            self._side = side
            self._lay_out()
            self._reveal()

    def _index(self) -> int | None:
        """Return where in the order the keyboard is."""
        tiles = self._shown.tiles if self._shown is not None else ()
        return next((i for i, tile in enumerate(tiles) if tile.place == self._cursor), None)

    def _lay_out(self) -> None:
        shown, width = self._shown, self.viewport().width()
        if shown is not None and shown.single:
            tile, gap = [width - 2 * _MARGIN, round(tile_painting.ROW * theme.scale())], 0
        else:
            side, room = self._side * theme.scale(), width - 2 * _MARGIN
            *tile, self._drawn_side = tile_painting.shape(side, room, _GAP)
            gap = _GAP
        count = len(shown.tiles) if shown is not None else 0
        self._grid = Grid(count, width, max(1, tile[0]), tile[1], _MARGIN, gap, _MARGIN)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._grid.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(1, self._grid.down // 4))
        self.viewport().update()

    def _reveal(self) -> None:
        index = self._index()
        if index is None:
            return
        tile = self.tile_rect(index).adjusted(0, -_MARGIN, 0, _MARGIN)
        bar = self.verticalScrollBar()
        if tile.top() < 0:
            bar.setValue(bar.value() + tile.top())
        elif tile.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + tile.bottom() - self.viewport().height() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that the damaged part shows."""
        self._painted = True
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.tokens().panel)
        tiles = self._shown.tiles if self._shown is not None else ()
        first = self._grid.first_at(event.rect().top() + self.verticalScrollBar().value())
        for index in range(first, len(tiles)):
            place = self.tile_rect(index)
            if place.top() > event.rect().bottom():
                break
            self._draw(painter, QRectF(place), tiles[index], hovered=index == self._hovered)
        painter.end()

    def _draw(self, painter: QPainter, place: QRectF, tile: Tile, *, hovered: bool) -> None:
        shown, side = self._shown, self._drawn_side
        if shown is None:
            return
        limits = shown.range_of(tile, shared=self._shared)
        values, picture = None, None
        if tile.across is not None:
            picture = self._images.thumbnail(tile.across)
            if tile.found is not None and not shown.single:
                pixels = round(side * self.devicePixelRatioF())
                values = self._images.map(tile.across, pixels, limits, shown.colormap)
        face = tile_painting.Face(
            tile,
            picture,
            values,
            limits,
            present=tile.place == shown.present,
            cursor=tile.place == self._cursor and self.hasFocus(),
            hovered=hovered,
        )
        if shown.single:
            tile_painting.draw_row(painter, place, face, self._colour)
        else:
            tile_painting.draw_tile(painter, place, face, side)

    def _describe(self) -> None:
        tile = self.cursor_tile()
        self.setAccessibleDescription("" if tile is None else tile_painting.description(tile))
        self.viewport().update()

    def _move(self, index: int) -> None:
        if self._shown is not None:
            self._cursor = self._shown.tiles[index].place
            self._reveal()
            self._describe()
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the tiles, or open one."""
        last, at = self._grid.count - 1, self._index()
        columns = self._grid.columns
        page = max(1, self.viewport().height() // self._grid.down) * columns
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if at is None or modified or key not in {*moves, *_CHOOSING}:
            super().keyPressEvent(event)
        elif key in _CHOOSING:
            self.chosen.emit(self._cursor)
        else:
            self._move(min(last, max(0, at + moves[key])))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the tile under the pointer."""
        index = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._move(index)
            self.chosen.emit(self._cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the other half of a click, instead of handing it to what lies behind."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the tile under the pointer."""
        self._hover(self._at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the tile under the pointer, and forget it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(event.pos())
            if index is None or self._shown is None:
                QToolTip.hideText()
            else:
                words = tile_painting.description(self._shown.tiles[index])
                QToolTip.showText(event.globalPos(), words, self.viewport(), self.tile_rect(index))
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
        if not self._painted:  # It had no size worth the name when its tiles came.
            self.scroll_to_top()
            self._reveal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _at(self, point: QPoint) -> int | None:
        return self._grid.at(point + QPoint(0, self.verticalScrollBar().value()))

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()
