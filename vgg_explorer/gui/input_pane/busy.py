"""A thin line that moves while something is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

DELAY = 150
"""Milliseconds: most pictures are there sooner, and a line that only flashes is in the way."""

_STEPS = 30


class BusyLine(QWidget):
    """It lies over the edge of a picture and lets clicks through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._step = 0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self._begin)
        self._ticks = QTimer(self)
        self._ticks.setInterval(40)
        self._ticks.timeout.connect(self._tick)
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """Begin soon, or stop at once."""
        if not busy:
            self._delay.stop()
            self._ticks.stop()
            self.hide()
        elif not self._ticks.isActive() and not self._delay.isActive():
            self._delay.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a piece of line on its way from one side to the other."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.track)
        piece = self.width() * 0.3
        left = (self.width() + piece) * self._step / _STEPS - piece
        painter.fillRect(QRectF(left, 0, piece, self.height()), t.accent)
        painter.end()

    def _begin(self) -> None:
        self._step = 0
        self._ticks.start()
        self.show()
        self.raise_()

    def _tick(self) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()
