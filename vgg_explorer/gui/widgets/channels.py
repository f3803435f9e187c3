"""Figures of single channels, and the orders in which these give them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.gui.widgets.maps import Floats

    Keys = NDArray[np.float64]

BINS = 48
_TOGETHER = 2**16
"""Values that are looked at together: they and what is made of them stay in the cache."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one channel's finite values; NaN where there are none.

    Parameters
    ----------
    minimum, maximum, mean, std : float
    zeros : float
        Share of all values that are exactly 0.
    not_finite : int
    counts : tuple of int
        A histogram of `BINS` parts of equal width, from the minimum to the maximum.
    """

    minimum: float
    maximum: float
    mean: float
    std: float
    zeros: float
    not_finite: int
    counts: tuple[int, ...]


def figures(one: Floats) -> Figures:
    """Return the figures of a channel of shape (H, W)."""
    import numpy as np

    finite = one[np.isfinite(one)].astype(np.float64)
    zeros = 1 - np.count_nonzero(one) / one.size
    missing = one.size - finite.size
    if not finite.size:
        return Figures(*(math.nan,) * 4, zeros, missing, ())
    low, high = float(finite.min()), float(finite.max())
    if low == high:
        counts = (int(finite.size), *(0,) * (BINS - 1))
    else:
        counts = tuple(np.histogram(finite, BINS, (low, high))[0].tolist())
    return Figures(low, high, float(finite.mean()), float(finite.std()), zeros, missing, counts)


def dead(values: Floats) -> frozenset[int]:
    """Return the channels of (C, H, W) or (N,) all of whose values are exactly 0."""
    import numpy as np

    flat = values.reshape(len(values), -1)
    # A few values show that most channels live; only the others are looked at whole.
    step = max(1, flat.shape[1] // 64)
    doubtful = np.flatnonzero(~(flat[:, ::step] != 0).any(1))
    return frozenset(int(channel) for channel in doubtful if not flat[channel].any())


def keys(values: Floats, order: str) -> Keys:
    """Return what channels are sorted by, one number each; NaN where no value is finite.

    Parameters
    ----------
    values
        Of shape (C, H, W) or (N,).
    order
        ``'index'``, ``'mean'``, ``'maximum'``, ``'variance'`` or ``'zeros'``.
    """
    import numpy as np

    flat = values.reshape(len(values), -1)
    if flat.shape[1] == 1 and order != "index":
        order = "mean"  # a single value is all its figures
    if order == "index":
        return np.arange(len(flat), dtype=np.float64)
    found = np.empty(len(flat), np.float64)
    count = max(1, _TOGETHER // flat.shape[1])
    for first in range(0, len(flat), count):
        part = flat[first : first + count]
        with np.errstate(all="ignore"):
            found[first : first + count] = _key(part, order)
    broken = np.flatnonzero(~np.isfinite(found))
    for channel in broken:
        finite = flat[channel][np.isfinite(flat[channel])]
        found[channel] = _key(finite[None], order)[0] if finite.size else math.nan
    return found


def _key(part: Floats, order: str) -> Keys:
    import numpy as np

    if order == "maximum":
        greatest: Keys = part.max(1).astype(np.float64)
        return greatest
    if order == "zeros":
        zeros: Keys = 1 - np.count_nonzero(part, axis=1) / part.shape[1]
        return zeros
    mean: Keys = part.mean(1, dtype=np.float64)
    if order == "mean":
        return mean
    beside = part - mean[:, None].astype(np.float32)
    squares: Keys = np.einsum("ij,ij->i", beside, beside, dtype=np.float64)
    squares /= part.shape[1]
    return squares


def ordered(values: Floats, order: str, *, falling: bool, first: Iterable[int] = ()) -> list[int]:
    """Return the channels as they are to stand.

    Parameters
    ----------
    values
        Of shape (C, H, W) or (N,).
    order
        See `keys`. Equals stand by their number, and what has no finite value comes last.
    falling
        Whether the greatest comes first.
    first
        Channels that stand before all others, as they are named.
    """
    import numpy as np

    found = keys(values, order)
    ranked = np.argsort(-found if falling else found, kind="stable").tolist()
    pinned = [channel for channel in first if channel < len(values)]
    held = set(pinned)
    return pinned + [channel for channel in ranked if channel not in held]
