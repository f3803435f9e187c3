"""How much of the height the figure gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_HEIGHT, _SHARE = 220, 0.3
"""Pixels of the design, and the share of a low window."""


class Room(QSplitter):
    """The figure above, the tabs below; once the user has moved the line it stays there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._chosen = 0
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._moved)

    def chosen(self) -> int:
        """Return the height of the figure that the user chose, or 0."""
        return self._chosen

    def choose(self, height: int) -> None:
        """Give the figure this height, or as much of it as there is room for."""
        self._chosen = height
        self.share()

    def share(self) -> None:
        """Give the figure what it should have of the present height."""
        upper = self.widget(0)
        if upper is None or upper.isHidden():
            return
        usual = min(_HEIGHT * theme.scale(), _SHARE * self.height())
        height = self._chosen or round(usual)
        self.setSizes([height, max(self.height() - height, 0)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew."""
        super().resizeEvent(event)
        self.share()

    def _moved(self, height: int, _index: int) -> None:
        self._chosen = height
