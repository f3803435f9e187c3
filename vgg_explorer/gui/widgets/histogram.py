"""How often values occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import draw_placeholder, snapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class Histogram(QWidget):
    """Bars over the range of the values, with its two ends and the place of zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = ()
        self._low = self._high = 0.0
        self._placeholder = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Histogram"))

    def set_data(self, counts: Sequence[int] | None, lo: float = 0.0, hi: float = 0.0) -> None:
        """Show how many values each of the equal parts of a range holds.

        Parameters
        ----------
        counts
            One number for each part, from the lowest values to the highest; None or no parts
            show the placeholder.
        lo, hi
            The ends of the range.
        """
        self._counts = tuple(int(count) for count in counts) if counts is not None else ()
        self._low, self._high = lo, hi
        ends = tr("{low} to {high}", low=figure(lo), high=figure(hi))
        self.setAccessibleDescription(ends if self._counts else self._placeholder)
        self.update()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty histogram waits for."""
        self._placeholder = words
        self.update()

    def sizeHint(self) -> QSize:
        """Return the design's size."""
        return QSize(round(280 * theme.scale()), round(72 * theme.scale()))

    def event(self, event: QEvent) -> bool:
        """Tell how many values the bar under the pointer stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bins = len(self._counts)
            at = event.pos().x() * bins // max(1, self.width())
            if 0 <= at < bins:
                step = (self._high - self._low) / bins
                words = tr(
                    "{low} to {high}: {count} values",
                    low=figure(self._low + at * step),
                    high=figure(self._low + (at + 1) * step),
                    count=f"{self._counts[at]:,}",
                )
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, the base line, the ends and zero."""
        t = theme.tokens()
        painter = QPainter(self)
        if not self._counts:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
            painter.end()
            return
        painter.setFont(theme.font(11))
        axis = painter.fontMetrics().height() + 2
        chart = QRectF(0, 2, self.width(), self.height() - axis - 2)
        self._draw_bars(painter, chart)
        painter.setPen(QPen(t.line, 1))
        painter.drawLine(
            QPointF(0, chart.bottom() + 0.5), QPointF(chart.right(), chart.bottom() + 0.5)
        )
        words = QRectF(0, chart.bottom() + 2, self.width(), axis)
        painter.setPen(t.text_3)
        low, high = figure(self._low), figure(self._high)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, high)
        self._draw_zero(painter, chart, words, low, high)
        painter.end()

    def _draw_bars(self, painter: QPainter, chart: QRectF) -> None:
        tallest = max(self._counts)
        if tallest <= 0:
            return
        width = chart.width() / len(self._counts)
        gap = 1.0 if width >= 3 else 0.0
        fill = theme.kind_style("conv").fill
        for index, count in enumerate(self._counts):
            if count > 0:
                # One value among millions still shows: 1 px.
                height = max(1.0, chart.height() * count / tallest)
                left = chart.left() + index * width
                bar = QRectF(left, chart.bottom() - height, width, height)
                sharp = snapped(bar, painter)
                painter.fillRect(sharp.adjusted(0, 0, -gap, 0), fill)

    def _draw_zero(
        self, painter: QPainter, chart: QRectF, words: QRectF, low: str, high: str
    ) -> None:
        if not self._low < 0 < self._high:
            return
        x = chart.width() * -self._low / (self._high - self._low)
        pen = QPen(theme.tokens().text_3, 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        x = int(x) + 0.5
        painter.drawLine(QPointF(x, chart.top()), QPointF(x, chart.bottom() + 3))
        metrics = painter.fontMetrics()
        free_left = metrics.horizontalAdvance(low) + 12
        free_right = self.width() - metrics.horizontalAdvance(high) - 12
        if free_left < x < free_right:
            painter.setPen(theme.tokens().text_3)
            place = QRectF(x - 20, words.top(), 40, words.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, "0")
