"""Costs by layer or block, as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane import timed
from vgg_explorer.gui.visual_pane.costs import measures, words
from vgg_explorer.gui.visual_pane.costs.entries import Entry, bars, entries, entry_of, total
from vgg_explorer.gui.visual_pane.costs.measures import UNITS
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.visual_pane.timed import NOTHING, Timed
from vgg_explorer.gui.widgets.badge import kind_name
from vgg_explorer.gui.widgets.bar_chart import BarChart
from vgg_explorer.gui.widgets.bar_layout import least_size
from vgg_explorer.gui.widgets.chart_data import Look, kind_look
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session.costing import Costing
from vgg_explorer.session.events import LayerSelected, TimingRequested

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from vgg_explorer.session.state import AppState


class LayersPage(QWidget):
    """The chart with its choices, and a line that tells of one bar exactly."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: AppState | None = None
        self._entries: tuple[Entry, ...] = ()
        self._known = NOTHING
        self._costing = Costing()
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.readout = _Readout(self)
        self.chart = BarChart(self)
        self.chart.set_tips(self._tip)
        self.chart.chosen.connect(self._chosen)
        self.chart.pointed.connect(self._pointed)
        self.missing = _Missing(dispatch, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(8 * theme.scale()))
        for widget in (self.problem, self.readout):
            column.addWidget(widget)
        column.addWidget(self.chart, 1)
        column.addWidget(self.missing, 1)

    def show_state(self, new: AppState) -> None:
        """Show what changed since this was shown last."""
        old, self._shown = self._shown, new
        if (
            old is None
            or old.model is not new.model
            or old.costs is not new.costs
            or old.timing is not new.timing
            or old.devices is not new.devices
        ):
            self._show_bars(new)
        if old is None or old.model is not new.model:
            self._show_problem(new)
        entry = entry_of(self._entries, new.selection.layer)
        self.chart.set_marked("" if entry is None else entry.key)

    def ready(self) -> bool:
        """Whether there is a chart."""
        return total(self._entries) > 0

    def heading(self) -> str:
        """Return the network, the figure and its sum."""
        if self._shown is None:
            return ""
        measure = self._costing.measure
        return tr(
            "{network}: {figure}, {sum} in all",
            network=self._shown.model.spec.name,
            figure=translated(UNITS[measure].title),
            sum=measures.short(measure, total(self._entries)),
        )

    def legend(self) -> list[tuple[Look, str]]:
        """Return the kinds of the bars."""
        kinds = dict.fromkeys(str(entry.kind) for entry in self._entries if entry.value)
        return [(kind_look(kind), kind_name(kind)) for kind in kinds]

    def file_stem(self) -> str:
        """Return the network's name and the figure's."""
        name = self._shown.model.spec.name if self._shown is not None else ""
        return f"{name} {self._costing.measure}"

    def picture_size(self) -> QSizeF:
        """Return a size that shows every bar."""
        return least_size(self.chart.bars()).expandedTo(QSizeF(self.chart.size()))

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw every bar."""
        self.chart.paint(painter, size)

    def table(self) -> list[list[object]]:
        """Return a line for each bar, with its share and the sum so far."""
        whole = total(self._entries)
        if not whole:
            return []
        of = "block" if self._costing.shown == "blocks" else "layer"
        lines: list[list[object]] = [
            [of, "kind", UNITS[self._costing.measure].column, "share", "cumulative_share"]
        ]
        so_far = 0.0
        for entry in self._entries:
            so_far += entry.value or 0.0
            known: list[object] = ["", "", ""]
            if entry.value is not None:
                known = [entry.value, f"{entry.value / whole:.6f}", f"{so_far / whole:.6f}"]
            lines.append([entry.label, str(entry.kind), *known])
        return lines

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.chart, self.missing)

    def _show_bars(self, state: AppState) -> None:
        self._known, self._costing = timed.timed(state), state.costs
        self._entries = entries(state.model.analysis, self._costing, self._known)
        empty = self._costing.measure == "time" and not total(self._entries)
        self.missing.setVisible(empty)
        self.chart.setHidden(empty)
        self.readout.setHidden(empty)
        if empty:
            self.missing.show_known(self._known)
        title = translated(UNITS[self._costing.measure].title)
        by = self._costing.shown == "blocks"
        self.chart.setAccessibleName(
            tr("{figure} by block", figure=title) if by else tr("{figure} by layer", figure=title)
        )
        self.chart.set_placeholder(tr("No layer of this network could be built."))
        self.chart.show_bars(bars(self._entries, self._costing))
        self._pointed(self.chart.cursor_key())

    def known(self) -> Timed:
        """Return the times that the chart knows."""
        return self._known

    def lacking(self) -> bool:
        """Whether there are times, but some are missing or of another device than the chosen."""
        if self._costing.measure != "time" or not total(self._entries):
            return False
        missing = any(entry.groups and entry.value is None for entry in self._entries)
        return missing or bool(self._known.elsewhere) or self._known.percent is not None

    def _show_problem(self, state: AppState) -> None:
        problem, analysis = state.model.problem, state.model.analysis
        self.problem.setVisible(problem is not None)
        if problem is None:
            return
        if analysis.problem is None:
            said = tr("The chart shows the last network that could be read.")
        else:
            said = tr("The chart ends where the network breaks.")
        what = times(translated(problem.what))
        self.problem.setText(tr("{what} {said}", what=what, said=said))

    def _told(self, key: str) -> words.Told | None:
        entry = next((one for one in self._entries if one.key == key), None)
        if entry is None:
            return None
        return words.told(entry, self._costing.measure, total(self._entries), self._known)

    def _tip(self, key: str, _number: int) -> str:
        said = self._told(key)
        return "" if said is None else said.tip()

    def _pointed(self, key: str) -> None:
        said = self._told(key)
        self.readout.show_told(said)
        spoken = "" if said is None else f"{said.name}: {said.figure} {said.formula}"
        self.chart.setAccessibleDescription(spoken)

    def _chosen(self, key: str) -> None:
        self._dispatch(LayerSelected(key))


class _Readout(QWidget):
    """One bar in words; always of the same height, so that nothing below it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLabel(self)
        self.name.setProperty("role", "heading")
        self.figure = ElidedLabel("label", self)
        self.formula = ElidedLabel("hint", self)
        self.formula.setFont(theme.mono_font(11))
        first = QHBoxLayout()
        first.setSpacing(round(10 * theme.scale()))
        first.addWidget(self.name)
        first.addWidget(self.figure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(2 * theme.scale()))
        column.addLayout(first)
        column.addWidget(self.formula)

    def show_told(self, said: words.Told | None) -> None:
        """Show what is said of a bar, or how one is found."""
        if said is None:
            self.name.setText("")
            self.figure.show_words(
                tr("Point at a bar for its exact figure; click it to select it.")
            )
            self.formula.show_words("")
            return
        self.name.setText(said.name)
        self.figure.show_words(" · ".join(part for part in (said.about, said.figure) if part))
        self.formula.show_words(times(said.formula))


class _Missing(QWidget):
    """Stands where the chart of the times will be."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.said = QLabel(self)
        self.said.setProperty("role", "label")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.button = QPushButton(theme.icon("clock", "on_accent", lead=True), "", self)
        self.button.setText(tr("Measure time"))
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setSpacing(round(12 * theme.scale()))
        column.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_known(self, known: timed.Timed) -> None:
        """Say whether it is measured now."""
        running = known.percent is not None
        self.button.setVisible(not running)
        if running:
            self.said.setText(tr("Being measured: {percent} %", percent=known.percent))
        else:
            self.said.setText(tr("How long the layers take has not been measured yet."))

    def _clicked(self) -> None:
        self._dispatch(TimingRequested())
