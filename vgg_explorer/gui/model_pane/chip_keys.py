"""The keys of a chip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_Space: "select",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_Escape: "cancel",
}
_WITH_ALT = {
    Qt.Key.Key_Left: "move_left",
    Qt.Key.Key_Right: "move_right",
    Qt.Key.Key_Up: "move_up",
    Qt.Key.Key_Down: "move_down",
}
_WITH_CONTROL = {Qt.Key.Key_D: "duplicate"}


def chip_command(event: QKeyEvent) -> str | None:
    """Return what a key means to a chip; a letter or figure begins a new text, as in a table."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _WITH_ALT.get(key)
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(key)
    if modifiers == Qt.KeyboardModifier.NoModifier and key in _PLAIN:
        return _PLAIN[key]
    typed = event.text()
    shift = Qt.KeyboardModifier.ShiftModifier
    if modifiers in {Qt.KeyboardModifier.NoModifier, shift} and typed.isascii() and typed.isalnum():
        return "write"
    return None
