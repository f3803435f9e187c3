"""What a run folder is made of: its names, and how its small files are written and read."""

from __future__ import annotations

import json
import math
import os
import sys
from pathlib import Path
from typing import Any

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.opening import Wanted, opened, shown_name

FORMAT = 1
"""Of run folders; a newer one is not touched."""

RUN = "run.json"
LOCK = "lock"
HISTORY = "history.csv"
VALIDATION = "validation.csv"
EVALUATION = "evaluation.json"
CHECKPOINTS = "checkpoints"
STATE = "state.json"
WEIGHTS = "weights.safetensors"
OPTIMISER = "optimiser.safetensors"
BEST = "best.safetensors"
LAST = "last.safetensors"

MAX_JSON = 16 * 2**20
"""Bytes of a JSON file of a run folder; the largest, with pictures, has about two million."""

LARGEST = sys.float_info.max
"""Of the numbers in them: a whole number may be larger than any float."""


class RunError(EngineError):
    """A run folder cannot be read or written."""


class NewerError(RunError):
    """A newer version of the program made it; it stays as it is."""


def usual_place() -> Path:
    """Return where run folders are made: the user's folder for what programs keep."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    elif sys.platform == "darwin":
        base = home / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return base / "vgg-explorer" / "runs"


def is_run(path: Path) -> bool:
    """Return whether a path leads to a run folder."""
    try:
        return (path / RUN).is_file()
    except (OSError, ValueError):
        return False


def checkpoints(path: Path) -> list[Path]:
    """Return the checkpoints of a run, the earliest first."""
    folder = path / CHECKPOINTS
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.isdecimal() and entry.is_dir()]
    except OSError:
        return []
    return [folder / name for name in sorted(names, key=int)]


def steps_kept(path: Path) -> list[int]:
    """Return the steps of the checkpoints of a run."""
    return [int(place.name) for place in checkpoints(path)]


def write_json(path: Path, value: object, *, for_people: bool = False) -> None:
    """Write a JSON file; the old one stays until the new one is complete.

    Parameters
    ----------
    path : Path
    value : object
    for_people : bool
        With a line for each entry; the matrix of a thousand classes would have a million lines.

    Raises
    ------
    OSError
    """
    indent = 1 if for_people else None
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    write_atomically(path, written.encode("utf-8", "surrogateescape"))


def read_json(path: Path) -> dict[str, Any]:
    """Read a table from a JSON file; NaN, infinities and endless integers are refused.

    Raises
    ------
    RunError
        Where it is missing or no such file.
    """
    wanted = Wanted(
        error=RunError,
        in_folder=text("Choose another run folder."),
        instead_of_device=text("Choose another run folder."),
        smaller=text("No file of a run is so large; choose another run folder."),
        max_bytes=MAX_JSON,
    )
    with opened(path, wanted) as (file, _):
        data = file.read()
    try:
        table = json.loads(
            data.decode("utf-8", "surrogateescape"), parse_constant=_refused, parse_float=_finite
        )
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict):
        raise damaged(path)
    return table


def damaged(path: Path) -> RunError:
    """Return the error for a file of a run that is not as it was written."""
    run = path.parent.parent.parent if path.parent.parent.name == CHECKPOINTS else path.parent
    return RunError(
        text(
            "“{name}” of the run “{run}” is damaged.",
            name=shown_name(path.name),
            run=shown_name(run.name),
        ),
        text("The weights that the run has saved can still be opened on their own."),
    )


def not_writable(path: Path, error: OSError) -> RunError:
    """Return the error for a place in which no run can be kept."""
    return RunError(
        text(
            "A run cannot be kept in “{name}”: {reason}.",
            name=shown_name(str(path)),
            reason=error.strerror or type(error).__name__,
        ),
        text("Choose another folder for runs, or make room."),
    )


def check_format(table: dict[str, Any], path: Path) -> None:
    """Refuse a file that a newer version of the program wrote, or none at all.

    Raises
    ------
    RunError
    """
    version = table.get("format")
    if type(version) is not int or version < 1:
        raise damaged(path)
    if version > FORMAT:
        raise NewerError(
            text(
                "The run “{name}” was made by a newer version of this program (format"
                " {format}; this one knows {known}).",
                name=shown_name(path.parent.name),
                format=str(version)[:20],
                known=FORMAT,
            ),
            text("Update the program. The run was not changed."),
        )


def number(value: Any, least: float = -LARGEST, most: float = LARGEST) -> float:
    """Return a finite number of a file.

    Raises
    ------
    ValueError
    """
    if type(value) not in (int, float) or not least <= value <= most:  # nor is nan
        raise ValueError("a finite number is expected")
    return float(value)


def whole(value: Any, least: int = 0, most: int = 2**53) -> int:
    """Return a whole number of a file.

    Raises
    ------
    ValueError
    """
    if type(value) is not int or not least <= value <= most:
        raise ValueError("a whole number is expected")
    return value


def words(value: Any) -> str:
    """Return a text of a file.

    Raises
    ------
    ValueError
    """
    if not isinstance(value, str) or len(value) > 100_000:
        raise ValueError("a text is expected")
    return value


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("too large a number")
    return value
