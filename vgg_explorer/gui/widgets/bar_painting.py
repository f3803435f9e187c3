"""Drawing a bar chart, on the screen or into a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.bar_layout import LABEL, SMALL, BarLayout
from vgg_explorer.gui.widgets.chart_frame import draw_grid, sharp
from vgg_explorer.gui.widgets.painting import ink_on, mixed, snapped

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.chart_data import Bar, Category


@dataclass(frozen=True, slots=True)
class Pointed:
    """What is marked in a chart, by the places of the categories.

    Parameters
    ----------
    marked : int or None
        The selected one.
    hovered : int or None
        The one under the pointer.
    cursor : int or None
        The one that has the keyboard.
    scrolled : float
        Pixels that lie left of the plot.
    """

    marked: int | None = None
    hovered: int | None = None
    cursor: int | None = None
    scrolled: float = 0.0


def paint_bars(painter: QPainter, layout: BarLayout, pointed: Pointed) -> None:
    """Draw a whole chart."""
    painter.save()
    draw_grid(painter, layout.plot, layout.axis)
    plot, drawing = layout.plot, _Bars(painter, layout, pointed)
    painter.save()
    painter.setClipRect(QRectF(plot.left(), 0, plot.width(), plot.bottom() + 1))
    ratio = painter.device().devicePixelRatioF()
    shift = round((plot.left() - pointed.scrolled) * ratio) / ratio  # edges stay on whole pixels
    painter.translate(shift, 0)
    drawing.draw()
    painter.restore()
    painter.translate(shift, 0)
    drawing.draw_labels()
    painter.translate(-shift, 0)
    if layout.data.line:
        _draw_line_axis(painter, layout)
    painter.restore()


def _draw_line_axis(painter: QPainter, layout: BarLayout) -> None:
    metrics = QFontMetricsF(theme.font(LABEL))
    painter.setPen(theme.tokens().text_3)
    for share, words in layout.line_axis.ticks:
        height = metrics.height()
        left = layout.plot.right() + 6 * theme.scale()
        place = QRectF(left, layout.line_y(share) - height / 2, 60 * theme.scale(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


class _Bars:
    """One drawing of what scrolls."""

    def __init__(self, painter: QPainter, layout: BarLayout, pointed: Pointed) -> None:
        self.painter, self.layout, self.pointed = painter, layout, pointed
        self.metrics = QFontMetricsF(theme.font(LABEL))
        first = int(pointed.scrolled // layout.slot)
        last = int((pointed.scrolled + layout.plot.width()) // layout.slot) + 1
        self.places = range(max(0, first - 1), min(len(layout.data.categories), last + 1))

    def draw(self) -> None:
        """Draw bands, bars, line and words, in this order."""
        for place in self.places:
            self._draw_band(place)
        for place in self.places:
            for number in range(len(self._category(place).bars)):
                self._draw_bar(place, number)
            if self._category(place).condition != "built" and not self._category(place).bars:
                self._draw_gap(place)
        self._draw_base()
        if self.layout.data.line:
            self._draw_line()
        self._draw_figures()
        if self.pointed.cursor is not None:
            self._draw_focus(self.pointed.cursor)

    def draw_labels(self) -> None:
        """Write what stands below the bars in sight; a wide word may reach out of the plot."""
        left, right = self.pointed.scrolled, self.pointed.scrolled + self.layout.plot.width()
        for place in self.places:
            if left <= (place + 0.5) * self.layout.slot <= right:
                self._draw_label(place)

    def _category(self, place: int) -> Category:
        return self.layout.data.categories[place]

    def _draw_band(self, place: int) -> None:
        t = theme.tokens()
        band = snapped(self.layout.column(place), self.painter)
        if place == self.pointed.marked:
            self.painter.fillRect(band, t.accent_bg)
        elif place == self.pointed.hovered:
            self.painter.fillRect(band, t.hover)

    def _draw_bar(self, place: int, number: int) -> None:
        bar = self._category(place).bars[number]
        if not bar.value:
            return
        rect = snapped(self.layout.bar(place, number), self.painter)
        fill = bar.look.fill()
        self.painter.fillRect(rect, fill)
        if place == self.pointed.marked:
            self.painter.setPen(QPen(theme.tokens().accent, 2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(rect.adjusted(-1, -1, 1, 1))

    def _draw_gap(self, place: int) -> None:
        """Draw the outline of what has no figures."""
        t, failed = theme.tokens(), self._category(place).condition == "failed"
        column = self.layout.column(place)
        width = min(column.width() * 0.78, 48 * theme.scale())
        box = QRectF(0, 0, width, column.height() * 0.3)
        box.moveCenter(column.center())
        box.moveBottom(column.bottom())
        self.painter.setPen(QPen(t.error if failed else t.disabled, 1, Qt.PenStyle.DashLine))
        self.painter.setBrush(t.error_bg if failed else QColor(0, 0, 0, 0))
        self.painter.drawRect(snapped(box, self.painter).adjusted(0.5, 0.5, -0.5, 0))

    def _draw_base(self) -> None:
        y = sharp(self.layout.plot.bottom())
        self.painter.setPen(QPen(theme.tokens().line, 1))
        ends = self.pointed.scrolled, self.pointed.scrolled + self.layout.plot.width()
        self.painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))

    def _draw_line(self) -> None:
        t, layout = theme.tokens(), self.layout
        points = [
            QPointF((i + 0.5) * layout.slot, layout.line_y(share))
            for i, share in enumerate(layout.data.line)
        ]
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        # A ring of the ground's colour keeps the line apart from bars that it crosses.
        for colour, width in ((t.panel, 3.6), (t.text_2, 1.6)):
            self.painter.setPen(QPen(colour, width))
            self.painter.drawPolyline(QPolygonF(points))
        radius = 2.4 * theme.scale()
        self.painter.setPen(QPen(t.panel, 1))
        self.painter.setBrush(t.text_2)
        for place in self.places:
            if place < len(points):
                self.painter.drawEllipse(points[place], radius, radius)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_figures(self) -> None:
        """Write the selected figure, then from the largest on, where they touch nothing."""
        stacked = self.layout.data.stacked
        bars = [
            (self.layout.bar(place, number), bar, place)
            for place in self.places
            for number, bar in enumerate(self._category(place).bars)
            if bar.value is not None
        ]
        marked = self.pointed.marked
        taken = [rect for rect, _, _ in bars]
        left, right = self.pointed.scrolled, self.pointed.scrolled + self.layout.plot.width()
        for rect, bar, place in sorted(bars, key=lambda one: (one[2] != marked, one[0].top())):
            above = self._draw_letter(rect, bar, aloft=not stacked)
            height = self.metrics.height()
            words = self.metrics.horizontalAdvance(bar.label)
            room = QRectF(0, 0, words + 4, height - 2)
            room.moveCenter(QPointF(rect.center().x(), above - height / 2 - 1))
            if left <= rect.left() and rect.right() <= right:
                room.moveLeft(min(max(room.left(), left), right - room.width()))
            inside = left <= room.left() and room.right() <= right
            if bar.label and inside and not any(room.intersects(other) for other in taken):
                self._draw_figure(room, bar.label, place)
                taken.append(room)

    def _draw_figure(self, room: QRectF, words: str, place: int) -> None:
        t = theme.tokens()
        if self.layout.data.line:  # which may pass behind
            ground = QColor(t.accent_bg if place == self.pointed.marked else t.panel)
            ground.setAlphaF(0.8)
            self.painter.fillRect(room, ground)
        self.painter.setFont(theme.font(LABEL))
        self.painter.setPen(t.text)
        self.painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_letter(self, rect: QRectF, bar: Bar, *, aloft: bool) -> float:
        """Write a bar's letter at its foot, or above a low one; return where the figure ends."""
        font = theme.font(SMALL, 700)
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(bar.look.letter), metrics.height()
        inside = rect.width() >= wide + 2 and rect.height() >= high + 3
        if wide > self.layout.slot or not (inside or aloft):
            return rect.top()
        self.painter.setFont(font)
        fill = bar.look.fill()
        place = QRectF(rect.center().x() - wide, rect.bottom() - high - 2, 2 * wide, high)
        if not inside:
            place.moveBottom(rect.top() - 1)
        t = theme.tokens()
        self.painter.setPen(ink_on(fill) if inside else mixed(fill, t.text, 0.45))
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar.look.letter)
        return rect.top() if inside else place.top() + 1

    def _draw_label(self, place: int) -> None:
        t, layout, category = theme.tokens(), self.layout, self._category(place)
        marked = place == self.pointed.marked
        colour = t.text if marked else t.text_2
        if category.condition != "built":
            colour = t.error if category.condition == "failed" else t.disabled
        self.painter.setPen(colour)
        self.painter.setFont(theme.font(LABEL, 600 if marked else 400))
        middle = (place + 0.5) * layout.slot
        top = layout.plot.bottom() + 6 * theme.scale()
        height = self.metrics.height()
        if layout.written == "upright":
            self._draw_upright(category.label, middle, top)
            return
        if layout.written == "staggered" and place % 2:
            foot = QPointF(middle, top - 3), QPointF(middle, top + height)
            self.painter.save()
            self.painter.setPen(QPen(t.line, 1))
            self.painter.drawLine(*(QPointF(sharp(p.x()), p.y()) for p in foot))
            self.painter.restore()
            top += height
        room = QRectF(middle - 100, top, 200, height)
        self.painter.drawText(room, Qt.AlignmentFlag.AlignCenter, category.label)

    def _draw_upright(self, words: str, middle: float, top: float) -> None:
        room = self.layout.size.height() - top - 2
        shown = self.painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideMiddle, max(1, int(room))
        )
        self.painter.save()
        self.painter.translate(middle, top)
        self.painter.rotate(-90)
        height = self.metrics.height()
        place = QRectF(-room, -height / 2, room, height)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(place, flags, shown)
        self.painter.restore()

    def _draw_focus(self, place: int) -> None:
        ring = snapped(self.layout.column(place), self.painter).adjusted(1, 0, -1, -1)
        self.painter.setPen(QPen(theme.tokens().accent, 1.5))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(ring, 3, 3)
