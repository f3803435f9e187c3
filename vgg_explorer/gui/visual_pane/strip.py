"""The strip of the tabs, with the controls of the page beside or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ROW, _LEFT, _RIGHT = 32, 8, 16
"""Pixels of the design: the height of a row without its line, and the air at its ends."""


class Strip(QWidget):
    """One row with tabs and controls, or two where they do not fit side by side.

    The controls are its children in either row: what has the keyboard keeps it.
    """

    def __init__(self, tabs: QTabBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._lower = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(tabs, 0, Qt.AlignmentFlag.AlignBottom)
        scale = theme.scale()
        self._high = round(_ROW * scale) + 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for row in (self._row, self._lower):
            row.setContentsMargins(round(_LEFT * scale), 0, round(_RIGHT * scale), 1)
            row.setSpacing(0)
            row.addStretch(1)
            self._column.addLayout(row)
        self._share(below=False)

    def room(self, width: int) -> int:
        """Return what a strip of a width has for tabs and controls."""
        margins = self._row.contentsMargins()
        return width - margins.left() - margins.right()

    def show_controls(self, controls: QWidget, *, below: bool) -> None:
        """Put the controls of the page on show into one of the rows."""
        row = self._lower if below else self._row
        if row.indexOf(controls) < 0:
            row.addWidget(controls)
        self._share(below=below)

    def _share(self, *, below: bool) -> None:
        """Give the lower row half of the height, or nothing."""
        self._column.setStretch(0, 1)
        self._column.setStretch(1, int(below))
        self.setFixedHeight(2 * self._high if below else self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and the line through which the chosen tab breaks."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.raised)
        for bottom in range(self._high, self.height() + 1, self._high):
            painter.fillRect(0, bottom - 1, self.width(), 1, t.line)
        painter.end()
