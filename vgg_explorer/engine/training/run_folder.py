"""A run folder: what a training leaves on the disk, made so that it can be gone on with."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from vgg_explorer import __version__
from vgg_explorer.arch import toml
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.build import build
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training import checkpoints, plan_table, run_record, tables
from vgg_explorer.engine.training.event_files import EventFile
from vgg_explorer.engine.training.records import Begun, Evaluation, Step
from vgg_explorer.engine.training.run_files import (
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
    RunError,
    usual_place,
    write_json,
)
from vgg_explorer.engine.training.run_lock import RunLock, host
from vgg_explorer.engine.training.run_record import KeptStatus, unfinished
from vgg_explorer.engine.training.snapshot import Order, Snapshot

__all__ = ["RunFolder", "created", "made_at", "resumed", "unfinished"]

_SLOTS = {"sgd": 1, "adam": 2, "adamw": 2}
"""Tensors of a parameter's size that an optimiser keeps, at most."""

_MAX_NAME = 40


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
            "preprocess": {
                name: getattr(order.preprocess, name)
                for name in type(order.preprocess).__dataclass_fields__
            },
            "device": order.device,
            "threads": order.threads,
            "status": "running",
            "began": began,
        }

    def describe(self) -> None:
        """Write ``run.json``.

        Raises
        ------
        OSError
        """
        write_json(self.path / RUN, self._told)

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
            write_json(self.path / EVALUATION, run_record.evaluation_table(report))
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
            _clear(self.path)
        self._lock.give_back()


def created(base: Path | None, order: Order) -> RunFolder:
    """Make the folder of a new run, named by the day, the network and a number.

    Parameters
    ----------
    base : Path or None
        Where; None for the usual place.
    order : Order

    Raises
    ------
    RunError
        Where it cannot be made, or the disk has too little room.
    """
    place = usual_place() if base is None else base
    name = re.sub(r"[^\w.-]+", "-", order.spec.name)[:_MAX_NAME].strip("-.") or "network"
    stem = f"{time.strftime('%Y-%m-%d')}-{name}"
    try:
        place.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            path = place / f"{stem}-{number}"
            try:
                path.mkdir()
                break
            except FileExistsError:
                number += 1
    except OSError as error:
        raise _not_writable(place, error) from error
    return _begun(path, order)


def made_at(path: Path, order: Order) -> RunFolder:
    """Make a run folder of this very name; one that is there must be empty.

    Raises
    ------
    RunError
    """
    name = shown_name(path.name or str(path))
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise RunError(
                text("The folder “{name}” is not empty.", name=name),
                text("Choose a new one, or go on with the run that is in it."),
            )
    except OSError as error:
        raise _not_writable(path, error) from error
    return _begun(path, order)


def _begun(path: Path, order: Order) -> RunFolder:
    lock = RunLock(path)
    try:
        _check_room(path, order)
        if not lock.take():
            raise _taken(path)
        folder = RunFolder(path, order, lock, began=time.time())
        (path / CHECKPOINTS).mkdir()
        folder.describe()
    except BaseException as error:
        _clear(path)
        lock.give_back()
        if isinstance(error, OSError):
            raise _not_writable(path, error) from error
        raise
    return folder


def resumed(path: Path, device: str, threads: int) -> tuple[RunFolder, Order, Snapshot]:
    """Open a run folder to go on from its last checkpoint that is whole.

    Parameters
    ----------
    path : Path
    device : str
    threads : int
        Of the CPU; 0 is one for each core.

    Raises
    ------
    EngineError
        Where it is damaged, of a newer version, or another process trains into it. It is then as
        it was.
    """
    record = run_record.read(path)
    lock = RunLock(path)
    try:
        if not lock.take():
            raise _taken(path)
    except OSError as error:
        raise _not_writable(path, error) from error
    try:
        snapshot, exact, passed_over = checkpoints.latest(path / CHECKPOINTS)
        _check_fits(snapshot, record)
        order = Order(
            record.spec, record.plan, record.preprocess, snapshot.weights, device, threads
        )
        notes = tuple(_notes(snapshot, exact=exact, passed_over=passed_over))
        folder = RunFolder(path, order, lock, began=record.began, resumed=snapshot, notes=notes)
    except BaseException:
        lock.give_back()
        raise
    return folder, order, snapshot


def _notes(snapshot: Snapshot, *, exact: bool, passed_over: int) -> Iterator[Text]:
    if passed_over:
        yield text(
            "{count} later checkpoints are damaged; it goes on from step {step}.",
            count=passed_over,
            step=snapshot.step,
        )
    if not exact:
        yield text(
            "The checkpoint of step {step} was made after an error in the middle of the next one.",
            step=snapshot.step,
        )


def _check_fits(snapshot: Snapshot, record: run_record.RunRecord) -> None:
    """Refuse weights that are not the network's, before anything is made of them."""
    wanted = {
        name: tuple(like.shape)
        for name, like in build(record.spec, device="meta").state_dict().items()
    }
    found = {name: tuple(each.shape) for name, each in snapshot.weights.items()}
    if wanted != found:
        wrong = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
        raise RunError(
            text(
                "The checkpoint of step {step} is not of this run's network: {name} differs.",
                step=snapshot.step,
                name=shown_name(wrong[0]),
            ),
            text("Its run.json was probably changed. Open the weights on their own."),
        )


def _check_room(path: Path, order: Order) -> None:
    """Refuse a disk that the checkpoints would fill."""
    plan = order.plan
    weights = 4 * sum(each.numel() for each in order.start.values())
    # One more while it is written, and the best and the last weights.
    needed = (plan.keep + 1) * weights * (1 + _SLOTS[plan.optimiser]) + 2 * weights
    free = shutil.disk_usage(path).free
    if needed > free:
        raise RunError(
            text(
                "The checkpoints of this training need about {needed}; where “{name}” lies {free}"
                " are free.",
                needed=size(needed),
                name=shown_name(str(path.parent)),
                free=size(free),
            ),
            text("Make room, keep fewer checkpoints, or choose another folder for runs."),
        )


def _not_writable(path: Path, error: OSError) -> RunError:
    return RunError(
        text(
            "A run cannot be kept in “{name}”: {reason}.",
            name=shown_name(str(path)),
            reason=error.strerror or type(error).__name__,
        ),
        text("Choose another folder for runs, or make room."),
    )


def _clear(path: Path) -> None:
    """Remove a folder in which nothing was trained; what others put there stays."""
    with contextlib.suppress(OSError):
        for name in (RUN, LOCK):
            (path / name).unlink(missing_ok=True)
        if (path / CHECKPOINTS).exists():
            (path / CHECKPOINTS).rmdir()
        path.rmdir()


def _taken(path: Path) -> EngineError:
    return RunError(
        text(
            "The run “{name}” is being trained by another process on {host}.",
            name=shown_name(path.name),
            host=shown_name(host(path) or "?"),
        ),
        text("Stop it there first, or follow it."),
    )


def _link(source: Path, target: Path) -> None:
    """Give a file a second name, in one step; where a disk has no such names, it is copied."""
    aside = target.with_name(f".{target.name}")
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:
        shutil.copyfile(source, aside)
    os.replace(aside, target)
    aside.unlink(missing_ok=True)  # where both were names of one file, it is still there
