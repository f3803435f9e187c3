"""One choice out of a few in a list that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent


class Combo(QComboBox):
    """A combo box of keys that the wheel changes only when it has the focus.

    Parameters
    ----------
    options
        Key, name and explanation of each.
    """

    chosen = Signal(str)
    """The user chose this key; not emitted by `set_current`."""

    def __init__(
        self, options: Iterable[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Iterable[tuple[str, str, str]]) -> None:
        """Exchange the choices; the current one stays where it is still among them."""
        held = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for key, name, tip in options:
                self.addItem(name, key)
                self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(max(self.findData(held), 0))

    def current(self) -> str:
        """Return the key of the choice."""
        return str(self.currentData())

    def set_current(self, key: str) -> None:
        """Show a choice."""
        self.setCurrentIndex(self.findData(key))
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the pane instead, without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))
