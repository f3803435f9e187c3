"""Drawing a line chart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.axis import Axis, clear_of_each_other
from vgg_explorer.gui.widgets.chart_frame import LABEL, draw_grid, sharp
from vgg_explorer.gui.widgets.line_data import Line, Lines, Readout
from vgg_explorer.gui.widgets.painting import mixed

_PALE = 0.4
"""How much of its colour a band has: what is under it stays in sight."""
_STEP_UP, _STEP_ACROSS = 34, 44
"""Pixels of the design that a mark takes."""
_DOT = 2.2
_DOT_ROOM = 6
_ROOMY = 170
"""Pixels of the design: with less beside the title, the samples of the lines are short."""
_SHORT = 7
_VALUE = "0.000"
"""A value as long as most."""


@dataclass(frozen=True, slots=True)
class LineLayout:
    """The places in a chart of a size."""

    plot: QRectF
    across: Axis
    up: Axis
    below: bool = False
    """Whether the names of the lines stand below the title: beside it they have no room."""

    def x(self, value: float) -> float:
        """Return how far right a place lies."""
        return self.plot.left() + self.across.fraction(value) * self.plot.width()

    def y(self, value: float) -> float:
        """Return how high a value lies; it may be above the plot."""
        return self.plot.bottom() - self.up.fraction(value) * self.plot.height()

    def polygon(self, points: Iterable[tuple[float, float]]) -> QPolygonF:
        """Return places with their values as points of the chart.

        There are many: what is the same for all of them is not asked for each.
        """
        plot, across, up = self.plot, self.across, self.up
        if across.log:
            return QPolygonF([QPointF(self.x(at), self.y(value)) for at, value in points])
        wide = plot.width() / ((across.high - across.low) or 1.0)
        left, bottom = plot.left() - across.low * wide, plot.bottom()
        if not up.log:
            high = plot.height() / ((up.high - up.low) or 1.0)
            bottom += up.low * high
            return QPolygonF([QPointF(left + at * wide, bottom - v * high) for at, v in points])
        low, log = up.low, math.log
        high = plot.height() / log(up.high / low)
        return QPolygonF(
            [
                QPointF(left + at * wide, bottom - log(v / low) * high if v > low else bottom)
                for at, v in points
            ]
        )

    def value_at(self, x: float) -> float:
        """Return the place on the axis below a pixel, within its ends."""
        share = (x - self.plot.left()) / max(self.plot.width(), 1.0)
        return self.across.value(min(1.0, max(0.0, share)))


def line_layout(data: Lines, size: QSizeF) -> LineLayout:
    """Return the places of a chart."""
    scale = theme.scale()
    metrics = QFontMetricsF(theme.font(LABEL))
    line = metrics.height()
    head = QFontMetricsF(theme.font(12, 600)).height() + 8 * scale if data.title else 6 * scale
    below = bool(data.title) and _head_width(data) > size.width() - 8 * scale
    head += line if below else 0.0
    foot = line + 5 * scale + (line if data.caption else 0.0)
    height = max(size.height() - head - foot, 10.0)
    up = data.up.axis(int(height / (_STEP_UP * scale)))
    left = max(metrics.horizontalAdvance(words) for _, words in up.ticks) + 9 * scale
    plot = QRectF(left, head, max(size.width() - left - 8 * scale, 10.0), height)
    across = data.across.axis(int(plot.width() / (_STEP_ACROSS * scale)))
    return LineLayout(plot, across, up, below)


def _head_width(data: Lines) -> float:
    """Return the room that the title takes with the names and values of the lines beside it."""
    scale, metrics = theme.scale(), QFontMetricsF(theme.font(LABEL))
    words = sum(metrics.horizontalAdvance(f"{one.name} {_VALUE}") for one in data.lines if one.name)
    named = sum(1 for one in data.lines if one.name)
    title = QFontMetricsF(theme.font(12, 600)).horizontalAdvance(data.title)
    return title + 10 * scale + words + named * (_SHORT + 5) * scale + (named - 1) * 9 * scale


def paint_lines(
    painter: QPainter,
    data: Lines,
    layout: LineLayout,
    readout: Readout | None,
    *,
    looking: bool = False,
) -> None:
    """Draw a chart with the values of one place; ``looking``: the user chose that place."""
    draw_grid(painter, layout.plot, layout.up)
    _draw_across(painter, data, layout, readout if looking else None)
    painter.save()
    painter.setClipRect(layout.plot.adjusted(-3, -3, 4, 2))
    for line in sorted(data.lines, key=lambda one: not one.behind):
        _draw_band(painter, line, layout)
    for line in sorted(data.lines, key=lambda one: not one.behind):
        _draw_line(painter, line, layout)
    painter.restore()
    if data.now is not None:
        _draw_upright(painter, layout, data.now, theme.tokens().text_3, Qt.PenStyle.DotLine)
    if readout is not None and looking:
        _draw_upright(painter, layout, readout.x, theme.tokens().accent, Qt.PenStyle.SolidLine)
    _draw_head(painter, data, layout, readout)


def _draw_band(painter: QPainter, line: Line, layout: LineLayout) -> None:
    """Draw what varies from step to step, without smoothing: it is thin and there is much of it."""
    if not line.band:
        return
    # Mixed, not transparent: that would take half as long again.
    painter.setPen(QPen(mixed(theme.tokens().panel, line.look.fill(), _PALE), 1))
    ends = ((at, value) for at, *both in line.band for value in both)
    painter.drawPolyline(layout.polygon(ends))


def _draw_line(painter: QPainter, line: Line, layout: LineLayout) -> None:
    if not line.points:
        return
    scale, colour = theme.scale(), QColor(line.look.fill())
    points = layout.polygon(_thinned(line, layout.plot.width()))
    pen = QPen(colour, 1.1 if line.behind else 1.6)
    if line.style == "dashed":
        pen.setDashPattern([5 / 1.6, 3 / 1.6])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    dotted = line.style == "dashed" and not line.behind
    if dotted and len(line.points) * _DOT_ROOM * scale < layout.plot.width():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for at in range(len(line.points)):
            painter.drawEllipse(points.at(at), _DOT * scale, _DOT * scale)
    if line.ring is not None:
        painter.setPen(QPen(theme.tokens().text, 1.4))
        painter.setBrush(colour)
        painter.drawEllipse(
            QPointF(layout.x(line.points[line.ring][0]), layout.y(line.points[line.ring][1])),
            4 * scale,
            4 * scale,
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if line.look.letter:
        _draw_letter(painter, line, points.at(points.size() - 1), layout)


def _thinned(line: Line, width: float) -> Sequence[tuple[float, float]]:
    """Return the points of a line, not closer than the eye tells apart: dashes cost most."""
    apart = 2 if line.style == "solid" else 4
    every = int(apart * len(line.points) / max(width, 1.0))
    return line.points if every < 2 else (*line.points[::every], line.points[-1])


def _draw_letter(painter: QPainter, line: Line, end: QPointF, layout: LineLayout) -> None:
    """Write what tells a line from others at its end, on a ground that keeps it readable."""
    t, scale = theme.tokens(), theme.scale()
    painter.setFont(theme.font(10, 700))
    metrics = QFontMetricsF(painter.font())
    room = QRectF(0, 0, metrics.horizontalAdvance(line.look.letter) + 4 * scale, metrics.height())
    room.moveCenter(end - QPointF(room.width() / 2 + 2 * scale, 0))
    room.moveTop(min(max(room.top(), layout.plot.top()), layout.plot.bottom() - room.height()))
    ground = QColor(t.panel)
    ground.setAlphaF(0.8)
    painter.fillRect(room, ground)
    painter.setPen(t.text_2)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line.look.letter)


def _draw_upright(
    painter: QPainter, layout: LineLayout, at: float, colour: QColor, style: Qt.PenStyle
) -> None:
    x = sharp(layout.x(at))
    painter.setPen(QPen(colour, 1, style))
    painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()))


def _draw_across(
    painter: QPainter, data: Lines, layout: LineLayout, readout: Readout | None
) -> None:
    """Write the numbers below and what they count, or the place that is looked at."""
    t, scale, plot = theme.tokens(), theme.scale(), layout.plot
    painter.setFont(theme.font(LABEL))
    metrics = QFontMetricsF(painter.font())
    line, top = metrics.height(), plot.bottom() + 4 * scale
    half = [metrics.horizontalAdvance(words) / 2 for _, words in layout.across.ticks]
    ticks = [(layout.x(value), words) for value, words in layout.across.ticks]
    places = [(x - h, x + h) for (x, _), h in zip(ticks, half, strict=True)]
    shown = clear_of_each_other(places, 6 * scale)
    centre = Qt.AlignmentFlag.AlignCenter
    for (x, words), visible in zip(ticks, shown, strict=True):
        painter.setPen(QPen(t.line_soft, 1))
        painter.drawLine(QPointF(sharp(x), plot.top()), QPointF(sharp(x), plot.bottom()))
        if visible:
            painter.setPen(t.text_3)
            painter.drawText(QRectF(x - 40, top, 80, line), centre, words)
    if data.caption:
        painter.setPen(t.text_3 if readout is None else t.accent)
        below = QRectF(plot.left(), top + line, plot.width(), line)
        painter.drawText(below, centre, data.caption if readout is None else readout.where)


def _draw_head(painter: QPainter, data: Lines, layout: LineLayout, readout: Readout | None) -> None:
    """Write the title, and the lines with their values as far as there is room."""
    if not data.title:
        return
    t, scale, right = theme.tokens(), theme.scale(), layout.plot.right()
    bold, plain = theme.font(12, 600), theme.font(LABEL)
    strong = theme.font(LABEL, 600)
    line = QFontMetricsF(bold).height()
    painter.setFont(bold)
    painter.setPen(t.text)
    title = QRectF(0, 0, right, line)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(title, middle, data.title)
    left = QFontMetricsF(bold).horizontalAdvance(data.title) + 10 * scale
    top = 0.0
    if layout.below:
        left, top = 0.0, line
    sample = (15 if right - left > _ROOMY * scale else _SHORT) * scale
    for one in reversed([one for one in data.lines if one.name]):
        value = readout.values.get(one.name, "") if readout is not None else ""
        words = f"{one.name} "
        wide = QFontMetricsF(plain).horizontalAdvance(words)
        wide += QFontMetricsF(strong).horizontalAdvance(value)
        start = right - wide - sample - 5 * scale
        if start < left:
            break
        pen = QPen(one.look.fill(), 1.6)
        if one.style == "dashed":
            pen.setDashPattern([5 / 1.6, 3 / 1.6])
        painter.setPen(pen)
        y = sharp(top + line / 2)
        painter.drawLine(QPointF(start, y), QPointF(start + sample, y))
        painter.setFont(plain)
        painter.setPen(t.text_2)
        room = QRectF(start + sample + 5 * scale, top, wide + 2, line)
        painter.drawText(room, middle, words)
        room.setLeft(room.left() + QFontMetricsF(plain).horizontalAdvance(words))
        painter.setFont(strong)
        painter.setPen(t.text)
        painter.drawText(room, middle, value)
        right = start - sample / 2 - 5 * scale
