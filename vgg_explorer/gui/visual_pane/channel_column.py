"""One channel beside the wall: large, with its figures and the scale in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.channel_statistics import ChannelStatistics
from vgg_explorer.gui.visual_pane.overlay_bar import OverlayBar
from vgg_explorer.gui.visual_pane.probe.view import ProbeView
from vgg_explorer.gui.widgets.channel_view import ChannelView
from vgg_explorer.session import probing
from vgg_explorer.session.events import UnitSelected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.wall import Wall

    Floats = NDArray[np.float32]


_BESIDE = 250
"""Pixels of the design at which title and figures stand in one line."""

_MAP_SHARE = 440
"""Of a thousand parts of the height, what the map gets where the probe wants the rest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How maps are shown: the colour map, what its ends stand for, and for how many channels."""

    colormap: str
    low: float
    high: float
    shared: bool
    clipped: float
    """Share of the values, at each end, that may lie beyond the range."""
    fixed: bool = False
    """Whether somebody chose the range."""


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
        self.over = OverlayBar(dispatch, self)
        self.statistics = ChannelStatistics(self)
        self.probe = ProbeView(dispatch, self)
        self.hint = QLabel(
            tr("Click a unit of the map, or press Return on one, and follow its value by hand."),
            self,
        )
        self.hint.setProperty("role", "hint")
        self.range = QLabel(self)
        self.range.setProperty("role", "label")
        self.scale = QLabel(self)
        self.scale.setProperty("role", "hint")
        for label in (self.range, self.scale, self.hint):
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
        column.setContentsMargins(*(round(side * scale) for side in (0, 12, 4, 12)))
        column.setSpacing(round(8 * scale))
        column.addLayout(self._top)
        column.addWidget(self.view, _MAP_SHARE)
        column.addWidget(self.over)
        column.addWidget(self._about())
        column.addWidget(self.probe, 1000 - _MAP_SHARE)
        column.addStretch(1)
        self.probe.hide()

    def _about(self) -> QWidget:
        """Return what is told of the channel while no unit is chosen."""
        self.about = QWidget(self)
        column = QVBoxLayout(self.about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(8 * theme.scale()))
        for part in (self.range, self.statistics, self.scale, self.hint):
            column.addWidget(part)
        return self.about

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
        for part in (self.view, self.over, self.statistics):
            part.setVisible(not vector)
        if vector:
            self.figures.setText("")
            self.range.show()
            self.range.setText(tr("Value {value}", value=number(float(one))))
            self.view.set_map(None)
            return
        self.figures.setText(_figures(one))
        self.range.setText(_remark(one))
        self.range.setVisible(bool(self.range.text()))
        self.statistics.show_channel(one)
        self.view.setMaximumHeight(self._view_height(one))
        self.view.set_map(one, shown.low, shown.high, shown.colormap)

    def show_over(self, wall: Wall, pixels: NDArray[np.uint8] | None) -> None:
        """Lay the channel over what the network saw, where that is wanted."""
        self.over.show_wall(wall)
        self.view.set_picture(pixels if wall.overlay else None, wall.opacity / 100)

    def show_unit(self, unit: tuple[int, int] | None) -> None:
        """Mark the chosen unit."""
        self.view.set_unit(unit)

    def show_probe(self, state: AppState) -> None:
        """Show how the chosen unit came by its value; the channel's figures make way for that."""
        chosen = probing.errand_of(state) is not None
        group = state.model.good.group(state.selection.layer)
        # Only a map has its scale beside it.
        vector = group is not None and len(group.out_shape) == 1
        self.about.setVisible(vector or not chosen)
        self.hint.setVisible(not chosen)
        self.probe.setVisible(chosen)
        self.probe.show_state(state)

    def _view_height(self, one: Floats) -> int:
        """Return the height at which the map, not the frame, fills the width."""
        height, width = one.shape
        scale = theme.scale()
        room = self.width() - round(4 * scale) - round(60 * scale)
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


def _remark(one: Floats) -> str:
    """Return what is remarkable of a channel, if anything is."""
    import numpy as np

    finite = int(np.count_nonzero(np.isfinite(one)))
    bad = one.size - finite
    if not finite:
        return tr("No finite values: all {count} are NaN or infinite.", count=bad)
    if bad:
        return tr("{count} of {all} values are NaN or infinite", count=bad, all=one.size)
    if not one.any():
        return tr("Dead: all values are 0 for this picture.")
    return ""


def _scale_words(shown: Shown, vector: bool) -> str:
    low, high = number(shown.low), number(shown.high)
    if not (shown.shared or shown.fixed or vector):
        return tr(
            "Each tile is scaled to its own range, here {low} … {high}: dead channels look alive.",
            low=low,
            high=high,
        )
    if shown.fixed:
        return tr("All tiles {low} … {high}, as you fixed it.", low=low, high=high)
    words = tr("All tiles {low} … {high}.", low=low, high=high)
    if shown.clipped:
        share = f"{200 * shown.clipped:g}"
        beyond = tr("The outermost {share} % of the values lie beyond.", share=share)
        words = tr("{what} {hint}", what=words, hint=beyond)
    return words
