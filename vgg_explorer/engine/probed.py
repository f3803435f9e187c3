"""What a probe found: how one unit of a layer came by its value, step by step.

Plain frozen values without torch, so that the window can show them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.spec import ActivationName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Weighted:
    """A convolution or a linear layer: a sum of products, channel by channel.

    Parameters
    ----------
    path : str
        The module.
    patch, kernel : ndarray of float32, (C, height, width)
        What the unit sees of each input channel, and the weights. In padding the patch is 0; a
        linear layer has (N, 1, 1).
    rows, columns : tuple of int
        Positions in the input map; below 0 or beyond its size in padding.
    inside : ndarray of bool, (height, width)
        False in padding.
    first : int
        The number of the first of these input channels; not 0 where there are groups.
    bias : float or None
    sums : ndarray of float64, (C,)
        What each channel adds.
    order : ndarray of int, (C,)
        Places of the channels, those that add or take most first.
    value : float
        All sums and the bias.
    vector : bool
        The input has no height and width.
    """

    path: str
    patch: Floats
    kernel: Floats
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    inside: NDArray[np.bool_]
    first: int
    bias: float | None
    sums: NDArray[np.float64]
    order: NDArray[np.intp]
    value: float
    vector: bool = False

    def rest(self, shown: Sequence[int]) -> float:
        """Return what the channels at all other places add together."""
        import numpy as np

        others = np.ones(len(self.sums), dtype=np.bool_)
        others[list(shown)] = False
        return float(self.sums[others].sum())


@dataclass(frozen=True, eq=False)
class Normalised:
    """Batch norm at inference: ``(before - mean) / sqrt(variance + eps) * weight + bias``."""

    path: str
    before: float
    mean: float
    variance: float
    eps: float
    weight: float
    bias: float
    value: float


@dataclass(frozen=True, eq=False)
class Activated:
    """An activation of one value."""

    path: str
    name: ActivationName
    before: float
    value: float


@dataclass(frozen=True, eq=False)
class Pooled:
    """The largest value of a patch, or its mean.

    Parameters
    ----------
    path : str
    kind : {'max', 'average'}
    channel : int
        Of the input.
    patch : ndarray of float32, (height, width)
    rows, columns : tuple of int
        Positions in the input map, as in `Weighted`.
    inside : ndarray of bool, (height, width)
        False in padding: there a mean counts zeros, and a maximum nothing.
    divisor : int
        How many values a mean is over; 1 for a maximum.
    total : float
        What is divided.
    at : (int, int) or None
        The place of the maximum in the patch.
    value : float
    """

    path: str
    kind: Literal["max", "average"]
    channel: int
    patch: Floats
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    inside: NDArray[np.bool_]
    divisor: int
    total: float
    at: tuple[int, int] | None
    value: float


@dataclass(frozen=True, eq=False)
class Responses:
    """Local response normalisation: ``before / (k + alpha / size * squares) ** beta``.

    Parameters
    ----------
    path : str
    channels : tuple of int
        The neighbours, the channel itself among them.
    values : tuple of float
        At the same place in each of them.
    size, alpha, beta, k
        As in ``torch.nn.LocalResponseNorm``.
    squares : float
        The sum of the squares.
    before, value : float
    """

    path: str
    channels: tuple[int, ...]
    values: tuple[float, ...]
    size: int
    alpha: float
    beta: float
    k: float
    squares: float
    before: float
    value: float


@dataclass(frozen=True, eq=False)
class Shared:
    """Softmax: ``exp(before - largest) / total``, the total over all channels."""

    path: str
    before: float
    largest: float
    total: float
    value: float


@dataclass(frozen=True, eq=False)
class Unchanged:
    """Dropout at inference, or a flatten, which only gives the value another place."""

    path: str
    kind: Literal["dropout", "flatten"]
    source: tuple[int, ...]
    """Channel, row and column in the input, or the place in a vector."""
    value: float


@dataclass(frozen=True, eq=False)
class Scaled:
    """An ablation behind the layer: ``before * factor``; a factor of 0 gives 0 in any case."""

    path: str
    factor: float
    before: float
    value: float


Step = Weighted | Normalised | Activated | Pooled | Responses | Shared | Unchanged | Scaled


@dataclass(frozen=True, eq=False)
class Probe:
    """One unit.

    Parameters
    ----------
    layer : str
        The name of the group.
    channel : int
    unit : (int, int) or None
        Row and column; None in a vector.
    steps : tuple of Step
        One for each module of the group, and one more where the layer is ablated.
    """

    layer: str
    channel: int
    unit: tuple[int, int] | None
    steps: tuple[Step, ...]

    @property
    def value(self) -> float:
        """What comes out."""
        return self.steps[-1].value
