"""What a training needs of the memory, and the largest batch that fits; no torch is imported here.

The window offers a batch by the same count by which a training is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import dropwhile

from vgg_explorer.arch import memory
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.costs import FLOAT, STATES
from vgg_explorer.arch.memory import WIDTH, Optimiser, Precision
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import is_classifier
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.plan import LARGEST_BATCH, Plan

OFFERED = 0.8
"""Share of the free memory that a batch is offered for; other programs take some meanwhile."""

OFFERED_BATCHES = tuple(
    sorted(
        {2**n for n in range(LARGEST_BATCH.bit_length())}
        | {3 * 2**n for n in range(3, LARGEST_BATCH.bit_length() - 2)}
    )
)
"""1, 2, 4, 8, 16, 24, 32, 48, 64 ...: what is free changes from look to look, and an offer that
followed each change would never be the same twice."""


def largest_batch(analysis: Analysis, plan: Plan, free: int, lowered: Precision = "fp32") -> int:
    """Return the largest of `OFFERED_BATCHES` for a device with so many free bytes.

    Returns
    -------
    int
        0 where not even one picture fits.
    """
    fits = bisect_right(
        OFFERED_BATCHES,
        int(OFFERED * free),
        key=lambda batch: needed_bytes(analysis, plan, batch, lowered),
    )
    return OFFERED_BATCHES[fits - 1] if fits else 0


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


def learning_rows(analysis: Analysis, trains: str) -> tuple[Row, ...]:
    """Return the rows of the layers that learn: from one layer on, all to the end.

    Parameters
    ----------
    analysis : Analysis
    trains : str
        ``'all'``, ``'classifier'`` (the last layer with weights where there is no classifier), or
        the name of a layer.

    Raises
    ------
    EngineError
        Where no layer is called so, or none from there on has weights.
    """
    if trains == "all":
        rows = analysis.rows
    elif trains == "classifier":
        rows = tuple(dropwhile(lambda row: not is_classifier(row), analysis.rows))
        if not any(row.params for row in rows):
            weighty = [group.rows[0] for group in analysis.groups if group.params]
            rows = tuple(dropwhile(lambda row: row not in weighty[-1:], analysis.rows))
    else:
        group = analysis.group(trains)
        if group is None:
            raise EngineError(
                text("The network has no layer “{name}” to train from.", name=trains),
                text("Choose one of its layers, or train all."),
            )
        rows = tuple(dropwhile(lambda row: row is not group.rows[0], analysis.rows))
    if not any(row.params for row in rows):
        raise EngineError(
            text("None of the layers that are to learn has weights."),
            text("Train from an earlier layer on, or all."),
        )
    return rows
