"""The curves of a run as CSV files: a line for each step or evaluation, written as it happens."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO, Generic, TextIO, TypeVar

from vgg_explorer.engine.files import write_atomically
from vgg_explorer.engine.training.records import Evaluation, Step

_Line = TypeVar("_Line")

STEP_COLUMNS = tuple(field.name for field in fields(Step))
EVALUATION_COLUMNS = ("step", "epoch", "loss", "accuracy", "top5", "seconds", "best")

MAX_LINE = 1000
"""Characters; a longer line was not written here."""


class Table:
    """A CSV file that is appended to.

    Parameters
    ----------
    path : Path
    columns : tuple of str
        The attributes of what is written, and the first line of the file.
    """

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._path = path
        self._columns = columns
        self._file: TextIO | None = None

    def add(self, line: object) -> None:
        """Append a line and hand it to the system, which has it even if this process dies.

        Raises
        ------
        OSError
        """
        if self._file is None:
            self._file = self._opened()
        self._file.write(_line([_written(getattr(line, name)) for name in self._columns]))
        self._file.flush()

    def _opened(self) -> TextIO:
        new = not self._path.exists() or not self._path.stat().st_size
        file = self._path.open("a", encoding="utf-8", newline="")
        if new:
            file.write(_line(self._columns))
        return file

    def rewind(self, step: int) -> None:
        """Drop the lines behind a step, and what was torn when the process died.

        Raises
        ------
        OSError
        """
        self.close()
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8", errors="replace", newline="") as file:
            kept = [line for line in _whole_lines(file) if (_step(line) or 0) <= step]
        write_atomically(self._path, "".join(kept).encode())

    def close(self) -> None:
        """Close the file; a further line opens it again."""
        file, self._file = self._file, None
        if file is not None:
            file.close()


class Tail(Generic[_Line]):
    """Reads what has been added to a table since the last time.

    Parameters
    ----------
    path : Path
    made : callable
        Makes a value of the columns of a line; ValueError where it is none.
    """

    def __init__(self, path: Path, made: Callable[[list[str]], _Line]) -> None:
        self._path = path
        self._made = made
        self._at = 0
        self._which = (0, 0)

    def more(self) -> Iterator[_Line]:
        """Yield the new lines that are complete; one that is torn comes when it is whole.

        A file that was written anew is read anew. Where there is none, nothing is yielded.
        """
        try:
            with self._path.open("rb") as file:
                yield from self._added(file)
        except FileNotFoundError:
            return

    def _added(self, file: BinaryIO) -> Iterator[_Line]:
        info = os.fstat(file.fileno())
        if (info.st_dev, info.st_ino) != self._which or info.st_size < self._at:
            self._which, self._at = (info.st_dev, info.st_ino), 0
        file.seek(self._at)
        while raw := file.readline(MAX_LINE):
            if not raw.endswith(b"\n") and len(raw) < MAX_LINE:
                return
            self._at += len(raw)
            line = _value(raw.decode("utf-8", "replace"), self._made)
            if line is not None:
                yield line


def steps(path: Path) -> Iterator[Step]:
    """Yield the steps of a table; lines that are torn or damaged are passed over."""
    yield from _read(path, step_of)


def evaluations(path: Path) -> Iterator[Evaluation]:
    """Yield the evaluations of a table, without their confusion and mistakes."""
    yield from _read(path, evaluation_of)


def step_of(columns: list[str]) -> Step:
    """Return the step of a line."""
    step, *numbers, pictures = columns
    epoch, loss, accuracy, rate, seconds, data_seconds = map(float, numbers)
    return Step(
        int(step), epoch, loss, accuracy, rate, seconds, data_seconds, pictures=int(pictures)
    )


def evaluation_of(columns: list[str]) -> Evaluation:
    """Return the evaluation of a line."""
    step, epoch, loss, accuracy, top5, seconds, best = columns
    return Evaluation(
        int(step),
        float(epoch),
        float(loss),
        float(accuracy),
        float(top5) if top5 else None,
        (),
        (),
        float(seconds),
        best == "1",
    )


def _read(path: Path, made: Callable[[list[str]], _Line]) -> Iterator[_Line]:
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for written in _whole_lines(file):
                line = _value(written, made)
                if line is not None:
                    yield line
    except OSError:
        return  # no step was made


def _whole_lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(MAX_LINE):
        if line.endswith("\n"):
            yield line


def _value(line: str, made: Callable[[list[str]], _Line]) -> _Line | None:
    try:
        return made(next(csv.reader([line])))
    except (ValueError, csv.Error, StopIteration):
        return None  # the first line, or a damaged one


def _step(line: str) -> int | None:
    try:
        return int(line.split(",", 1)[0])
    except ValueError:
        return None


def _line(columns: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(columns)
    return out.getvalue()


def _written(value: object) -> object:
    if value is None:
        return ""
    return int(value) if isinstance(value, bool) else value
