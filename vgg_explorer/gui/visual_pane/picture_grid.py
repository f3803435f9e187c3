"""Several pictures, each with the map of one channel, as tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import tile_painting
from vgg_explorer.gui.visual_pane.tile_images import TileImages
from vgg_explorer.gui.widgets.wall_area import TileArea
from vgg_explorer.gui.widgets.wall_grid import Grid

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.compared import Compared, Tile

SIDES = (56, 96, 192)
"""The least, the usual and the greatest side of a picture, in pixels of the design."""
_MARGIN, _GAP = 10, 8
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureGrid(TileArea):
    """Tiles of pictures; only those in sight are drawn and made into 8-bit pictures.

    The arrows, Home, End and the page keys move among them; Return opens one.
    """

    chosen = Signal(int)
    """The user opened the picture at this place of the strip."""
    moved = Signal()
    """Another tile has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDES, _MARGIN, parent)
        self._shown: Compared | None = None
        self._shared = True
        self._colour = QColor()
        self._images = TileImages()
        self._cursor = -1
        """Its place in the strip, so that it stays with its picture when the order changes."""
        self._drawn_side = float(SIDES[1])
        """In pixels of the screen; larger than wished where a row would not be filled."""
        self._painted = False
        self._grid = Grid(0, 0, 1, 1, _MARGIN, _GAP, _MARGIN)
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
            self._reveal_cursor()
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
        return self._place(index)

    def images_kept(self) -> int:
        """Return how many 8-bit pictures there are."""
        return self._images.kept()

    def scroll_to_top(self) -> None:
        """Show the first tiles."""
        self.verticalScrollBar().setValue(0)

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
        grid = Grid(count, width, max(1, tile[0]), tile[1], _MARGIN, gap, _MARGIN)
        self._use(grid, grid.down // 4)

    def _kept_in_sight(self) -> int | None:
        return self._index()

    def _told(self, place: int) -> str:
        return "" if self._shown is None else tile_painting.description(self._shown.tiles[place])

    def _reveal_cursor(self) -> None:
        index = self._index()
        if index is not None:
            self._reveal(index)

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
            self._reveal_cursor()
            self._describe()
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the tiles, or open one."""
        moved, key = self._moved(event, self._index()), Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if moved is not None:
            self._move(moved)
        elif plain and key in _CHOOSING and self._index() is not None:
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the tile under the pointer."""
        index = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._move(index)
            self.chosen.emit(self._cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        if not self._painted:  # It had no size worth the name when its tiles came.
            self.scroll_to_top()
            self._reveal_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
