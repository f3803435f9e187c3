"""Noticing that a training diverges, and keeping the last good weights."""

from __future__ import annotations

import math
from collections.abc import Mapping

from torch import Tensor

from vgg_explorer.arch.text import Text, text

SMOOTHING = 0.95
"""Of the smoothed loss: about the last twenty steps count."""

FAR = 3.0
"""A loss is far off above so many times what the best so far, and guessing, cost."""

PATIENCE = 100
"""So many steps in a row far off are a divergence."""


class Guard:
    """Watches the losses of a training.

    A training has diverged where a loss is no finite number, or where the smoothed loss stays for
    `PATIENCE` steps above `FAR` times the larger one of the best smoothed loss so far and the loss
    of guessing, ln(classes). A loss that rises because a training learns by heart, or that jumps
    for a moment after a step too large, stays below that.

    Parameters
    ----------
    classes : int
        Outputs of the network.
    """

    def __init__(self, classes: int) -> None:
        self._guessing = math.log(max(classes, 2))
        self._sum = self._weight = 0.0
        self._best = math.inf
        self._far_off = 0

    @property
    def smoothed(self) -> float:
        """The mean of the losses so far, of which the latest count most."""
        return self._sum / self._weight if self._weight else math.nan

    @property
    def healthy(self) -> bool:
        """Whether the present loss is none that is far off."""
        return self._far_off == 0

    def diverged(self, loss: float) -> bool:
        """Take the loss of a step before its update; return whether it is to be stopped."""
        if not math.isfinite(loss):
            return True
        self._sum = SMOOTHING * self._sum + (1 - SMOOTHING) * loss
        self._weight = SMOOTHING * self._weight + (1 - SMOOTHING)
        self._best = min(self._best, self.smoothed)
        limit = FAR * max(self._best, self._guessing)
        self._far_off = self._far_off + 1 if self.smoothed > limit else 0
        return self._far_off >= PATIENCE

    def why(self, step: int, loss: float, rate: float, kept: int) -> Text:
        """Explain what happened, and what to do."""
        advice = text(
            "The usual cause is a learning rate that is too large: it was {rate}; try {less}.",
            rate=f"{rate:.3g}",
            less=f"{rate / 10:.2g}",
        )
        if math.isfinite(loss):
            return text(
                "The loss rose to {loss}, far above its best of {best}, and stayed there for"
                " {count} steps, until step {step}. {advice} The weights of step {kept} were kept.",
                loss=f"{self.smoothed:.4g}",
                best=f"{self._best:.4g}",
                count=PATIENCE,
                step=step,
                advice=advice,
                kept=kept,
            )
        return text(
            "The loss of step {step} is not a finite number. {advice} The weights of step {kept}"
            " were kept.",
            step=step,
            advice=advice,
            kept=kept,
        )


class GoodWeights:
    """Copies of tensors at the last step whose loss was good, in memory that is used again.

    Parameters
    ----------
    tensors : mapping of str to Tensor
        Parameters and buffers, which training changes in place.
    step : int
        Steps done.
    """

    def __init__(self, tensors: Mapping[str, Tensor], step: int) -> None:
        self._tensors = {name: tensor.detach() for name, tensor in tensors.items()}
        self.copies = {name: tensor.clone() for name, tensor in self._tensors.items()}
        self.step = step

    def keep(self, step: int) -> None:
        """Copy the tensors as they are now."""
        for name, tensor in self._tensors.items():
            self.copies[name].copy_(tensor)
        self.step = step

    def bring_back(self) -> None:
        """Give the tensors the values that were copied."""
        for name, tensor in self._tensors.items():
            tensor.copy_(self.copies[name])
