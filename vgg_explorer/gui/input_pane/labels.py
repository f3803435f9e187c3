"""Labels that the sections of the pane are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


def label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label with one of the roles that the style sheet knows."""
    made = QLabel(words, parent)
    if role:
        made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)  # names of files and classes are not markup
    return made


class ElidedLabel(QLabel):
    """One line that is shortened to its place; the tool tip has the whole of it.

    It always takes its line's height, also when it is empty.
    """

    def __init__(
        self, role: str = "", parent: QWidget | None = None, *, right: bool = False
    ) -> None:
        super().__init__(parent)
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, more: str = "") -> None:
        """Show a text; ``more`` goes to the tool tip, behind the text if that is shortened."""
        if (words, more) != (self.text(), self._more):
            self._more = more
            self.setText(words)
            self._explain()

    def sizeHint(self) -> QSize:
        """Return the room for the whole line."""
        height = self.fontMetrics().height()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Return no width: it can always be shortened."""
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole in the tool tip where it no longer fits."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self._side | Qt.AlignmentFlag.AlignVCenter), fits)
        painter.end()

    def _explain(self) -> None:
        short = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip("\n".join(filter(None, (self.text() if short else "", self._more))))


class Heading(QWidget):
    """A section's title, with a remark at the other end of the line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "heading")
        self.remark = ElidedLabel("hint", right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.remark, 1)
        self.setFixedHeight(scaled(21))


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between sections."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


def scaled(px: float) -> int:
    """Return a length of the design in pixels of the screen."""
    return round(px * theme.scale())


def times(words: str) -> str:
    """Return sizes as the window writes them: 3x3 with a multiplication sign."""
    return re.sub(r"(?<=\d)x(?=\d)", "×", words)
