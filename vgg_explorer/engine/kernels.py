"""What is known of a layer's kernels, as plain frozen values without torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.weights import WeightId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.activations import Stats

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures of kernels, one of each for every output channel.

    Parameters
    ----------
    l1, l2 : ndarray of float64
        The sum of the sizes, and the root of the sum of the squares.
    mean, deviation, minimum, maximum : ndarray of float64
    zeros : ndarray of float64
        Share of weights that are exactly 0.
    """

    l1: Doubles
    l2: Doubles
    mean: Doubles
    deviation: Doubles
    minimum: Doubles
    maximum: Doubles
    zeros: Doubles


@dataclass(frozen=True, eq=False)
class Kernels:
    """Kernels with their figures.

    Parameters
    ----------
    values : ndarray of float32, (out, in, height, width)
        Read-only; not always contiguous.
    figures : Figures
        Of each output channel.
    stats : Stats
        Of all together, with a histogram.
    """

    values: Floats
    figures: Figures
    stats: Stats


@dataclass(frozen=True, eq=False)
class Filters:
    """The kernels of one layer.

    Parameters
    ----------
    layer : str
        The name of the group.
    which : WeightId
    outputs : int
        Channels that the layer has; ``kernels`` may hold only the first of them.
    kernels : Kernels
    before : WeightId or None
        What the layer had earlier.
    earlier : float
        The L2 norm of that.
    change : Kernels or None
        What the values are now, less what they were; None also where they are too many to be held
        twice.
    """

    layer: str
    which: WeightId
    outputs: int
    kernels: Kernels
    before: WeightId | None = None
    earlier: float = 0.0
    change: Kernels | None = None
