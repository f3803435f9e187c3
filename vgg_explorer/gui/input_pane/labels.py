"""Labels that the sections of the pane are made of."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.elided import ElidedLabel

__all__ = ["ElidedLabel", "Heading", "label", "rule", "scaled", "times"]


def label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label with one of the roles that the style sheet knows."""
    made = QLabel(words, parent)
    if role:
        made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)  # names of files and classes are not markup
    return made


class Heading(QWidget):
    """A section's title, with a remark at the other end of the line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "heading")
        self.remark = ElidedLabel("hint", right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.remark, 1)
        self.setFixedHeight(scaled(21))


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between sections."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


def scaled(px: float) -> int:
    """Return a length of the design in pixels of the screen."""
    return round(px * theme.scale())


def times(words: str) -> str:
    """Return sizes as the window writes them: 3x3 with a multiplication sign."""
    return re.sub(r"(?<=\d)x(?=\d)", "×", words)
