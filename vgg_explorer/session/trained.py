"""What training does to the state."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from vgg_explorer.arch import rewrites
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.text import text
from vgg_explorer.engine.training import plan as plans
from vgg_explorer.engine.training import records
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.run_files import LAST
from vgg_explorer.session import boarding, editing, history, kept_runs, weighing
from vgg_explorer.session import events as ev
from vgg_explorer.session.board import Taught
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import (
    MAX_HEALTH,
    MAX_RUNS,
    Asked,
    ClassesQuestion,
    DataLook,
    RangeTest,
    Reins,
    Run,
    Training,
)


def trained(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of training, None for another event."""
    for handled in (
        _planned,
        _looked,
        _driven,
        _tested,
        _listed,
        _reported,
        kept_runs.kept,
        boarding.boarded,
    ):
        after = handled(state, event)
        if after is not None:
            return after
    return None


def _with(state: AppState, **values: Any) -> AppState:
    training = replace(state.training, **values)
    return state if training == state.training else replace(state, training=training)


# The plan and the data


def _planned(state: AppState, event: object) -> AppState | None:
    training = state.training
    match event:
        case ev.PlanChanged():
            change: dict[str, Any] = {event.field: event.value}
            plan = replace(training.plan, **change)
            data = training.data
            if event.field == "augmentation" and data.status in {"ready", "looking"}:
                # The examples show what it does.
                data = replace(data, status="looking", done=None)
            return _with(state, plan=plan, data=data)
        case ev.DataChosen():
            held = training.data
            same = held.choice == event.choice
            look = DataLook("looking", event.choice, held.report if same else None)
            plan = replace(training.plan, data=event.choice)
            state = replace(state, training=replace(training, plan=plan, data=look, question=None))
            return (
                replace(state, view=replace(state.view, tab="training")) if event.shown else state
            )
        case ev.RunsFolderChosen():
            return _with(state, folder=event.folder)
        case ev.LiveViewChosen():
            return _with(state, live=event.shown)
        case _:
            return None


def _looked(state: AppState, event: object) -> AppState | None:
    if not isinstance(event, ev.DataProgressed | ev.DataLooked | ev.DataFailed):
        return None
    training = state.training
    if event.choice != training.data.choice:
        return state  # of a choice that the user has left
    match event:
        case ev.DataProgressed():
            if training.data.status != "looking":
                return state
            return _with(state, data=replace(training.data, done=event.done))
        case ev.DataFailed():
            data = DataLook("failed", event.choice, None, event.what, event.hint, empty=event.empty)
            return _with(state, data=data, waiting=False)
        case _:
            data = DataLook("ready", event.choice, event.report)
            state = _with(state, data=data, waiting=False)
            return _begun(state) if training.waiting else state


# The run at work


def _driven(state: AppState, event: object) -> AppState | None:
    match event:
        case ev.TrainingAsked():
            return _asked(state, event)
        case ev.ClassesTaken() if state.training.question is not None:
            count = state.training.question.data
            model = editing.opened(rewrites.with_classes(state.model.good.spec, count))
            if model.problem is not None:
                return noticed(
                    _with(state, question=None), "error", model.problem.what, model.problem.hint
                )
            state = history.edited(state, model, text("{count} classes", count=count))
            return _begun(_with(state, question=None))
        case ev.ClassesTaken() | ev.ClassesDeclined():
            return _with(state, question=None, waiting=False)
        case _:
            return _reined(state, event)


def _asked(state: AppState, event: ev.TrainingAsked) -> AppState:
    training = state.training
    if training.at_work:
        return state
    if event.resume is not None:
        return _started(state, event)
    same = training.data.choice == training.plan.data
    if same and training.data.status == "looking":
        return _with(state, waiting=True)
    if not same or training.data.status != "ready":
        looking = _planned(state, ev.DataChosen(training.plan.data)) or state
        return _with(looking, waiting=True)
    return _begun(state)


