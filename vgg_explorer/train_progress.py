"""What ``vgg-explorer train`` shows while it works: a bar or lines, and a table of epochs."""

from __future__ import annotations

import os
import shutil
import time
from collections import deque
from typing import TYPE_CHECKING, TextIO

from vgg_explorer.console import PROGRAM
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluating,
    Evaluation,
    Noted,
    Preparing,
    Report,
    Step,
)

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import RangeFound

BAR_SECONDS = 0.1
"""A bar is drawn this often at most."""

LINE_SECONDS = 10.0
"""Where there is no terminal, a line says this often how far it is."""

_RECENT = 50
"""Steps whose mean the bar shows."""

_BAR = 24
_POINTS = 16
"""Rows of the table of a range test."""

_FAR = 1000.0
"""A loss from here on has no digits behind the point."""

_COLUMNS = ("epoch", "step", "loss", "accuracy", "val. loss", "val. acc.", "pictures/s", "time")
_WIDTHS = (7, 9, 9, 9, 10, 10, 11, 9)


class Progress:
    """Tells how a training goes.

    Parameters
    ----------
    out : text stream
        Gets the table of epochs.
    err : text stream
        Gets the bar where it is a terminal, else lines.
    """

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out, self._err = out, err
        self._bars = err.isatty()
        self._shown = 0
        """Characters of the bar that stands there."""
        self._told_at = time.monotonic()
        self._steps: deque[Step] = deque(maxlen=_RECENT)
        self._row: list[Step] = []
        """Steps since the last row of the table."""
        self._total = 0
        self._began = time.monotonic()
        self.best: Evaluation | None = None
        self.step = 0

    def told(self, report: Report | None) -> None:
        """Show a report."""
        match report:
            case Preparing():
                share = "" if report.done is None else f" {report.done:.0%}"
                self.doing(f"{report.what}{share}")
            case Begun():
                self._begin(report)
            case Step():
                self._advance(report)
            case Evaluating():
                self.doing(f"step {self.step}: validation {report.done:.0%}")
            case Evaluation():
                if report.best:
                    self.best = report
                self._put_row(report)
            case Noted():
                self.clear()
                print(f"{PROGRAM}: {report.what} {report.hint}", file=self._err, flush=True)
            case Ended():
                self.step = report.step
                self.clear()
            case _:
                pass  # of layers, weights and checkpoints nothing is shown here

    def doing(self, what: str) -> None:
        """Show what takes time, now and then."""
        now = time.monotonic()
        if now - self._told_at < (BAR_SECONDS if self._bars else LINE_SECONDS):
            return
        self._told_at = now
        if self._bars:
            line = what[: max(self._columns() - 1, 1)]
            self._err.write(f"\r{line.ljust(self._shown)}")
            self._shown = len(line)
        else:
            self._err.write(f"{what}\n")
        self._err.flush()

    def _columns(self) -> int:
        """Return the width of the terminal; the other stream may lead elsewhere, as to ``tee``."""
        try:
            found = os.get_terminal_size(self._err.fileno()).columns
        except (OSError, ValueError):
            found = 0
        return found or shutil.get_terminal_size().columns

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._err.write("\r" + " " * self._shown + "\r")
            self._err.flush()
            self._shown = 0

    def say(self, line: str) -> None:
        """Print a line."""
        self.clear()
        print(line, file=self._out, flush=True)

    def _begin(self, report: Begun) -> None:
        self.step, self._total = report.step, report.total
        self._began = time.monotonic()
        for note in report.notes:
            self.say(str(note))
        if report.step:
            self.say(f"Going on after step {report.step:,} of {report.total:,}.")
        self.say(_aligned(_COLUMNS))

    def _advance(self, report: Step) -> None:
        self.step = report.step
        self._steps.append(report)
        self._row.append(report)
        self.doing(self._bar(report))

    def _bar(self, now: Step) -> str:
        share = now.step / self._total if self._total else 1.0
        full = round(_BAR * min(share, 1.0))
        seconds = sum(step.seconds for step in self._steps)
        left = (self._total - now.step) * seconds / len(self._steps)
        return (
            f"[{'#' * full}{'.' * (_BAR - full)}] {now.step}/{self._total}"
            f"  loss {_loss(_mean_loss(self._steps))}  accuracy {_accuracy(self._steps):.1%}"
            f"  {_speed(self._steps):.0f} pictures/s  {_time(left)} left"
        )

    def _put_row(self, found: Evaluation) -> None:
        made = self._row
        loss, accuracy, speed = "", "", ""
        if made:
            loss, accuracy = _loss(_mean_loss(made)), f"{_accuracy(made):.1%}"
            speed = f"{_speed(made):.0f}"
        cells = (
            f"{found.epoch:.4g}",
            str(found.step),
            loss,
            accuracy,
            _loss(found.loss),
            f"{found.accuracy:.1%}",
            speed,
            _time(time.monotonic() - self._began),
        )
        self.say(_aligned(cells) + (" *" if found.best else ""))
        self._row = []


def range_table(found: RangeFound) -> str:
    """Return a range test as a small table with what follows from it."""
    points = found.points
    stride = max(1, -(-len(points) // _POINTS))
    lines = [f"{'rate':>12}{'loss':>10}"]
    lines += [f"{point.rate:12.3g}{point.loss:10.4f}" for point in points[::stride]]
    if found.suggested is None:
        lines.append("The loss never falls: no rate of these works. Check the data and the plan.")
    else:
        lines.append(f"Suggested: --lr {found.suggested:.2g}")
    return "\n".join(lines)


def _aligned(cells: tuple[str, ...]) -> str:
    return "".join(cell.rjust(width) for cell, width in zip(cells, _WIDTHS, strict=True))


def _loss(value: float) -> str:
    """Return a loss in the width of its column, whatever became of it."""
    return f"{value:.4f}" if value < _FAR else f"{value:.2e}"


def _mean_loss(steps: deque[Step] | list[Step]) -> float:
    return sum(step.loss * step.pictures for step in steps) / sum(step.pictures for step in steps)


def _accuracy(steps: deque[Step] | list[Step]) -> float:
    right = sum(step.accuracy * step.pictures for step in steps)
    return right / sum(step.pictures for step in steps)


def _speed(steps: deque[Step] | list[Step]) -> float:
    seconds = sum(step.seconds for step in steps)
    return sum(step.pictures for step in steps) / seconds if seconds else 0.0


def _time(seconds: float) -> str:
    """Return ``0:07``, ``12:30`` or ``1:02:03``."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
