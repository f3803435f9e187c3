"""The small pictures of the tab Pictures, made when they are first in sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from vgg_explorer.gui.widgets import maps
from vgg_explorer.gui.widgets.wall_pictures import indexed_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.session.entering import Across

_BYTES = 16 << 20
"""What is kept: far more than a large screen shows."""


class TileImages:
    """Pictures and maps of `Across` entries, one byte per pixel for maps."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Across, Hashable], QImage] = OrderedDict()
        self._bytes = 0

    def keep_only(self, wanted: Iterable[Across]) -> None:
        """Forget what is not among these."""
        left = set(wanted)
        for key in [key for key in self._kept if key[0] not in left]:
            self._bytes -= self._kept.pop(key).sizeInBytes()

    def thumbnail(self, across: Across) -> QImage | None:
        """Return the picture as the network sees it."""
        if across.thumbnail is None:
            return None
        found = self._recalled((across, "picture"))
        return found or self._noted((across, "picture"), _picture(across.thumbnail))

    def map(
        self, across: Across, side: int, value_limits: maps.Range, colormap: str
    ) -> QImage | None:
        """Return the map, not much larger than ``side`` device pixels."""
        if across.found is None:
            return None
        key = (across, (side, value_limits, colormap))
        found = self._recalled(key)
        if found is not None:
            return found
        small = maps.reduced(across.found.values, side)
        return self._noted(key, indexed_image(maps.levels(small, value_limits), colormap))

    def kept(self) -> int:
        """Return how many are kept."""
        return len(self._kept)

    def _recalled(self, key: tuple[Across, Hashable]) -> QImage | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _noted(self, key: tuple[Across, Hashable], image: QImage) -> QImage:
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        return image


def _picture(pixels: NDArray[np.uint8]) -> QImage:
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    height, width, _ = pixels.shape
    # The picture borrows the array's memory: a copy owns its own, and pads its rows.
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
