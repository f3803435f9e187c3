"""The three charts of curves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training import curves
from vgg_explorer.gui.visual_pane.training.curves import Drawn
from vgg_explorer.gui.visual_pane.training.traces import Traces
from vgg_explorer.gui.widgets.line_chart import LineChart
from vgg_explorer.gui.widgets.line_data import Readout

if TYPE_CHECKING:
    from vgg_explorer.session.training import Training


class CurvesPanel:
    """Loss, accuracy and learning rate of the latest run; each chart is placed by the board."""

    def __init__(self, traces: Traces, parent: QWidget) -> None:
        self._traces = traces
        self.found: Drawn | None = None
        self.loss, self.accuracy, self.rate = (LineChart(parent) for _ in range(3))
        for what, chart in self._charts():
            chart.set_placeholder(tr("The curve begins with the first step."))
            chart.set_tell(partial(self._tell, what))

    def follow(self, training: Training) -> Drawn | None:
        """Take what has come of the runs."""
        self.found = curves.drawn(training, self._traces)
        return self.found

    def show_lines(self, found: Drawn | None) -> None:
        """Show the charts that are in sight anew."""
        known = found is not None and (len(found.run.curve) > 0 or bool(found.others))
        makers = (curves.loss_lines, curves.accuracy_lines, curves.rate_lines)
        for (_, chart), make in zip(self._charts(), makers, strict=True):
            if not chart.isHidden():
                chart.show_lines(make(found) if found is not None and known else None)

    def _charts(self) -> tuple[tuple[str, LineChart], ...]:
        return ("loss", self.loss), ("accuracy", self.accuracy), ("rate", self.rate)

    def _tell(self, what: str, at: float | None, by: int) -> Readout | None:
        return curves.readout(self.found, what, at, by) if self.found is not None else None

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.loss, self.accuracy, self.rate)
