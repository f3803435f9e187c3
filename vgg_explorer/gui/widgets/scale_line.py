"""What the colours of maps stand for, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LENGTH, _HEIGHT = 88, 10


class ScaleLine(QWidget):
    """A strip of a colour map between the values at its ends, with a mark at zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self._colormap = "viridis"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Colour scale"))

    def set_scale(self, lo: float, hi: float, colormap: str) -> None:
        """Show a map and what its two ends stand for."""
        self._low, self._high, self._colormap = lo, hi, colormap
        self.setAccessibleDescription(tr("{low} to {high}", low=figure(lo, 3), high=figure(hi, 3)))
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, str]:
        """Return what stands at the two ends."""
        both = self._low < 0 < self._high
        return figure(self._low, 3, sign=both), figure(self._high, 3, sign=both)

    def _rooms(self) -> tuple[int, int]:
        """Return what the numbers at the two ends take."""
        metrics = QFontMetrics(theme.font(11))
        # The numbers change with every channel, and the strip must not jump.
        usual = metrics.horizontalAdvance("+0.000")
        low, high = (max(usual, metrics.horizontalAdvance(words)) for words in self.words())
        return low, high

    def sizeHint(self) -> QSize:
        """Return the strip and the room for its numbers."""
        low, high = self._rooms()
        scale = theme.scale()
        return QSize(round(_LENGTH * scale) + low + high + 12, round(20 * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and its numbers."""
        t, scale = theme.tokens(), theme.scale()
        painter = QPainter(self)
        painter.setFont(theme.font(11))
        length = _LENGTH * scale
        low, high = self.words()
        before, behind = self._rooms()
        left = (self.width() - length + before - behind) / 2  # the longer number has more room
        strip = QRectF(left, (self.height() - _HEIGHT * scale) / 2, length, _HEIGHT * scale)
        gradient = QLinearGradient(strip.topLeft(), strip.topRight())
        table = colormaps.table(self._colormap)[: colormaps.LEVELS]
        for place in range(0, colormaps.LEVELS, 6):
            gradient.setColorAt(place / (colormaps.LEVELS - 1), QColor(table[place]))
        gradient.setColorAt(1, QColor(table[-1]))
        painter.fillRect(snapped(strip, painter), gradient)
        if self._low < 0 < self._high:
            x = strip.left() + strip.width() * -self._low / (self._high - self._low)
            painter.setPen(QPen(t.text_3, 1))
            painter.drawLine(QPointF(x, strip.top() - 3), QPointF(x, strip.bottom() + 3))
        painter.setPen(t.text_2)
        room = QRectF(0, 0, left - 6, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, low)
        painter.drawText(room.translated(strip.right() + 6, 0), middle, high)
        painter.end()
