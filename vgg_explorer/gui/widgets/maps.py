"""From maps of floats to 8-bit levels, safe for native code.

Qt and pyqtgraph read the memory that they are given. What comes in here may have any shape, type
or stride and hold values that are no numbers; what goes out is contiguous ``uint8``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from vgg_explorer.gui.widgets import colormaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Levels = NDArray[np.uint8]

Range = tuple[float, float]

_SAMPLE = 200_000
"""Values that are enough to tell where the outliers begin."""


def checked(values: object, dimensions: tuple[int, ...]) -> Floats:
    """Return an array of floats with one of the allowed numbers of dimensions.

    Parameters
    ----------
    values
        Anything that numpy makes an array of.
    dimensions
        The numbers of dimensions that are allowed.

    Raises
    ------
    ValueError
        If it has another shape, is empty, or does not consist of real numbers.
    """
    import numpy as np

    array: NDArray[Any] = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"maps of real numbers are needed, not of {array.dtype}")
    if array.ndim not in dimensions or array.size == 0:
        raise ValueError(
            f"maps with {dimensions} dimensions are needed, not of shape {array.shape}"
        )
    with np.errstate(over="ignore"):  # What float32 cannot hold becomes inf, and is shown so.
        return array.astype(np.float32, copy=False)


def value_range(values: Floats, colormap: str, clip: float = 0.0) -> Range:
    """Return the values that the two ends of a colour map stand for.

    Parameters
    ----------
    values
        The values that are shown on one scale.
    colormap
        A diverging map gets a range with zero in its middle.
    clip
        The share of values at each end that may lie beyond the range. A few outliers make all
        the rest of a map pale; zero shows them all.
    """
    import numpy as np

    low, high = float(values.min()), float(values.max())
    if not (math.isfinite(low) and math.isfinite(high)):
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)
    if clip > 0 and values.size:
        sample = values.reshape(-1)[:: max(1, values.size // _SAMPLE)]
        low, high = (float(edge) for edge in np.quantile(sample, (clip, 1 - clip)))
    if colormaps.diverging(colormap):
        end = max(abs(low), abs(high)) or 1.0
        return -end, end
    # A constant map gets the first colour: a dead channel looks dead.
    return low, (high if high > low else low + 1.0)


def centred(limits: Range, colormap: str) -> Range:
    """Return limits that somebody chose, widened so that a diverging map has zero in its middle."""
    if not colormaps.diverging(colormap):
        return limits
    end = max(abs(limits[0]), abs(limits[1])) or 1.0
    return -end, end


def levels(values: Floats, value_limits: Range) -> Levels:
    """Return values as indices of a colour table.

    Parameters
    ----------
    values
        Any shape; it is kept.
    value_limits
        What the first and the last colour stand for; values beyond them get these.

    Returns
    -------
    NDArray[np.uint8]
        Contiguous; `colormaps.NOT_FINITE` where the value is no number, or infinite.
    """
    import numpy as np

    low, high = value_limits
    top = colormaps.LEVELS - 1
    # In double: high - low passes the largest float32 where both ends are near it.
    scaled = (values.astype(np.float64) - low) * (top / (high - low) if high > low else 0.0)
    finite = np.isfinite(scaled)
    scaled[~finite] = colormaps.NOT_FINITE
    np.clip(np.rint(scaled, out=scaled), 0, top, out=scaled, where=finite)
    return np.ascontiguousarray(scaled.astype(np.uint8))


def enlarged(values: Floats, height: int, width: int) -> Floats:
    """Return a map made larger by going straight between the middles of its pixels.

    Never smaller: a side that is longer already stays.
    """
    import numpy as np

    for axis, wanted in ((0, height), (1, width)):
        count = values.shape[axis]
        if wanted <= count:
            continue
        at = (np.arange(wanted) + 0.5) * count / wanted - 0.5
        at = at.clip(0, count - 1)
        left = at.astype(np.int64).clip(0, max(count - 2, 0))
        share = (at - left).astype(np.float32)
        share = share[:, None] if axis == 0 else share[None, :]
        before = values.take(left, axis)
        behind = values.take((left + 1).clip(0, count - 1), axis)
        with np.errstate(invalid="ignore", over="ignore"):
            values = before * (1 - share) + behind * share
    return values


def reduced(values: Floats, side: int) -> Floats:
    """Return a map made smaller by a whole factor, but not below ``side`` pixels.

    Averages areas: a painter that skips pixels would make thin lines flicker with the tile size.
    """
    import numpy as np

    height, width = values.shape
    factor = min(height, width) // max(1, side)
    if factor < 2:
        return values
    height, width = height // factor * factor, width // factor * factor
    values = values[:height, :width]
    # Whole slices are added: a mean over two axes of a reshaped map takes seven times as long.
    with np.errstate(invalid="ignore", over="ignore"):  # An area with inf or NaN shows as such.
        rows = values[0::factor].copy()
        for offset in range(1, factor):
            rows += values[offset::factor]
        areas: Floats = rows[:, 0::factor].copy()
        for offset in range(1, factor):
            areas += rows[:, offset::factor]
        areas /= factor * factor
    return areas
