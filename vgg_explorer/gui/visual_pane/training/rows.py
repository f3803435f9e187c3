"""Rows of a form: a label, its field, and below it what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from vgg_explorer.gui.theme import dp

LABEL = 80
"""Pixels of the design: the column of labels."""


class Spin(QSpinBox):
    """A whole number, told when it is finished; the wheel changes it only with the focus."""

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(dp(44))
        self.lineEdit().setAcceptDrops(False)
        self.lineEdit().setTextMargins(dp(4), 0, 0, 0)
        self._units = ("", "")
        self.valueChanged.connect(self._show_unit)

    def set_units(self, one: str, more: str) -> None:
        """Write a unit behind the number: one word for 1, another for the rest."""
        self._units = (one, more)
        self._show_unit()

    def set_value(self, value: int) -> None:
        """Show a number without telling of it."""
        with QSignalBlocker(self):
            self.setValue(value)
        self._show_unit()

    def _show_unit(self) -> None:
        one, more = self._units
        unit = one if self.value() == 1 else more
        if unit:
            self.setSuffix(f" {unit}")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead, without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Rows(QWidget):
    """A column of rows; each can be hidden as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[QWidget, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add_row(self, title: str, tip: str, *fields: QWidget) -> None:
        """Add a row; the first field is what the label names and the rest goes with it."""
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, dp(3), 0, dp(3))
        row.setSpacing(dp(4))
        label = QLabel(title, place)
        label.setProperty("role", "label")
        label.setFixedWidth(dp(LABEL))
        label.setWordWrap(True)
        label.setMinimumHeight(dp(24))
        label.setBuddy(fields[0])
        label.setToolTip(tip)
        row.addWidget(label)
        for field in fields:
            row.addWidget(field, 1)
            field.setMinimumWidth(dp(36))  # a long choice is cut, not the whole form
            if not field.accessibleName():
                field.setAccessibleName(title)
            if not field.toolTip():
                field.setToolTip(tip)
            field.setAccessibleDescription(tip)
        self._places[fields[0]] = place
        self._column.addWidget(place)

    def add_below(self, part: QWidget, *, indented: bool = True) -> None:
        """Add something below the last row, in the column of the fields."""
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(dp(LABEL + 4) if indented else 0, 0, 0, 0)
        if isinstance(part, QPushButton) and not indented:
            row.addStretch(1)
        row.addWidget(part)
        self._places[part] = place
        self._column.addWidget(place)

    def show_row(self, field: QWidget, *, shown: bool) -> None:
        """Show or hide the row of a field."""
        self._places[field].setVisible(shown)


class Complaint(QLabel):
    """What is wrong with a field, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(0, 0, 0, dp(4))
        self.hide()

    def show_words(self, words: str) -> None:
        """Show a complaint; nothing hides the line."""
        self.setText(words)
        self.setVisible(bool(words))
