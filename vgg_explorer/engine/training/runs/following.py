"""A run that another process trains, read from its folder as if it were trained here."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vgg_explorer.arch.text import text
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluation,
    NewWeights,
    Preparing,
    Report,
    Saved,
)
from vgg_explorer.engine.training.runs import (
    evaluation_file,
    run_lock,
    run_record,
    run_weights,
    tables,
)
from vgg_explorer.engine.training.runs.checkpoints import name_of
from vgg_explorer.engine.training.runs.run_files import (
    CHECKPOINTS,
    HISTORY,
    RUN,
    VALIDATION,
    WEIGHTS,
    RunError,
    steps_kept,
)
from vgg_explorer.engine.training.runs.run_record import RunRecord
from vgg_explorer.engine.weight_files import WeightsError, read_weights

POLL_SECONDS = 0.5

SILENT_SECONDS = 600.0
"""A run on another computer that writes nothing for so long is taken for dead: whether its process
lives cannot be seen from here."""


def followed(path: Path, stop: threading.Event | None = None) -> Iterator[Report | None]:
    """Report what a run has done, and then what it does, until it ends.

    Parameters
    ----------
    path : Path
        The run folder.
    stop : Event, optional
        When it is set, following ends.

    Yields
    ------
    Report or None
        What the trainer reported there; not the health of layers, and mistakes only of the latest
        evaluation. The weights come with each checkpoint.

    Raises
    ------
    RunError
        Where the folder is gone or damaged, or the training failed.
    """
    stop = stop or threading.Event()
    follower = _Follower(path)
    yield Preparing(text("Waiting for the first step"))
    while True:
        # Looked at before the tables: what is written until it ends is then read below.
        record = run_record.read(path)
        over = record.status != "running" or follower.died()
        if over and record.status == "running":
            record = run_record.read(path)  # it may have ended between two looks
        yield from follower.news(record)
        if over:
            yield follower.end(record)
            return
        yield None
        if stop.wait(POLL_SECONDS):
            return


class _Follower:
    """What of a run has been reported so far."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._steps = tables.Tail(path / HISTORY, tables.step_of)
        self._evaluations = tables.Tail(path / VALIDATION, tables.evaluation_of)
        self._began = False
        self._step = self._evaluated = 0
        self._saved = -1

    def news(self, record: RunRecord) -> Iterator[Report | None]:
        """Yield what is new in the folder, in the order in which it happened."""
        if record.data is None:
            return
        if not self._began:
            self._began = True
            yield Begun(record.data, 0, record.total, record.steps_per_epoch)
        evaluations = [found for found in self._evaluations.more() if found.step > self._evaluated]
        for step in self._steps.more():
            while len(evaluations) > 1 and evaluations[0].step < step.step:
                yield self._noted(evaluations.pop(0))
            if step.step > self._step:  # else a run that went on from an earlier step repeats it
                self._step = step.step
                yield step
        for found in evaluations:
            yield evaluation_file.whole(self._path, self._noted(found))
        yield from self._weights()

    def _noted(self, found: Evaluation) -> Evaluation:
        self._evaluated = found.step
        return found

    def _weights(self) -> Iterator[Report | None]:
        kept = steps_kept(self._path)
        if not kept or kept[-1] <= self._saved:
            return
        self._saved = step = kept[-1]
        yield Saved(step, best=False)
        try:
            loaded = read_weights(self._path / CHECKPOINTS / name_of(step) / WEIGHTS)
        except WeightsError:
            return  # deleted meanwhile: the next one comes
        title = run_weights.at_step(self._path, step)
        yield NewWeights(step, replace(loaded, digest=f"{self._path}/{step}", title=title))

    def died(self) -> bool:
        """Whether the process that trains is gone."""
        if run_lock.held(self._path):
            return False
        if run_lock.is_here(self._path):
            return True
        return time.time() - _written_at(self._path) > SILENT_SECONDS

    def end(self, record: RunRecord) -> Ended:
        """Return the last report."""
        match record.status:
            case "failed":
                raise RunError(
                    record.why or text("The training failed."),
                    text("Go on with it from its last checkpoint, or begin anew."),
                )
            case "running":
                why = text("Its process ended in the middle. It can be gone on with.")
                return Ended("stopped", self._step, why)
            case how:
                return Ended(how, self._step, record.why)


def _written_at(path: Path) -> float:
    times = [0.0]
    for name in (RUN, HISTORY, VALIDATION):
        try:
            times.append((path / name).stat().st_mtime)
        except OSError:
            continue
    return max(times)
