"""One kernel with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.cells import Scale, scale_of
from vgg_explorer.gui.widgets.painting import draw_hatched, ink_on, snapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_TALL, _WIDE, _GAP = 18, 44, 4
_LEAST, _HIGH = 6, 240
"""The least cell without a number, and how high all of them together should be at most."""
_COLOURS = ("R", "G", "B")


class KernelCells(QWidget):
    """The weights of one kernel in coloured cells, or of three of them, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float32] | None = None
        self._scale = Scale(-1, 1, 2, signed=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Weights of the kernel"))

    def show_kernel(self, values: NDArray[np.float32] | None) -> None:
        """Show kernels of shape (n, height, width), or nothing."""
        self._values = values
        if values is not None:
            self._scale = scale_of(values, signed=True)
            said = (self._scale.words(float(value)) for value in values.reshape(-1)[:200])
            self.setAccessibleDescription(", ".join(said))
        self._take_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the cells have at the new width."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        height = 0
        if self._values is not None:
            count, lines, _ = self._values.shape
            height = int(count * (lines * self._cell()[1] + _GAP))
        self.setFixedHeight(height)

    def _cell(self) -> tuple[float, float]:
        """Return width and height of a cell; without numbers it is a square."""
        assert self._values is not None
        count, lines, columns = self._values.shape
        room = (self.width() - self._left()) / columns
        scale = theme.scale()
        if room >= self._number() + 4:
            return min(room, _WIDE * scale), _TALL * scale
        most = min(_TALL, max(_LEAST, _HIGH / (lines * count))) * scale
        side = float(max(1, int(min(room, most))))
        return side, side

    def _left(self) -> float:
        named = self._values is not None and len(self._values) == len(_COLOURS)
        return 16 * theme.scale() if named else 0.0

    def _number(self) -> float:
        metrics = QFontMetricsF(theme.font(10))
        return metrics.horizontalAdvance(self._scale.words(-self._scale.high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cells."""
        if self._values is None:
            return
        t = theme.tokens()
        painter = QPainter(self)
        painter.setFont(theme.font(10))
        count, lines, columns = self._values.shape
        wide, tall = self._cell()
        numbered = wide >= self._number() + 4
        for number in range(count):
            top = number * (lines * tall + _GAP)
            if self._left():
                painter.setPen(t.text_3)
                box = QRectF(0, top, self._left(), lines * tall)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _COLOURS[number])
            for line in range(lines):
                for column in range(columns):
                    left = self._left() + column * wide
                    place = snapped(QRectF(left, top + line * tall, wide, tall), painter)
                    value = float(self._values[number, line, column])
                    self._draw(painter, place.adjusted(0, 0, -1, -1), value, numbered=numbered)
        painter.end()

    def _draw(self, painter: QPainter, place: QRectF, value: float, *, numbered: bool) -> None:
        colour = self._scale.ground(value)
        if colour is None:
            draw_hatched(painter, place)
            return
        painter.fillRect(place, colour)
        if numbered:
            painter.setPen(ink_on(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._scale.words(value))
