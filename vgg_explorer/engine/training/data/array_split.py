"""Pictures that lie in one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class ArraySplit:
    """Pictures of an array.

    Parameters
    ----------
    pixels : ndarray of uint8, (N, H, W) or (N, 3, H, W)
    labels : ndarray of int64, (N,)
    part : str
        What to call them, with their number.
    """

    pixels: NDArray[np.uint8]
    labels: NDArray[np.int64]
    part: str

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Return a picture, (H, W, 3)."""
        planes = self.pixels[index]
        if planes.ndim == 2:
            return np.repeat(planes[..., np.newaxis], 3, axis=2)
        return np.ascontiguousarray(planes.transpose(1, 2, 0))

    def reduced(self, index: int, side: int) -> NDArray[np.uint8]:
        """Return a picture; nothing is quicker than all of it."""
        return self.picture(index)

    def name(self, index: int) -> str:
        """Return what to call a picture."""
        return f"{self.part} {index}"
