"""An area chart over whole numbers, one of which the user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.area_data import Areas
from vgg_explorer.gui.widgets.area_painting import AreaLayout, area_layout, paint_areas
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent


class AreaChart(QWidget):
    """Shows `Areas`; the pointer, the arrows, the page keys, Home and End choose a number.

    Parameters
    ----------
    caption
        What the axis below counts.
    """

    moved = Signal(int)
    """The user chose another number."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._data: Areas | None = None
        self._at = 1
        self._placeholder = ""
        self.setAccessibleName(caption)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(round(180 * theme.scale()), round(120 * theme.scale()))
        theme.notifier.changed.connect(self.update)

    def show_areas(self, data: Areas | None) -> None:
        """Show other areas, or the placeholder."""
        if data != self._data:
            self._data = data
            self.update()

    def areas(self) -> Areas | None:
        """Return what is shown."""
        return self._data

    def set_number(self, number: int) -> None:
        """Show a choice without emitting `moved`."""
        if number != self._at:
            self._at = number
            self.update()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty chart waits for."""
        self._placeholder = words
        self.update()

    def place_of(self, number: int) -> QPointF:
        """Return where a number is on the axis."""
        layout = self._layout()
        return QPointF(layout.x(number), layout.plot.center().y()) if layout else QPointF()

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw the chart at the painter's origin, as large as that."""
        if self._data is not None:
            layout = area_layout(self._data, size)
            paint_areas(painter, self._data, layout, self._at, self._caption)

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(round(420 * theme.scale()), round(260 * theme.scale()))

    def _layout(self) -> AreaLayout | None:
        return None if self._data is None else area_layout(self._data, QSizeF(self.size()))

    def _choose(self, number: int) -> None:
        if self._data is None:
            return
        number = min(self._data.xs[-1], max(self._data.xs[0], number))
        if number != self._at:
            self._at = number
            self.update()
            self.moved.emit(number)

    def _choose_at(self, event: QMouseEvent) -> None:
        layout = self._layout()
        if layout is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(layout.number(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the number under the pointer."""
        self._choose_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pressed pointer."""
        self._choose_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the other half of a click, instead of handing it to what lies behind."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by one with the arrows, twice or half as far with the page keys."""
        ends = (self._data.xs[0], self._data.xs[-1]) if self._data is not None else (1, 1)
        numbers = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Down: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Up: self._at + 1,
            Qt.Key.Key_PageUp: self._at * 2,
            Qt.Key.Key_PageDown: self._at // 2,
            Qt.Key.Key_Home: ends[0],
            Qt.Key.Key_End: ends[1],
        }
        number = numbers.get(Qt.Key(event.key()))
        if number is None:
            super().keyPressEvent(event)
        else:
            self._choose(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, or say why there is none."""
        painter = QPainter(self)
        layout = self._layout()
        if self._data is None or layout is None:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
        else:
            paint_areas(painter, self._data, layout, self._at, self._caption)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.tokens().accent, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(layout.plot.adjusted(-1, -1, 1, 1), 3, 3)
        painter.end()
