"""Where everything in a bar chart lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.axis import Axis, clear_of_each_other
from vgg_explorer.gui.widgets.chart_data import WHOLE, Bars

Written = Literal["across", "staggered", "upright"]
"""Labels below the bars: on one line, on two lines in turn, or turned by a quarter."""

LABEL, SMALL = 11, 10.5
"""Font sizes of the design."""

_SLOT = 17
"""The least width of a category, in pixels of the design; many categories scroll."""
_WIDEST = 48
"""The greatest width of a bar."""
_BROAD = 4000
"""A picture that would be wider has upright labels."""
_STEPS = 6
"""The most steps of an axis: more lines than that tell the eye less."""
_LONGEST = 96
"""The greatest length of an upright label."""


@dataclass(frozen=True)
class BarLayout:
    """The places in a chart of a size; x of categories counts from the left end of the plot.

    Parameters
    ----------
    size : QSizeF
        Of the whole.
    plot : QRectF
        The bars' part of it. Where they do not fit, they scroll in it.
    slot : float
        The width of a category.
    written : {'across', 'staggered', 'upright'}
    axis, line_axis : Axis
    data : Bars
    """

    size: QSizeF
    plot: QRectF
    slot: float
    written: Written
    axis: Axis
    line_axis: Axis
    data: Bars

    @property
    def width(self) -> float:
        """The width of all categories."""
        return self.slot * len(self.data.categories)

    def y(self, value: float) -> float:
        """Return the height of a value in the widget."""
        fraction = min(1.0, self.axis.fraction(value))
        return self.plot.bottom() - fraction * self.plot.height()

    def line_y(self, share: float) -> float:
        """Return the height of a point of the line."""
        return self.plot.bottom() - self.line_axis.fraction(share) * self.plot.height()

    def column(self, place: int) -> QRectF:
        """Return the whole height of a category."""
        return QRectF(place * self.slot, self.plot.top(), self.slot, self.plot.height())

    def bar(self, place: int, number: int) -> QRectF:
        """Return the place of a bar; one with a value is at least 1 px high."""
        category = self.data.categories[place]
        side_by_side = 1 if self.data.stacked else max(1, len(category.bars))
        gap = 4 * theme.scale() if side_by_side > 1 else 0.0
        room = self.slot * (0.78 if side_by_side == 1 else 0.84)
        width = min(_WIDEST * theme.scale(), (room - (side_by_side - 1) * gap) / side_by_side)
        left = place * self.slot + (self.slot - side_by_side * width - (side_by_side - 1) * gap) / 2
        low = 0.0
        if self.data.stacked:
            low = sum(bar.value or 0.0 for bar in category.bars[:number])
        else:
            left += number * (width + gap)
        value = category.bars[number].value or 0.0
        top, bottom = self.y(low + value), self.y(low) if low else self.plot.bottom()
        if value > 0:
            top = min(top, bottom - 1)
        return QRectF(left, top, width, bottom - top)

    def at(self, x: float) -> int | None:
        """Return the category at a place that counts from the left end of the plot."""
        place = int(x // self.slot) if self.slot > 0 else -1
        return place if 0 <= place < len(self.data.categories) else None


def bar_layout(data: Bars, size: QSizeF, *, whole: bool = False) -> BarLayout:
    """Lay a chart out.

    Parameters
    ----------
    data : Bars
    size : QSizeF
        Of the widget or picture.
    whole : bool
        Whether all categories are to be squeezed in, as a picture needs it, which cannot scroll.
    """
    scale = theme.scale()
    metrics = QFontMetricsF(theme.font(LABEL))
    line = metrics.height()
    top = 2 * line + 4 * scale if _has_labels(data) else line
    steps = min(_STEPS, max(1, int((size.height() - top - 3 * line) / (2.6 * line))))
    axis, line_axis = data.scale.axis(steps), WHOLE.axis(min(4, steps))
    left = _widest(metrics, axis) + 10 * scale
    right = _widest(metrics, line_axis) + 10 * scale if data.line else 10 * scale
    width = max(1.0, size.width() - left - right)
    count = max(1, len(data.categories))
    slot = width / count
    if not whole:
        slot = max(slot, _SLOT * scale)
    written = _written(data, metrics, slot)
    bold = QFontMetricsF(theme.font(LABEL, 600))  # as the selected one is written
    below = _below(data, bold, written)
    height = max(1.0, size.height() - top - below)
    plot = QRectF(left, top, width, height)
    return BarLayout(size, plot, slot, written, axis, line_axis, data)


def least_size(data: Bars) -> QSizeF:
    """Return the size from which on all categories of a chart can be read at once."""
    scale = theme.scale()
    metrics = QFontMetricsF(theme.font(LABEL))
    widest = max((metrics.horizontalAdvance(one.label) for one in data.categories), default=0.0)
    slot = max(_SLOT * scale, widest + 10 * scale)
    if slot * len(data.categories) > _BROAD * scale:
        slot = _SLOT * scale
    return QSizeF(max(480 * scale, slot * len(data.categories) + 120 * scale), 360 * scale)


def _has_labels(data: Bars) -> bool:
    return any(bar.label for category in data.categories for bar in category.bars)


def _widest(metrics: QFontMetricsF, axis: Axis) -> float:
    return max(metrics.horizontalAdvance(words) for _, words in axis.ticks)


def _written(data: Bars, metrics: QFontMetricsF, slot: float) -> Written:
    gap = 6 * theme.scale()
    widths = [metrics.horizontalAdvance(one.label) for one in data.categories]
    middles = [(i + 0.5) * slot for i in range(len(widths))]
    places = [(x - w / 2, x + w / 2) for x, w in zip(middles, widths, strict=True)]
    if all(clear_of_each_other(places, gap)):
        return "across"
    if all(clear_of_each_other(places[::2], gap)) and all(clear_of_each_other(places[1::2], gap)):
        return "staggered"
    return "upright"


def _below(data: Bars, metrics: QFontMetricsF, written: Written) -> float:
    """Return the room for the labels."""
    scale = theme.scale()
    if written == "upright":
        widest = max(metrics.horizontalAdvance(one.label) for one in data.categories)
        return min(widest, _LONGEST * scale) + 12 * scale
    return metrics.height() * (2 if written == "staggered" else 1) + 10 * scale
