"""The one QObject that holds the state: events go up, values come down."""

from __future__ import annotations

from collections import deque
from functools import reduce

from PySide6.QtCore import QObject, Signal

from vgg_explorer.session.state import AppState
from vgg_explorer.session.updates import update


class Store(QObject):
    """Holds the `AppState`.

    ``changed(old, new)`` is emitted once for what is dispatched together and changes something.
    What is dispatched while something is being shown waits for its turn, so that every listener
    sees the same values in the same order.
    """

    changed = Signal(object, object)

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._waiting: deque[tuple[object, ...]] = deque()
        self._showing = False

    @property
    def state(self) -> AppState:
        """The present value."""
        return self._state

    def dispatch(self, *events: object) -> None:
        """Let events happen, one after the other, and show them together; main thread only."""
        self._waiting.append(events)
        if self._showing:
            return
        self._showing = True
        try:
            while self._waiting:
                old = self._state
                self._state = reduce(update, self._waiting.popleft(), old)
                if self._state is not old:
                    self.changed.emit(old, self._state)
        finally:
            self._showing = False
            self._waiting.clear()
