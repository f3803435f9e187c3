"""Drawing an area chart, on the screen or into a picture."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.area_data import Area, Areas, Limit
from vgg_explorer.gui.widgets.axis import Axis, clear_of_each_other
from vgg_explorer.gui.widgets.chart_frame import LABEL, draw_grid, sharp
from vgg_explorer.gui.widgets.painting import ink_on

_THICK = 15
"""Pixels of the design from which on a part has room for its letter."""


@dataclass(frozen=True, slots=True)
class AreaLayout:
    """The places in a chart of a size."""

    plot: QRectF
    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        """Return how far right a number lies."""
        return self.plot.left() + self.across.fraction(value) * self.plot.width()

    def y(self, value: float) -> float:
        """Return how high a value lies; it may be above the plot."""
        return self.plot.bottom() - self.up.fraction(value) * self.plot.height()

    def number(self, x: float) -> int:
        """Return the whole number at a place."""
        share = (x - self.plot.left()) / self.plot.width()
        return round(self.across.value(min(1.0, max(0.0, share))))


def area_layout(data: Areas, size: QSizeF) -> AreaLayout:
    """Lay a chart out in a size."""
    scale = theme.scale()
    metrics = QFontMetricsF(theme.font(LABEL))
    line = metrics.height()
    below = 2 * line + 10 * scale
    height = max(1.0, size.height() - below - line)
    up = data.y_scale.axis(min(6, int(height / (2.6 * line))))
    left = max(metrics.horizontalAdvance(words) for _, words in up.ticks) + 10 * scale
    width = max(1.0, size.width() - left - 16 * scale)
    return AreaLayout(QRectF(left, line, width, height), data.x_scale.axis(40), up)


def paint_areas(painter: QPainter, data: Areas, layout: AreaLayout, at: int, caption: str) -> None:
    """Draw a whole chart.

    Parameters
    ----------
    painter, data, layout
        What, where and into what.
    at
        The chosen number.
    caption
        What the axis below counts.
    """
    painter.save()
    _draw_beyond(painter, data, layout)
    draw_grid(painter, layout.plot, layout.up)
    painter.save()
    painter.setClipRect(layout.plot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_areas(painter, data, layout)
    painter.restore()
    for limit in data.limits:
        _draw_limit(painter, limit, layout)
    _draw_chosen(painter, data, layout, at)
    _draw_across(painter, layout, at, caption)
    painter.restore()


def _draw_beyond(painter: QPainter, data: Areas, layout: AreaLayout) -> None:
    """Mark the numbers that are too large."""
    if data.last is None or data.last >= data.xs[-1]:
        return
    beyond = QRectF(layout.plot)
    beyond.setLeft(sharp(layout.x(data.last)) if data.last >= data.xs[0] else beyond.left())
    painter.fillRect(beyond, theme.tokens().error_bg)


def _draw_areas(painter: QPainter, data: Areas, layout: AreaLayout) -> None:
    t = theme.tokens()
    low = [0.0] * len(data.xs)
    xs = [layout.x(x) for x in data.xs]
    letters: list[tuple[Area, list[float], list[float]]] = []
    for area in data.areas:
        high = [base + value for base, value in zip(low, area.values, strict=True)]
        tops = [layout.y(value) for value in high]
        feet = [layout.y(value) for value in low]
        outline = [QPointF(x, y) for x, y in zip(xs, tops, strict=True)]
        outline += [QPointF(x, y) for x, y in zip(reversed(xs), reversed(feet), strict=True)]
        painter.setPen(QPen(t.panel, 0.8))
        painter.setBrush(area.look.fill())
        painter.drawPolygon(QPolygonF(outline))
        letters.append((area, tops, feet))
        low = high
    if data.line:
        points = QPolygonF(
            [QPointF(x, layout.y(value)) for x, value in zip(xs, data.line, strict=True)]
        )
        for colour, width in ((t.panel, 4.0), (t.text, 1.8)):
            painter.setPen(QPen(colour, width))
            painter.drawPolyline(points)
    for area, tops, feet in letters:
        _draw_letter(painter, area, layout, xs, tops, feet)


def _draw_letter(
    painter: QPainter,
    area: Area,
    layout: AreaLayout,
    xs: list[float],
    tops: list[float],
    feet: list[float],
) -> None:
    """Write a letter where its part is thick, as far right as there is room."""
    scale, right = theme.scale(), layout.plot.right() - 12 * theme.scale()
    cut = [max(top, layout.plot.top()) for top in tops]
    thick = [foot - top for top, foot in zip(cut, feet, strict=True)]
    at = [i for i, (x, depth) in enumerate(zip(xs, thick, strict=True)) if x <= right and depth > 0]
    roomy = [i for i in at if thick[i] >= _THICK * scale]
    if not roomy:
        return
    i = roomy[-1]
    size = 18 * scale
    middle = feet[i] - min(thick[i] / 2, 12 * scale)
    place = QRectF(xs[i] - size / 2, middle - size / 2, size, size)
    place.moveLeft(max(place.left(), layout.plot.left() + 2))
    painter.setFont(theme.font(LABEL, 700))
    painter.setPen(ink_on(area.look.fill()))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, area.look.letter)


def _draw_limit(painter: QPainter, limit: Limit, layout: AreaLayout) -> None:
    """Draw a limit, or say that it lies above the chart."""
    t, scale = theme.tokens(), theme.scale()
    plot = layout.plot
    inside = limit.value <= layout.up.high
    y = sharp(layout.y(limit.value)) if inside else plot.top() - 2
    if inside:
        dashed = Qt.PenStyle.SolidLine if limit.firm else Qt.PenStyle.DashLine
        for pen in (QPen(t.panel, 3), QPen(t.error, 1.4, dashed)):
            painter.setPen(pen)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
    painter.setFont(theme.font(LABEL, 600))
    metrics = painter.fontMetrics()
    words = limit.words if inside else f"↑ {limit.words}"
    room = QRectF(0, 0, metrics.horizontalAdvance(words) + 8 * scale, metrics.height())
    room.moveLeft(plot.left() + 4 * scale)
    # The firm limit is the higher one, so its words stand above it and the others below.
    low = y + 3 + room.height() > plot.bottom()
    if inside and y - room.height() - 3 >= plot.top() and (limit.firm or low):
        room.moveBottom(y - 2)
    else:
        room.moveTop(y + 3)
    ground = QColor(t.panel)
    ground.setAlphaF(0.85)
    painter.fillRect(room, ground)
    painter.setPen(t.error)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _draw_chosen(painter: QPainter, data: Areas, layout: AreaLayout, at: int) -> None:
    t, plot = theme.tokens(), layout.plot
    x = layout.x(at)
    painter.setPen(QPen(t.panel, 3.4))
    painter.drawLine(QPointF(sharp(x), plot.top()), QPointF(sharp(x), plot.bottom()))
    painter.setPen(QPen(t.accent, 1.4))
    painter.drawLine(QPointF(sharp(x), plot.top()), QPointF(sharp(x), plot.bottom()))
    top = _height_at(data, at)
    if top is not None and layout.y(top) >= plot.top():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.panel, 1.6))
        painter.setBrush(t.accent)
        radius = 4.4 * theme.scale()
        painter.drawEllipse(QPointF(sharp(x), layout.y(top)), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _height_at(data: Areas, at: int) -> float | None:
    """Return the line's height at a number, between two that are known."""
    for (x0, y0), (x1, y1) in pairwise(zip(data.xs, data.line, strict=False)):
        if x0 <= at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return None


