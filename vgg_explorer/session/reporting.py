"""What a training reports, and what becomes of its run and of the network on the desk."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.engine.training import records
from vgg_explorer.engine.training.curve import Curve
from vgg_explorer.engine.training.runs.run_files import LAST
from vgg_explorer.session import best_weights, weighing
from vgg_explorer.session import events as ev
from vgg_explorer.session.board import Taught
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import MAX_HEALTH, Run
from vgg_explorer.session.training_runs import with_run


def reported(state: AppState, event: object) -> AppState | None:
    """Return the state after a report of a training, None for another event."""
    training = state.training
    match event:
        case ev.TrainingReported():
            run = training.numbered(event.number)
            if run is None:
                return state
            for report in event.reports:
                run = _after(run, report)
            steps = [report for report in event.reports if isinstance(report, records.Step)]
            if steps:
                run = replace(run, curve=run.curve.extended(steps), step=steps[-1].step)
            run = replace(run, folder=event.folder or run.folder, memory=event.memory or run.memory)
            state = with_run(state, run)
            for found in event.reports:
                if isinstance(found, records.Noted):
                    state = noticed(state, "warning", found.what, found.hint)
            weights = [found for found in event.reports if isinstance(found, records.NewWeights)]
            if weights:
                state = _taught(state, run, weights[-1])
            if any(isinstance(found, records.Ended) for found in event.reports):
                state = best_weights.offered(state, run)
            return state
        case ev.TrainingFailed():
            run = training.numbered(event.number)
            if run is None:
                return state
            failed = replace(run, status="failed", what=event.what, hint=event.hint, saving=False)
            state = with_run(state, failed)
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
            if run.done is None and not run.saving:
                return run
            return replace(run, done=None, saving=False)
        case records.Evaluating():
            return replace(run, done=report.done)
        case records.Evaluation():
            return replace(run, evaluations=(*run.evaluations, report), done=None)
        case records.Health():
            return replace(run, healths=_thinned((*run.healths, report)))
        case records.Saving() | records.Saved():
            saving = isinstance(report, records.Saving)
            return replace(run, saved=run.saved if saving else report.step, saving=saving)
        case records.Resting():
            return run if run.status == "stopping" else replace(run, status="paused")
        case records.Ended():
            return replace(
                run,
                status=report.how,
                step=report.step,
                what=report.why,
                done=None,
                saving=False,
            )
        case _:
            return run


def _until(curve: Curve, step: int) -> Curve:
    """Return a curve without the steps behind a checkpoint: they are made again."""
    if not curve or curve[-1].step <= step:
        return curve
    return Curve([one for one in curve if one.step <= step])


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
