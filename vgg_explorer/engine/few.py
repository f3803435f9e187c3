"""A few channels of a layer, small: what several networks can be compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import torch

from vgg_explorer.engine.activations import LayerMaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def few(
    maps: LayerMaps, stage: Literal["pre", "post"], count: int, side: int
) -> NDArray[np.float32]:
    """Return the first channels of a layer, or all units of a layer of the classifier.

    Parameters
    ----------
    maps : LayerMaps
    stage : {'pre', 'post'}
    count : int
        Channels.
    side : int
        Maps with a longer side are reduced by a whole factor, to means of areas.
    """
    values = maps.array(stage)
    if values.ndim == 1:
        return values.copy()
    some: NDArray[np.float32] = values[:count].copy()
    factor = -(-max(some.shape[1:]) // side)
    if factor > 1:
        pooled = torch.nn.functional.avg_pool2d(torch.from_numpy(some), factor, ceil_mode=True)
        some = pooled.numpy()
    some.flags.writeable = False
    return some