def _reined(state: AppState, event: object) -> AppState | None:
    reins = state.training.reins
    match event:
        case ev.TrainingPaused():
            return _with(state, reins=replace(reins, paused=True))
        case ev.TrainingContinued():
            return _with(state, reins=replace(reins, paused=False))
        case ev.TrainingStepped():
            return _with(state, reins=replace(reins, paused=True, singles=reins.singles + 1))
        case ev.TrainingStopped():
            state = _with(state, reins=replace(reins, stopping=True), waiting=False)
            run = state.training.run
            if run is None or not run.at_work:
                return state
            return _with_run(state, replace(run, status="stopping"))
        case ev.RateChanged():
            return _with(state, reins=replace(reins, rate=event.rate))
        case _:
            return None


def _begun(state: AppState) -> AppState:
    """Start, or ask or say first what stands against it."""
    training = state.training
    wrong = next(plans.problems(training.plan), None)
    if wrong is not None:
        return noticed(state, "error", wrong[1], text("Change it in the training set-up."))
    report, spec = training.data.report, state.model.good.spec
    if report is not None and len(report.classes) != spec.num_classes:
        question = ClassesQuestion(len(report.classes), spec.num_classes)
        return _with(state, question=question)
    return _started(state, ev.TrainingAsked())


def asked(state: AppState, number: int) -> Asked:
    """Return a training of the network that runs, as everything stands now."""
    training, weights, devices = state.training, state.weights, state.devices
    return Asked(
        number,
        state.model.good.spec,
        fitting(training.plan, state.model.good),
        state.input.preprocess,
        weights.assignment,
        weights.sources,
        devices.chosen,
        devices.threads,
        training.folder,
    )


def fitting(plan: Plan, analysis: Analysis) -> Plan:
    """Return a plan whose first layer that trains is one of a network's; else all train."""
    known = plan.trains in {"all", "classifier"} or plan.trains in layers_with_weights(analysis)
    return plan if known else replace(plan, trains="all")


def layers_with_weights(analysis: Analysis) -> tuple[str, ...]:
    """Return the names of the layers that can train, in their order."""
    return tuple(group.name for group in analysis.groups if group.params)


def _started(state: AppState, event: ev.TrainingAsked) -> AppState:
    training = kept_runs.let_go(state.training)
    number = max((run.number for run in training.runs), default=0) + 1
    wish = replace(asked(state, number), resume=event.resume)
    run = Run(number, wish.spec, wish.plan, wish.device, began=time.time(), folder=event.resume)
    others = training.runs
    if event.resume is not None:
        # A run that is gone on with stays the same run, whatever is on the desk by now.
        held = next((held for held in others if held.folder == event.resume), None)
        if held is not None:
            others = tuple(one for one in others if one is not held)
            wish = replace(wish, number=held.number, spec=held.spec, plan=held.plan)
            run = replace(held, status="preparing", what=None, hint=None, done=None)
    return _with(
        state,
        following=training.following,
        runs=(*others, run)[-MAX_RUNS:],
        asked=wish,
        reins=Reins(),
        question=None,
        test=_ended(training.test),
    )


# What it reports


def _reported(state: AppState, event: object) -> AppState | None:
    training = state.training
    match event:
        case ev.TrainingReported():
            run = _numbered(training, event.number)
            if run is None:
                return state
            for report in event.reports:
                run = _after(run, report)
            steps = [report for report in event.reports if isinstance(report, records.Step)]
            if steps:
                run = replace(run, curve=run.curve.extended(steps), step=steps[-1].step)
            run = replace(run, folder=event.folder or run.folder, memory=event.memory or run.memory)
            state = _with_run(state, run)
            for found in event.reports:
                if isinstance(found, records.Noted):
                    state = noticed(state, "warning", found.what, found.hint)
            weights = [found for found in event.reports if isinstance(found, records.NewWeights)]
            return _taught(state, run, weights[-1]) if weights else state
        case ev.TrainingFailed():
            run = _numbered(training, event.number)
            if run is None:
                return state
            state = _with_run(
                state, replace(run, status="failed", what=event.what, hint=event.hint)
            )
            return noticed(state, "error", event.what, event.hint)
        case _:
            return None


