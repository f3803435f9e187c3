"""A line chart that tells the values at the place under the pointer or the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.line_data import Lines, Readout
from vgg_explorer.gui.widgets.line_painting import LineLayout, line_layout, paint_lines
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

Tell = Callable[[float | None, int], Readout | None]
"""Returns what is known near a place; of None, the latest. The whole number moves it by steps."""


class LineChart(QWidget):
    """Shows `Lines`.

    The pointer looks at a place; so do Left and Right, a tenth of the way with the page keys, Home
    and End. Esc, and the pointer when it leaves, return to the latest values.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Lines | None = None
        self._placeholder = ""
        self._tell: Tell = _nothing
        self._at: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(round(140 * theme.scale()), round(80 * theme.scale()))
        theme.notifier.changed.connect(self.update)

    def show_lines(self, data: Lines | None) -> None:
        """Show other lines, or the placeholder."""
        self._data = data
        if data is not None:
            self.setAccessibleName(data.title)
        self.update()

    def lines(self) -> Lines | None:
        """Return what is shown."""
        return self._data

    def set_tell(self, tell: Tell) -> None:
        """Ask this for the values at a place."""
        self._tell = tell

    def set_placeholder(self, words: str) -> None:
        """Say what an empty chart waits for."""
        self._placeholder = words
        self.update()

    def readout(self) -> Readout | None:
        """Return the values at the place that is looked at, or else the latest."""
        return self._tell(self._at, 0)

    def looked_at(self) -> float | None:
        """Return the place that is looked at."""
        return self._at

    def place_of(self, value: float) -> float:
        """Return how far right a place of the axis lies."""
        layout = self._layout()
        return layout.x(value) if layout is not None else 0.0

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw the chart at the painter's origin, as large as that."""
        if self._data is not None:
            paint_lines(painter, self._data, line_layout(self._data, size), self._tell(None, 0))

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(round(280 * theme.scale()), round(180 * theme.scale()))

    def _layout(self) -> LineLayout | None:
        return None if self._data is None else line_layout(self._data, QSizeF(self.size()))

    def _look(self, at: float | None) -> None:
        if at != self._at:
            self._at = at
            self._say()
            self.update()

    def _say(self) -> None:
        """Let screen readers have what is looked at."""
        found = self.readout() if self._at is not None else None
        if found is not None:
            values = (f"{name} {value}" for name, value in found.values.items())
            self.setAccessibleDescription(", ".join((found.where, *values)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the place under the pointer."""
        layout = self._layout()
        if layout is not None:
            x = event.position().x()
            inside = layout.plot.left() - 2 <= x <= layout.plot.right() + 2
            self._look(layout.value_at(x) if inside else None)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Return to the latest values."""
        super().leaveEvent(event)
        self._look(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the place that is looked at."""
        layout, key = self._layout(), Qt.Key(event.key())
        if layout is None:
            super().keyPressEvent(event)
            return
        across = layout.across
        tenth = (across.high - across.low) / 10
        start = across.high if self._at is None else self._at
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                moved = self._tell(self._at, -1 if key == Qt.Key.Key_Left else 1)
                self._look(moved.x if moved is not None else None)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                step = -tenth if key == Qt.Key.Key_PageUp else tenth
                moved = self._tell(min(across.high, max(across.low, start + step)), 0)
                self._look(moved.x if moved is not None else None)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                moved = self._tell(across.low if key == Qt.Key.Key_Home else across.high, 0)
                self._look(moved.x if moved is not None else None)
            case Qt.Key.Key_Escape if self._at is not None:
                self._look(None)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self._look(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, or say why there is none."""
        painter = QPainter(self)
        layout = self._layout()
        if self._data is None or layout is None:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
        else:
            looking = self._at is not None
            paint_lines(painter, self._data, layout, self.readout(), looking=looking)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.tokens().accent, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(layout.plot.adjusted(-1, -1, 1, 1), 3, 3)
        painter.end()


def _nothing(_at: float | None, _by: int) -> Readout | None:
    return None
