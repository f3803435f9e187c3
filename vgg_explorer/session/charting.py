"""What the user does to the charts of costs."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.session import costing
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


def charted(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of the charts', None for another event."""
    if not isinstance(event, ev.CostsChanged):
        return None
    costs = costing.changed(state.costs, event.field, event.value)
    return state if costs == state.costs else replace(state, costs=costs)
