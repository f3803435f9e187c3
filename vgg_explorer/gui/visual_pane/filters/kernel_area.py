"""Where the tiles of kernels lie in an area that scrolls both ways, and how they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.filters.mosaic import Grid, columns_for, picture
from vgg_explorer.gui.widgets.painting import draw_hatched

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.filters.tiles import Tiles

MARGIN = 8


class KernelArea(QAbstractScrollArea):
    """Only the tiles in sight are turned into pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: Tiles | None = None
        self._tile = 24
        self._grid = Grid(0, 1, (1, 1), 1, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def tiles(self) -> Tiles | None:
        """Return what is shown."""
        return self._tiles

    def tile_size(self) -> int:
        """Return the side of a tile in pixels of the design."""
        return self._tile

    def tile_rect(self, tile: int) -> QRectF:
        """Return where a tile is in the viewport."""
        ratio = self.devicePixelRatioF()
        left, top, width, height = (part / ratio for part in self._grid.place(tile))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(self._left() + left - across, MARGIN + top - down, width, height)

    def _left(self) -> int:
        """Return the room for the numbers of the rows."""
        metrics = QFontMetrics(theme.font(10))
        most = 0 if self._tiles is None else max(self._tiles.values.shape[:2])
        return metrics.horizontalAdvance(str(most)) + 12

    def _lay_out(self) -> None:
        shown = self._tiles
        if shown is None:
            self._grid = Grid(0, 1, (1, 1), 1, 0)
        else:
            ratio = self.devicePixelRatioF()
            tall, wide = shown.sides
            side = self._tile * theme.scale() * ratio
            pixel = max(1, round(side / max(tall, wide)))
            gap = 0 if pixel * wide < 4 * ratio else max(1, round(min(4 * ratio, side / 12)))
            room = int((self.viewport().width() - self._left() - MARGIN) * ratio)
            columns = shown.columns or columns_for(room, wide, pixel, gap)
            self._grid = Grid(shown.count, min(columns, shown.count), shown.sides, pixel, gap)
        self._range_bars()
        self.viewport().update()

    def _range_bars(self) -> None:
        ratio = self.devicePixelRatioF()
        height, width = (int(side / ratio) for side in self._grid.size)
        for bar, needed, page in (
            (self.verticalScrollBar(), height + 2 * MARGIN, self.viewport().height()),
            (self.horizontalScrollBar(), width + self._left() + MARGIN, self.viewport().width()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(max(8, round(self._tile * theme.scale())))
            bar.setRange(0, max(0, needed - page) if self._tiles is not None else 0)

    def _reveal(self, tile: int) -> None:
        place = self.tile_rect(tile)
        for bar, low, high, start, end in (
            (
                self.verticalScrollBar(),
                place.top(),
                place.bottom(),
                MARGIN,
                self.viewport().height() - MARGIN,
            ),
            (
                self.horizontalScrollBar(),
                place.left(),
                place.right(),
                self._left(),
                self.viewport().width() - MARGIN,
            ),
        ):
            if low < start:
                bar.setValue(int(bar.value() + low - start))
            elif high > end:
                bar.setValue(int(bar.value() + high - end) + 1)

    def _at(self, point: QPointF) -> int | None:
        if self._tiles is None or point.x() < self._left():
            return None
        ratio = self.devicePixelRatioF()
        x = point.x() - self._left() + self.horizontalScrollBar().value()
        y = point.y() - MARGIN + self.verticalScrollBar().value()
        return self._grid.at(x * ratio, y * ratio)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font, or on another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def _draw_tiles(self, painter: QPainter, tiles: Tiles) -> None:
        ratio = self.devicePixelRatioF()
        # Scrolled by whole pixels of the device, so that the picture is never blended.
        left = round(self.horizontalScrollBar().value() * ratio)
        top = round(max(0, self.verticalScrollBar().value() - MARGIN) * ratio)
        down = max(0, MARGIN - self.verticalScrollBar().value())
        width = int((self.viewport().width() - self._left()) * ratio)
        height = int((self.viewport().height() - down) * ratio)
        whole_height, whole_width = self._grid.size
        if left >= whole_width or top >= whole_height:
            return
        ground = theme.tokens().panel.rgba()
        image = picture(tiles, self._grid, left, top, width, height, ground)
        image.setDevicePixelRatio(ratio)
        place = QRectF(self._left(), down, image.width() / ratio, image.height() / ratio)
        if not tiles.finite:
            draw_hatched(painter, place)
        painter.drawImage(place.topLeft(), image)

    def _draw_labels(self, painter: QPainter, tiles: Tiles) -> None:
        """Write the number of every row in the margin, as far apart as they can be read."""
        painter.setFont(theme.font(10))
        painter.setPen(theme.tokens().text_3)
        metrics = painter.fontMetrics()
        pitch = self._grid.pitch[0] / self.devicePixelRatioF()
        every = max(1, -(-metrics.height() // max(1, int(pitch))))
        first = int(max(0, self.verticalScrollBar().value() - MARGIN) / max(pitch, 0.1))
        for row in range(first - first % every, self._grid.rows, every):
            tile = row * self._grid.columns
            place = self.tile_rect(tile)
            if place.top() > self.viewport().height():
                break
            output, channel = tiles.kernel(tile)
            words = str(channel if tiles.mode == "output" and channel is not None else output)
            box = QRectF(0, place.top(), self._left() - 6, max(place.height(), metrics.height()))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), words)
