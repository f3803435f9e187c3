"""From a pixel of the input to the unit that looks there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.arch.analysis import Analysis


def unit_at(analysis: Analysis, layer: str, y: float, x: float) -> tuple[int, int] | None:
    """Return the unit of a layer whose receptive field's centre is nearest to a point.

    Parameters
    ----------
    analysis : Analysis
    layer : str
        The name of its group.
    y, x : float
        The point, in pixels of the input.

    Returns
    -------
    (int, int) or None
        Row and column; None for an unknown layer, or one whose units have no place.
    """
    group = analysis.group(layer)
    if group is None or len(group.out_shape) != 3:
        return None
    _, height, width = group.out_shape

    def row_centre(row: int) -> float:
        top, _, bottom, _ = analysis.input_box(layer, row, 0) or (0, 0, 0, 0)
        return (top + bottom) / 2

    def column_centre(column: int) -> float:
        _, left, _, right = analysis.input_box(layer, 0, column) or (0, 0, 0, 0)
        return (left + right) / 2

    sides = analysis.spec.input[1:]
    return (
        _nearest(row_centre, height, y, y / sides[0]),
        _nearest(column_centre, width, x, x / sides[1]),
    )


def _nearest(centre: Callable[[int], float], count: int, at: float, share: float) -> int:
    """Return the index whose centre is nearest; among equals the one at that share of the way.

    Rows and columns do not depend on each other, and centres never go back, so that halving finds
    it: a click on a large map must not look at every unit. Many units have one centre where their
    fields are larger than the picture and clipped to it.
    """
    after = bisect_left(range(count), at, key=centre)
    near = min((i for i in (after - 1, after) if 0 <= i < count), key=lambda i: abs(centre(i) - at))
    first = bisect_left(range(count), centre(near), key=centre)
    last = bisect_right(range(count), centre(near), key=centre) - 1
    return min(max(int(share * count), first), last)
