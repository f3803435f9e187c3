"""What the colours of the blocks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.badge import SIZE, paint_badge

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.figure.model import Legend
    from vgg_explorer.figure.palette import Palette

_SIZE, _GAP, _APART, _RAMP = 11.5, 6, 12, 120
"""Pixels of the design: words, beside a badge, between entries, and the length of the ramp."""


class Key(QWidget):
    """The kinds with their letters, or the ramp with its numbers, as far as there is room."""

    resized = Signal()
    """There is another room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend: Legend | None = None
        self._palette: Palette | None = None
        self._entries: tuple[tuple[str, str], ...] = ()
        self._stops: tuple[tuple[float, str], ...] = ()
        self._missing = ""
        self._elsewhere = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("What the colours mean"))

    def show_legend(self, legend: Legend | None, palette: Palette, missing: str = "") -> None:
        """Show a legend; ``missing`` says why there are no numbers."""
        swatches = legend.swatches if legend is not None else ()
        self._palette, self._missing = palette, missing
        self._entries = tuple(
            (swatch.look, translated(swatch.text)) for swatch in swatches if swatch.value is None
        )
        self._stops = tuple(
            (swatch.value, translated(swatch.text))
            for swatch in swatches
            if swatch.value is not None
        )
        said = ", ".join(words for _, words in (*self._entries, *self._stops)) or missing
        self.setAccessibleDescription(said)
        self.setToolTip(self._tip())
        self.update()

    def words(self) -> tuple[str, ...]:
        """Return what is written, where there is room for all of it."""
        if self._missing:
            return (self._missing,)
        return tuple(words for _, words in self._ends() or self._entries)

    def _tip(self) -> str:
        if not self._stops:
            return "\n".join(words for _, words in self._entries)
        marks = " · ".join(words for _, words in self._stops)
        note = tr("The colour is the cube root of the share, so that small layers show too.")
        return f"{marks}\n{note}"

    def sizeHint(self) -> QSize:
        """Return the height of a badge; as wide as there is room."""
        return QSize(0, round((SIZE + 8) * theme.scale()))

    def least(self) -> int:
        """Return the width of the letters, a short ramp, or what is said instead."""
        scale, metrics = theme.scale(), QFontMetricsF(theme.font(_SIZE))
        if self._missing:
            return round(metrics.horizontalAdvance(self._missing) + 1)
        if self._entries:
            return round(_width(self._entries, words=False) + 1)
        numbers = sum(metrics.horizontalAdvance(words) for _, words in self._ends())
        return round(numbers + (2 * SIZE + 2 * _GAP) * scale)

    def _ends(self) -> tuple[tuple[float, str], ...]:
        return (self._stops[0], self._stops[-1]) if self._stops else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits, at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(_SIZE))
        if self._missing:
            self._draw_missing(painter)
        elif self._stops:
            self._draw_ramp(painter)
        else:
            self._draw_kinds(painter)
        painter.end()

    def _draw_missing(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(self._missing, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(theme.tokens().text_3)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self.rect()), int(flags), words)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return the looks with their names where there is no room for the names here."""
        return () if _width(self._entries, words=True) <= self.width() else self._entries

    def leave_out(self, elsewhere: bool) -> None:
        """Draw no letters while the names stand elsewhere."""
        if elsewhere != self._elsewhere:
            self._elsewhere = elsewhere
            self.update()

    def _draw_kinds(self, painter: QPainter) -> None:
        if self._elsewhere:
            return
        room = QRectF(self.rect())
        for words in (True, False):
            if _width(self._entries, words=words) <= room.width():
                draw_kinds(painter, room, self._entries, words=words)
                return

    def _draw_ramp(self, painter: QPainter) -> None:
        if self._palette is None:
            return
        scale, metrics = theme.scale(), QFontMetricsF(painter.font())
        low, high = self._stops[0][1], self._stops[-1][1]
        gap = _GAP * scale
        numbers = metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) + 2 * gap
        long = min(_RAMP * scale, self.width() - numbers)
        if long < 2 * SIZE * scale:
            return
        right = self.width() - metrics.horizontalAdvance(high) - gap
        strip = QRectF(right - long, 0, long, 8 * scale)
        strip.moveTop((self.height() - strip.height()) / 2)
        gradient = QLinearGradient(strip.topLeft(), strip.topRight())
        for place in range(9):
            gradient.setColorAt(place / 8, QColor(self._palette.at(place / 8)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(strip, 2, 2)
        painter.setPen(theme.tokens().text_2)
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(right + gap, base), high)
        left = strip.left() - gap - metrics.horizontalAdvance(low)
        painter.drawText(QPointF(left, base), low)


def draw_kinds(
    painter: QPainter, room: QRectF, entries: tuple[tuple[str, str], ...], *, words: bool = True
) -> None:
    """Draw looks, with their names or only their letters, at the right end of a line."""
    scale = theme.scale()
    side, gap = SIZE * scale, _GAP * scale
    apart = _APART * scale if words else gap
    painter.setFont(theme.font(_SIZE))
    metrics = QFontMetricsF(painter.font())
    x = room.right() - _width(entries, words=words)
    y = room.center().y() - side / 2
    for look, name in entries:
        paint_badge(painter, QRectF(x, y, side, side), look)
        x += side
        if words:
            wide = metrics.horizontalAdvance(name)
            painter.setPen(theme.tokens().text_2)
            place = QRectF(x + gap, room.top(), wide + 1, room.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
            x += gap + wide
        x += apart


def kinds_size(entries: tuple[tuple[str, str], ...]) -> QSizeF:
    """Return the room that looks with their names take."""
    return QSizeF(_width(entries, words=True), (SIZE + 4) * theme.scale())


def _width(entries: tuple[tuple[str, str], ...], *, words: bool) -> float:
    scale, metrics = theme.scale(), QFontMetricsF(theme.font(_SIZE))
    side, gap = SIZE * scale, _GAP * scale
    if not words:
        return len(entries) * (side + gap) - gap
    names = sum(metrics.horizontalAdvance(name) for _, name in entries)
    return names + len(entries) * (side + gap) + (len(entries) - 1) * _APART * scale
