"""Outlines of shapes, as arrays of points in the coordinates of the finished picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def path(description: str) -> Points:
    """Return the points along a path of M, L, Q, C and Z, as SVG writes them (absolute only)."""
    points: list[tuple[float, float]] = []
    for command, rest in re.findall(r"([MLQCZ])([^MLQCZ]*)", description):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", rest)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        size = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}[command]
        for start in range(0, len(pairs), size):
            points.extend(_bezier([*points[-1:], *pairs[start : start + size]], size))
    return np.array(points)


def _bezier(control: list[tuple[float, float]], size: int) -> list[tuple[float, float]]:
    if size == 1:
        return control[-1:]
    at = np.linspace(0, 1, 33)[1:, np.newaxis]
    layer = [np.array(point, dtype=float) for point in control]
    curve = [np.broadcast_to(point, (32, 2)) for point in layer]
    while len(curve) > 1:
        curve = [a * (1 - at) + b * at for a, b in pairwise(curve)]
    return [(float(x), float(y)) for x, y in curve[0]]


def smooth(points: Sequence[tuple[float, float]], *, closed: bool = True) -> Points:
    """Return a Catmull-Rom curve through the points."""
    given = np.array(points, dtype=float)
    if closed:
        given = np.vstack([given[-1], given, given[:2]])
    else:
        given = np.vstack([given[0], given, given[-1]])
    at = np.linspace(0, 1, 24, endpoint=False)[:, np.newaxis]
    parts = []
    for a, b, c, d in zip(given, given[1:], given[2:], given[3:], strict=False):
        parts.append(
            0.5
            * (
                2 * b
                + (c - a) * at
                + (2 * a - 5 * b + 4 * c - d) * at**2
                + (3 * b - a - 3 * c + d) * at**3
            )
        )
    return np.vstack([*parts, given[-2]])


def ellipse(x: float, y: float, across: float, down: float, turn: float = 0.0) -> Points:
    """Return an ellipse by its centre, half axes and clockwise turn in degrees."""
    angle = np.linspace(0, 2 * np.pi, 129)[:-1]
    return turned(np.stack([x + across * np.cos(angle), y + down * np.sin(angle)], 1), (x, y), turn)


def turned(points: Points, about: tuple[float, float], degrees: float) -> Points:
    """Return the points turned clockwise."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    moved: Points = (points - np.array(about)) @ np.array([[cos, sin], [-sin, cos]]) + np.array(
        about
    )
    return moved


def mirrored(points: Points, axis: float) -> Points:
    """Return the points reflected left to right at x = axis."""
    return np.stack([2 * axis - points[:, 0], points[:, 1]], 1)


def thick(points: Points, widths: Sequence[float] | float) -> Points:
    """Return the outline of a stroke; its width changes evenly from value to value."""
    given = np.atleast_1d(np.asarray(widths, dtype=float))
    along = np.linspace(0, 1, len(points))
    half = np.interp(along, np.linspace(0, 1, len(given)), given) / 2
    ahead = np.gradient(points, axis=0)
    normal = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    offset = normal * half[:, np.newaxis]
    return np.vstack([points + offset, (points - offset)[::-1]])


def shifted(points: Points, across: float, down: float) -> Points:
    """Return the points moved."""
    moved: Points = points + np.array([across, down])
    return moved


def rectangle(left: float, top: float, right: float, bottom: float) -> Points:
    """Return an upright rectangle."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float)
