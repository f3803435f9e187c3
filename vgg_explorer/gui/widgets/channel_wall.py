"""All channels of a layer as a wall of small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import maps
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_placeholder
from vgg_explorer.gui.widgets.wall_grid import Grid
from vgg_explorer.gui.widgets.wall_pictures import Pictures
from vgg_explorer.gui.widgets.wall_tiles import draw_ring, draw_row_label, draw_tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

Scale = Literal["channel", "shared"]

SMALLEST, USUAL, LARGEST = 32, 56, 224
"""Sides of a tile in pixels of the design."""
_NOTCH = 8
"""What one notch of the wheel adds to the side of a tile."""
_THINNEST = 12
"""Pixels that a tile has at least, however narrow its map is: it must be clicked on."""
_MARGIN = 8


class ChannelWall(QAbstractScrollArea):
    """Shows maps of shape (C, H, W), or the values of a vector of shape (N,).

    Only the tiles in sight are turned into pictures, with one byte per pixel and the colour map
    as their colour table. The arrows, Home, End and the page keys choose among them.
    """

    selected = Signal(int)
    """The user chose the channel at this place of the array."""
    tile_size_changed = Signal(int)
    """The user made the tiles larger or smaller, to this side in pixels of the design."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Pictures | None = None
        self._labels: tuple[str, ...] = ()
        self._selection: int | None = None
        self._hovered: int | None = None
        self._tile = USUAL
        self._placeholder = ""
        self._grid = Grid(0, 0, USUAL, USUAL, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(round(120 * theme.scale()), round(80 * theme.scale()))
        self.setAccessibleName(tr("Channels"))
        self._lay_out()

    def set_maps(
        self,
        array: object | None,
        *,
        lo_hi: Scale = "shared",
        colormap: str = "viridis",
        clip: float = 0.0,
        labels: Sequence[str] | None = None,
    ) -> None:
        """Show other maps, or the same in other colours.

        Parameters
        ----------
        array
            Real numbers of shape (C, H, W) or (N,); None shows the placeholder. It is not copied
            where it is float32 already, so it must not change afterwards.
        lo_hi
            Whether each channel has a scale of its own, or all share one. Single values always
            share one.
        colormap
            One of `colormaps.NAMES`.
        clip
            The share of values beyond each end of a scale, see `maps.value_range`.
        labels
            What the channels are called, in the array's order; their numbers by default.

        Raises
        ------
        ValueError
            If the array is not of this form; what was shown stays.
        """
        if array is None:
            pictures = None
        else:
            values = maps.checked(array, (1, 3))
            values = values.reshape(-1, 1, 1) if values.ndim == 1 else values
            pictures = Pictures(values, colormap, shared=lo_hi == "shared", clip=clip)
        before = self.count()
        self._pictures = pictures
        self._labels = tuple(labels) if labels is not None else ()
        self._hovered = None
        if self._selection is not None and self._selection >= self.count():
            self._selection = None
        self._lay_out()
        if self.count() != before:
            self.verticalScrollBar().setValue(0)
        self._describe()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty wall waits for."""
        self._placeholder = words
        self._describe()

    def count(self) -> int:
        """Return how many channels there are."""
        return 0 if self._pictures is None else len(self._pictures.values)

    def selection(self) -> int | None:
        """Return the chosen channel's place in the array."""
        return self._selection

    def set_selected(self, channel: int | None) -> None:
        """Choose a channel and scroll it into sight, without emitting `selected`."""
        fits = channel is not None and 0 <= channel < self.count()
        self._selection = channel if fits else None
        if self._selection is not None:
            self._reveal(self._selection)
        self._describe()

    def value_range(self, channel: int) -> maps.Range | None:
        """Return what the two ends of the colour map stand for in a channel."""
        return None if self._pictures is None else self._pictures.value_range(channel)

    def tile_size(self) -> int:
        """Return the side of a tile in pixels of the design."""
        return self._tile

    def set_tile_size(self, side: int) -> None:
        """Make tiles larger or smaller, within 32 to 224, and keep the chosen one in sight."""
        side = min(LARGEST, max(SMALLEST, side))
        if side == self._tile:
            return
        in_sight = self._grid.first_at(self.verticalScrollBar().value())
        self._tile = side
        self._lay_out()
        self._reveal(in_sight if self._selection is None else self._selection)

    def tile_rect(self, channel: int) -> QRect:
        """Return where a tile is in the viewport; it may lie above or below it."""
        return self._grid.rect(channel).translated(0, -self.verticalScrollBar().value())

    def _lay_out(self) -> None:
        scale = theme.scale()
        labels = [self._label(c) for c in range(max(0, self.count() - 8), self.count())]
        metrics = QFontMetrics(theme.font(11))
        widest = max((metrics.horizontalAdvance(words) for words in labels), default=0)
        gutter = _MARGIN + max(widest, round(20 * scale)) + _MARGIN
        self._grid = Grid(
            self.count(), self.viewport().width(), *self._tile_shape(), gutter, margin=_MARGIN
        )
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._grid.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(1, self._grid.down // 2))
        self.viewport().update()

    def _tile_shape(self) -> tuple[int, int]:
        """Return width and height of a tile: its longer side is the tile size."""
        side = round(self._tile * theme.scale())
        if self._pictures is None:
            return side, side
        _, height, width = self._pictures.values.shape
        longer = max(height, width)
        return max(_THINNEST, side * width // longer), max(_THINNEST, side * height // longer)

    def _reveal(self, channel: int) -> None:
        tile = self.tile_rect(channel).adjusted(0, -_MARGIN, 0, _MARGIN)
        bar = self.verticalScrollBar()
        if tile.top() < 0:
            bar.setValue(bar.value() + tile.top())
        elif tile.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + tile.bottom() - self.viewport().height() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that the damaged part shows."""
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), t.panel)
        if self._pictures is None:
            box = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            draw_placeholder(painter, QRectF(box), self._placeholder)
        else:
            scrolled = self.verticalScrollBar().value()
            for channel in range(self._grid.first_at(event.rect().top() + scrolled), self.count()):
                tile = self.tile_rect(channel)
                if tile.top() > event.rect().bottom():
                    break
                label = self._label(channel)
                if channel % self._grid.columns == 0:
                    draw_row_label(painter, tile, self._grid.gutter - _MARGIN, label)
                shorter = round(min(tile.width(), tile.height()) * self.devicePixelRatioF())
                draw_tile(painter, self._pictures.picture(channel, shorter), QRectF(tile), label)
            if self._hovered is not None:
                draw_ring(painter, self.tile_rect(self._hovered), QPen(t.text_3, 1))
            if self._selection is not None:
                draw_ring(painter, self.tile_rect(self._selection), QPen(t.accent, 3))
        painter.end()

    def _label(self, channel: int) -> str:
        return self._labels[channel] if channel < len(self._labels) else str(channel)

    def _words(self, channel: int) -> str:
        assert self._pictures is not None
        low, high = self._pictures.extremes(channel)
        return tr(
            "channel {channel} · min {low} · max {high}",
            channel=self._label(channel),
            low=figure(low),
            high=figure(high),
        )

    def _describe(self) -> None:
        chosen = "" if self._selection is None else self._words(self._selection)
        self.setAccessibleDescription(chosen or ("" if self.count() else self._placeholder))
        self.viewport().update()

    def _choose(self, channel: int) -> None:
        changed = channel != self._selection
        self.set_selected(channel)
        if changed:
            self.selected.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection and keep it in sight."""
        columns, last = self._grid.columns, self.count() - 1
        page = max(1, self.viewport().height() // self._grid.down) * columns
        at = self._selection
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
        move = moves.get(Qt.Key(event.key()))
        if move is None or last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._choose(0 if at is None else min(last, max(0, at + move)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        channel = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and channel is not None:
            self._choose(channel)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the other half of a click, instead of handing it to what lies behind."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the tile under the pointer."""
        self._hover(self._at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the tile under the pointer, and forget it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            channel = self._at(event.pos())
            if channel is None:
                QToolTip.hideText()
            else:
                words, place = self._words(channel), self.tile_rect(channel)
                QToolTip.showText(event.globalPos(), words, self.viewport(), place)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or change the size of the tiles with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        before = self._tile
        self.set_tile_size(self._tile + (_NOTCH if event.angleDelta().y() > 0 else -_NOTCH))
        if self._tile != before:
            self.tile_size_changed.emit(self._tile)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def _at(self, point: QPoint) -> int | None:
        return self._grid.at(point + QPoint(0, self.verticalScrollBar().value()))

    def _hover(self, channel: int | None) -> None:
        if channel != self._hovered:
            self._hovered = channel
            self.viewport().update()
