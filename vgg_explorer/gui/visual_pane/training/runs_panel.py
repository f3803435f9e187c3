"""The runs of a session: what each was, how it went, and what can be done with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.exports import file_dialog, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training import run_rows
from vgg_explorer.gui.visual_pane.training.run_rows import CURVE, Index, RunRows
from vgg_explorer.gui.visual_pane.training.traces import Trace, Traces
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.session.training import Run, Training

_WIDTHS = (52, 96, 64, 64, 60, 76, 232, 100)
"""Pixels of the design, by column."""
_RESUMABLE = frozenset({"stopped", "failed", "diverged"})


class RunsPanel(QWidget):
    """The table, and the buttons for the chosen run."""

    saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(
        self, dispatch: Callable[[object], None], traces: Traces, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._traces = traces
        self._training: Training | None = None
        self._made = b""
        self.rows = RunRows(traces, self._tick)
        self.table = QTableView(self)
        self.open = _button(tr("Open"), tr("Bring its network and weights to the desk"), self)
        self.resume = _button(tr("Resume"), tr("Go on with its training"), self)
        self.reveal = _button(tr("Show folder"), tr("Open the folder with its files"), self)
        self.forget = _button(tr("Forget"), tr("Take it off the list; its folder stays"), self)
        self.export = _button(tr("Export"), tr("Save curves or table as CSV"), self)
        self.note = ElidedLabel("hint", self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        scale, table = theme.scale(), self.table
        table.setModel(self.rows)
        table.setItemDelegate(_Cells(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(tr("Runs"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(28 * scale))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for place, width in enumerate(_WIDTHS):
            table.setColumnWidth(place, round(width * scale))
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=round(6 * scale))
        for button in (self.open, self.resume, self.reveal, self.forget, self.export):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(6 * scale))
        column.addWidget(table, 1)
        column.addWidget(buttons)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.table.activated.connect(self._open)  # a double click, or Enter
        self.open.clicked.connect(self._open)
        self.resume.clicked.connect(self._resume)
        self.reveal.clicked.connect(self._reveal)
        self.forget.clicked.connect(self._forget)
        menu = QMenu(self.export)
        menu.addAction(tr("Curves as CSV...")).triggered.connect(self._ask_curves)
        menu.addAction(tr("Table as CSV...")).triggered.connect(self._ask_table)
        self.export.setMenu(menu)

    def show_training(self, training: Training) -> None:
        """Show the runs; the chosen one stays chosen."""
        before = self.chosen()
        self._training = training
        self.rows.show_runs(training)
        numbers = [run.number for run in self.rows.runs]
        row = numbers.index(before.number) if before and before.number in numbers else 0
        if numbers and self.table.currentIndex().row() != row:
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows
            )
        self._offer()

    def chosen(self) -> Run | None:
        """Return the run of the chosen row."""
        row = self.table.currentIndex().row()
        return self.rows.runs[row] if 0 <= row < len(self.rows.runs) else None

    def _offer(self) -> None:
        """Let be done what can be done with the chosen run."""
        run, training = self.chosen(), self._training
        busy = training is not None and training.at_work
        self.open.setEnabled(run is not None)
        folder = run.folder if run is not None else None
        resumable = run is not None and folder is not None and run.status in _RESUMABLE
        self.resume.setEnabled(resumable and not busy)
        self.reveal.setEnabled(folder is not None)
        self.forget.setEnabled(run is not None and not run.at_work)
        self.export.setEnabled(run is not None)
        words = ""
        if folder is not None:
            words = tr(
                "Curves, weights and TensorBoard files are written to {folder}", folder=folder
            )
        self.note.show_words(words)

    def _tick(self, number: int, shown: bool) -> None:
        self._dispatch(ev.RunOverlaid(number, shown))

    def _open(self) -> None:
        run = self.chosen()
        if run is not None:
            self._dispatch(ev.RunOpened(run.number))

    def _resume(self) -> None:
        run = self.chosen()
        if run is not None and run.folder is not None:
            self._dispatch(ev.TrainingAsked(run.folder))

    def _reveal(self) -> None:
        run = self.chosen()
        if run is not None and run.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))

    def _forget(self) -> None:
        run = self.chosen()
        if run is not None:
            self._dispatch(ev.RunForgotten(run.number))

    def _ask_curves(self) -> None:
        training, chosen = self._training, self.chosen()
        if training is None or chosen is None:
            return
        wanted = {chosen.number, *training.shown}
        runs = tuple(run for run in training.runs if run.number in wanted)
        self._ask(run_rows.curves_csv(runs), f"{chosen.spec.name} run {chosen.number}")

    def _ask_table(self) -> None:
        if self._training is not None:
            self._ask(run_rows.table_csv(self._training.runs, self._traces), "runs")

    def _ask(self, made: bytes, stem: str) -> None:
        self._made = made  # as it is now, not when the dialog is answered
        dialog = file_dialog(self.window(), tr("Export figures"), save=True)
        dialog.setNameFilters([tr("CSV tables") + " (*.csv)"])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{file_name(stem)}.csv")
        dialog.fileSelected.connect(self._chosen_file)
        dialog.open()

    def _chosen_file(self, path: str) -> None:
        self.saved.emit(Path(path), self._made)

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.table, self.open, self.resume, self.reveal, self.forget, self.export)


class _Cells(QStyledItemDelegate):
    """Draws the curve of a run into its cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground and words of a cell, and the curve where there is one."""
        super().paint(painter, option, index)
        if index.column() != CURVE:
            return
        trace: Trace = index.data(Qt.ItemDataRole.UserRole)
        pad = 4 * theme.scale()
        _draw_curve(painter, trace, QRectF(option.rect).adjusted(pad, pad, -pad, -pad))


def _draw_curve(painter: QPainter, trace: Trace, place: QRectF) -> None:
    points = [
        (step, value)
        for step, value in zip(trace.steps, trace.loss.smooth, strict=True)
        if math.isfinite(value)
    ]
    every = max(1, len(points) // 60)
    points = points[::every]
    if len(points) < 2:
        return
    first, last = points[0][0], points[-1][0]
    high = max(value for _, value in points) or 1.0
    across, up = place.width() / max(last - first, 1), place.height() / high
    line = [
        QPointF(place.left() + (step - first) * across, place.bottom() - value * up)
        for step, value in points
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.tokens().train, 1.4))
    painter.drawPolyline(QPolygonF(line))
    painter.restore()


def _button(words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setToolTip(tip)
    return button
