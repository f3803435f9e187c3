"""What training does to the state: each event goes to the module that it is about."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.session import (
    boarding,
    kept_runs,
    planning,
    reporting,
    starting,
    training_runs,
)
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import RangeTest
from vgg_explorer.session.training_runs import with_run, with_training


def trained(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of training, None for another event."""
    for handled in (
        planning.planned,
        starting.started,
        _reined,
        _tested,
        training_runs.listed,
        reporting.reported,
        kept_runs.kept,
        boarding.boarded,
    ):
        after = handled(state, event)
        if after is not None:
            return after
    return None


def _reined(state: AppState, event: object) -> AppState | None:
    """Handle what the user wants of the run at work."""
    reins = state.training.reins
    match event:
        case ev.TrainingPaused():
            return with_training(state, reins=replace(reins, paused=True))
        case ev.TrainingContinued():
            return with_training(state, reins=replace(reins, paused=False))
        case ev.TrainingStepped():
            return with_training(
                state, reins=replace(reins, paused=True, singles=reins.singles + 1)
            )
        case ev.TrainingStopped():
            state = with_training(state, reins=replace(reins, stopping=True), waiting=False)
            run = state.training.run
            if run is None or not run.at_work:
                return state
            return with_run(state, replace(run, status="stopping"))
        case ev.RateChanged():
            return with_training(state, reins=replace(reins, rate=event.rate))
        case _:
            return None


def _tested(state: AppState, event: object) -> AppState | None:
    """Handle the range test."""
    test = state.training.test
    match event:
        case ev.RangeAsked():
            if state.training.at_work or test.status == "running":
                return state
            return with_training(state, test=RangeTest("running", starting.asked(state, 0)))
        case ev.RangeReported():
            status = "done" if event.over else test.status
            return with_training(state, test=replace(test, status=status, found=event.found))
        case ev.RangeStopped():
            return with_training(state, test=test.ended())
        case ev.RangeFailed():
            failed = replace(test, status="failed", what=event.what, hint=event.hint)
            return noticed(with_training(state, test=failed), "error", event.what, event.hint)
        case _:
            return None
