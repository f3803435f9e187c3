"""Run folders: made anew, or opened to go on with."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.build import build
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.runs import checkpoints, run_record
from vgg_explorer.engine.training.runs.run_files import (
    CHECKPOINTS,
    RunError,
    not_writable,
    usual_place,
)
from vgg_explorer.engine.training.runs.run_lock import RunLock, host
from vgg_explorer.engine.training.runs.run_record import unfinished
from vgg_explorer.engine.training.runs.run_writer import RunFolder, clear
from vgg_explorer.engine.training.snapshot import Order, Snapshot

__all__ = ["RunFolder", "check_free", "created", "made_at", "resumed", "unfinished"]

_SLOTS = {"sgd": 1, "adam": 2, "adamw": 2}
"""Tensors of a parameter's size that an optimiser keeps, at most."""

_MAX_NAME = 40


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
        raise not_writable(place, error) from error
    return _begun(path, order)


def made_at(path: Path, order: Order) -> RunFolder:
    """Make a run folder of this very name; one that is there must be empty.

    Raises
    ------
    RunError
    """
    check_free(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(path, error) from error
    return _begun(path, order)


def check_free(path: Path) -> None:
    """Refuse a folder for a new run that has something in it.

    Raises
    ------
    RunError
    """
    try:
        empty = not any(path.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise not_writable(path, error) from error
    if not empty:
        raise RunError(
            text("The folder “{name}” is not empty.", name=shown_name(path.name or str(path))),
            text("Choose a new one, or go on with the run that is in it."),
        )


def _begun(path: Path, order: Order) -> RunFolder:
    lock = RunLock(path)
    try:
        if not lock.take():  # another process was quicker: what is in the folder is its own
            raise _taken(path)
    except OSError as error:
        raise not_writable(path, error) from error
    try:
        _check_room(path, order)
        folder = RunFolder(path, order, lock, began=time.time())
        (path / CHECKPOINTS).mkdir()
        folder.describe()
    except BaseException as error:
        clear(path)
        lock.give_back()
        if isinstance(error, OSError):
            raise not_writable(path, error) from error
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
        raise not_writable(path, error) from error
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


def _taken(path: Path) -> EngineError:
    return RunError(
        text(
            "The run “{name}” is being trained by another process on {host}.",
            name=shown_name(path.name),
            host=shown_name(host(path) or "?"),
        ),
        text("Stop it there first, or follow it."),
    )
