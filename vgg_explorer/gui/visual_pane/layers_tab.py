"""The tab Layers: every figure of the network in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.export import TableExport
from vgg_explorer.gui.visual_pane.header import TotalRow
from vgg_explorer.gui.visual_pane.map_strip import MapStrip
from vgg_explorer.gui.visual_pane.problem_card import ProblemCard
from vgg_explorer.gui.visual_pane.table_view import LayerTable
from vgg_explorer.gui.visual_pane.timed import NOTHING, Timed, timed
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import LayerSelected, TimingRequested, ViewChanged

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.session.state import AppState


class LayersTab(QWidget):
    """The table, the card of a problem and the sums; `controls` go beside the tabs."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.table = LayerTable(self)
        self.card = ProblemCard(self)
        self.totals = TotalRow(self.table.titles, self)
        self.strip = MapStrip(dispatch, self)
        self.controls = LayersControls(dispatch)
        self.table.layer_chosen.connect(self._chosen)
        self.table.resized_font.connect(self.totals.set_size)
        self.table.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.table.expanded.connect(self._limit_height)
        self.table.collapsed.connect(self._limit_height)
        scale = theme.scale()
        below = QVBoxLayout()
        below.setContentsMargins(*(round(side * scale) for side in (16, 16, 16, 16)))
        below.addWidget(self.card)
        self._below = QWidget(self)
        self._below.setLayout(below)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        column.addStretch(0)
        column.addWidget(self.totals)
        column.addWidget(self.strip)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what changed."""
        if old is None or old.view.bars != new.view.bars:
            self.controls.bars.set_current(new.view.bars)
            self.table.layer_model().set_log(new.view.bars == "log")
        analysis = new.model.analysis
        self._show_figures(old, new)
        if old is None or old.model is not new.model:
            self.card.show_problem(analysis, new.model.problem)
            self._below.setVisible(new.model.problem is not None)
            self._limit_height()
        self.table.select(new.selection.layer)
        if new.view.tab == "layers":
            self.strip.show_state(new)

    def _show_figures(self, old: AppState | None, new: AppState) -> None:
        if (
            old is not None
            and old.model is new.model
            and old.timing is new.timing
            and old.devices is new.devices
        ):
            return
        analysis, known = new.model.analysis, timed(new)
        if (
            old is None
            or old.model.analysis is not analysis
            or old.timing.result is not known.result
        ):
            self.controls.show_figures(analysis, known)
            self.totals.show_analysis(analysis, known)
            log = new.view.bars == "log"
            self.table.show_analysis(analysis, self.totals.words(), known, log=log)
        elif known != self.table.layer_model().timed():
            self.table.show_timed(known)

    def _limit_height(self) -> None:
        """Let the card stand right below the rows, where there are few."""
        broken = self._below.isVisibleTo(self)
        self.table.setMaximumHeight(self.table.rows_height() if broken else _UNLIMITED)

    def _scrolled(self) -> None:
        self.totals.update()

    def _chosen(self, layer: str) -> None:
        self._dispatch(LayerSelected(layer))


_UNLIMITED = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""


class LayersControls(QWidget):
    """How long the bars are, and the ways out of the table."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self._timed = NOTHING
        self._dispatch = dispatch
        self._export = TableExport(dispatch, self)
        self._label = QLabel(tr("Bars"), self)
        self._label.setProperty("role", "label")
        linear_tip = tr("The length of a bar is its share of the largest figure of the column")
        log_tip = tr("The length of a bar counts powers of ten, so that small figures show too")
        self.bars = Segmented(
            (
                Option("linear", tr("Linear"), tooltip=linear_tip),
                Option("log", tr("Log"), tooltip=log_tip),
            ),
            self,
        )
        self._measure = _button(
            "clock",
            tr("Measure time"),
            tr("Measure how long each layer takes on the chosen device (F6)"),
            self,
        )
        self._copy = _button("copy", tr("Copy table"), tr("Copy the table as Markdown"), self)
        self._save = _button(
            "download", tr("Export CSV..."), tr("Save the table as a CSV file"), self
        )
        self._buttons = {
            self._measure: tr("Measure time"),
            self._copy: tr("Copy table"),
            self._save: tr("Export CSV..."),
        }
        self.bars.chosen.connect(self._bars_chosen)
        self._measure.clicked.connect(self._measure_clicked)
        self._copy.clicked.connect(self._copy_clicked)
        self._save.clicked.connect(self._save_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(round(8 * theme.scale()))
        for widget in (self._label, self.bars, *self._buttons):
            self._row.addWidget(widget)

    def show_figures(self, analysis: Analysis, known: Timed) -> None:
        """Take what is to be copied and saved."""
        self._analysis = analysis
        self._timed = known

    def fit(self, width: int) -> None:
        """Do without words where there is little room: icons and their tool tips stay.

        Where even that is too much, the table has no bars either, and the choice is of no use.
        """
        for wordless, switch in ((False, True), (True, True), (True, False)):
            self._label.setVisible(not wordless)
            self.bars.setVisible(switch)
            for button, words in self._buttons.items():
                button.setText("" if wordless else words)
            if self._row.sizeHint().width() <= width:
                return

    def _bars_chosen(self, bars: str) -> None:
        self._dispatch(ViewChanged("bars", bars))

    def _measure_clicked(self) -> None:
        self._dispatch(TimingRequested())

    def _copy_clicked(self) -> None:
        if self._analysis is not None:
            self._export.copy(self._analysis, self._timed.result)

    def _save_clicked(self) -> None:
        if self._analysis is not None:
            self._export.ask(self._analysis, self._timed.result)


def _button(icon: str, words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(theme.icon(icon), words, parent)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
