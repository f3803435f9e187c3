"""How the two pages of the tab lie: a strip of controls, a picture, and words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.why.saving import PictureSaver

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class WhyPage(QWidget):
    """Gives the words two fifths of the width, and lets them scroll where they are too tall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saver = PictureSaver(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lay_out(self, strip: QWidget, view: QWidget, words: QWidget) -> None:
        """Put the parts into their places."""
        scale = theme.scale()
        self._scroll.setWidget(words)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        row = QHBoxLayout()
        row.setContentsMargins(*(round(side * scale) for side in (16, 12, 4, 12)))
        row.setSpacing(round(16 * scale))
        row.addWidget(view, 1)
        row.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(rule)
        column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        scale = theme.scale()
        wide = min(max(round(self.width() * 0.4), round(236 * scale)), round(320 * scale))
        self._scroll.setFixedWidth(wide)
