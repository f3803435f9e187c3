"""The two docks: the model pane at the left, the input pane at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

MODEL_WIDTH, INPUT_WIDTH, LEAST_WIDTH = 304, 320, 280


class Dock(QDockWidget):
    """A dock that can be moved, floated, hidden and called back."""

    def __init__(self, key: str, title: str, content: QWidget, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(f"dock_{key}")
        self.setWidget(content)
        content.setMinimumWidth(LEAST_WIDTH)
        # Floating, it is a window of its own, and drops would not reach the main window.
        self.setAcceptDrops(True)
        self._main = window
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let the main window decide."""
        self._main.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let the main window know."""
        self._main.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the main window take it."""
        self._main.dropEvent(event)


def add_docks(window: QMainWindow, model: Dock, input_: Dock) -> None:
    """Put the docks at their first places."""
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, model)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, input_)
    window.resizeDocks([model, input_], [MODEL_WIDTH, INPUT_WIDTH], Qt.Orientation.Horizontal)