def _after(run: Run, report: records.Report) -> Run:
    """Return a run after one report that is no step."""
    match report:
        case records.Preparing():
            return replace(run, what=report.what, done=report.done)
        case records.Begun():
            return replace(
                run,
                status=run.status if run.status in {"stopping", "following"} else "running",
                what=None,
                done=None,
                data=report.data,
                curve=_until(run.curve, report.step),
                evaluations=tuple(one for one in run.evaluations if one.step < report.step),
                healths=tuple(one for one in run.healths if one.step <= report.step),
                step=report.step,
                total=report.total,
                steps_per_epoch=report.steps_per_epoch,
                notes=report.notes,
            )
        case records.Step():
            if run.status == "paused":
                return replace(run, status="running", done=None)
            return run if run.done is None else replace(run, done=None)
        case records.Evaluating():
            return replace(run, done=report.done)
        case records.Evaluation():
            return replace(run, evaluations=(*run.evaluations, report), done=None)
        case records.Health():
            return replace(run, healths=_thinned((*run.healths, report)))
        case records.Saved():
            return replace(run, saved=report.step)
        case records.Resting():
            return run if run.status == "stopping" else replace(run, status="paused")
        case records.Ended():
            return replace(run, status=report.how, step=report.step, what=report.why, done=None)
        case _:
            return run


def _until(curve: records.Curve, step: int) -> records.Curve:
    """Return a curve without the steps behind a checkpoint: they are made again."""
    if not curve or curve[-1].step <= step:
        return curve
    return records.Curve([one for one in curve if one.step <= step])


def _thinned(healths: tuple[records.Health, ...]) -> tuple[records.Health, ...]:
    return healths if len(healths) <= MAX_HEALTH else (*healths[:-1:2], healths[-1])


def _taught(state: AppState, run: Run, found: records.NewWeights) -> AppState:
    """Give the network on the desk the weights that it has learnt, where it still is that one."""
    wish, start = state.training.asked, run.start
    if start is None and wish is not None and wish.number == run.number:
        start = wish.assignment
    if start is None or state.model.good.spec != run.spec:
        return state
    weights = weighing.taught(state.weights, state.model.good, found.weights, start)
    if run.folder is not None and run.saved is not None:
        # What is learnt later than its last checkpoint is not there at the next start.
        weights = replace(weights, origin=run.folder / LAST)
    epoch = found.step / run.steps_per_epoch if run.steps_per_epoch else 0.0
    taught = Taught(run.number, found.step, epoch, found.weights.digest)
    return replace(state, weights=weights, training=replace(state.training, taught=taught))


def _numbered(training: Training, number: int) -> Run | None:
    return next((run for run in training.runs if run.number == number), None)


def _with_run(state: AppState, run: Run) -> AppState:
    training = state.training
    runs = tuple(run if held.number == run.number else held for held in training.runs)
    over = run.folder == training.following and run.status != "following"
    following = None if over else training.following
    # Never the same: a curve that grows is not compared.
    return replace(state, training=replace(training, runs=runs, following=following))


# The range test


def _tested(state: AppState, event: object) -> AppState | None:
    test = state.training.test
    match event:
        case ev.RangeAsked():
            if state.training.at_work or test.status == "running":
                return state
            return _with(state, test=RangeTest("running", asked(state, 0)))
        case ev.RangeReported():
            status = "done" if event.over else test.status
            return _with(state, test=replace(test, status=status, found=event.found))
        case ev.RangeStopped():
            return _with(state, test=_ended(test))
        case ev.RangeFailed():
            failed = replace(test, status="failed", what=event.what, hint=event.hint)
            return noticed(_with(state, test=failed), "error", event.what, event.hint)
        case _:
            return None


def _ended(test: RangeTest) -> RangeTest:
    """Return a range test that goes on no more."""
    if test.status != "running":
        return test
    return replace(test, status="done" if test.found else "none")


# The table of runs


def _listed(state: AppState, event: object) -> AppState | None:
    training = state.training
    match event:
        case ev.RunOverlaid():
            others = tuple(number for number in training.shown if number != event.number)
            return _with(state, shown=(*others, event.number) if event.shown else others)
        case ev.RunForgotten():
            run = _numbered(training, event.number)
            if run is None or run.at_work:
                return state
            if run.status == "following":
                training = kept_runs.let_go(training)
            runs = tuple(held for held in training.runs if held.number != event.number)
            shown = tuple(number for number in training.shown if number != event.number)
            return _with(state, runs=runs, shown=shown, following=training.following)
        case _:
            return None
