"""Parts of the window without the program around them: nothing works in the background."""

from __future__ import annotations

from vgg_explorer.session import updates


class PaneSession:
    """A store without Qt: the pane is told at once.

    Parameters
    ----------
    state : AppState
    make : callable
        Makes the pane, given what takes its events.
    """

    def __init__(self, state, make):
        self.state = state
        self.events = []
        self.pane = make(self.dispatch)

    def dispatch(self, event):
        self.events.append(event)
        self.to(updates.update(self.state, event))

    def to(self, state):
        old, self.state = self.state, state
        if state is not old:
            self.pane.show_state(old, state)

    def of(self, kind):
        """The events of a kind so far."""
        return [event for event in self.events if isinstance(event, kind)]


class WindowDesk:
    """A window without a worker."""

    def __init__(self, window):
        self.window = window

    def dispatch(self, *events):
        for event in events:
            self.window.dispatch(event)

    @property
    def state(self):
        return self.window.state
