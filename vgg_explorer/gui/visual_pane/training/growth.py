"""A few channels of the chosen layer after 1, 2, 4, 8 ... epochs, as rows of small maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps, maps
from vgg_explorer.gui.widgets.chart_frame import LABEL
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_image, draw_placeholder, fitted
from vgg_explorer.gui.widgets.wall_pictures import indexed_image

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from vgg_explorer.session.board import Sheet

_GAP, _LARGEST, _SMALLEST = 4, 72, 36
"""Pixels of the design: between tiles, and their sides."""


class GrowthWall(QWidget):
    """A row for each channel, a column for each epoch; Up and Down choose a channel."""

    chosen = Signal(int)
    """The user chose a channel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._channels: tuple[int, ...] = ()
        self._chosen = -1
        self._colormap = "auto"
        self._placeholder = ""
        self._images: dict[tuple[Sheet, int], QImage] = {}
        self._ranges: dict[int, maps.Range] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Feature maps, epoch by epoch"))
        theme.notifier.changed.connect(self.update)

    def show_sheets(self, sheets: tuple[Sheet, ...], chosen: int, colormap: str) -> None:
        """Show the maps of a layer from the first to the latest."""
        latest = sheets[-1].tiles if sheets else {}
        if sheets != self._sheets or colormap != self._colormap:
            self._sheets, self._colormap = sheets, colormap
            self._channels = tuple(latest)
            self._images.clear()
            self._ranges.clear()
        elif chosen == self._chosen:
            return
        self._chosen = chosen
        self.update()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty wall waits for."""
        if words != self._placeholder:
            self._placeholder = words
            self.update()

    def channels(self) -> tuple[int, ...]:
        """Return the channels of the rows."""
        return self._channels

    def epochs(self) -> tuple[str, ...]:
        """Return what stands below the columns that there is room for."""
        shown = self._shown()
        return tuple(self._label(sheet, last=sheet is shown[-1]) for sheet in shown)

    def tile_rect(self, row: int, column: int) -> QRectF:
        """Return where a tile is."""
        scale, side = theme.scale(), self._side()
        left = self._names() + column * (side + _GAP * scale)
        return QRectF(left, 2 + row * (side + _GAP * scale), side, side)

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(round(260 * theme.scale()), round(220 * theme.scale()))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few tiles."""
        return QSize(round(120 * theme.scale()), round(80 * theme.scale()))

    def _label(self, sheet: Sheet, *, last: bool) -> str:
        if sheet.step == 0:
            return tr("start")
        epoch = f"{sheet.epoch:.1f}" if sheet.epoch < 1 else str(int(sheet.epoch + 1e-9))
        return tr("{epoch} now", epoch=epoch) if last else epoch

    def _names(self) -> float:
        metrics = QFontMetricsF(theme.font(LABEL))
        widest = max((metrics.horizontalAdvance(str(c)) for c in self._channels), default=0.0)
        return widest + 8 * theme.scale()

    def _room(self) -> float:
        """Return the width of all columns; the words below the last one stand out a little."""
        return self.width() - self._names() - 10 * theme.scale()

    def _side(self) -> float:
        """Return the side of a tile: all rows fit, and as many columns as then have room."""
        scale = theme.scale()
        line = QFontMetricsF(theme.font(LABEL)).height()
        rows = max(len(self._channels), 1)
        high = (self.height() - line - 6 * scale) / rows - _GAP * scale
        columns = max(len(self._sheets), 1)
        wide = (self._room() + _GAP * scale) / columns - _GAP * scale
        return float(max(1, int(min(high, max(wide, _SMALLEST * scale), _LARGEST * scale))))

    def _shown(self) -> tuple[Sheet, ...]:
        """Return the columns that there is room for: the first, and the last ones."""
        scale = theme.scale()
        each = max(self._side(), 1.0) + _GAP * scale
        room = max(2, int((self._room() + _GAP * scale) / each))
        if len(self._sheets) <= room:
            return self._sheets
        return (self._sheets[0], *self._sheets[len(self._sheets) - room + 1 :])

    def _range(self, channel: int) -> maps.Range:
        """Return one scale for all epochs of a channel."""
        found = self._ranges.get(channel)
        if found is None:
            tiles = [s.tiles[channel] for s in self._sheets if channel in s.tiles]
            ends = [maps.value_range(tile, self._map()) for tile in tiles]
            found = min(low for low, _ in ends), max(high for _, high in ends)
            self._ranges[channel] = found
        return found

    def _map(self) -> str:
        """Return the colour map in force: signed values have one with a middle."""
        if self._colormap in colormaps.NAMES:
            return self._colormap
        signed = any(bool((t < 0).any()) for s in self._sheets for t in s.tiles.values())
        return colormaps.auto(signed)

    def _image(self, sheet: Sheet, channel: int) -> QImage | None:
        tile = sheet.tiles.get(channel)
        if tile is None:
            return None
        key = (sheet, channel)
        if key not in self._images:
            levels = maps.levels(tile, self._range(channel))
            self._images[key] = indexed_image(levels, self._map())
        return self._images[key]

    # The pointer and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the channel of the row."""
        row = self._row_at(event.position().y())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._channels[row])
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the channel above or below."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not self._channels:
            super().keyPressEvent(event)
            return
        at = self._channels.index(self._chosen) + by if self._chosen in self._channels else 0
        self.chosen.emit(self._channels[min(len(self._channels) - 1, max(0, at))])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a tile is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def _row_at(self, y: float) -> int | None:
        rows = range(len(self._channels))
        return next(
            (i for i in rows if self.tile_rect(i, 0).top() <= y <= self.tile_rect(i, 0).bottom()),
            None,
        )

    def _tip(self, x: float, y: float) -> str:
        row, shown = self._row_at(y), self._shown()
        columns = range(len(shown))
        boxes = [self.tile_rect(0, column) for column in columns]
        column = next((i for i, box in enumerate(boxes) if box.left() <= x <= box.right()), None)
        if row is None or column is None:
            return ""
        sheet, channel = shown[column], self._channels[row]
        tile = sheet.tiles.get(channel)
        if tile is None:
            return ""
        return tr(
            "Channel {channel} after step {step}, epoch {epoch}: {low} to {high}",
            channel=channel,
            step=f"{sheet.step:,}",
            epoch=f"{sheet.epoch:.2f}",
            low=figure(float(tile.min()), 3),
            high=figure(float(tile.max()), 3),
        )

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tiles, or say why there are none."""
        painter = QPainter(self)
        if not self._channels:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
            painter.end()
            return
        shown = self._shown()
        self._draw_names(painter)
        for column, sheet in enumerate(shown):
            self._draw_column(painter, column, sheet, last=column == len(shown) - 1)
        painter.end()

    def _draw_names(self, painter: QPainter) -> None:
        t = theme.tokens()
        for row, channel in enumerate(self._channels):
            box = self.tile_rect(row, 0)
            chosen = channel == self._chosen
            painter.setFont(theme.font(LABEL, 600 if chosen else 400))
            marked = t.accent if chosen and self.hasFocus() else t.text if chosen else t.text_3
            painter.setPen(marked)
            room = QRectF(0, box.top(), box.left() - 6 * theme.scale(), box.height())
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, middle, str(channel))

    def _draw_column(self, painter: QPainter, column: int, sheet: Sheet, *, last: bool) -> None:
        t, scale = theme.tokens(), theme.scale()
        for row, channel in enumerate(self._channels):
            box = self.tile_rect(row, column)
            image = self._image(sheet, channel)
            if image is None:
                painter.fillRect(box, t.raised)
            else:
                draw_image(painter, fitted(image.size(), box), image)
        foot = self.tile_rect(len(self._channels) - 1, column)
        if last:
            whole = self.tile_rect(0, column).united(foot).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.setPen(QPen(t.accent, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole)
        painter.setFont(theme.font(LABEL, 600 if last else 400))
        painter.setPen(t.text if last else t.text_3)
        metrics, label = QFontMetricsF(painter.font()), self._label(sheet, last=last)
        wide = metrics.horizontalAdvance(label)
        # A long word stands out at the right only: at the left there is another one.
        left = foot.left() + min(0.0, foot.width() - wide) / 2 if not last else foot.left()
        room = QRectF(left, foot.bottom() + 3 * scale, max(foot.width(), wide), metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label)
