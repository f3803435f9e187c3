"""One line of words that is shortened to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


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
