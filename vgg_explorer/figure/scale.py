"""How large a layer is drawn: monotone in pixels, channels and units, and compressed.

A linear scale shows nothing of VGG-16: 7 of 224 pixels are a thirtieth of the height, and 4,096
channels are 64 times 64. All scales here grow strictly, so that of two layers the larger one also
looks larger:

- a side of s pixels: ``14 + 98 (s^0.6 - 1) / (S^0.6 - 1)`` units, where S is the largest side of
  the network, at least 16. One pixel is 14 units, S is 112; 224, 112, 56, 28, 14 and 7 become 112,
  77, 54, 39, 29 and 23. (A logarithm would make 224 and 112 too alike, a root 7 and 1.)
- c channels: ``4 + 0.72 sqrt(c)`` units thick: 5.2 for 3, 9.8 for 64, 20 for 512, 50 for 4,096.
  The area of a front is then nearly proportional to the work of a stage, as VGG doubles channels
  where it halves the sides. Pools are 0.85 of that, norms 0.6; what only passes values on
  (dropout, a bare activation) is a sheet.
- u units of a vector: ``12 + 0.62 sqrt(u)`` long: 14 for 10, 32 for 1,000, 52 for 4,096.
"""

from __future__ import annotations

import math

from vgg_explorer.arch.ops import Kind

TALLEST = 112.0
LOWEST = 14.0
DEPTH = (0.40, -0.27)
"""The way into the depth, for each unit of it; y points down."""
SHEET = 3.0

_LEAST_LARGEST = 16
_POWER = 0.6
_PARTS = {
    Kind.MAX_POOL: 0.85,
    Kind.AVG_POOL: 0.85,
    Kind.ADAPTIVE_POOL: 0.85,
    Kind.MEAN: 0.85,
    Kind.NORM: 0.6,
    Kind.LRN: 0.6,
}
SHEETS = frozenset({Kind.DROPOUT, Kind.ACTIVATION, Kind.SOFTMAX})
"""Layers that change no shape and hold no weights."""


def side(pixels: int, largest: int) -> float:
    """Return how high or deep a side is drawn; more than ``largest`` is drawn larger."""
    share = _grown(pixels) / _grown(max(largest, _LEAST_LARGEST))
    return LOWEST + (TALLEST - LOWEST) * share


def thickness(channels: int, kind: Kind) -> float:
    """Return how thick a layer with maps is drawn."""
    if kind in SHEETS:
        return SHEET
    return (4 + 0.72 * math.sqrt(channels)) * _PARTS.get(kind, 1.0)


def length(units: int, kind: Kind) -> float:
    """Return how long a layer without maps is drawn."""
    if kind in SHEETS or kind is Kind.FLATTEN:
        return SHEET
    return 12 + 0.62 * math.sqrt(units)


def _grown(pixels: int) -> float:
    return math.pow(pixels, _POWER) - 1
