"""The tiles of a `ChannelWall` as pictures, made when they are first in sight."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from vgg_explorer.gui.widgets import colormaps, maps

_BYTES = 24 << 20
"""What is kept of pictures: some 5,000 tiles of 56 px, or all that a large screen shows."""


def indexed_image(levels: maps.Levels, colormap: str) -> QImage:
    """Return levels as a picture of one byte per pixel.

    Parameters
    ----------
    levels
        Contiguous, of shape (height, width), as `maps.levels` makes them.
    colormap
        One of `colormaps.NAMES`; it becomes the colour table, so nothing is expanded.
    """
    height, width = levels.shape
    # The picture borrows the array's memory, and rows have no padding: a copy owns its own.
    image = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    table = colormaps.table(colormap)
    # A transparent entry makes painting slower, so it is there only where it is needed.
    holes = bool((levels == colormaps.NOT_FINITE).any())
    image.setColorTable(table if holes else table[: colormaps.LEVELS])
    return image


class Pictures:
    """Maps of one layer with their scales, and the pictures made of them so far.

    Parameters
    ----------
    values
        Of shape (C, H, W).
    colormap
        One of `colormaps.NAMES`.
    shared
        Whether all channels have one scale.
    clip
        See `maps.value_range`.
    fixed
        What the ends of the scale stand for, where that does not follow from the values.
    """

    def __init__(
        self,
        values: maps.Floats,
        colormap: str = "viridis",
        *,
        shared: bool,
        clip: float,
        fixed: maps.Range | None = None,
    ) -> None:
        self.values = values
        self.colormap = colormap
        self._clip = clip
        # A single value has no scale of its own.
        shared = shared or values[0].size == 1
        found = maps.value_range(values, colormap, clip) if shared and fixed is None else None
        self._shared = found if fixed is None else maps.centred(fixed, colormap)
        self._own: dict[int, maps.Range] = {}
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._bytes = 0

    def value_range(self, channel: int) -> maps.Range:
        """Return what the two ends of the colour map stand for in a channel."""
        if self._shared is not None:
            return self._shared
        if channel not in self._own:
            self._own[channel] = maps.value_range(self.values[channel], self.colormap, self._clip)
        return self._own[channel]

    def extremes(self, channel: int) -> maps.Range:
        """Return a channel's least and greatest value; both NaN where one of its values is."""
        return float(self.values[channel].min()), float(self.values[channel].max())

    def picture(self, channel: int, side: int) -> QImage:
        """Return a channel as a picture, not much larger than ``side`` device pixels."""
        key = (channel, side)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        small = maps.reduced(self.values[channel], side)
        made = indexed_image(maps.levels(small, self.value_range(channel)), self.colormap)
        self._kept[key] = made
        self._bytes += made.sizeInBytes()
        while self._bytes > _BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        return made

    def kept(self) -> int:
        """Return how many pictures are kept."""
        return len(self._kept)
