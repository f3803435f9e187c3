"""What is done inside a network to understand it: ablation, and questions about its answers."""

from __future__ import annotations

from vgg_explorer.session import ablating, explaining
from vgg_explorer.session.state import AppState


def looked_inside(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    return ablating.ablated(state, event) or explaining.explained(state, event)
