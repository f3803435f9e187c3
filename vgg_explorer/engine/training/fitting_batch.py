"""Whether a training fits into memory, and the largest batch that does."""

from __future__ import annotations

from vgg_explorer.arch import memory
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.costs import FLOAT, STATES
from vgg_explorer.arch.memory import WIDTH, Optimiser, Precision
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.engine import devices, room
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.learner import precision
from vgg_explorer.engine.training.learning import learning_rows
from vgg_explorer.engine.training.plan import LARGEST_BATCH, Plan
from vgg_explorer.engine.training.snapshot import Order

OFFERED = 0.8
"""Share of the free memory that a batch is offered for; other programs take some meanwhile."""


def needed_bytes(analysis: Analysis, plan: Plan, batch: int, lowered: Precision = "fp32") -> int:
    """Estimate the bytes that a training takes at a batch size.

    Besides the peak of a step these are two copies of what learns: the last good weights, and
    those that the window looks at.

    Parameters
    ----------
    analysis : Analysis
    plan : Plan
    batch : int
    lowered : {'fp32', 'bf16', 'fp16'}
        What autocast computes in.
    """
    named: Optimiser = "momentum" if plan.optimiser == "sgd" and plan.momentum else plan.optimiser
    rows = learning_rows(analysis, plan.trains)
    learning = FLOAT * sum(row.params for row in rows)
    copies = 2 * learning
    if len(rows) == len(analysis.rows):
        return copies + memory.training(analysis, batch, named, lowered).peak
    # Autograd keeps only what lies behind the first layer that learns.
    kept = memory.kept(analysis, batch, lowered)[-len(rows) :]
    largest = max(numel(row.out_shape) + numel(row.in_shape) for row in analysis.rows)
    return (
        analysis.totals.params * FLOAT
        + learning * (1 + STATES[named])
        + sum(part.total for part in kept)
        + 2 * batch * largest * WIDTH[lowered]
        + copies
    )


def largest_batch(order: Order) -> int | None:
    """Return the largest batch that fits into the free memory of the device.

    Returns
    -------
    int or None
        0 where not even one picture fits; None where the device does not say what is free.
    """
    free = devices.free_bytes(order.device)
    if free is None:
        return None
    return fitting(analyze(order.spec), order.plan, int(OFFERED * free), _lowered(order))


def fitting(analysis: Analysis, plan: Plan, free: int, lowered: Precision = "fp32") -> int:
    """Return the largest batch that needs at most so many bytes; 0 where none does."""
    low, high = 0, LARGEST_BATCH
    while low < high:
        middle = (low + high + 1) // 2
        if needed_bytes(analysis, plan, middle, lowered) <= free:
            low = middle
        else:
            high = middle - 1
    return low


def require(order: Order) -> None:
    """Refuse a training that does not fit.

    Raises
    ------
    EngineError
        With what it needs, what is free, and the largest batch that fits.
    """
    analysis, lowered = analyze(order.spec), _lowered(order)
    needed = needed_bytes(analysis, order.plan, order.plan.batch, lowered)
    free = room.free_for(order.device, needed)
    if free is None or needed <= free:
        return
    fits = fitting(analysis, order.plan, int(OFFERED * free), lowered)
    hint = text("A batch of {batch} would fit.", batch=fits)
    if not fits:
        hint = text("Not even one picture fits: use a smaller input or fewer channels.")
    raise EngineError(
        text(
            "Training with a batch of {batch} needs about {needed} of memory, but {free} are free.",
            batch=order.plan.batch,
            needed=size(needed),
            free=size(free),
        ),
        hint,
    )


def _lowered(order: Order) -> Precision:
    return precision(order.plan, order.device)
