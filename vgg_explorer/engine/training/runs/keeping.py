"""A training that is written down while it runs: nothing of it is lost, whatever ends it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.loaded import WeightsError
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluation,
    NewWeights,
    Noted,
    Report,
    Saved,
    Saving,
    Step,
)
from vgg_explorer.engine.training.runs import run_weights
from vgg_explorer.engine.training.runs.run_files import RunError, not_writable

if TYPE_CHECKING:
    from vgg_explorer.engine.training.runs.run_folder import RunFolder
    from vgg_explorer.engine.training.runs.run_record import KeptStatus
    from vgg_explorer.engine.training.snapshot import Snapshot


SLOW_SECONDS = 0.3
"""Where a checkpoint took longer, the next one is told of before it is written."""


class Trains(Protocol):
    """What is kept: a trainer."""

    @property
    def step(self) -> int:
        """Steps done."""

    def run(self) -> Generator[Report | None, None, None]:
        """Train, and report."""

    def snapshot(self) -> Snapshot:
        """Return where it stands, between two reports."""


def kept(trainer: Trains, folder: RunFolder) -> Generator[Report | None, None, None]:
    """Train, pass its reports on, and keep it in a folder.

    A checkpoint is made before the first step, every ``plan.save_steps`` steps, at the end, and
    where it is closed or fails; the weights of each evaluation that was better than all before are
    kept besides. A disk that fills up meanwhile ends nothing: the training goes on, and says so.

    Parameters
    ----------
    trainer : Trains
    folder : RunFolder
        It is closed at the end.

    Yields
    ------
    Report or None

    Raises
    ------
    EngineError
        Where the data is not what the run began with, and whatever the trainer raises.
    """
    keeper = _Keeper(trainer, folder)
    reports = trainer.run()
    try:
        for report in reports:
            if keeper.takes_long(report):
                yield Saving(trainer.step)
            passed, told = keeper.kept(report)
            if isinstance(report, Ended):
                yield from told
                yield passed
            else:
                yield passed
                yield from told
    except GeneratorExit:
        keeper.interrupted("stopped")
        raise
    except (KeyboardInterrupt, SystemExit):  # in the middle of a step, for all one knows
        keeper.interrupted("stopped", exact=False)
        raise
    except BaseException as error:
        why = error.what if isinstance(error, EngineError) else None
        keeper.interrupted("failed", why, exact=False)
        raise
    finally:
        reports.close()
        folder.close()


class _Keeper:
    """Writes down what a trainer reports."""

    def __init__(self, trainer: Trains, folder: RunFolder) -> None:
        self._trainer = trainer
        self._folder = folder
        self._every = folder.plan.save_steps
        self._saved = 0
        self._began = False
        self._over = False
        self._ended: Ended | None = None
        self._seconds = 0.0
        """That the last checkpoint took."""
        self._warned = False
        self._told: list[Report] = []

    def kept(self, report: Report | None) -> tuple[Report | None, list[Report]]:
        """Write what is due, before anyone hears of it: whoever hears of it may end all.

        Returns
        -------
        report : Report or None
            What is to be passed on.
        told : list of Report
            What there is to tell besides.
        """
        self._told = []
        match report:
            case Begun():
                report = self._begun(report)
                self._save()
            case Step():
                self._attempt(partial(self._folder.log, report))
            case Evaluation():
                self._attempt(partial(self._folder.log, report))
                if report.best:
                    self._attempt(partial(self._save_best, report.step))
            case NewWeights():
                # As they are called when they are opened from the folder later.
                title = run_weights.at_step(self._folder.path, report.step)
                report = replace(report, weights=replace(report.weights, title=title))
            case Ended():
                self._save()
                self._attempt(partial(self._folder.end, report.how, report.why))
                self._over = True
        if not self._over and self._due():
            self._save()
        return report, self._told

    def takes_long(self, report: Report | None) -> bool:
        """Return whether it takes a while to keep what is reported; that is to be told first."""
        if isinstance(report, Ended):
            self._ended = report
        if self._seconds < SLOW_SECONDS:
            return False
        match report:
            case Evaluation(best=True):
                return True
            case Ended():
                return self._trainer.step != self._saved
            case _:
                return self._due()

    def _due(self) -> bool:
        return self._trainer.step // self._every > self._saved // self._every

    def _begun(self, report: Begun) -> Begun:
        """Compare the data with that of an earlier start, and note it."""
        key, before = self._trainer.snapshot().data_key, self._folder.resumed
        if before is not None and before.data_key != key:
            raise RunError(
                text("The pictures are not those that this run began with."),
                text("Bring them back, or open the weights of the run and train them anew."),
            )
        try:
            self._folder.begin(report, key)
        except OSError as error:
            raise not_writable(self._folder.path, error) from error
        self._began = True
        return replace(report, notes=(*report.notes, *self._folder.notes))

    def interrupted(self, how: KeptStatus, why: Text | None = None, *, exact: bool = True) -> None:
        """Keep what there is; nobody listens any more."""
        if not self._began or self._over:
            return
        self._over = True
        if self._ended is not None:
            how, why = self._ended.how, self._ended.why
        with contextlib.suppress(Exception):  # such as a device that does not answer any more
            self._folder.save(self._trainer.snapshot(), exact=exact)
        with contextlib.suppress(OSError):
            self._folder.end(how, why)

    def _save(self) -> None:
        self._saved = self._trainer.step  # also where it fails: not again at each step
        self._attempt(self._save_all)

    def _save_all(self) -> None:
        snapshot, began = self._trainer.snapshot(), time.monotonic()
        if self._folder.save(snapshot):
            self._seconds = time.monotonic() - began
            self._told.append(Saved(snapshot.step, best=False))

    def _save_best(self, step: int) -> None:
        self._folder.save_best(self._trainer.snapshot())
        self._told.append(Saved(step, best=True))

    def _attempt(self, write: Callable[[], object]) -> None:
        """Write; where that fails the training goes on, and the first failure is told."""
        try:
            write()
        except (OSError, WeightsError) as error:
            if not self._warned:
                self._told.append(_not_written(error))
            self._warned = True


def _not_written(error: OSError | WeightsError) -> Noted:
    cause = error.__cause__ if isinstance(error, WeightsError) else error
    reason = getattr(cause, "strerror", None) or type(cause or error).__name__
    return Noted(
        text("The training cannot be kept any more: {reason}.", reason=reason),
        text("It goes on, and tries again with each checkpoint: make room meanwhile."),
    )
