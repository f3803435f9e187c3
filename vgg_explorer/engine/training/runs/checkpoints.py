"""Checkpoints: everything that a training goes on from, in one folder that is there whole or not.

Tensors lie in safetensors files, the rest in JSON; nothing is ever unpickled.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.runs.run_files import (
    FORMAT,
    OPTIMISER,
    STATE,
    WEIGHTS,
    NewerError,
    RunError,
    check_format,
    checkpoints,
    damaged,
    number,
    read_json,
    whole,
    words,
    write_json,
)
from vgg_explorer.engine.training.snapshot import Snapshot
from vgg_explorer.engine.weight_files import read_weights, save_weights

if TYPE_CHECKING:
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.preparation import Preprocess

_DIGITS = 6
_UNFINISHED, _GONE = ".new-", ".gone-"

MAX_DEPTH = 20
"""Tables within tables in what an optimiser keeps; torch's have four."""


@dataclass(frozen=True, slots=True)
class Label:
    """What files of weights say besides the weights.

    Parameters
    ----------
    spec : ArchSpec
    preprocess : Preprocess
    classes : sequence of str
    """

    spec: ArchSpec
    preprocess: Preprocess
    classes: Sequence[str] = ()


def name_of(step: int) -> str:
    """Return the name of the folder of a checkpoint."""
    return f"{step:0{_DIGITS}}"


def write_weights(path: Path, weights: Mapping[str, Tensor], label: Label) -> None:
    """Write weights; an earlier file stays until the new one is complete.

    Raises
    ------
    WeightsError
    """
    save_weights(
        path,
        weights,
        label.spec,
        preprocess=label.preprocess,
        classes=label.classes,
        kind="safetensors",
    )


def write(folder: Path, snapshot: Snapshot, label: Label, *, exact: bool = True) -> Path:
    """Write a checkpoint and return its folder.

    Parameters
    ----------
    folder : Path
        That of all checkpoints.
    snapshot : Snapshot
    label : Label
    exact : bool
        Whether it stands between two steps; after an error in the middle of one it may not.

    Raises
    ------
    OSError, WeightsError
        No part of it is then left.
    """
    folder.mkdir(exist_ok=True)
    place = folder / name_of(snapshot.step)
    made = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    try:
        made.chmod(folder.stat().st_mode & 0o777)  # temporary folders are private
        write_weights(made / WEIGHTS, snapshot.weights, label)
        tensors: dict[str, Tensor] = {}
        state = _state(snapshot, tensors)
        if tensors:  # SGD without momentum keeps none
            write_weights(made / OPTIMISER, tensors, label)
        write_json(made / STATE, {**state, "exact": exact})
        _sync(made)
        with contextlib.suppress(FileNotFoundError):
            _let_go(place)
        made.rename(place)
        _sync(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return place


def prune(folder: Path, keep: int) -> None:
    """Delete all but the last checkpoints, as far as that goes."""
    for old in checkpoints(folder.parent)[:-keep]:
        with contextlib.suppress(OSError):
            _let_go(old)


def drop_behind(folder: Path, step: int) -> None:
    """Delete checkpoints of later steps: a run that goes on from here makes them anew."""
    for other in checkpoints(folder.parent):
        if int(other.name) > step:
            with contextlib.suppress(OSError):
                _let_go(other)


def sweep(folder: Path) -> None:
    """Delete what a process left that died while it wrote or deleted a checkpoint."""
    for prefix in (_UNFINISHED, _GONE):
        for left in folder.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)


def _let_go(place: Path) -> None:
    """Delete a checkpoint; whenever that ends, none is there in part."""
    aside = Path(tempfile.mkdtemp(prefix=_GONE, dir=place.parent))
    try:
        place.rename(aside / place.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Force the names in a folder to disk; Windows does that by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# From a snapshot to a table and back


def _state(snapshot: Snapshot, tensors: dict[str, Tensor]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "step": snapshot.step,
        "rate_factor": snapshot.rate_factor,
        "best": snapshot.best,
        "data_key": snapshot.data_key,
        "device": snapshot.device,
        "threads": snapshot.threads,
        "torch": snapshot.torch_version,
        "optimiser": _packed(snapshot.optimiser, "optimiser", tensors),
        "scaler": _packed(snapshot.scaler, "scaler", tensors),
    }


def read(place: Path) -> tuple[Snapshot, bool]:
    """Read a checkpoint; return it, and whether it stands between two steps.

    Raises
    ------
    EngineError
        Where a part is missing, damaged or of a newer version.
    """
    state = read_json(place / STATE)
    check_format(state, place / STATE)
    weights = read_weights(place / WEIGHTS)
    tensors: Mapping[str, Tensor] = {}
    if (place / OPTIMISER).exists():
        tensors = read_weights(place / OPTIMISER).tensors
    try:
        best, scaler = state["best"], _unpacked(state["scaler"], tensors)
        optimiser = _unpacked(state["optimiser"], tensors)
        if not isinstance(optimiser, dict) or not isinstance(scaler, dict | None):
            raise ValueError
        snapshot = Snapshot(
            step=whole(state["step"]),
            weights=weights.tensors,
            optimiser=optimiser,
            scaler=scaler,
            rate_factor=number(state["rate_factor"], 0),
            best=None if best is None else number(best, 0, 1),
            data_key=words(state["data_key"]),
            device=words(state["device"]),
            threads=whole(state["threads"]),
            torch_version=words(state["torch"]),
        )
        return snapshot, state.get("exact") is True
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise damaged(place / STATE) from error


def latest(folder: Path) -> tuple[Snapshot, bool, int]:
    """Read the last checkpoint that is whole.

    Returns
    -------
    snapshot : Snapshot
    exact : bool
        Whether it stands between two steps.
    passed_over : int
        Later ones that are damaged.

    Raises
    ------
    EngineError
        Where there is none.
    """
    first: EngineError | None = None
    for count, place in enumerate(checkpoints(folder.parent)[::-1]):
        try:
            return *read(place), count
        except NewerError:
            raise
        except EngineError as error:
            first = first or error
    if first is not None:
        raise first
    raise RunError(
        text("The run “{name}” has no checkpoint.", name=folder.parent.name),
        text("It ended before its first step; begin it anew."),
    )


def _packed(value: Any, name: str, tensors: dict[str, Tensor]) -> Any:
    """Return a value for JSON: tensors are put aside, and what JSON has not is marked."""
    match value:
        case Tensor():
            tensors[name] = value
            return {"tensor": name}
        case Mapping():
            pairs = [[key, _packed(each, f"{name}.{key}", tensors)] for key, each in value.items()]
            return {"table": pairs}
        case list() | tuple():
            each = [_packed(item, f"{name}.{at}", tensors) for at, item in enumerate(value)]
            return each if isinstance(value, list) else {"tuple": each}
        case _:
            return value


def _unpacked(value: Any, tensors: Mapping[str, Tensor], depth: int = 0) -> Any:
    """Return the value of JSON; LookupError, TypeError or ValueError where it is none of ours."""
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    match value:
        case {"tensor": str(name)}:
            return tensors[name]
        case {"table": list(pairs)}:
            return {_key(key): _unpacked(each, tensors, depth + 1) for key, each in pairs}
        case {"tuple": list(items)}:
            return tuple(_unpacked(each, tensors, depth + 1) for each in items)
        case list():
            return [_unpacked(each, tensors, depth + 1) for each in value]
        case dict():
            raise ValueError("an unknown mark")
        case _:
            return value


def _key(key: Any) -> str | int:
    if type(key) is int or isinstance(key, str):
        return key
    raise ValueError("a name or number is expected")
