"""What a training writes into its run folder."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from vgg_explorer import __version__
from vgg_explorer.arch import toml
from vgg_explorer.arch.text import Text
from vgg_explorer.engine.files import put
from vgg_explorer.engine.training.plan import DataChoice, FolderData
from vgg_explorer.engine.training.records import Begun, Evaluation, Step
from vgg_explorer.engine.training.runs import (
    checkpoints,
    evaluation_file,
    plan_table,
    run_record,
    tables,
)
from vgg_explorer.engine.training.runs.event_files import EventFile
from vgg_explorer.engine.training.runs.run_files import (
    BEST,
    CHECKPOINTS,
    EVALUATION,
    FORMAT,
    HISTORY,
    LAST,
    LOCK,
    RUN,
    VALIDATION,
    WEIGHTS,
    write_json,
)
from vgg_explorer.engine.training.runs.run_lock import RunLock
from vgg_explorer.engine.training.runs.run_record import KeptStatus
from vgg_explorer.engine.training.snapshot import Order, Snapshot


class RunFolder:
    """The folder of one run, held by this process until it is closed.

    Parameters
    ----------
    path : Path
    order : Order
    lock : RunLock
        Taken.
    began : float
        Seconds since the epoch.
    resumed : Snapshot or None
        What it goes on from.
    notes : tuple of Text
        What differs from going on as if nothing had happened.
    """

    def __init__(
        self,
        path: Path,
        order: Order,
        lock: RunLock,
        *,
        began: float,
        resumed: Snapshot | None = None,
        notes: tuple[Text, ...] = (),
    ) -> None:
        self.path = path
        self.notes = notes
        self.plan = order.plan
        self.resumed = resumed
        self._lock = lock
        self._label = checkpoints.Label(order.spec, order.preprocess)
        self._steps = tables.Table(path / HISTORY, tables.STEP_COLUMNS)
        self._evaluations = tables.Table(path / VALIDATION, tables.EVALUATION_COLUMNS)
        self._events = EventFile(path)
        self._saved = resumed.step if resumed is not None else None
        self._began = resumed is not None
        self._told: dict[str, Any] = {
            "format": FORMAT,
            "program": __version__,
            "torch": torch.__version__,
            "spec": toml.dumps(order.spec),
            "plan": plan_table.written(order.plan),
            "data_relative": _relative(order.plan.data, path),
            "preprocess": {
                name: getattr(order.preprocess, name)
                for name in type(order.preprocess).__dataclass_fields__
            },
            "device": order.device,
            "threads": order.threads,
            "status": "running",
            "began": began,
        }

    @property
    def saved(self) -> int | None:
        """The step of the last checkpoint that was written or gone on from."""
        return self._saved

    def describe(self) -> None:
        """Write ``run.json``.

        Raises
        ------
        OSError
        """
        write_json(self.path / RUN, self._told, for_people=True)

    def begin(self, begun: Begun, data_key: str) -> None:
        """Note what it is trained on; what was written of later steps is dropped.

        Raises
        ------
        OSError
        """
        self._told |= {
            "status": "running",
            "why": None,
            "data": run_record.report_table(begun.data),
            "data_key": data_key,
            "total": begun.total,
            "steps_per_epoch": begun.steps_per_epoch,
        }
        self._label = replace(self._label, classes=begun.data.classes)
        self._steps.rewind(begun.step)
        self._evaluations.rewind(begun.step - 1)  # that of this step is made again
        self._events.rewind(begun.step)
        checkpoints.drop_behind(self.path / CHECKPOINTS, begun.step)
        checkpoints.sweep(self.path / CHECKPOINTS)
        self.describe()
        self._began = True

    def log(self, report: Step | Evaluation) -> None:
        """Write a line.

        Raises
        ------
        OSError
        """
        if isinstance(report, Step):
            self._steps.add(report)
        else:
            self._evaluations.add(report)
            write_json(self.path / EVALUATION, evaluation_file.written(report))
        self._events.add(report)

    def save(self, snapshot: Snapshot, *, exact: bool = True) -> bool:
        """Write a checkpoint; return whether it was not there yet.

        Raises
        ------
        OSError, WeightsError
            The earlier ones are as they were.
        """
        if snapshot.step == self._saved:
            return False
        folder = self.path / CHECKPOINTS
        place = checkpoints.write(folder, snapshot, self._label, exact=exact)
        self._saved = snapshot.step
        _link(place / WEIGHTS, self.path / LAST)
        checkpoints.drop_behind(folder, snapshot.step)  # it diverged: those lead nowhere
        checkpoints.prune(folder, self.plan.keep)
        return True

    def save_best(self, snapshot: Snapshot) -> None:
        """Keep the weights that did best.

        Raises
        ------
        WeightsError
        """
        checkpoints.write_weights(self.path / BEST, snapshot.weights, self._label)

    def end(self, status: KeptStatus, why: Text | None = None) -> None:
        """Note how it ended.

        Raises
        ------
        OSError
        """
        self._told |= {"status": status, "why": None if why is None else str(why)}
        self.describe()

    def close(self) -> None:
        """Let others have the folder; one in which nothing was ever trained goes."""
        for file in (self._steps, self._evaluations, self._events):
            with contextlib.suppress(OSError):
                file.close()
        if not self._began:
            clear(self.path)
        self._lock.give_back()


def clear(path: Path) -> None:
    """Remove a folder in which nothing was trained; what others put there stays."""
    with contextlib.suppress(OSError):
        for name in (RUN, LOCK):
            (path / name).unlink(missing_ok=True)
        if (path / CHECKPOINTS).exists():
            (path / CHECKPOINTS).rmdir()
        path.rmdir()


def _relative(data: DataChoice, path: Path) -> str | None:
    """Return where a folder of pictures lies beside a run: both may move to another computer."""
    if not isinstance(data, FolderData):
        return None
    try:
        return Path(os.path.relpath(data.path, path)).as_posix()
    except ValueError:  # on another drive
        return None


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, in one step; where a disk has no such names, it is copied."""
    aside = target.with_name(f".{target.name}")
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:
        shutil.copyfile(source, aside)
    put(aside, target)
    aside.unlink(missing_ok=True)  # where both were names of one file, it is still there
