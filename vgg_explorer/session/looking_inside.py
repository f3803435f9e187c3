"""What is done inside a network to understand it: ablation, kernels, questions about answers."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.session import ablating, explaining
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


def looked_inside(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    if isinstance(event, ev.KernelsLookedAt):
        return state if event.look == state.kernels else replace(state, kernels=event.look)
    return ablating.ablated(state, event) or explaining.explained(state, event)
