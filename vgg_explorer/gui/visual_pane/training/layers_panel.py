"""How the layers with weights fare: norms of weights and gradients, updates, dead channels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.curves import Drawn
from vgg_explorer.gui.widgets.axis import Scale
from vgg_explorer.gui.widgets.bar_chart import BarChart
from vgg_explorer.gui.widgets.chart_data import WHOLE, Bar, Bars, Category, Look, kind_look
from vgg_explorer.gui.widgets.choice_row import ChoiceRow
from vgg_explorer.gui.widgets.line_chart import LineChart
from vgg_explorer.gui.widgets.line_data import NUMBERS, Line, Lines, Readout
from vgg_explorer.gui.widgets.numbers import figure, percent
from vgg_explorer.gui.widgets.segmented import Option
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.engine.training.records import Health, LayerHealth
    from vgg_explorer.session.board import HealthMeasure
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import Run

_TALL = 300
"""Pixels of the design from which on there is room for more than the bars."""


class LayersPanel(QWidget):
    """A bar for each layer, and how the chosen one's figure went so far."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: tuple[object, ...] = ()
        self._looks: tuple[int, dict[str, Look]] = (0, {})
        self._found: Drawn | None = None
        self._layer = ""
        self.measure = ChoiceRow(
            (
                Option("gradient_norm", tr("Gradient"), tooltip=tr("Norm of the last gradient")),
                Option("update_ratio", tr("Update"), tooltip=tr("Last change by weight")),
                Option("weight_norm", tr("Weight"), tooltip=tr("Norm of the weights")),
                Option("dead", tr("Dead"), tooltip=tr("Channels that are 0 for every picture")),
            ),
            tr("Figure of the layers"),
            self,
        )
        self.measure.chosen.connect(self._choose_measure)
        self.said = QLabel(self)
        self.said.setProperty("role", "hint")
        self.said.setWordWrap(True)
        self.chart = BarChart(self)
        self.chart.setAccessibleName(tr("Layers"))
        self.chart.set_tips(self._tip)
        self.chart.chosen.connect(self._choose_layer)
        self.history = LineChart(self)
        self.history.set_tell(self._told)
        self._arrange()

    def _arrange(self) -> None:
        scale = theme.scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(6 * scale))
        column.addWidget(self.measure)
        column.addWidget(self.said)
        column.addWidget(self.chart, 3)
        column.addWidget(self.history, 2)

    def show_state(self, new: AppState, found: Drawn) -> None:
        """Show the layers of the latest run."""
        run, measure = found.run, new.training.look.measure
        shown = (run.healths, measure, new.selection.layer, run.step, found.look)
        self._found = found
        self.measure.set_current(measure)
        if shown == self._shown:
            return
        self._shown = shown
        self.said.setText(_meaning(measure))
        latest = run.healths[-1] if run.healths else None
        self._layer = self._chosen(latest, new.selection.layer)
        self.chart.set_placeholder(tr("The layers are looked at from the first steps on."))
        self.chart.show_bars(self._bars(run, latest, measure))
        self.chart.set_marked(self._layer)
        self._fit()
        self.history.show_lines(self._history(found, measure))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what explains and what was before where there is room below the bars."""
        run = self._found.run if self._found is not None else None
        known = run is not None and len(run.healths) > 1 and bool(self._layer)
        scale = theme.scale()
        self.history.setVisible(known and self.height() >= round(_TALL * scale))
        self.said.setVisible(self.height() >= round(_TALL * scale))

    def _chosen(self, latest: Health | None, selected: str) -> str:
        names = [layer.layer for layer in latest.layers] if latest is not None else []
        return selected if selected in names else names[0] if names else ""

    def _kinds(self, run: Run) -> dict[str, Look]:
        if self._looks[0] != run.number:
            groups = analyze(run.spec).groups
            self._looks = run.number, {group.name: kind_look(group.kind) for group in groups}
        return self._looks[1]

    def _bars(self, run: Run, latest: Health | None, measure: HealthMeasure) -> Bars:
        layers = latest.layers if latest is not None else ()
        looks = self._kinds(run)
        unknown = kind_look("")
        made = tuple(
            Category(
                layer.layer,
                layer.layer,
                (
                    Bar(
                        _value(layer, measure),
                        looks.get(layer.layer, unknown),
                        _written(measure, _value(layer, measure)),
                    ),
                ),
            )
            for layer in layers
        )
        return Bars(made, _scale(measure, [_value(layer, measure) for layer in layers]))

    def _history(self, found: Drawn, measure: HealthMeasure) -> Lines | None:
        run = found.run
        if not self._layer:
            return None
        points = []
        for health in run.healths:
            layer = _of(health, self._layer)
            value = _value(layer, measure) if layer is not None else None
            if value is not None:
                points.append((found.place(run, health.step), value))
        look = self._kinds(run).get(self._layer, kind_look(""))
        line = Line(Look("", look.light, look.dark), tuple(points), name=self._layer)
        up = WHOLE if measure == "dead" else _linear([value for _, value in points])
        title = tr("So far")
        return Lines(title, (line,), up, found.across, found.caption, found.now)

    def _told(self, at: float | None, by: int) -> Readout | None:
        """Return the figure of the chosen layer near a place."""
        found = self._found
        if found is None or not found.run.healths:
            return None
        run, measure = found.run, found.look.measure
        places = [found.place(run, health.step) for health in run.healths]
        near = len(places) - 1
        if at is not None:
            near = min(range(len(places)), key=lambda i: abs(places[i] - at))
        near = min(len(places) - 1, max(0, near + by))
        health = run.healths[near]
        layer = _of(health, self._layer)
        value = _value(layer, measure) if layer is not None else None
        where = tr("step {step}", step=f"{health.step:,}")
        return Readout(places[near], where, {self._layer: _written(measure, value)})

    def _tip(self, key: str, _number: int) -> str:
        run = self._found.run if self._found is not None else None
        layer = _of(run.healths[-1], key) if run is not None and run.healths else None
        if layer is None:
            return ""
        lines = [
            f"<b>{layer.layer}</b>",
            tr("gradient {value}", value=figure(layer.gradient_norm, 3)),
            tr("update / weight {value}", value=figure(layer.update_ratio, 3)),
            tr("weight {value}", value=figure(layer.weight_norm, 3)),
        ]
        if layer.dead is not None:
            lines.append(tr("dead {share}", share=percent(layer.dead)))
        return "<br>".join(lines)

    def _choose_measure(self, key: str) -> None:
        self._dispatch(ev.BoardChanged("measure", key))

    def _choose_layer(self, key: str) -> None:
        self._dispatch(ev.LayerSelected(key))

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.measure, self.chart, self.history)


def _of(health: Health, name: str) -> LayerHealth | None:
    return next((layer for layer in health.layers if layer.layer == name), None)


def _value(layer: LayerHealth, measure: HealthMeasure) -> float | None:
    value: float | None = getattr(layer, measure)
    return value if value is not None and math.isfinite(value) else None


def _written(measure: HealthMeasure, value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value * 100:.0f} %" if measure == "dead" else figure(value, 2)


def _scale(measure: HealthMeasure, values: list[float | None]) -> Scale:
    """Return the axis of the bars: norms of layers lie powers of ten apart."""
    if measure == "dead":
        return WHOLE
    known = [value for value in values if value]
    return Scale(max(known, default=1.0), NUMBERS, min(known, default=1.0), log=True)


def _linear(values: list[float]) -> Scale:
    return Scale(max(values, default=1.0) or 1.0, NUMBERS)


def _meaning(measure: HealthMeasure) -> str:
    """Say what a figure is, and what is usual."""
    return {
        "gradient_norm": tr(
            "The length of the last gradient. Far smaller in the first layers than in the last, "
            "it vanishes; growing without end, it explodes."
        ),
        "update_ratio": tr(
            "How far the last step moved the weights, as a share of their own length. About 0.001 "
            "is usual; far above, the learning rate is too high."
        ),
        "weight_norm": tr("The length of all weights of a layer. Weight decay keeps it short."),
        "dead": tr(
            "Channels that were 0 behind the activation for every picture looked at: they learn "
            "nothing any more. A high learning rate does that."
        ),
    }[measure]
