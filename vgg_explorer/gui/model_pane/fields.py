"""Form fields that leave undo to the program and never change by a passing wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from vgg_explorer.gui.model_pane.flow import dp

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoGuard(QObject):
    """Lets the keys of undo and redo pass a text field, to reach the program's own."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the keys from the field."""
        if event.type() in {
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        } and isinstance(event, QKeyEvent):
            # Redo has several keys; on some systems Ctrl+Y is not among them.
            redo = event.key() == Qt.Key.Key_Y and (
                event.modifiers() == Qt.KeyboardModifier.ControlModifier
            )
            if redo or any(event.matches(key) for key in _UNDO):
                event.ignore()
                return True
        return False


class Combo(QComboBox):
    """A combo box that the wheel changes only when it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the pane instead."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Spin(QSpinBox):
    """A spin box that tells of a number when it is finished, not of every figure typed."""

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAcceptDrops(False)
        self.lineEdit().setTextMargins(dp(4), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the pane instead, without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SquareSpin(Spin):
    """A spin box for the side of a square, which writes both sides."""

    def textFromValue(self, value: int) -> str:
        """Write both sides."""
        return f"{value} × {value}"

    def valueFromText(self, words: str) -> int:
        """Read the first side."""
        figures = words.replace("x", "×").split("×")[0].strip()
        return int(figures) if figures.isdecimal() else self.value()

    def validate(self, words: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept a number, or two with a cross."""
        sides = [side.strip() for side in words.replace("x", "×").split("×")]
        if len(sides) > 2 or any(side and not side.isdecimal() for side in sides):
            return QValidator.State.Invalid, words, pos
        if not sides[0]:
            return QValidator.State.Intermediate, words, pos
        inside = len(sides[0]) <= 4 and self.minimum() <= int(sides[0]) <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, words, pos