def _draw_across(painter: QPainter, layout: AreaLayout, at: int, caption: str) -> None:
    """Write the numbers below, the chosen one first, and what they count."""
    t, plot = theme.tokens(), layout.plot
    painter.setPen(QPen(t.line, 1))
    foot = sharp(plot.bottom())
    painter.drawLine(QPointF(plot.left(), foot), QPointF(plot.right(), foot))
    painter.setFont(theme.font(LABEL, 600))
    metrics = QFontMetricsF(painter.font())
    half = metrics.horizontalAdvance(str(at)) / 2 + 4
    chosen = layout.x(at)
    ticks = [(layout.x(value), words) for value, words in layout.across.ticks]
    ticks = [(x, words) for x, words in ticks if abs(x - chosen) > half + _half(metrics, words)]
    places = [(x - _half(metrics, words), x + _half(metrics, words)) for x, words in ticks]
    shown = clear_of_each_other(places, 6 * theme.scale())
    line, top = metrics.height(), plot.bottom() + 4 * theme.scale()
    painter.setPen(t.accent)
    centre = Qt.AlignmentFlag.AlignCenter
    painter.drawText(QRectF(chosen - 40, top, 80, line), centre, str(at))
    painter.setFont(theme.font(LABEL))
    painter.setPen(t.text_3)
    for (x, words), visible in zip(ticks, shown, strict=True):
        if visible:
            painter.drawText(QRectF(x - 40, top, 80, line), centre, words)
    painter.drawText(
        QRectF(plot.left(), top + line + 3 * theme.scale(), plot.width(), line), centre, caption
    )


def _half(metrics: QFontMetricsF, words: str) -> float:
    return metrics.horizontalAdvance(words) / 2
