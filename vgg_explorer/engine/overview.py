"""Every layer of a network on one picture, each as one small map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDE = 64
"""Pixels that a small map has at most on a side."""


@dataclass(frozen=True, eq=False)
class Overview:
    """What all layers make of one picture.

    Parameters
    ----------
    maps : mapping of str to ndarray of float32, (H, W)
        By the name of the group: the mean over its channels behind its activation, of at most
        `SIDE` pixels each way. A layer of N features gives one row of means over neighbours.
    digest : str
        The key of the picture.
    """

    maps: Mapping[str, NDArray[np.float32]]
    digest: str


def small_map(value: Tensor, side: int = SIDE) -> NDArray[np.float32]:
    """Return the mean over the channels of a value, reduced by whole factors until it fits.

    Parameters
    ----------
    value : Tensor
        Of shape (1, C, H, W) or (1, N), on any device. The N features are one row.
    side : int
        Pixels that the map has at most each way. At its far edges a pixel may stand for fewer
        values than elsewhere.
    """
    with torch.inference_mode():
        plane = value.mean(1, dtype=torch.float32) if value.ndim == 4 else value.float()
        plane = plane.view(1, 1, -1, plane.shape[-1])
        factors = [-(-length // side) for length in plane.shape[2:]]
        if max(factors) > 1:
            plane = torch.nn.functional.avg_pool2d(plane, factors, ceil_mode=True)
        found: NDArray[np.float32] = plane[0, 0].to("cpu", copy=True).contiguous().numpy()
    found.flags.writeable = False
    return found
