"""The runs of a session as the rows of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vgg_explorer.engine.training.plan import DrawnData, FolderData
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.training import status
from vgg_explorer.gui.visual_pane.training.traces import Traces
from vgg_explorer.gui.widgets.numbers import figure, percent

if TYPE_CHECKING:
    from vgg_explorer.session.training import Run, Training

NUMBER, NETWORK, CURVE, BEST, TIME, STATUS, SETTINGS, DATA = range(8)

_FIGURES = frozenset({BEST, TIME})
"""Columns of figures: they stand at the right, and their titles above them."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class RunRows(QAbstractTableModel):
    """A row for each run, the latest first; its number has a tick for the curves.

    Parameters
    ----------
    traces : Traces
    tick : callable
        Takes a run's number and whether its curves are to be shown.
    """

    def __init__(self, traces: Traces, tick: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._traces = traces
        self._tick = tick
        self._training: Training | None = None
        self.runs: tuple[Run, ...] = ()

    def show_runs(self, training: Training) -> None:
        """Show other runs, or what has become of them."""
        runs = tuple(reversed(training.runs))
        same = [run.number for run in runs] == [run.number for run in self.runs]
        if not same:
            self.beginResetModel()
        self._training, self.runs = training, runs
        if not same:
            self.endResetModel()
        elif runs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(runs) - 1, DATA))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many runs there are."""
        return 0 if parent.isValid() else len(self.runs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else DATA + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
            return _RIGHT
        return titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return kept | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NUMBER else kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        run, column = self.runs[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells(run, self._traces)[column]
            case Qt.ItemDataRole.CheckStateRole if column == NUMBER:
                return Qt.CheckState.Checked if self._is_shown(run) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(run, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in _FIGURES:
                return _RIGHT
            case Qt.ItemDataRole.UserRole:
                return self._traces.of(run)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick; the state decides what becomes of it."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NUMBER:
            return False
        self._tick(self.runs[index.row()].number, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _is_shown(self, run: Run) -> bool:
        training = self._training
        if training is None:
            return False
        return run is training.runs[-1] or run.number in training.shown


def titles() -> list[str]:
    """Return the titles of the columns."""
    return [
        tr("Run"),
        tr("Network"),
        tr("Loss"),
        tr("Best"),
        tr("Time"),
        tr("Status"),
        tr("Settings"),
        tr("Data"),
    ]


def cells(run: Run, traces: Traces) -> list[str]:
    """Return the words of a row; the curve is painted."""
    best = run.best
    took = status.taken(run, traces.of(run))
    return [
        str(run.number),
        run.spec.name,
        "",
        percent(best.accuracy) if best is not None else "—",
        status.clock(took) if run.step else "—",
        status.status_word(run.status),
        settings_words(run),
        data_words(run),
    ]


def data_words(run: Run) -> str:
    """Return which pictures a run is trained on."""
    if run.data is not None:
        return translated(run.data.title)
    match run.plan.data:
        case DrawnData():
            return tr("drawn shapes")
        case FolderData() as folder:
            return folder.path.name
        case named:
            return named.key


def settings_words(run: Run) -> str:
    """Return the settings of a run in short."""
    plan = run.plan
    names = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
    parts = [
        f"{names[plan.optimiser]} {figure(plan.rate, 3)}",
        tr("batch {n}", n=plan.batch),
        tr("{n} steps", n=plan.steps) if plan.steps else tr("{n} epochs", n=plan.epochs),
        tr("seed {n}", n=plan.seed),
    ]
    if plan.schedule != "constant":
        parts.insert(1, {"step": tr("in steps"), "cosine": tr("cosine")}[plan.schedule])
    return ", ".join(parts)


def _tip(run: Run, column: int) -> str:
    if column == NUMBER:
        return tr("Tick it to see its curves behind those of the latest run.")
    said = list(filter(None, (settings_words(run), status.began(run))))
    if run.folder is not None:
        said.append(str(run.folder))
    return "\n".join(said)


# For other programs


def table_csv(runs: tuple[Run, ...], traces: Traces) -> bytes:
    """Return the table of the runs."""
    columns = "run network data settings epochs_done steps best_accuracy best_epoch seconds status"
    lines: list[list[object]] = [[*columns.split(), "device", "folder"]]
    for run in runs:
        best, last = run.best, run.curve[-1].epoch if len(run.curve) else 0.0
        lines.append(
            [
                run.number,
                run.spec.name,
                data_words(run),
                settings_words(run),
                f"{last:.4f}",
                run.step,
                "" if best is None else best.accuracy,
                "" if best is None else best.epoch,
                f"{status.taken(run, traces.of(run)):.3f}",
                run.status,
                run.device,
                "" if run.folder is None else run.folder,
            ]
        )
    return _written(lines)


def curves_csv(runs: tuple[Run, ...]) -> bytes:
    """Return every step of some runs; the validation stands at the step after which it was."""
    columns = "run step epoch loss accuracy rate seconds data_seconds pictures"
    lines: list[list[object]] = [[*columns.split(), "val_loss", "val_accuracy"]]
    for run in runs:
        seen = {found.step: found for found in run.evaluations}
        for step in run.curve:
            found = seen.get(step.step)
            lines.append(
                [
                    run.number,
                    step.step,
                    step.epoch,
                    step.loss,
                    step.accuracy,
                    step.rate,
                    step.seconds,
                    step.data_seconds,
                    step.pictures,
                    *(("", "") if found is None else (found.loss, found.accuracy)),
                ]
            )
    return _written(lines)


def _written(lines: list[list[object]]) -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(lines)
    return file.getvalue().encode()
