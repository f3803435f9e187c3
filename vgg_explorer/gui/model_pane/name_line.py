"""The name of the network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.fields import UndoGuard
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.session.events import OptionChanged

_LONGEST = 80


class NameLine(QLineEdit):
    """Edits the name; it is taken when the field is left."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._name = ""
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)
        self.setAccessibleName(tr("Name of the network"))
        self.setToolTip(tr("What this network is called, for people only."))
        self.editingFinished.connect(self._finished)
        self.installEventFilter(UndoGuard(self))

    def row(self) -> QHBoxLayout:
        """Return a row of the form with the label and this field."""
        label = QLabel(tr("Name"))
        label.setProperty("role", "label")
        label.setFixedWidth(dp(100))
        label.setMinimumHeight(dp(32))
        label.setBuddy(self)
        row = QHBoxLayout()
        row.setSpacing(dp(4))
        row.addWidget(label)
        row.addWidget(self, 1)
        return row

    def show_name(self, name: str) -> None:
        """Show a name that was changed elsewhere."""
        if name != self._name:
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._name:
            self.setText(self._name)
        else:
            super().keyPressEvent(event)

    def _finished(self) -> None:
        name = self.text().strip()
        if not name:
            self.setText(self._name)
        elif name != self._name:
            self._name = name
            self._dispatch(OptionChanged("name", name))
