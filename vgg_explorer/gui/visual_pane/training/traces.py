"""The steps of a run reduced to what a chart can show, as they come.

A run may have a hundred thousand steps and a chart a few hundred pixels: neighbours are joined,
and what is told later is added to what is there.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import Step
    from vgg_explorer.session.training import Run

MOST = 256
"""Places of a trace; where there are more, neighbours are joined."""

SMOOTH_EPOCHS = 0.1
"""The smoothed line looks back about so many epochs."""

LATELY = 5.0
"""Speeds are those of the last seconds."""


class Measured:
    """One figure of the steps: its least, greatest and smoothed value at each place."""

    def __init__(self, keep: float) -> None:
        self.low: list[float] = []
        self.high: list[float] = []
        self.smooth: list[float] = []
        self._keep = keep
        self._sum = self._weight = 0.0

    def add(self, value: float, *, new: bool) -> None:
        """Take the value of a step; one that is no number leaves everything as it was."""
        if math.isfinite(value):
            self._sum = self._keep * self._sum + (1 - self._keep) * value
            self._weight = self._keep * self._weight + (1 - self._keep)
        smooth = self._sum / self._weight if self._weight else math.nan
        if new:
            self.low.append(value)
            self.high.append(value)
            self.smooth.append(smooth)
        else:
            # The first of two stays where the other is no number.
            self.low[-1] = min(self.low[-1], value)
            self.high[-1] = max(self.high[-1], value)
            self.smooth[-1] = smooth

    def join(self) -> None:
        """Make one place of two."""
        self.low = [min(self.low[i : i + 2]) for i in range(0, len(self.low), 2)]
        self.high = [max(self.high[i : i + 2]) for i in range(0, len(self.high), 2)]
        self.smooth = [self.smooth[i : i + 2][-1] for i in range(0, len(self.smooth), 2)]


class Trace:
    """All steps of one run so far.

    Parameters
    ----------
    run : Run
    """

    def __init__(self, run: Run) -> None:
        self._per_epoch = run.steps_per_epoch
        keep = 1 - 1 / max(2.0, SMOOTH_EPOCHS * run.steps_per_epoch)
        self.steps: list[int] = []
        self.loss, self.accuracy = Measured(keep), Measured(keep)
        self.rate: list[float] = []
        self.seconds = 0.0
        """Of all steps, without evaluations."""
        self._seen = 0
        self._last: Step | None = None
        self._each = self._in_last = 1
        self._lately: deque[Step] = deque()
        self._late_seconds = 0.0

    def follow(self, run: Run) -> bool:
        """Take the steps that have come; return False where these are of another curve."""
        curve = run.curve
        if run.steps_per_epoch != self._per_epoch or len(curve) < self._seen:
            return False
        if self._seen and curve[self._seen - 1] is not self._last:
            return False  # a resume makes steps again
        for step in curve[self._seen :]:
            self._add(step)
        self._seen = len(curve)
        self._last = curve[-1] if self._seen else None
        return True

    def _add(self, step: Step) -> None:
        before = self.steps[-1] if self.steps else step.step - 1
        # Where not every step is told, those between took as long.
        self.seconds += step.seconds * max(step.step - before, 1)
        new = self._in_last >= self._each
        if new and len(self.steps) >= MOST:
            self._join()
            new = self._in_last >= self._each
        self._in_last = 1 if new else self._in_last + 1
        if new:
            self.steps.append(step.step)
            self.rate.append(step.rate)
        else:
            self.steps[-1], self.rate[-1] = step.step, step.rate
        self.loss.add(step.loss, new=new)
        self.accuracy.add(step.accuracy, new=new)
        self._note(step)

    def _join(self) -> None:
        self.steps = [self.steps[i : i + 2][-1] for i in range(0, len(self.steps), 2)]
        self.rate = [self.rate[i : i + 2][-1] for i in range(0, len(self.rate), 2)]
        self.loss.join()
        self.accuracy.join()
        self._each *= 2  # the last place is full, since the number of places is even
        self._in_last = self._each

    def _note(self, step: Step) -> None:
        self._lately.append(step)
        self._late_seconds += step.seconds
        while len(self._lately) > 1 and self._late_seconds - self._lately[0].seconds > LATELY:
            self._late_seconds -= self._lately.popleft().seconds

    # Speeds of late

    @property
    def pictures_per_second(self) -> float | None:
        """Pictures that were learnt from in a second, of late."""
        pictures = sum(step.pictures for step in self._lately)
        return pictures / self._late_seconds if self._late_seconds > 0 else None

    @property
    def data_share(self) -> float | None:
        """The share of the time in which the data was waited for, of late."""
        waited = sum(step.data_seconds for step in self._lately)
        return waited / self._late_seconds if self._late_seconds > 0 else None

    def seconds_left(self, run: Run) -> float | None:
        """Return how long a run will still take at its speed of late."""
        if not self._lately or self._late_seconds <= 0 or not run.total:
            return None
        left = max(run.total - run.step, 0) * self._late_seconds / len(self._lately)
        if run.evaluations and run.steps_per_epoch:
            ahead = run.total / run.steps_per_epoch - run.step / run.steps_per_epoch
            left += max(ahead, 0.0) * run.evaluations[-1].seconds
        return left


class Traces:
    """The traces of the runs of a session, each made when it is first wanted."""

    def __init__(self) -> None:
        self._held: dict[int, Trace] = {}

    def of(self, run: Run) -> Trace:
        """Return the trace of a run as it stands."""
        trace = self._held.get(run.number)
        if trace is None or not trace.follow(run):
            trace = Trace(run)
            trace.follow(run)
            self._held[run.number] = trace
        return trace

    def keep_only(self, runs: tuple[Run, ...]) -> None:
        """Forget the runs that have left."""
        numbers = {run.number for run in runs}
        self._held = {number: held for number, held in self._held.items() if number in numbers}
