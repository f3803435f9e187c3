"""A card that says how the current figure of the layer table comes about, until it is closed."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr

_WIDTH, _TALLEST, _MARGIN = 440, 420, 8

_FRAME = 8
"""Pixels of frames around the words, and a little air: no scroll bar for a rounded pixel."""


class FormulaCard(QFrame):
    """Lies over the window beside a cell; Escape or its button closes it.

    A tool tip says the same, but only to the mouse, and not for long.
    """

    closed = Signal()
    """The user has read it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "card")
        self.setAccessibleName(tr("How the figure comes about"))
        scale = theme.scale()
        self.words = QTextBrowser(self)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setOpenLinks(False)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setAccessibleName(tr("How the figure comes about"))
        self.words.viewport().setAutoFillBackground(False)
        self.words.installEventFilter(self)
        self._close = QPushButton(theme.icon("close"), "", self)
        self._close.setProperty("kind", "flat")
        self._close.setToolTip(tr("Close (Escape)"))
        self._close.setAccessibleName(tr("Close"))
        self._close.clicked.connect(self.closed)
        self._close.setFixedSize(round(24 * scale), round(24 * scale))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(_MARGIN * scale) for _ in range(4)))
        row.addWidget(self.words)

    def place_of(self, rect: QRect, widget: QWidget) -> QRect:
        """Return a part of a widget in coordinates of the window."""
        return QRect(widget.mapTo(self._window, rect.topLeft()), rect.size())

    def explain(self, words: str, cell: QRect, left: int) -> None:
        """Show the way to a figure beside its cell, right of ``left``; as the window counts."""
        if self.words.toHtml() != words:
            self.words.setHtml(words)
        scale = theme.scale()
        room = self._window.rect()
        edge = 2 * round(_MARGIN * scale) + _FRAME
        document = self.words.document()
        document.setTextWidth(round(_WIDTH * scale) - edge)
        # Arithmetic is not broken into lines: where it is longer, the card is wider.
        width = min(math.ceil(document.idealWidth()) + edge, room.width())
        width = max(width, round(_WIDTH * scale))
        document.setTextWidth(width - edge)
        tall = math.ceil(document.size().height()) + edge
        height = min(tall, round(_TALLEST * scale), room.height())
        self.setGeometry(_beside(cell, QRect(left, 0, width, height), room))
        self.show()
        self.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner, beside the heading."""
        super().resizeEvent(event)
        inset = round(4 * theme.scale())
        self._close.move(self.width() - self._close.width() - inset, inset)
        self._close.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape close the card while its words have the keys."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _beside(cell: QRect, card: QRect, room: QRect) -> QRect:
    """Return the place of a card below a cell, or above it: the row stays readable."""
    below = room.bottom() - cell.bottom() >= card.height()
    top = cell.bottom() + 2 if below else max(cell.top() - 1 - card.height(), room.top())
    left = min(max(cell.right() - card.width(), card.left()), room.right() - card.width() + 1)
    return QRect(QPoint(left, top), card.size())
