"""A veil over maps that are not, or not yet, the ones that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PATIENCE = 150
"""Milliseconds before a picture is dimmed: most maps are there sooner, and nothing flashes."""

_VEIL = 150
"""Opacity of the veil, of 255."""


class Overlay(QWidget):
    """Lies over its parent, dims it and says why; the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = ""
        self._dim = False
        self._failed = False
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._appear)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, dim: bool, failed: bool = False) -> None:
        """Say something about the picture below; no words and no veil take it away."""
        if (words, dim, failed) == (self._words, self._dim, self._failed):
            return
        self._words, self._dim, self._failed = words, dim, failed
        self.setAccessibleName(words)
        if not words and not dim:
            self._timer.stop()
            self.hide()
        elif self.isVisible() or failed or not dim:
            self._timer.stop()
            self._appear()
        elif not self._timer.isActive():
            self._timer.start()
        self.update()

    def words(self) -> str:
        """Return what is said."""
        return self._words

    def dims(self) -> bool:
        """Whether the picture below is dimmed."""
        return self._dim

    def _appear(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent, and above what is added to it."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        elif event.type() == QEvent.Type.ChildAdded:
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil, and the words on a plate in the lower middle."""
        t, scale = theme.tokens(), theme.scale()
        painter = QPainter(self)
        if self._dim:
            veil = t.panel.toRgb()
            veil.setAlpha(_VEIL)
            painter.fillRect(self.rect(), veil)
        if not self._words:
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        room = QRectF(self.rect()).adjusted(24 * scale, 0, -24 * scale, -12 * scale)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        wrapped = int(flags | Qt.TextFlag.TextWordWrap)
        words = painter.boundingRect(room, wrapped, self._words)
        words.translate(0, -6 * scale)
        plate = words.adjusted(-12 * scale, -6 * scale, 12 * scale, 6 * scale)
        painter.setPen(QPen(t.error if self._failed else t.line, 1))
        painter.setBrush(t.error_bg if self._failed else t.raised)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(t.error if self._failed else t.text)
        painter.drawText(words, wrapped, self._words)
        painter.end()
