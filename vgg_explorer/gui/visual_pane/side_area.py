"""The column beside the wall, which scrolls where the window is too low for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.channel_column import ChannelColumn


class SideArea(QScrollArea):
    """Holds a column; the bar has a place of its own beside it, so that nothing moves with it."""

    def __init__(self, column: ChannelColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_width(self, width: int) -> None:
        """Take a width, the bar included."""
        self.setFixedWidth(width)
        self._column.set_width(width - self.verticalScrollBar().sizeHint().width())
