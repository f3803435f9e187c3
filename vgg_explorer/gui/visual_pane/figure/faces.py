"""The small maps of the layers as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.maps import levels, value_range

if TYPE_CHECKING:
    from vgg_explorer.engine.overview import Overview


def pictures(overview: Overview) -> dict[str, QImage]:
    """Return the maps by layer, each coloured from its own least to its own largest value."""
    made: dict[str, QImage] = {}
    for layer, values in overview.maps.items():
        name = colormaps.auto(signed=bool(values.min() < 0))
        height, width = values.shape
        shown = levels(values, value_range(values, name))
        image = QImage(shown.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(colormaps.table(name))
        # A copy, since the levels go; and smooth scaling needs colours instead of indices.
        made[layer] = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return made
