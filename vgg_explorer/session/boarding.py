"""What happens to the board of the tab Training."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.session import events as ev
from vgg_explorer.session import growing
from vgg_explorer.session.state import AppState


def boarded(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of the board's, None for another event."""
    if isinstance(event, ev.BoardChanged):
        # The values are the literals of BoardLook; a wrong one would be a defect of a widget.
        change: dict[str, Any] = {event.field: event.value}
        look = replace(state.training.look, **change)
        if look == state.training.look:
            return state
        return replace(state, training=replace(state.training, look=look))
    return growing.grown(state, event)
