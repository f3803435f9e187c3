"""Whether a training fits into memory."""

from __future__ import annotations

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.engine import room
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.learner import precision
from vgg_explorer.engine.training.needed import largest_batch, needed_bytes
from vgg_explorer.engine.training.snapshot import Order


def require(order: Order, pictures: int) -> None:
    """Refuse a training that does not fit.

    Parameters
    ----------
    order : Order
    pictures : int
        Of the largest step: data that has fewer than a batch makes no larger ones.

    Raises
    ------
    EngineError
        With what it needs, what is free, and the largest batch that fits.
    """
    analysis, lowered = analyze(order.spec), precision(order.plan, order.device)
    needed = needed_bytes(analysis, order.plan, pictures, lowered)
    free = room.free_for(order.device, needed)
    if free is None or needed <= free:
        return
    fits = largest_batch(analysis, order.plan, free, lowered)
    hint = text("A batch of {batch} would fit.", batch=fits)
    if not fits:
        hint = text("Not even one picture fits: use a smaller input or fewer channels.")
    raise EngineError(
        text(
            "Training with a batch of {batch} needs about {needed} of memory, but {free} are free.",
            batch=pictures,
            needed=size(needed),
            free=size(free),
        ),
        hint,
    )
