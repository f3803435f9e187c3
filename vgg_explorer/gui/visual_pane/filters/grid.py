"""A grid of kernels that scrolls both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.filters.kernel_area import MARGIN, KernelArea
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.filters.tiles import Tiles

SMALLEST, LARGEST = 3, 224
"""Sides of a tile in pixels of the design."""
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class KernelGrid(KernelArea):
    """Shows tiles; the arrows choose among them."""

    chosen = Signal(int)
    """The user chose this tile."""
    tile_size_changed = Signal(int)
    """The user made the tiles larger or smaller, to this side in pixels of the design."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: int | None = None
        self._placeholder = ""
        self._seen = False
        """Whether these tiles have been drawn, so that the place is the user's own."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(round(120 * theme.scale()), round(80 * theme.scale()))
        self.setAccessibleName(tr("Kernels"))

    def show_tiles(self, tiles: Tiles | None) -> None:
        """Show other tiles, or none; the place stays where the layout does."""
        before = None if self._tiles is None else (self._tiles.mode, self._tiles.count)
        self._tiles = tiles
        self._chosen = None
        self._lay_out()
        if tiles is not None and before != (tiles.mode, tiles.count):
            self._seen = False
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._describe()

    def set_placeholder(self, words: str) -> None:
        """Say why the grid is empty."""
        self._placeholder = words
        self._describe()

    def set_chosen(self, tile: int | None) -> None:
        """Mark a tile and bring it into sight, without telling of it."""
        self._chosen = tile
        if tile is not None:
            self._reveal(tile)
        self._describe()

    def chosen_tile(self) -> int | None:
        """Return the marked tile."""
        return self._chosen

    def set_tile_size(self, side: int) -> None:
        """Make the tiles larger or smaller; the chosen one stays in sight."""
        side = min(LARGEST, max(SMALLEST, side))
        if side == self._tile:
            return
        self._tile = side
        self._lay_out()
        if self._chosen is not None:
            self._reveal(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._lay_out()
        if not self._seen and self._chosen is not None:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
            self._reveal(self._chosen)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part in sight."""
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), t.panel)
        if self._tiles is None:
            box = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            draw_placeholder(painter, QRectF(box), self._placeholder)
            painter.end()
            return
        self._seen = True
        self._draw_tiles(painter, self._tiles)
        self._draw_labels(painter, self._tiles)
        if self._chosen is not None:
            painter.setPen(QPen(t.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setClipRect(self.viewport().rect().adjusted(self._left() - 3, 0, 0, 0))
            painter.drawRect(self.tile_rect(self._chosen).adjusted(-1.5, -1.5, 1.5, 1.5))
        painter.end()

    # Mouse and keys

    def _words(self, tile: int) -> str:
        assert self._tiles is not None
        output, channel = self._tiles.kernel(tile)
        if channel is None:
            return tr("kernel of output {output}", output=output)
        return tr("kernel of output {output}, input {channel}", output=output, channel=channel)

    def _describe(self) -> None:
        there = self._tiles is not None and self._chosen is not None
        words = self._words(self._chosen) if there and self._chosen is not None else ""
        self.setAccessibleDescription(words or ("" if self._tiles else self._placeholder))
        self.viewport().update()

    def _choose(self, tile: int) -> None:
        changed = tile != self._chosen
        self.set_chosen(tile)
        if changed:
            self.chosen.emit(tile)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        tile = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and tile is not None:
            self._choose(tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice, or change the size of the tiles with plus and minus."""
        key = Qt.Key(event.key())
        last, columns = self._grid.count - 1, self._grid.columns
        if self._tiles is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        page = max(
            1, int(self.viewport().height() * self.devicePixelRatioF()) // self._grid.pitch[0]
        )
        steps = {
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: -page * columns,
            Qt.Key.Key_PageDown: page * columns,
        } | {move: down * columns + across for move, (down, across) in _MOVES.items()}
        if key in steps:
            at = self._chosen
            self._choose(0 if at is None else min(last, max(0, at + steps[key])))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1 if key != Qt.Key.Key_Minus else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or change the size of the tiles with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _zoom(self, direction: int) -> None:
        before = self._tile
        self.set_tile_size(self._tile + direction * max(1, self._tile // 6))
        if self._tile != before:
            self.tile_size_changed.emit(self._tile)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell which kernel is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tile = self._at(event.pos().toPointF())
            if tile is None:
                QToolTip.hideText()
            else:
                place = self.tile_rect(tile).toAlignedRect()
                QToolTip.showText(event.globalPos(), self._words(tile), self.viewport(), place)
            return True
        return super().viewportEvent(event)
