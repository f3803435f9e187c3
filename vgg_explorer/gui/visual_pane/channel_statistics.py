"""The figures of one channel, and how its values are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import channels
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.gui.widgets.histogram import Histogram
from vgg_explorer.gui.widgets.numbers import figure

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.maps import Floats


class ChannelStatistics(QWidget):
    """Least, greatest, mean, standard deviation, share of zeros, and a histogram."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scale = theme.scale()
        titles = (tr("min"), tr("max"), tr("mean"), tr("std"), tr("zeros"))
        self.values = tuple(ElidedLabel() for _ in titles)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(8 * scale))
        grid.setVerticalSpacing(1)
        for place, (title, value) in enumerate(zip(titles, self.values, strict=True)):
            name = ElidedLabel("hint")
            name.show_words(title)
            grid.addWidget(name, 0, place)
            grid.addWidget(value, 1, place)
            grid.setColumnStretch(place, 1)
        self.histogram = Histogram()
        self.histogram.setFixedHeight(round(52 * scale))
        self.histogram.set_placeholder(tr("No finite values"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(4 * scale))
        column.addLayout(grid)
        column.addWidget(self.histogram)

    def show_channel(self, one: Floats) -> None:
        """Show a channel of shape (H, W)."""
        found = channels.figures(one)
        words = [figure(x, 3) for x in (found.minimum, found.maximum, found.mean, found.std)]
        zeros = f"{100 * found.zeros:.3g} %"
        for label, value in zip(self.values, (*words, zeros), strict=True):
            label.show_words(value)
        self.histogram.set_data(found.counts or None, found.minimum, found.maximum)
