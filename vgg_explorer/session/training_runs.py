"""How the state changes by its training, and the table of runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.session import events as ev
from vgg_explorer.session import kept_runs
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import Run


def with_training(state: AppState, **values: Any) -> AppState:
    """Replace fields of the training, or return the same state where nothing changes."""
    training = replace(state.training, **values)
    return state if training == state.training else replace(state, training=training)


def with_run(state: AppState, run: Run) -> AppState:
    """Replace the run of the same number; one that is over is not followed any more."""
    training = state.training
    runs = tuple(run if held.number == run.number else held for held in training.runs)
    over = run.folder == training.following and run.status != "following"
    following = None if over else training.following
    # Never the same: a curve that grows is not compared.
    return replace(state, training=replace(training, runs=runs, following=following))


def listed(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of the table of runs, None for another event."""
    training = state.training
    match event:
        case ev.RunOverlaid():
            others = tuple(number for number in training.shown if number != event.number)
            return with_training(state, shown=(*others, event.number) if event.shown else others)
        case ev.RunForgotten():
            run = training.numbered(event.number)
            if run is None or run.at_work:
                return state
            if run.status == "following":
                training = kept_runs.let_go(training)
            runs = tuple(held for held in training.runs if held.number != event.number)
            shown = tuple(number for number in training.shown if number != event.number)
            return with_training(state, runs=runs, shown=shown, following=training.following)
        case _:
            return None
