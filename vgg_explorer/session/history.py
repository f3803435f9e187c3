"""The network on the desk and the way back: every change is a step of undo."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch.text import Text
from vgg_explorer.session import ablating, weighing
from vgg_explorer.session.selecting import kept_selection
from vgg_explorer.session.state import AppState, History, Model, Step

MAX_STEPS = 200
"""Steps of undo."""


def edited(state: AppState, model: Model, label: Text, typing: str = "") -> AppState:
    """Return the state with a changed network; keystrokes into one field are one step."""
    if model == state.model:
        return state
    history = state.history
    if typing and typing == history.merging:
        history = replace(history, future=())
    else:
        past = (*history.past, Step(state.model, label))[-MAX_STEPS:]
        history = History(past, (), typing)
    return _on_desk(state, model, history)


def closed(state: AppState) -> AppState:
    """Return the state after typing: the next keystroke is a step of its own."""
    if not state.history.merging:
        return state
    return replace(state, history=replace(state.history, merging=""))


def travelled(state: AppState, *, back: bool) -> AppState:
    """Return the state one step back or forward."""
    past, future = state.history.past, state.history.future
    source = past if back else future
    if not source:
        return state
    step = source[-1] if back else source[0]
    here = Step(state.model, step.label)
    history = History(past[:-1], (here, *future)) if back else History((*past, here), future[1:])
    return _on_desk(state, step.model, history)


def _on_desk(state: AppState, model: Model, history: History) -> AppState:
    """Return the state with another network: the selection and the weights follow."""
    weights = state.weights
    if model.good is not state.model.good:
        weights = weighing.followed(weights, model.good)
    now = replace(state, model=model, history=history, weights=weights)
    return ablating.followed(kept_selection(now, state.model), state.model)
