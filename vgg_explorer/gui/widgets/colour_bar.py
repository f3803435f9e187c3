"""What the colours of a map stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDTH = 12


class ColourBar(QWidget):
    """A strip of a colour map with the values at its ends and at zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self._colormap = "viridis"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Colour scale"))

    def set_scale(self, lo: float, hi: float, colormap: str) -> None:
        """Show a map and what its two ends stand for."""
        self._low, self._high, self._colormap = lo, hi, colormap
        self.setAccessibleDescription(tr("{low} to {high}", low=figure(lo, 3), high=figure(hi, 3)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the strip and the room for its numbers."""
        metrics = self.fontMetrics()
        # From channel to channel the numbers are of different lengths, and the map beside the bar
        # must not jump: there is room for the usual ones whatever they are.
        usual = metrics.horizontalAdvance("+0.0000")
        words = max(usual, *(metrics.horizontalAdvance(text) for text, _ in self._marks()))
        return QSize(round(_WIDTH * theme.scale()) + 8 + words, round(208 * theme.scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip and its numbers."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setFont(theme.font(11))
        half = painter.fontMetrics().height() / 2
        strip = QRectF(0, half, round(_WIDTH * theme.scale()), max(1.0, self.height() - 2 * half))
        gradient = QLinearGradient(strip.bottomLeft(), strip.topLeft())
        table = colormaps.table(self._colormap)[: colormaps.LEVELS]
        for place in range(0, colormaps.LEVELS, 6):
            gradient.setColorAt(place / (colormaps.LEVELS - 1), QColor(table[place]))
        gradient.setColorAt(1, QColor(table[-1]))
        painter.fillRect(snapped(strip, painter), gradient)
        for words, share in self._marks():
            y = strip.bottom() - share * strip.height()
            painter.setPen(QPen(t.text_3, 1))
            painter.drawLine(QPointF(strip.right(), y), QPointF(strip.right() + 3, y))
            room = QRectF(strip.right() + 6, y - half, self.width(), 2 * half)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _marks(self) -> list[tuple[str, float]]:
        both = self._low < 0 < self._high
        marks = [
            (figure(self._low, 3, sign=both), 0.0),
            (figure(self._high, 3, sign=both), 1.0),
        ]
        if both:
            marks.append(("0", -self._low / (self._high - self._low)))
        return marks
