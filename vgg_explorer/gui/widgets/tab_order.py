"""The way of the Tab key."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let the Tab key visit parts one after another, each in the order in which it was made.

    Qt goes by the order of creation, which is not that on screen where a part moves to another
    parent or is made later.
    """
    stops = [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.window() is part.window()  # not the list that a combo box opens
    ]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
