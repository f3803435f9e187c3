"""How the values of the chosen layer are spread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vgg_explorer.arch.units import exact
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.labels import ElidedLabel, Heading, scaled
from vgg_explorer.gui.widgets.histogram import Histogram

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState

NOTHING = "—"


class ActivationsSection(QWidget):
    """Smallest, largest, mean, standard deviation, share of zeros, and a histogram."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading(tr("Activations"))
        self.histogram = Histogram()
        self.histogram.setFixedHeight(scaled(64))
        self.warning = ElidedLabel("error")  # the last line: its coming moves nothing
        self.warning.hide()
        self.names = tuple(ElidedLabel("hint") for _ in range(5))
        self.values = tuple(ElidedLabel() for _ in range(5))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        titles = (tr("min"), tr("max"), tr("mean"), tr("std"))
        for name, words in zip(self.names, titles, strict=False):
            name.show_words(words)
        for place, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            grid.addWidget(name, 0, place)
            grid.addWidget(value, 1, place)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(grid)
        column.addSpacing(scaled(6))
        column.addWidget(self.histogram)
        column.addSpacing(scaled(2))
        column.addWidget(self.warning)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show the figures of the maps that are there, if they are the selected layer's."""
        if (
            old is not None
            and old.results.maps is new.results.maps
            and old.selection.layer == new.selection.layer
            and old.view.stage == new.view.stage
            and old.model.good is new.model.good
            and old.input is new.input
        ):
            return
        maps = new.results.maps
        if maps is None or maps.layer != new.selection.layer:
            self._show_nothing(_reason(new))
            return
        before = new.view.stage == "pre" and maps.pre is not None
        stats = maps.pre_stats if before else maps.post_stats
        if stats is None:
            self._show_nothing(_reason(new))
            return
        self.heading.remark.show_words(_stage_words(maps, new, before=before))
        self.names[4].show_words(tr("below 0") if before else tr("zeros"))
        figures = (stats.minimum, stats.maximum, stats.mean, stats.std)
        share = float((maps.pre < 0).mean()) if before and maps.pre is not None else stats.zeros
        for value, shown in zip(
            self.values,
            (*(number(v) for v in figures), _percent(share)),
            strict=True,
        ):
            value.show_words(shown)
        self.histogram.set_data(stats.counts, stats.low, stats.high)
        count = exact(stats.not_finite)
        self.warning.show_words(tr("{count} values are not finite (NaN or infinite).", count=count))
        self.warning.setVisible(stats.not_finite > 0)

    def _show_nothing(self, reason: str) -> None:
        """Keep the places of the figures; maps come soon, or not at all."""
        self.heading.remark.show_words("")
        self.names[4].show_words(tr("zeros"))
        for value in self.values:
            value.show_words(NOTHING)
        self.histogram.set_placeholder(reason)
        self.histogram.set_data(None)
        self.warning.hide()


def number(value: float) -> str:
    """Return a value as people compare values: about three figures, and a real minus sign."""
    if not math.isfinite(value):
        return NOTHING
    size = abs(value)
    if size == 0:
        written = "0"
    elif 0.001 <= size < 100_000:
        written = f"{value:.{1 if size >= 100 else 2 if size >= 1 else 3}f}"
    else:
        written = f"{value:.1e}"
    return written.replace("-", "\N{MINUS SIGN}")


def _reason(state: AppState) -> str:
    if state.model.good.group(state.selection.layer) is None:
        return tr("This layer cannot run.")
    if state.input.picture is None and state.input.pending is None:
        return tr("They need a picture.")
    return tr("They come when the network has run.")


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %" if math.isfinite(share) else NOTHING


def _stage_words(maps: LayerMaps, state: AppState, *, before: bool) -> str:
    group = state.model.good.group(maps.layer)
    if maps.pre is None or group is None or not group.has_activation:
        return tr("output")
    activation = group.rows[-1].description
    if before:
        return tr("before {activation}", activation=activation)
    return tr("after {activation}", activation=activation)
