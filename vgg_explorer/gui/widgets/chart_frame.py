"""What charts have around them.

Charts are painted here, and not by pyqtgraph, which the large maps use: its axes count in powers
of ten alone, its bars know neither letters nor labels nor the keyboard, its lines are not laid on
whole pixels at a ratio of 1.5, and importing it takes a third of a second that these charts are
not to wait for. What it is good at, zooming into many points, a few dozen bars do not need.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from vgg_explorer.gui.widgets.axis import Axis

LABEL = 11
"""The font size of the design for words along axes."""


def sharp(place: float) -> float:
    """Return the middle of the pixel at a place, where a thin line is sharp."""
    return math.floor(place) + 0.5


def draw_grid(painter: QPainter, plot: QRectF, axis: Axis) -> None:
    """Draw a vertical axis: a thin line for each mark, and its label at the left."""
    t, scale = theme.tokens(), theme.scale()
    font = theme.font(LABEL)
    height = QFontMetricsF(font).height()
    painter.setFont(font)
    for value, words in axis.ticks:
        y = plot.bottom() - axis.fraction(value) * plot.height()
        painter.setPen(QPen(t.line_soft, 1))
        painter.drawLine(QPointF(plot.left(), sharp(y)), QPointF(plot.right(), sharp(y)))
        painter.setPen(t.text_3)
        room = QRectF(0, y - height / 2, plot.left() - 6 * scale, height)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, words)
