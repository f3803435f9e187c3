"""Which learning rates work: a short training of a copy, with a rate that rises at each step."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from contextlib import closing
from itertools import count

from vgg_explorer.engine.allocator import freed_memory_kept
from vgg_explorer.engine.threads import set_threads
from vgg_explorer.engine.training.checks import check, explained
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.data.loader import Batch, Loader
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.records import RangeFound, RatePoint
from vgg_explorer.engine.training.snapshot import Order

LOWEST, HIGHEST = 1e-5, 1.0
STEPS = 100
SMOOTHING = 0.9
EXPLODED = 4.0
"""The test ends where the smoothed loss is so many times the lowest so far."""

FALLS = 0.98
"""A loss that stays above this share of its first value never fell."""

CAUTION = 10.0
"""The rate at which the loss turns is divided by this: there, training is about to diverge."""


def range_test(order: Order, data: DataSet, control: Control) -> Generator[RangeFound, None, None]:
    """Raise the learning rate from step to step until the loss explodes (Smith 2017).

    What is trained is a copy; nothing is left of it.

    Parameters
    ----------
    order : Order
        Its plan's rate and schedule do not matter.
    data : DataSet
    control : Control
        ``stop`` ends the test with what there is.

    Yields
    ------
    RangeFound
        All points so far, with what they suggest so far.

    Raises
    ------
    EngineError
        Where the plan, the labels or the memory do not allow it.
    """
    check(order, data)
    set_threads(order.threads)
    failure = None
    try:
        with freed_memory_kept():
            yield from _found(order, data, control)
    except (RuntimeError, MemoryError) as error:
        failure = explained(error, order, alone=True)
    if failure is not None:  # outside of ``except``, which would keep the step's memory alive
        raise failure


def _found(order: Order, data: DataSet, control: Control) -> Generator[RangeFound, None, None]:
    learner, plan = Learner(order), order.plan
    loader = Loader(
        data.train,
        order.spec.input,
        order.preprocess,
        plan.batch,
        plan.seed,
        plan.augmentation,
        stopping=lambda: control.stopping,
    )
    points: list[RatePoint] = []
    total = weight = first = 0.0
    lowest = math.inf
    with closing(loader), closing(_without_end(loader)) as batches:
        for step, batch in zip(range(STEPS + 1), batches, strict=False):
            if control.stopping:
                return
            loss, _ = learner.gradients(batch.images, batch.labels, step)
            if not math.isfinite(loss):
                return
            total = SMOOTHING * total + (1 - SMOOTHING) * loss
            weight = SMOOTHING * weight + (1 - SMOOTHING)
            smoothed = total / weight
            lowest = min(lowest, smoothed)
            if step:  # this loss is what the update before led to
                points.append(RatePoint(_rate(step - 1), smoothed))
                yield RangeFound(tuple(points), suggested(points, first))
            else:
                first = loss
            if smoothed > EXPLODED * lowest:
                return
            learner.update(_rate(step))


def suggested(points: Sequence[RatePoint], first: float) -> float | None:
    """Return the rate to train with.

    Parameters
    ----------
    points : sequence of RatePoint
    first : float
        The loss before the first update.

    Returns
    -------
    float or None
        Where the smoothed loss falls fastest over the logarithm of the rate, but at most
        1 / `CAUTION` of where it is lowest; None where it never falls.
    """
    if len(points) < 2:
        return None
    turn = min(range(len(points)), key=lambda at: points[at].loss)
    if turn == 0 or points[turn].loss > FALLS * first:
        return None
    steepest = max(range(turn), key=lambda at: points[at].loss - points[at + 1].loss)
    return min(points[steepest].rate, points[turn].rate / CAUTION)


def _rate(step: int) -> float:
    return float(LOWEST * (HIGHEST / LOWEST) ** (step / (STEPS - 1)))


def _without_end(loader: Loader) -> Generator[Batch, None, None]:
    for epoch in count():
        empty = True
        for batch in loader.epoch(epoch):
            empty = False
            yield batch
        if empty:
            return
