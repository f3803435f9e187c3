"""The curves of a run and of those that it is held against, as line charts show them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.gui.colours import DARK, LIGHT
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.traces import Measured, Trace, Traces
from vgg_explorer.gui.widgets.axis import COUNTS, Scale, Units
from vgg_explorer.gui.widgets.chart_data import Look
from vgg_explorer.gui.widgets.line_data import NUMBERS, Line, Lines, Readout
from vgg_explorer.gui.widgets.numbers import figure

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import Evaluation, Step
    from vgg_explorer.session.board import BoardLook
    from vgg_explorer.session.training import Run, Training

TRAIN = Look("", LIGHT.train.name(), DARK.train.name())
VALIDATION = Look("", LIGHT.validation.name(), DARK.validation.name())
RATE = Look("", LIGHT.text_2.name(), DARK.text_2.name())

_PERCENT = Scale(1.0, Units(((0.01, ""),)), exact=True)

_FEW = 20
"""Up to so many epochs or steps an axis has marks between them too."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The runs that are drawn.

    Parameters
    ----------
    run : Run
        The latest.
    trace : Trace
    others : tuple of (Run, Trace)
        Earlier ones that lie behind it.
    look : BoardLook
    """

    run: Run
    trace: Trace
    others: tuple[tuple[Run, Trace], ...]
    look: BoardLook

    def per_step(self, run: Run) -> float:
        """Return how far one step reaches on the axis below."""
        by_steps = self.look.across == "steps" or not run.steps_per_epoch
        return 1.0 if by_steps else 1 / run.steps_per_epoch

    def place(self, run: Run, step: float) -> float:
        """Return where a step lies on the axis below."""
        return step * self.per_step(run)

    @property
    def across(self) -> Scale:
        """The axis below, as long as the longest run."""
        ends = [self.place(run, max(run.total, run.step)) for run, _ in self._all()]
        high = max(*ends, self.place(self.run, self.run.step), 0.0) or 1.0
        return Scale(high, COUNTS if high > _FEW else NUMBERS, exact=True)

    @property
    def caption(self) -> str:
        """What the axis below counts."""
        steps = self.look.across == "steps" or not self.run.steps_per_epoch
        return tr("step") if steps else tr("epoch")

    @property
    def now(self) -> float | None:
        """Where the run is, while it is on its way."""
        on_its_way = self.run.step < self.run.total and self.run.step > 0
        return self.place(self.run, self.run.step) if on_its_way else None

    def _all(self) -> Iterable[tuple[Run, Trace]]:
        return ((self.run, self.trace), *self.others)


def drawn(training: Training, traces: Traces) -> Drawn | None:
    """Return what is drawn of the runs of a session; None where there is none."""
    run = training.run
    if run is None:
        return None
    others = tuple(
        (other, traces.of(other))
        for other in training.runs
        if other.number in training.shown and other.number != run.number
    )
    return Drawn(run, traces.of(run), others, training.look)


def other_look(number: int) -> Look:
    """Return how an earlier run is marked: its number goes with its colour."""
    light = LIGHT.compare[number % len(LIGHT.compare)]
    return Look(str(number), light.name(), DARK.compare[number % len(DARK.compare)].name())


def loss_lines(found: Drawn) -> Lines:
    """Return the chart of the losses."""
    lines = _lines(found, lambda trace: trace.loss, lambda seen: seen.loss)
    values = [value for line in lines for _, value in line.points]
    high = max(values, default=1.0) or 1.0
    low = min((value for value in values if value > 0), default=high)
    up = Scale(high, NUMBERS, low, log=found.look.loss == "log")
    return Lines(tr("Loss"), lines, up, found.across, found.caption, found.now)


def accuracy_lines(found: Drawn) -> Lines:
    """Return the chart of the accuracies."""
    lines = _lines(found, lambda trace: trace.accuracy, lambda seen: seen.accuracy)
    return Lines(tr("Accuracy, %"), lines, _PERCENT, found.across, found.caption, found.now)


def rate_lines(found: Drawn) -> Lines:
    """Return the chart of the learning rate."""
    each = found.per_step(found.run)
    points = tuple(
        (step * each, rate) for step, rate in zip(found.trace.steps, found.trace.rate, strict=True)
    )
    up = Scale(max((rate for _, rate in points), default=1.0), NUMBERS)
    lines = (Line(RATE, points, name=tr("rate")),)
    return Lines(tr("Learning rate"), lines, up, found.across, found.caption, found.now)


def _lines(
    found: Drawn,
    measured: Callable[[Trace], Measured],
    evaluated: Callable[[Evaluation], float],
) -> tuple[Line, ...]:
    lines = []
    for run, trace in found.others:
        look = other_look(run.number)
        unnamed = replace(look, letter="")
        lines.append(Line(unnamed, _smooth(found, run, trace, measured(trace)), behind=True))
        points = _evaluations(found, run, evaluated)
        lines.append(Line(look, points, style="dashed", behind=True))
    run, trace = found.run, found.trace
    one = measured(trace)
    each, finite = found.per_step(run), math.isfinite
    band = tuple(
        (step * each, low, high)
        for step, low, high in zip(trace.steps, one.low, one.high, strict=True)
        if finite(low) and finite(high)
    )
    lines.append(Line(TRAIN, _smooth(found, run, trace, one), name=tr("train"), band=band))
    points = _evaluations(found, run, evaluated)
    best = run.best
    ring = run.evaluations.index(best) if best is not None else None
    if len(points) < len(run.evaluations):  # some were no numbers
        ring = None
    lines.append(Line(VALIDATION, points, style="dashed", name=tr("val"), ring=ring))
    return tuple(lines)


def _smooth(found: Drawn, run: Run, trace: Trace, one: Measured) -> tuple[tuple[float, float], ...]:
    each, finite = found.per_step(run), math.isfinite
    return tuple(
        (step * each, value)
        for step, value in zip(trace.steps, one.smooth, strict=True)
        if finite(value)
    )


def _evaluations(
    found: Drawn, run: Run, value: Callable[[Evaluation], float]
) -> tuple[tuple[float, float], ...]:
    return tuple(
        (found.place(run, seen.step), value(seen))
        for seen in run.evaluations
        if math.isfinite(value(seen))
    )


# The values at one place


def told(found: Drawn, at: float | None, by: int) -> tuple[Step, Evaluation | None] | None:
    """Return the step near a place, or so many steps further, and the evaluation before it."""
    run, curve = found.run, found.run.curve
    if not len(curve):
        return None
    place = len(curve) - 1
    if at is not None:
        wanted = at if found.place(run, 1) == 1 else at * run.steps_per_epoch
        place = bisect_left(curve, wanted - 0.5, key=lambda step: step.step)
    step = curve[min(len(curve) - 1, max(0, place + by))]
    before = [seen for seen in run.evaluations if seen.step <= step.step]
    return step, before[-1] if before else None


def readout(found: Drawn, what: str, at: float | None, by: int) -> Readout | None:
    """Return what a chart says of a place: ``what`` is 'loss', 'accuracy' or 'rate'."""
    known = told(found, at, by)
    if known is None:
        return None
    step, seen = known
    where = tr("step {step}, epoch {epoch}", step=f"{step.step:,}", epoch=f"{step.epoch:.2f}")
    x = found.place(found.run, step.step)
    if what == "rate":
        return Readout(x, where, {tr("rate"): figure(step.rate, 3)})
    value = getattr(step, what)
    if at is None:  # single batches jump; the latest is told as the line stands
        smooth = getattr(found.trace, what).smooth
        value = smooth[-1] if smooth and math.isfinite(smooth[-1]) else value
    written = _share if what == "accuracy" else _loss
    values = {tr("train"): written(value)}
    if seen is not None:
        values[tr("val")] = written(getattr(seen, what))
    return Readout(x, where, values)


def _share(value: float) -> str:
    return f"{value * 100:.1f}" if math.isfinite(value) else "—"


def _loss(value: float) -> str:
    return figure(value, 3)
