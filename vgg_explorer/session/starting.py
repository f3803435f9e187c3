"""The start of a training: what has to be there first, what is asked first, and what is trained."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch import rewrites
from vgg_explorer.arch.text import text
from vgg_explorer.engine.training import plan as plans
from vgg_explorer.session import editing, history, kept_runs, planning
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import (
    MAX_RUNS,
    Asked,
    ClassesQuestion,
    DataLook,
    Reins,
    Run,
)
from vgg_explorer.session.training_runs import with_training


def started(state: AppState, event: object) -> AppState | None:
    """Return the state after a wish to train and what it waits for, None for another event."""
    match event:
        case ev.TrainingAsked():
            return _wished(state, event)
        case ev.DataProgressed() | ev.DataLooked() | ev.DataFailed():
            return _looked(state, event)
        case ev.ClassesTaken() if state.training.question is not None:
            return _taken(state, state.training.question.data)
        case ev.ClassesTaken() | ev.ClassesDeclined():
            return with_training(state, question=None, waiting=False)
        case _:
            return None


def _wished(state: AppState, event: ev.TrainingAsked) -> AppState:
    training = state.training
    if training.at_work:
        return state
    if event.resume is not None:
        return _set_going(state, event.resume)
    same = training.data.choice == training.plan.data
    if same and training.data.status == "looking":
        return with_training(state, waiting=True)
    if not same or training.data.status != "ready":
        return with_training(planning.chosen(state, training.plan.data), waiting=True)
    return _begun(state)


def _looked(state: AppState, event: ev.DataProgressed | ev.DataLooked | ev.DataFailed) -> AppState:
    """Take what was found in the data; a start that waited for it goes on."""
    training = state.training
    if event.choice != training.data.choice:
        return state  # of a choice that the user has left
    match event:
        case ev.DataProgressed():
            if training.data.status != "looking":
                return state
            return with_training(state, data=replace(training.data, done=event.done))
        case ev.DataFailed():
            data = DataLook("failed", event.choice, None, event.what, event.hint, empty=event.empty)
            return with_training(state, data=data, waiting=False)
        case _:
            data = DataLook("ready", event.choice, event.report)
            state = with_training(state, data=data, waiting=False)
            return _begun(state) if training.waiting else state


def _taken(state: AppState, count: int) -> AppState:
    """Give the network as many outputs as the data has classes, and start."""
    state = with_training(state, question=None)
    model = editing.opened(rewrites.with_classes(state.model.good.spec, count))
    if model.problem is not None:
        return noticed(state, "error", model.problem.what, model.problem.hint)
    return _begun(history.edited(state, model, text("{count} classes", count=count)))


def _begun(state: AppState) -> AppState:
    """Start, or ask or say first what stands against it."""
    training = state.training
    wrong = next(plans.problems(training.plan), None)
    if wrong is not None:
        return noticed(state, "error", wrong[1], text("Change it in the training set-up."))
    report, spec = training.data.report, state.model.good.spec
    if report is not None and len(report.classes) != spec.num_classes:
        drawn = planning.for_network(state)
        if drawn is not None:
            # Nobody asked for so many kinds: no reason to ask about the network's outputs.
            looking = planning.chosen(state, drawn)
            return with_training(looking, waiting=True, kinds_chosen=False)
        question = ClassesQuestion(len(report.classes), spec.num_classes)
        return with_training(state, question=question)
    return _set_going(state)


def asked(state: AppState, number: int) -> Asked:
    """Return a training of the network that runs, as everything stands now."""
    training, weights, devices = state.training, state.weights, state.devices
    return Asked(
        number,
        state.model.good.spec,
        planning.fitting(training.plan, state.model.good),
        state.input.preprocess,
        weights.assignment,
        weights.sources,
        devices.chosen,
        devices.threads,
        training.folder,
    )


def _set_going(state: AppState, resume: Path | None = None) -> AppState:
    """Make a run the latest, which the trainer then takes up."""
    training = kept_runs.let_go(state.training)
    wish = replace(asked(state, training.next_number), resume=resume)
    run = Run(wish.number, wish.spec, wish.plan, wish.device, began=time.time(), folder=resume)
    others = training.runs
    if resume is not None:
        # A run that is gone on with stays the same run, whatever is on the desk by now.
        held = next((held for held in others if held.folder == resume), None)
        if held is not None:
            others = tuple(one for one in others if one is not held)
            wish = replace(wish, number=held.number, spec=held.spec, plan=held.plan)
            run = replace(held, status="preparing", what=None, hint=None, done=None)
    return with_training(
        state,
        following=training.following,
        runs=(*others, run)[-MAX_RUNS:],
        asked=wish,
        reins=Reins(),
        question=None,
        test=training.test.ended(),
    )
