"""Training memory against the batch size: its parts, its growth, and the largest batch that fits.

Everything is counted by `memory.training`, whose figures are exact against torch. What has to fit
is the peak of one step: a gradient is made while what autograd kept for it is let go, so that the
parts are seldom alive all at once, and an optimiser's update needs room besides them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.memory import Optimiser, Precision, Training, training

LARGEST_SHOWN = 512
"""The largest batch of a `growth`."""

MOST = 2**30
"""No batch is sought beyond this one: a network that takes nothing at all would fit for ever."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to train a network.

    Parameters
    ----------
    analysis : Analysis
        Of a network without a problem.
    optimiser : {'sgd', 'momentum', 'adam', 'adamw'}
    precision : {'fp32', 'bf16', 'fp16'}
        ``bf16`` and ``fp16`` stand for ``torch.autocast``.
    """

    analysis: Analysis
    optimiser: Optimiser = "sgd"
    precision: Precision = "fp32"

    def at(self, batch: int) -> Training:
        """Return what training takes at a batch size.

        Raises
        ------
        ValueError
            For a batch below 1.
        """
        if batch < 1:
            raise ValueError(f"a batch of {batch}")
        return training(self.analysis, batch, self.optimiser, self.precision)


def powers(largest: int = LARGEST_SHOWN) -> tuple[int, ...]:
    """Return 1, 2, 4 ... up to ``largest``."""
    return tuple(2**n for n in range(largest.bit_length()) if 2**n <= largest)


def growth(plan: Plan, batches: Iterable[int]) -> tuple[Training, ...]:
    """Return what training takes at each of several batch sizes."""
    return tuple(plan.at(batch) for batch in batches)


def largest_batch(plan: Plan, room: int) -> int:
    """Return the largest batch whose peak fits into so many bytes.

    Parameters
    ----------
    plan : Plan
    room : int
        Bytes.

    Returns
    -------
    int
        0 where not even one picture fits; `MOST` at most. The next larger batch does not fit: a
        peak is the largest of several sums that grow with the batch, so it grows with it too.
    """
    if plan.at(1).peak > room:
        return 0
    fits, fails = 1, 2
    while fails <= MOST and plan.at(fails).peak <= room:
        fits, fails = fails, 2 * fails
    if fails > MOST:
        return MOST
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if plan.at(middle).peak <= room:
            fits = middle
        else:
            fails = middle
    return fits
