"""The weights of one layer as kernels, with the figures of each."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from vgg_explorer.arch.weights import WeightId
from vgg_explorer.engine.activations import stats_of
from vgg_explorer.engine.kernels import Figures, Filters, Kernels
from vgg_explorer.engine.weights import WeightStore

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMPARED = 2**25
"""Values of a layer that is compared with what it had before: so much is held twice."""

COPIED = 2**25
"""Values that are copied from another device or type; on the CPU in float32 nothing is copied."""

_PART = 2**21
"""Values whose figures are found at a time: some 10 ms."""


def filters(
    store: WeightStore,
    layer: str,
    which: WeightId,
    shape: tuple[int, int, int, int],
    before: WeightId | None = None,
) -> Generator[float, None, Filters]:
    """Return the kernels of a layer, yielding the share that is done.

    Parameters
    ----------
    store : WeightStore
        It uses the network's assignment, and has the files that both identities name.
    layer : str
        The name of the group.
    which : WeightId
    shape : (out, in, height, width)
        What the weight is shown as: that of a linear layer behind a flatten has the height and
        width of the map in front of it.
    before : WeightId, optional
        What the layer had earlier, to compare with.
    """
    own = yield from _tensor(store, which)
    compared = before is not None and own.numel() <= COMPARED
    kernels = yield from _kernels(own, shape, 0.0, 0.5 if compared else 1.0)
    earlier, difference = 0.0, None
    if compared and before is not None:
        was = _array((yield from _tensor(store, before)), shape)
        earlier = float(torch.linalg.vector_norm(torch.from_numpy(was), dtype=torch.float64))
        with np.errstate(all="ignore"):
            change = torch.from_numpy(kernels.values - was)
        difference = yield from _kernels(change, shape, 0.5, 0.5)
    return Filters(layer, which, shape[0], kernels, before, earlier, difference)


def _tensor(store: WeightStore, which: WeightId) -> Generator[float, None, Tensor]:
    for _ in store.prepare(which):
        yield 0.0
    return store.parameters(which)["weight"]


def _kernels(
    weight: Tensor, shape: tuple[int, int, int, int], start: float, share: float
) -> Generator[float, None, Kernels]:
    values = _array(weight, shape)
    found = []
    step = max(1, _PART // max(1, values[0].size))
    for first in range(0, len(values), step):
        found.append(_figures(values[first : first + step]))
        yield start + 0.5 * share * first / len(values)
    joined = (np.concatenate(parts) for parts in zip(*found, strict=True))
    # The histogram asks for no order, only for one value behind the other.
    counting = stats_of(torch.from_numpy(values).contiguous())
    while True:
        try:
            yield start + share * (0.5 + 0.5 * next(counting))
        except StopIteration as end:
            values.flags.writeable = False
            return Kernels(values, Figures(*joined), end.value)


def _figures(values: NDArray[np.float32]) -> tuple[NDArray[np.float64], ...]:
    """Return the fields of `Figures` for some kernels."""
    flat = values.reshape(len(values), -1)
    with np.errstate(all="ignore"):
        mean = flat.mean(axis=1, dtype=np.float64)
        squares = np.square(flat, dtype=np.float64).sum(axis=1)
        return (
            np.abs(flat).sum(axis=1, dtype=np.float64),
            np.sqrt(squares),
            mean,
            np.sqrt(np.maximum(squares / flat.shape[1] - np.square(mean), 0)),
            flat.min(axis=1).astype(np.float64),
            flat.max(axis=1).astype(np.float64),
            1 - np.count_nonzero(flat, axis=1) / flat.shape[1],
        )


def _array(weight: Tensor, shape: tuple[int, int, int, int]) -> NDArray[np.float32]:
    """Return a weight, or as much of it as may be copied; on the CPU it is only looked at."""
    if weight.device.type != "cpu" or weight.dtype != torch.float32:
        per_output = weight.numel() // len(weight)
        weight = weight[: max(1, COPIED // per_output)].to("cpu", torch.float32)
    array: NDArray[np.float32] = weight.detach().view(len(weight), *shape[1:]).numpy().view()
    return array
