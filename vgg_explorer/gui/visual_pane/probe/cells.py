"""Numbers in coloured cells: how they are written, and on what ground."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.numbers import figure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_DARKEST, _LIGHTEST = 140, 244
"""Greys of the least and the greatest input: words in the dark ink read on all of them."""

_PALE = 0.8
"""How far to its ends the diverging map is used: at the ends words would need another ink."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of one grid are shown: with so many decimals, between two ends."""

    low: float
    high: float
    decimals: int
    signed: bool

    def words(self, value: float) -> str:
        """Return a number as short as the grid allows."""
        if not math.isfinite(value) or self.decimals < 0 or abs(value) >= 1e5:
            return figure(value, 2)
        words = f"{value:.{self.decimals}f}"
        if float(words) == 0:
            words = words.removeprefix("-")
        return words.replace("-", "−")

    def ground(self, value: float) -> QColor | None:
        """Return the colour behind a number; None behind what is no number."""
        if not math.isfinite(value):
            return None
        share = (value - self.low) / (self.high - self.low)
        share = min(1.0, max(0.0, share))
        if self.signed:
            table = colormaps.table("rdbu")
            place = 0.5 + (share - 0.5) * _PALE
            return QColor.fromRgb(table[round(place * (colormaps.LEVELS - 1))])
        grey = round(_DARKEST + (_LIGHTEST - _DARKEST) * share)
        return QColor(grey, grey, min(255, grey + 3))


def scale_of(values: Floats, *, signed: bool) -> Scale:
    """Return how the numbers of a grid are shown: weights around zero, inputs from dark to light.

    Parameters
    ----------
    values
        All of them, so that the same colour is the same number in each channel.
    signed
        Whether the colours have a middle, at zero.
    """
    import numpy as np

    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    most = max(abs(low), abs(high))
    if signed:
        low, high = -(most or 1.0), most or 1.0
    elif high <= low:
        low, high = low - 0.5, low + 0.5
    return Scale(low, high, _decimals(most), signed)


def _decimals(most: float) -> int:
    """Return how many decimals tell numbers of this size apart; -1 where powers of ten are needed.

    Three digits from 1 on, two below.
    """
    if most == 0:
        return 0
    power = math.floor(math.log10(most))
    if power < -3:
        return -1
    return max(0, 2 - power) if power >= 0 else 1 - power
