"""What a forward pass tells on its way: progress, the maps of the chosen layer, the logits."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import torch
from torch import Tensor

from vgg_explorer.arch.spec import ArchSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Result = TypeVar("_Result")

BINS = 48
"""Bars of a histogram."""

_PART = 2**20
"""Values that are counted at a time, so that large maps need no large copies."""

_PAUSE = 2**22
"""Values that are looked at between two places where it can be cancelled: some 20 ms."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of one layer's values.

    Parameters
    ----------
    minimum, maximum, mean : float
        Over the finite values; 0 where there are none.
    zeros : float
        Share of values that are exactly 0.
    not_finite : int
        How many values are infinite or not a number.
    counts : tuple of int
        Histogram of the finite values in `BINS` bins of equal width.
    low, high : float
        Its first and last edge. The same number where all values are: they are in the first bin.
    std : float
        Standard deviation of the finite values, over all of them.
    """

    minimum: float
    maximum: float
    mean: float
    zeros: float
    not_finite: int
    counts: tuple[int, ...]
    low: float
    high: float
    std: float = 0.0


@dataclass(frozen=True, eq=False)
class LayerMaps:
    """The values of one layer for one picture.

    Parameters
    ----------
    layer : str
        The name of the group.
    spec : ArchSpec
        The network.
    pre, post : ndarray of float32, (C, H, W) or (N,)
        Before and after the activation, contiguous and read-only. ``pre`` is None where the layer
        has no activation of its own.
    pre_stats, post_stats : Stats
    digest : str
        The key of the picture.
    """

    layer: str
    spec: ArchSpec
    pre: NDArray[np.float32] | None
    post: NDArray[np.float32]
    pre_stats: Stats | None
    post_stats: Stats
    digest: str

    @property
    def nbytes(self) -> int:
        """Bytes of the values."""
        return self.post.nbytes + (0 if self.pre is None else self.pre.nbytes)

    def array(self, stage: Literal["pre", "post"]) -> NDArray[np.float32]:
        """Return the values of a stage; those of a layer without activation are the same."""
        return self.pre if stage == "pre" and self.pre is not None else self.post

    def stats(self, stage: Literal["pre", "post"]) -> Stats:
        """Return the figures of a stage."""
        return self.pre_stats if stage == "pre" and self.pre_stats else self.post_stats


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the forward pass is.

    Parameters
    ----------
    done : float
        Share of the network's MACs, 0 to 1.
    layer : str
        The name of the layer that is being computed.
    """

    done: float
    layer: str


@dataclass(frozen=True, eq=False)
class Output:
    """What left the network.

    Parameters
    ----------
    logits : Tensor
        float32 (1, N) on the CPU.
    """

    logits: Tensor


@dataclass(frozen=True, eq=False)
class ChannelMap:
    """One channel of a layer.

    Parameters
    ----------
    values : ndarray of float32, (H, W)
        Read-only; a large map is reduced to means of areas. (1, 1) for a unit of the classifier.
    minimum, mean, maximum : float
        Over the finite values of the whole map; NaN where there are none.
    not_finite : int
        How many values of the whole map are infinite or not a number.
    shape : (int, int)
        Height and width of the whole map.
    """

    values: NDArray[np.float32]
    minimum: float
    mean: float
    maximum: float
    not_finite: int
    shape: tuple[int, int]


Report = Progress | LayerMaps | Output


