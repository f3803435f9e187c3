"""What the window shows while something is dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr

_INSET = 12


class DropOverlay(QWidget):
    """Covers the window, lets every event through, and says that a drop is welcome."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._said = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self, *, trains: bool = False) -> None:
        """Cover the window as it is now; ``trains``: a folder would be trained on."""
        self._said = tr("Drop to open, or a folder to train on") if trains else tr("Drop to open")
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, a dashed frame and a word."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(t.panel)
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(t.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET), 8, 8)
        painter.setFont(theme.font(16, 600))
        width = painter.fontMetrics().horizontalAdvance(self._said) + 48
        pill = QRect(0, 0, width, 48)
        pill.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(t.on_accent)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._said)
