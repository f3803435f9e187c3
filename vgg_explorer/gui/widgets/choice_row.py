"""One choice out of a few: a row of buttons, or a list where the row has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from vgg_explorer.gui.widgets.segmented import Option, Segmented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent


class ChoiceRow(QWidget):
    """Takes the width that it is given.

    Parameters
    ----------
    options
        The choices, in order.
    name
        What is chosen, for screen readers.
    """

    chosen = Signal(str)
    """The user chose another key."""

    def __init__(self, options: Iterable[Option], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = Segmented(options, self)
        self.row.setAccessibleName(name)
        self.row.chosen.connect(self.chosen)
        self.list = QComboBox(self)
        self.list.setAccessibleName(name)
        for option in self.row.options():
            self.list.addItem(option.text, option.key)
        self.list.activated.connect(self._choose)
        self.list.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.row)
        line.addWidget(self.list)
        line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_current(self, key: str) -> None:
        """Show a choice without emitting `chosen`."""
        self.row.set_current(key)
        self.list.setCurrentIndex(self.list.findData(key))

    def needed(self, room: int) -> int:
        """Return the width that is taken of a room."""
        row = self.row.sizeHint().width()
        return row if row <= room else self.list.sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Return the room for the list."""
        return QSize(self.list.minimumSizeHint().width(), self.row.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the room for the row."""
        return self.row.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the row where it fits."""
        super().resizeEvent(event)
        roomy = self.row.sizeHint().width() <= self.width()
        self.row.setVisible(roomy)
        self.list.setVisible(not roomy)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self.list.itemData(index))
