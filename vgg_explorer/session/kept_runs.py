"""Runs that lie in folders: opened, followed, gone on with, or found interrupted at the start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.curve import Curve
from vgg_explorer.engine.training.runs.run_files import BEST, LAST
from vgg_explorer.session import editing, history, receiving, weighing
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState, NoticeAction
from vgg_explorer.session.training import MAX_RUNS, Run, RunStatus, Training

if TYPE_CHECKING:
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.training.runs.run_record import Interrupted

MOST_OFFERED = 3
"""Interrupted runs that are offered at one start; the others come at the next."""


def kept(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of a run folder, None for another event."""
    match event:
        case ev.RunRead():
            return _read(state, event)
        case ev.RunResumed():
            return _resumed(state, event)
        case ev.RunOpened():
            run = state.training.numbered(event.number)
            return state if run is None else _opened(state, run)
        case ev.RunsInterrupted():
            for found in event.found[:MOST_OFFERED][::-1]:
                state = _offered(state, found)
            return state
        case ev.RunSetAside():
            return _training(state, replace(state.training, aside=event.path))
        case ev.FollowAsked():
            return _followed(state, event)
        case _:
            return None


def let_go(training: Training) -> Training:
    """Return the training without a run that is followed: it stays in the table as it is known."""
    if training.following is None:
        return training
    told = text("It is not followed any more; its process goes on.")
    runs = tuple(
        replace(run, status="stopped", what=told, done=None) if run.status == "following" else run
        for run in training.runs
    )
    return replace(training, runs=runs, following=None)


def _training(state: AppState, training: Training) -> AppState:
    return replace(state, training=training)


def _on_desk(state: AppState, spec: ArchSpec) -> AppState:
    """Bring a network to the desk where another one is there; undo brings that back."""
    if state.model.good.spec == spec:
        return state
    return history.edited(state, editing.opened(spec), text("open {name}", name=spec.name))


# Opened


def _opened(state: AppState, run: Run) -> AppState:
    """Bring a run's network to the desk, and the best weights that it has kept."""
    state = _on_desk(state, run.spec)
    if run.folder is None:
        return state
    weights = run.folder / (BEST if run.evaluations else LAST)
    return receiving.entered(state, ev.WeightsRequested(weights)) or state


def _read(state: AppState, event: ev.RunRead) -> AppState:
    """Take a run folder among the runs; one that is being trained is followed."""
    training, record = state.training, event.record
    held = next((run for run in training.runs if run.folder == record.path), None)
    number = training.next_number if held is None else held.number
    state = replace(state, view=replace(state.view, tab="training"))
    if held is not None and (held.at_work or held.status == "following"):
        return state
    if event.curves is None:
        return _begun_to_follow(state, replace(_run(event), number=number))
    others = tuple(run for run in training.runs if run is not held)
    # The run at work stays the last: it is the one that is shown.
    place = len(others) - int(training.at_work or training.following is not None)
    run = replace(_run(event), number=number)
    runs = (*others[:place], run, *others[place:])[-MAX_RUNS:]
    return _training(state, replace(training, runs=runs))


def _run(event: ev.RunRead) -> Run:
    record, curves = event.record, event.curves
    status: RunStatus = "following"
    what = record.why
    if curves is not None:
        status = "stopped" if record.status == "running" else record.status
        if record.status == "running":
            what = text("Its process ended in the middle.")
    run = Run(
        0,
        record.spec,
        record.plan,
        record.device,
        status=status,
        what=what,
        data=record.data,
        total=record.total,
        steps_per_epoch=record.steps_per_epoch,
        folder=record.path,
        began=record.began,
    )
    if curves is None:
        return run
    return replace(
        run,
        step=curves.steps[-1].step if curves.steps else 0,
        curve=Curve(list(curves.steps)),
        evaluations=curves.evaluations,
        saved=curves.saved,
    )


# Followed


def _followed(state: AppState, event: ev.FollowAsked) -> AppState:
    """End following; to begin it, its folder is opened, which needs the disk."""
    training = state.training
    if event.folder is None:
        return _training(state, let_go(training)) if training.following is not None else state
    return replace(state, opening=(event.folder,))


def _begun_to_follow(state: AppState, run: Run) -> AppState:
    training = state.training
    if training.at_work:
        what = text("“{name}” is trained by another process.", name=shown_name(_name(run)))
        hint = text("It can be followed here when the training of this window is over.")
        return noticed(state, "info", what, hint)
    state = _on_desk(state, run.spec)
    training = let_go(training)
    others = tuple(held for held in training.runs if held.number != run.number)
    run = replace(run, start=state.weights.assignment)
    runs = (*others, run)[-MAX_RUNS:]
    return _training(state, replace(training, runs=runs, following=run.folder))


def _name(run: Run) -> str:
    return run.folder.name if run.folder is not None else run.spec.name


# Gone on with


def _resumed(state: AppState, event: ev.RunResumed) -> AppState:
    """Bring a run that goes on to the desk, as it was at its checkpoint."""
    record, training = event.record, state.training
    run = training.numbered(event.number)
    if run is None:
        return state
    state = _on_desk(state, record.spec)
    analysis = state.model.good
    same = {path: path for path in state.weights.assignment}
    weights = weighing.loaded(state.weights, analysis, event.weights, same, record.path / LAST)
    run = replace(
        run,
        spec=record.spec,
        plan=record.plan,
        data=record.data,
        total=record.total,
        steps_per_epoch=record.steps_per_epoch,
        curve=Curve(list(event.curves.steps)),
        evaluations=event.curves.evaluations,
        saved=event.curves.saved,
        began=record.began,
        start=weights.assignment,
    )
    runs = tuple(run if held.number == run.number else held for held in training.runs)
    held = replace(state.input, preprocess=record.preprocess)
    return replace(state, weights=weights, input=held, training=replace(training, runs=runs))


def _offered(state: AppState, found: Interrupted) -> AppState:
    what = text(
        "A training was interrupted: {name}, step {step} of {total}.",
        name=found.name or shown_name(found.path.name),
        step=found.step,
        total=found.total,
    )
    actions = (
        NoticeAction(text("Resume"), ev.TrainingAsked(found.path)),
        NoticeAction(text("Keep for later"), ev.RunSetAside(found.path)),
    )
    hint = text("It can go on from its last checkpoint in {folder}.", folder=str(found.path))
    return noticed(state, "info", what, hint, actions)  # stays: others go when weights come
