"""How a run stands, in words."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.units import size
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.numbers import figure, percent

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.training.traces import Trace
    from vgg_explorer.session.training import Run, RunStatus


@dataclass(frozen=True, slots=True)
class Status:
    """What the strip below a run says.

    Parameters
    ----------
    title : str
    items : tuple of str
        How far it is, the most important first.
    details : tuple of str
        How it goes.
    left : str
        The time that is left.
    done : float or None
        Share of the whole run.
    message : str
        What is being done, or what went wrong and what to do.
    bad : bool
        Whether that is an error.
    """

    title: str
    items: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    left: str = ""
    done: float | None = None
    message: str = ""
    bad: bool = False


def status(run: Run, trace: Trace) -> Status:
    """Return how a run stands."""
    done = run.step / run.total if run.total else run.done if run.status == "preparing" else None
    bad = run.status in {"diverged", "failed"}
    seconds = trace.seconds_left(run) if run.status in {"running", "following"} else None
    left = tr("ETA {time}", time=clock(seconds)) if seconds is not None else ""
    details = _details(run, trace)
    return Status(_title(run), _items(run, trace), details, left, done, _message(run), bad)


def status_word(status: RunStatus) -> str:
    """Return a state in one word or two."""
    return {
        "preparing": tr("preparing"),
        "running": tr("running"),
        "paused": tr("paused"),
        "stopping": tr("stopping"),
        "finished": tr("finished"),
        "stopped": tr("stopped"),
        "diverged": tr("diverged"),
        "failed": tr("failed"),
        "following": tr("following"),
    }[status]


def clock(seconds: float) -> str:
    """Return a time as it is read from a clock: ``07:02``, ``1:07:02``."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _where(run: Run) -> str:
    """Return where a run is: in which epoch, or at which step where steps are counted."""
    if not run.total or not run.steps_per_epoch:
        return ""
    if run.plan.steps:
        return tr("Step {step} of {total}", step=f"{run.step:,}", total=f"{run.total:,}")
    epochs = -(-run.total // run.steps_per_epoch)
    epoch = min(run.step // run.steps_per_epoch + 1, epochs)
    return tr("Epoch {epoch} of {total}", epoch=epoch, total=epochs)


def _title(run: Run) -> str:
    where = _where(run)
    match run.status:
        case "preparing":
            return tr("Preparing")
        case "running" if run.saving:
            return tr("Writing a checkpoint")
        case "running" if run.done is not None:
            return tr("Validating")
        case "running":
            return where
        case "paused":
            return tr("Paused: {where}", where=where)
        case "stopping":
            return tr("Stopping: {where}", where=where)
        case "finished":
            return tr("Finished")
        case "stopped":
            return tr("Stopped: {where}", where=where) if where else tr("Stopped")
        case "diverged":
            return tr("Diverged: {where}", where=where) if where else tr("Diverged")
        case "failed":
            return tr("Failed")
        case _:
            return tr("Following: {where}", where=where) if where else tr("Following")


def _items(run: Run, trace: Trace) -> tuple[str, ...]:
    """Return how far a run is, as far as that is known."""
    items = []
    at_work = run.at_work or run.status == "following"
    if at_work and run.done is not None and run.step:
        items.append(tr("validation {share}", share=f"{run.done * 100:.0f} %"))
    if at_work and run.steps_per_epoch and run.step and not run.plan.steps:
        batch = (run.step - 1) % run.steps_per_epoch + 1
        items.append(tr("batch {batch} / {total}", batch=batch, total=run.steps_per_epoch))
    best = run.best
    if best is not None:
        epoch = f"{best.epoch:.4g}"
        items.append(
            tr("best val {share} at epoch {epoch}", share=percent(best.accuracy), epoch=epoch)
        )
    if not at_work and run.step:
        items.append(tr("{count} steps", count=f"{run.step:,}"))
        items.append(tr("took {time}", time=clock(taken(run, trace))))
    return tuple(items)


def _details(run: Run, trace: Trace) -> tuple[str, ...]:
    """Return how a run goes: its speed, what it waits for, its rate and its memory."""
    items = []
    at_work = run.at_work or run.status == "following"
    speed, share = trace.pictures_per_second, trace.data_share
    if speed is not None and at_work:
        items.append(tr("{speed} img/s", speed=figure(speed, 3) if speed < 100 else round(speed)))
    if share is not None:
        items.append(tr("waits for data {share}", share=f"{share * 100:.0f} %"))
    if trace.rate and at_work:
        items.append(tr("rate {rate}", rate=figure(trace.rate[-1], 3)))
    if run.memory is not None:
        items.append(tr("memory {size}", size=size(run.memory)))
    if run.saved is not None:
        items.append(tr("saved at step {step}", step=f"{run.saved:,}"))
    return tuple(items)


def taken(run: Run, trace: Trace) -> float:
    """Return the seconds that a run took so far."""
    return trace.seconds + sum(seen.seconds for seen in run.evaluations)


def began(run: Run) -> str:
    """Return when a run began, as a clock has it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(run.began)) if run.began else ""


def _message(run: Run) -> str:
    said = [translated(told) for told in (run.what, run.hint) if told is not None]
    if run.status in {"diverged", "failed"} and run.saved is not None:
        said.append(
            tr("The weights of step {step} are kept; the run can be resumed.", step=run.saved)
        )
    if run.status in {"preparing", "running", "diverged", "failed"} and (said or run.notes):
        said += [translated(note) for note in run.notes] if run.status == "running" else []
        return " ".join(said)
    if run.status == "stopping":
        if run.saving:
            return tr("The checkpoint of step {step} is being written.", step=f"{run.step:,}")
        return tr("The step that runs is finished, and everything is kept.")
    if run.status == "following":
        return tr("Another process trains this run; the window only looks on.")
    return ""
