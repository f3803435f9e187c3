"""Which pictures make which batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.randomness import order

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ORDER = 0x6F72646572
"""Keeps the order apart from what else is drawn from the same seed."""


def batches(
    count: int, size: int, seed: int | None, epoch: int, rank: int = 0, world: int = 1
) -> list[NDArray[np.int64]]:
    """Return the pictures of each batch of an epoch.

    Parameters
    ----------
    count : int
        Pictures of the split.
    size : int
        Of a batch. More than there are make one batch of them all.
    seed : int or None
        None leaves them in their order, as for validation.
    epoch : int
    rank, world : int
        Which of how many processes; each gets every ``world``-th picture of a batch. In training
        all get as many, so that the mean of their gradients is that of the batch: a batch that
        cannot be shared out evenly begins again with its first pictures.
    """
    everything = np.arange(count) if seed is None else order(count, _ORDER, seed, epoch)
    steps = Plan(batch=size).steps_per_epoch(count)
    # The last batch takes what is left: up to one picture more than the others.
    parts = [everything[step * size : (step + 1) * size] for step in range(steps - 1)]
    parts.append(everything[(steps - 1) * size :])
    if world == 1:
        return parts
    if seed is not None:
        parts = [_even(part, world, size) for part in parts]
    return [part[rank::world] for part in parts]


def _even(part: NDArray[np.int64], world: int, size: int) -> NDArray[np.int64]:
    # Batch norm cannot train on one picture alone, so each process gets two where batches allow it.
    least = 2 * world if size >= 2 * world else world
    wanted = max(-(-len(part) // world) * world, least)
    return np.resize(part, wanted)
