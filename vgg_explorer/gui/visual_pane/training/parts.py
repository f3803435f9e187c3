"""What the panels of the board have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.elided import ElidedLabel


def area(widget: QWidget, parent: QWidget) -> QScrollArea:
    """Return a place in which something larger scrolls."""
    made = QScrollArea(parent)
    made.setWidget(widget)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.viewport().setBackgroundRole(QPalette.ColorRole.Window)
    return made


def empty(words: str, parent: QWidget) -> QLabel:
    """Return what stands where there is nothing yet."""
    label = QLabel(words, parent)
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label


def head(title: str, hint: QWidget, parent: QWidget) -> QHBoxLayout:
    """Return the title of a panel, which is shortened, with what stands at its right."""
    name = ElidedLabel("heading", parent)
    name.show_words(title)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(round(8 * theme.scale()))
    row.addWidget(name, 1)
    row.addWidget(hint)
    return row


def column(parent: QWidget, row: QHBoxLayout, *parts: QWidget) -> QVBoxLayout:
    """Lay out a panel: its head, and below it its parts."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(round(6 * theme.scale()))
    made.addLayout(row)
    for part in parts:
        made.addWidget(part, 1)
    return made
