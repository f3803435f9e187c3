"""One channel beside the wall: large, with its figures and the scale in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.channel_view import ChannelView
from vgg_explorer.session.events import UnitSelected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


_BESIDE = 250
"""Pixels of the design at which title and figures stand in one line."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How maps are shown: the colour map, what its ends stand for, and for how many channels."""

    colormap: str
    low: float
    high: float
    shared: bool
    clipped: float
    """Share of the values, at each end, that may lie beyond the range."""


class ChannelColumn(QWidget):
    """The chosen channel, or the chosen value of a vector."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.figures = QLabel(self)
        self.figures.setProperty("role", "label")
        self.view = ChannelView(self)
        self.view.unit_chosen.connect(self._unit_chosen)
        self.range = QLabel(self)
        self.range.setProperty("role", "label")
        self.scale = QLabel(self)
        self.scale.setProperty("role", "hint")
        for label in (self.range, self.scale):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.title, self.figures):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(round(4 * theme.scale()))
        self._top.addWidget(self.title)
        self._top.addWidget(self.figures, 1)
        scale = theme.scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(side * scale) for side in (0, 12, 16, 12)))
        column.setSpacing(round(8 * scale))
        column.addLayout(self._top)
        column.addWidget(self.view, 1000)
        column.addWidget(self.range)
        column.addWidget(self.scale)
        column.addStretch(1)

    def set_width(self, width: int) -> None:
        """Take a width; in a narrow column the figures stand below the title."""
        self.setFixedWidth(width)
        beside = width >= round(_BESIDE * theme.scale())
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.figures.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def show_channel(self, values: Floats, channel: int, shown: Shown) -> None:
        """Show a channel.

        Parameters
        ----------
        values
            Those of the layer, (C, H, W) or (N,).
        channel
            Which one.
        shown
            How the wall shows it.
        """
        one = values[channel]
        vector = values.ndim == 1
        words = tr("Feature {number}") if vector else tr("Channel {number}")
        self.title.setText(words.format(number=channel))
        self.scale.setText(_scale_words(shown, vector))
        self.view.setVisible(not vector)
        if vector:
            self.figures.setText("")
            self.range.setText(tr("Value {value}", value=number(float(one))))
            self.view.set_map(None)
            return
        self.figures.setText(_figures(one))
        self.range.setText(_range(one))
        self.view.setMaximumHeight(self._view_height(one))
        self.view.set_map(one, shown.low, shown.high, shown.colormap)

    def show_unit(self, unit: tuple[int, int] | None) -> None:
        """Mark the chosen unit."""
        self.view.set_unit(unit)

    def _view_height(self, one: Floats) -> int:
        """Return the height at which the map, not the frame, fills the width."""
        height, width = one.shape
        scale = theme.scale()
        room = self.width() - round(16 * scale) - round(60 * scale)
        return int(max(96 * scale, room * height / width) + 28 * scale)

    def _unit_chosen(self, y: int, x: int) -> None:
        self._dispatch(UnitSelected((y, x)))


def number(value: float) -> str:
    """Return a value with three figures and a true minus sign."""
    return f"{value:.3g}".replace("-", "−")


def _figures(one: Floats) -> str:
    import numpy as np

    finite = one[np.isfinite(one)]
    height, width = one.shape
    rms = float(np.sqrt(np.mean(np.square(finite, dtype=np.float64)))) if finite.size else 0.0
    return tr("{height}×{width} · rms {rms}", height=height, width=width, rms=number(rms))


def _range(one: Floats) -> str:
    import numpy as np

    finite = one[np.isfinite(one)]
    bad = one.size - finite.size
    if not finite.size:
        return tr("No finite values: all {count} are NaN or infinite.", count=bad)
    low, high = number(float(finite.min())), number(float(finite.max()))
    zeros = f"{100 * np.count_nonzero(one == 0) / one.size:.3g}"
    words = tr("Values {low} … {high}, {zeros} % zeros", low=low, high=high, zeros=zeros)
    if bad:
        words += "\n" + tr("{count} of {all} values are NaN or infinite", count=bad, all=one.size)
    return words


def _scale_words(shown: Shown, vector: bool) -> str:
    low, high = number(shown.low), number(shown.high)
    if not shown.shared and not vector:
        return tr(
            "Each tile is scaled to its own range, here {low} … {high}: dead channels look alive.",
            low=low,
            high=high,
        )
    words = tr("All tiles {low} … {high}.", low=low, high=high)
    if shown.clipped:
        share = f"{200 * shown.clipped:g}"
        beyond = tr("The outermost {share} % of the values lie beyond.", share=share)
        words = tr("{what} {hint}", what=words, hint=beyond)
    return words