def channel_of(value: Tensor, channel: int, side: int | None = None) -> ChannelMap:
    """Take one channel of a value of shape (1, C, H, W) or (1, N) off the device.

    Parameters
    ----------
    value : Tensor
    channel : int
        The last one is taken where there are fewer.
    side : int, optional
        Maps with a longer side are reduced by a whole factor until they fit. The figures are those
        of the whole map.
    """
    plane = _plain(value[:, min(channel, value.shape[1] - 1)])
    plane = plane if plane.ndim == 2 else plane.view(1, 1)
    finite = plane[plane.isfinite()]
    count = finite.numel()
    low, high = torch.aminmax(finite) if count else (math.nan, math.nan)
    mean = float(finite.sum(dtype=torch.float64)) / count if count else math.nan
    height, width = plane.shape
    factor = 1 if side is None else -(-max(height, width) // side)
    shown = plane.clone() if factor == 1 else _reduced(plane, factor)
    return ChannelMap(
        _array(shown), float(low), mean, float(high), plane.numel() - count, (height, width)
    )


def _reduced(plane: Tensor, factor: int) -> Tensor:
    """Return the means of squares of a map; at its far edges these may be smaller."""
    pool = torch.nn.functional.avg_pool2d
    return pool(plane[None, None], factor, ceil_mode=True)[0, 0].contiguous()


def maps_of(
    layer: str, spec: ArchSpec, pre: Tensor | None, post: Tensor, digest: str
) -> Generator[float, None, LayerMaps]:
    """Take the values of a layer, of shape (1, C, H, W) or (1, N), off the device.

    Yields the share that is done; large maps take seconds.
    """
    before, before_stats, start = None, None, 0.0
    if pre is not None:
        before, before_stats = yield from _scaled(_looked_at(pre), 0.0, 0.5)
        start = 0.5
    after, after_stats = yield from _scaled(_looked_at(post), start, 1 - start)
    return LayerMaps(
        layer,
        spec,
        None if before is None else _array(before),
        _array(after),
        before_stats,
        after_stats,
        digest,
    )


def _scaled(
    steps: Generator[float, None, _Result], start: float, share: float
) -> Generator[float, None, _Result]:
    while True:
        try:
            yield start + share * next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result


def _looked_at(value: Tensor) -> Generator[float, None, tuple[Tensor, Stats]]:
    """Return the one image of a batch as `_plain` does, and its figures."""
    if value.device.type == "cpu" and value.numel() > _PAUSE:
        # To bring the channels one behind the other takes half the time of all that follows.
        plain = torch.empty(value.shape[1:], dtype=torch.float32)
        count = max(1, _PAUSE * len(plain) // plain.numel())
        for first in range(0, len(plain), count):
            plain[first : first + count] = value[0, first : first + count].detach()
            yield 0.5 * first / len(plain)
    else:
        plain = _plain(value)
    return plain, (yield from _scaled(stats_of(plain), 0.5, 0.5))


def stats_of(values: Tensor) -> Generator[float, None, Stats]:
    """Find the figures of a contiguous float32 tensor, yielding the share that is done."""
    flat = values.reshape(-1)
    parts = [flat[first : first + _PAUSE] for first in range(0, len(flat), _PAUSE)]
    zeros, count, total, low, high = 0, 0, 0.0, math.inf, -math.inf
    for number, part in enumerate(parts):
        zeros += len(part) - int(part.count_nonzero())
        finite = _finite(part)
        if count_here := len(finite):
            count += count_here
            least, most = (float(edge) for edge in torch.aminmax(finite))
            low, high = min(low, least), max(high, most)
            total += float(finite.sum(dtype=torch.float64))
        yield 0.4 * number / len(parts)
    missing = len(flat) - count
    share = zeros / max(len(flat), 1)
    if count == 0:
        return Stats(0.0, 0.0, 0.0, share, missing, (0,) * BINS, 0.0, 0.0)
    counts, squares = torch.zeros(BINS, dtype=torch.int64), 0.0
    if low == high:
        counts[0] = count
    else:
        for number, part in enumerate(parts):
            held = _finite(part) if missing else part
            counts += _histogram(held, low, high)
            squares += _squares(held, total / count)
            yield 0.4 + 0.6 * number / len(parts)
    mean, std = total / count, math.sqrt(squares / count)
    return Stats(low, high, mean, share, missing, tuple(counts.tolist()), low, high, std)


def _squares(values: Tensor, mean: float) -> float:
    """Return the sum of the squares of what lies between values and their mean."""
    found = float((values - mean).square_().sum())
    if math.isfinite(found):
        return found
    return float((values.double() - mean).square_().sum())  # beyond what float32 holds


def _finite(values: Tensor) -> Tensor:
    # Looking at each value costs more than all the rest; the sum shows whether there is need.
    return values if math.isfinite(values.sum()) else values[values.isfinite()]


def _histogram(values: Tensor, low: float, high: float) -> Tensor:
    if not 1e-30 < high - low < 1e30:  # beyond what float32 can divide by
        values = values.double()
    counts = torch.zeros(BINS, dtype=torch.int64)
    for first in range(0, len(values), _PART):
        scaled = (values[first : first + _PART] - low).mul_(BINS / (high - low))
        bins = scaled.clamp_(0, BINS - 1).to(torch.uint8)
        # Two values at a time: four times as fast as torch.histc, also where half are zeros.
        even = len(bins) // 2 * 2
        pairs = torch.bincount(bins[:even].view(torch.int16), minlength=BINS * 256).view(BINS, 256)
        counts += pairs.sum(0)[:BINS] + pairs.sum(1)
        counts += torch.bincount(bins[even:], minlength=BINS)
    return counts


def _plain(value: Tensor) -> Tensor:
    """Return the one image of a batch as a contiguous float32 tensor on the CPU."""
    return value.detach().squeeze(0).to("cpu", torch.float32).contiguous()


def _array(value: Tensor) -> NDArray[np.float32]:
    # Nothing is copied here: a tensor that is kept may lie behind it, so nobody may write to it.
    array: NDArray[np.float32] = value.numpy()
    array.flags.writeable = False
    return array
