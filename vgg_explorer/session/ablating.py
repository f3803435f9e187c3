"""What is switched off or scaled, and what becomes of that when the network changes."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.session import events as ev
from vgg_explorer.session.selecting import renamed
from vgg_explorer.session.state import AppState, Model


def ablated(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    before = state.ablation
    match event:
        case ev.ChannelScaled():
            group = state.model.good.group(event.layer)
            if group is None or not 0 <= event.channel < group.out_shape[0]:
                return state
            after = before.with_channel(event.layer, event.channel, event.factor)
        case ev.LayerScaled():
            if state.model.good.group(event.layer) is None:
                return state
            after = before.with_layer(event.layer, event.factor)
        case ev.AblationReset():
            after = ablations.NONE
        case _:
            return None
    return state if after == before else replace(state, ablation=after)


def followed(state: AppState, before: Model) -> AppState:
    """Return the state after an edit: layers and channels that are gone are not ablated.

    Parameters
    ----------
    state : AppState
        With the new model and the old ablation.
    before : Model
        The old model.
    """
    good = state.model.good
    if not state.ablation or good is before.good:
        return state
    layers = {}
    for name, scaling in state.ablation.layers:
        now = renamed(name, before, state.model)
        group = good.group(now)
        if group is not None:
            layers[now] = scaling.within(group.out_shape[0])
    after = ablations.of_layers(layers)
    return state if after == state.ablation else replace(state, ablation=after)
