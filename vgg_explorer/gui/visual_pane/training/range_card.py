"""The curve of a range test, with the learning rate that it suggests."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.widgets.axis import Scale
from vgg_explorer.gui.widgets.chart_data import Look
from vgg_explorer.gui.widgets.line_chart import LineChart
from vgg_explorer.gui.widgets.line_data import NUMBERS, Line, Lines, Readout
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.training.records import RangeFound
    from vgg_explorer.session.training import RangeTest, Training

_HEIGHT = 132
_AIR = 2.0
"""So many times the first loss the chart is high at most: beyond, the curve only shoots up."""


class RangeCard(QFrame):
    """Hidden until a range test was asked for."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: RangeTest | None = None
        self._closed: RangeTest | None = None
        self.setProperty("role", "card")
        self.chart = LineChart(self)
        self.chart.setFixedHeight(dp(_HEIGHT))
        self.chart.set_tell(self._tell)
        self.chart.set_placeholder(tr("Trying small rates first..."))
        self.words = QLabel(self)
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.take = QPushButton(self)
        self.take.clicked.connect(self._take)
        self.close_ = QPushButton(self)
        self.close_.setProperty("kind", "flat")
        self.close_.clicked.connect(self._close)
        buttons = QHBoxLayout()
        buttons.setSpacing(dp(4))
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(8), dp(8), dp(8), dp(8))
        column.setSpacing(dp(4))
        for part in (self.chart, self.words):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()

    def show_state(self, training: Training) -> None:
        """Show the test as far as it is."""
        test = training.test
        if test is self._shown:
            return
        before, self._shown = self._shown, test
        wanted = test.status != "none" and test is not self._closed
        self.setVisible(wanted)
        if not wanted:
            return
        found = test.found
        if before is None or before.found is not found:
            self.chart.show_lines(_lines(found) if found is not None else None)
        running = test.status == "running"
        suggested = found.suggested if found is not None else None
        self.take.setVisible(suggested is not None and not running)
        if suggested is not None:
            self.take.setText(tr("Use {rate}", rate=written(suggested)))
        self.close_.setText(tr("Stop") if running else tr("Close"))
        self.words.setText(self._said(test))

    def _said(self, test: RangeTest) -> str:
        suggested = test.found.suggested if test.found is not None else None
        if test.status == "failed":
            return translated(test.what) if test.what is not None else tr("The test failed.")
        if test.status == "running":
            return tr("The rate grows step by step; the network on the desk stays as it is.")
        if suggested is None:
            return tr("The loss never fell: nothing can be suggested.")
        return tr("Where the loss falls fastest: {rate}.", rate=written(suggested))

    def _tell(self, at: float | None, by: int) -> Readout | None:
        """Say the loss near a rate."""
        found = self._shown.found if self._shown is not None else None
        if found is None or not found.points:
            return None
        points = found.points
        nearest = len(points) - 1
        if at is not None and at > 0:
            nearest = min(
                range(len(points)), key=lambda i: abs(math.log(points[i].rate) - math.log(at))
            )
        point = points[min(max(nearest + by, 0), len(points) - 1)]
        return Readout(point.rate, written(point.rate), {tr("loss"): f"{point.loss:.3g}"})

    def _take(self) -> None:
        found = self._shown.found if self._shown is not None else None
        if found is not None and found.suggested is not None:
            self._dispatch(ev.PlanChanged("rate", float(written(found.suggested))))
            self._put_away()

    def _close(self) -> None:
        if self._shown is not None and self._shown.status == "running":
            self._dispatch(ev.RangeStopped())
        else:
            self._put_away()

    def _put_away(self) -> None:
        self._closed = self._shown
        self.hide()


def written(rate: float) -> str:
    """Return a rate in two figures: ``0.0023``, ``1.5e-5``."""
    return f"{rate:.2g}".replace("e-0", "e-")


def _lines(found: RangeFound) -> Lines | None:
    """Return the curve, cut off where the loss has left every scale."""
    points = tuple((one.rate, one.loss) for one in found.points if math.isfinite(one.loss))
    if len(points) < 2:
        return None
    high = min(max(loss for _, loss in points), _AIR * points[0][1])
    points = tuple((rate, min(loss, high)) for rate, loss in points)
    look = Look("", theme.LIGHT.train.name(), theme.DARK.train.name())
    title = tr("Loss by learning rate")
    up = Scale(high, NUMBERS)
    across = Scale(points[-1][0], NUMBERS, low=points[0][0], log=True, exact=True)
    line = Line(look, points)
    return Lines(title, (line,), up, across, tr("learning rate"), found.suggested)
