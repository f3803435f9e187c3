"""Carrying a chip to a new place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QScrollArea, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane.flow import CHIP, dp

_EDGE, _SPEED, _INTERVAL = 28, 9, 16
"""Near the edge (px) of the scroll area, the content moves by so many px every so many ms."""


class Caret(QWidget):
    """The line that shows where the chip would go: 2 px with a triangle at both ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QPoint) -> None:
        """Stand between two chips; ``place`` is the top of the gap."""
        half, over = 4, 3
        height = dp(CHIP) + 2 * over
        left = max(0, min(place.x() - half, self.parentWidget().width() - 2 * half))
        self.setGeometry(QRect(left, place.y() - over, 2 * half, height))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().accent)
        height = self.height()
        painter.drawRect(3, 1, 2, height - 2)
        for tip, base in ((4.0, 0.0), (height - 4.0, float(height))):
            corners = [QPointF(0.0, base), QPointF(8.0, base), QPointF(4.0, tip)]
            painter.drawPolygon(QPolygonF(corners))
        painter.end()


class Ghost(QWidget):
    """The picture of the chip that follows the mouse."""

    def __init__(self, chip: QWidget, hold: QPoint) -> None:
        super().__init__(chip.window())
        self._picture: QPixmap = chip.grab()
        self._hold = hold
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(chip.size())
        self.raise_()
        self.show()

    def follow(self, pos: QPoint) -> None:
        """Stand under the mouse, held where it was taken; ``pos`` is on the screen."""
        self.move(self.parentWidget().mapFromGlobal(pos) - self._hold)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip a little translucent, so that the caret shows through."""
        painter = QPainter(self)
        painter.setOpacity(0.85)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class Drag(QWidget):
    """One drag: ghost, caret, and scrolling at the edges. Invisible itself.

    Parameters
    ----------
    chip
        What is dragged; its board is its parent.
    hold
        Where on the chip the mouse took it.
    caret
        The board's caret.
    """

    def __init__(self, chip: QWidget, hold: QPoint, caret: Caret) -> None:
        super().__init__(chip.parentWidget())
        self.hide()
        self.chip = chip
        self.pos_on_screen = QPoint()
        self._caret = caret
        self._ghost = Ghost(chip, hold)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._scroll)

    def follow(self, pos: QPoint) -> QPoint:
        """Go along with the mouse; returns the place on the board."""
        self.pos_on_screen = pos
        self._ghost.follow(pos)
        if self._speed():
            self._timer.start()
        else:
            self._timer.stop()
        return self.parentWidget().mapFromGlobal(pos)

    def point(self, place: QPoint | None, *, allowed: bool) -> None:
        """Show where the chip would go, or that it cannot go there."""
        shape = Qt.CursorShape.ClosedHandCursor if allowed else Qt.CursorShape.ForbiddenCursor
        self.chip.setCursor(shape)
        if place is None or not allowed:
            self._caret.hide()
        else:
            self._caret.show_at(place)

    def end(self) -> None:
        """Clear everything away."""
        self._timer.stop()
        self.chip.unsetCursor()
        self._caret.hide()
        self._ghost.hide()
        self._ghost.deleteLater()
        self.deleteLater()

    def _area(self) -> QScrollArea | None:
        widget: QWidget | None = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _speed(self) -> int:
        area = self._area()
        if area is None:
            return 0
        y = area.viewport().mapFromGlobal(self.pos_on_screen).y()
        if y < _EDGE:
            return -_SPEED
        return _SPEED if y > area.viewport().height() - _EDGE else 0

    def _scroll(self) -> None:
        area = self._area()
        if area is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + self._speed())
