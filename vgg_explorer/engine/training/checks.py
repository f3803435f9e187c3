"""What is refused before a training starts, and explained when it fails."""

from __future__ import annotations

import numpy as np

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.text import text
from vgg_explorer.engine import room
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.fitting_batch import require
from vgg_explorer.engine.training.needed import learning_rows
from vgg_explorer.engine.training.plan import problems
from vgg_explorer.engine.training.snapshot import Order


def check(order: Order, data: DataSet, processes: int = 1) -> None:
    """Refuse what no training can begin with.

    Parameters
    ----------
    order : Order
    data : DataSet
    processes : int
        That share each batch.

    Raises
    ------
    EngineError
        With the first thing that is wrong.
    """
    analysis = analyze(order.spec)
    if analysis.problem is not None:
        raise EngineError(analysis.problem.what, analysis.problem.hint)
    for _, what in problems(order.plan):
        raise EngineError(what, text("Change it and start again."))
    # On a graphics card a label out of range is not an exception but the end of the process's use
    # of the card.
    most = max(int(np.max(split.labels)) for split in (data.train, data.validation)) + 1
    if most > analysis.out_shape[0]:
        raise EngineError(
            text(
                "The pictures have {classes} classes, and the network has {outputs} outputs.",
                classes=max(most, len(data.report.classes)),
                outputs=analysis.out_shape[0],
            ),
            text("Give the network as many outputs as there are classes."),
        )
    pictures = order.plan.largest_step(len(data.train.labels))
    rows = learning_rows(analysis, order.plan.trains)
    norms = [row for row in rows if row.kind is Kind.NORM and row.in_shape[1:] == (1, 1)]
    if pictures == 1 and norms:
        raise EngineError(
            text(
                "Batch norm cannot train on one picture at a time where its map is a single pixel:"
                " {layer} has no variance then.",
                layer=norms[0].path,
            ),
            text("Use a batch of two or more, or a larger input."),
        )
    # Processes on the CPU have one memory together; of cards, each has its own.
    require(order, pictures if order.device == "cpu" else -(-pictures // processes))


def explained(
    error: RuntimeError | MemoryError, order: Order, *, alone: bool
) -> EngineError | None:
    """Return what to tell the user of a failure; None for one that is not of this process alone."""
    if room.lacked_memory(error):
        hint = text("Use a smaller batch or a smaller input, or close other programs.")
        if order.device != "cpu":
            hint = text("Use a smaller batch or a smaller input, or train on the CPU.")
        return EngineError(
            text(
                "The memory did not suffice to train with a batch of {batch} on {device}.",
                batch=order.plan.batch,
                device=order.device,
            ),
            hint,
        )
    return room.explained(error, order.device) if alone else None
