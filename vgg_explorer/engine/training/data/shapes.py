"""The kinds of shapes that the drawn data set has, as distances.

Each function takes places relative to the shape's middle, in units of its radius, and returns how
far each is outside (above 0) or inside (below 0) of it. Only additions, products, square roots and
comparisons are used: they give the same bits on every machine.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float64]

_PENTAGON = ((0.0, -1.0), (0.951056516, -0.309016994), (0.587785252, 0.809016994),
             (-0.587785252, 0.809016994), (-0.951056516, -0.309016994))  # fmt: skip
"""The directions of a pentagon's sides."""

_TRIANGLE = ((0.0, 1.0), (0.866025404, -0.5), (-0.866025404, -0.5))


def _circle(x: Field, y: Field) -> Field:
    return np.sqrt(x * x + y * y) - 0.9


def _cross(x: Field, y: Field) -> Field:
    across, down = np.abs(x), np.abs(y)
    return np.minimum(_box(across, down, 1.0, 0.3), _box(down, across, 1.0, 0.3))


def _ring(x: Field, y: Field) -> Field:
    return np.abs(np.sqrt(x * x + y * y) - 0.75) - 0.2


def _square(x: Field, y: Field) -> Field:
    return np.maximum(np.abs(x), np.abs(y)) - 0.78


def _star(x: Field, y: Field) -> Field:
    # Within a pentagram is what lies on the inner side of all its five lines but at most one.
    sides = np.stack([a * x + b * y for a, b in _PENTAGON])
    sides.partition(3, axis=0)
    fourth: Field = sides[3]
    return fourth - 0.38


def _triangle(x: Field, y: Field) -> Field:
    sides = [a * x + b * y for a, b in _TRIANGLE]
    return np.maximum(np.maximum(sides[0], sides[1]), sides[2]) - 0.52


def _arrow(x: Field, y: Field) -> Field:
    across = np.abs(x)
    head = np.maximum(across * 0.8 - (y + 1.0) * 0.6, y)
    shaft = np.maximum(across - 0.24, np.abs(y - 0.45) - 0.55)
    return np.minimum(head, shaft)


def _bars(x: Field, y: Field) -> Field:
    across = np.abs(x)
    bars = np.minimum(across - 0.16, np.abs(across - 0.68) - 0.16)
    return np.maximum(bars, np.abs(y) - 0.85)


def _crescent(x: Field, y: Field) -> Field:
    shifted = x - 0.5
    return np.maximum(np.sqrt(x * x + y * y) - 0.95, 0.78 - np.sqrt(shifted * shifted + y * y))


def _heart(x: Field, y: Field) -> Field:
    # A square that stands on its tip, and a half circle on each of its upper sides.
    across, down = np.abs(x), y + 0.15
    beside, above = across - 0.36, down + 0.36
    square = (across + np.abs(down) - 0.72) * 0.707106781
    return np.minimum(square, np.sqrt(beside * beside + above * above) - 0.509116882)


def _box(x: Field, y: Field, width: float, height: float) -> Field:
    return np.maximum(x - width, y - height)


KINDS: dict[str, Callable[[Field, Field], Field]] = {
    "circle": _circle,
    "cross": _cross,
    "ring": _ring,
    "square": _square,
    "star": _star,
    "triangle": _triangle,
    "arrow": _arrow,
    "bars": _bars,
    "crescent": _crescent,
    "heart": _heart,
}
"""By the names of the classes, in their order."""
