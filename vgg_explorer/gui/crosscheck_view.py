"""The comparison with torchinfo in a window of its own, which stands in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact, shape
from vgg_explorer.engine import checked_report
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.checked import CheckedRow, CrossCheck, Figure
    from vgg_explorer.session.state import AppState, Checking

SIZE = (1080, 640)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_TOTALS = {"params": ("params", "weight_bytes")}
"""The totals that say something of a column, where that is not the one of the same name."""


class ComparisonModel(QAbstractTableModel):
    """One figure of every module: ours, torchinfo's, the difference and its reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, ...]] = []
        self._bad: set[int] = set()
        self._titles = (tr("Module"), tr("Here"), "torchinfo", tr("Difference"), tr("Why"))

    def show(self, rows: tuple[CheckedRow, ...], figure: str) -> None:
        """Take the rows of a comparison and one of its figures."""
        self.beginResetModel()
        if figure == "shape":
            self._lines = [_shapes(row) for row in rows]
            self._bad = {i for i, row in enumerate(rows) if row.ours != row.theirs}
        else:
            figures = [_figure(row, figure) for row in rows]
            self._lines = [
                (row.path, *_counts(found)) for row, found in zip(rows, figures, strict=True)
            ]
            self._bad = {i for i, found in enumerate(figures) if not found.explained}
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of modules."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; what is cut off stands in its tool tip."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._lines[row][column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole if column < len(self._titles) - 1:
                return theme.mono_font()
            case Qt.ItemDataRole.ForegroundRole if row in self._bad:
                return theme.tokens().error
            case _:
                return None


class CrossCheckView(QDialog):
    """Shows `Checking`: that it goes on, then what was found."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._result: CrossCheck | None = None
        self.setWindowTitle(tr("Cross-check with torchinfo"))
        self.setModal(False)
        scale = theme.scale()
        self.resize(round(SIZE[0] * scale), round(SIZE[1] * scale))
        self.outcome = QLabel(self)
        self.outcome.setProperty("role", "heading")
        self.note = QLabel(self)
        self.note.setProperty("role", "label")
        self.total = QLabel(self)
        for label in (self.outcome, self.note, self.total):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a name may hold anything
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(tr("Progress"))
        self.figures = Segmented(
            (
                Option("shape", tr("Output shape")),
                Option("params", tr("Parameters")),
                Option("mult_adds", tr("Mult-adds")),
                Option("output_bytes", tr("Output bytes")),
            ),
            self,
        )
        self.figures.set_current("mult_adds")
        self.figures.chosen.connect(self._figure_chosen)
        self.model = ComparisonModel(self)
        self.table = _table(self.model, self)
        self.copy = QPushButton(theme.icon("copy"), tr("Copy as Markdown"), self)
        self.copy.clicked.connect(self._copy)
        self.again = QPushButton(theme.icon("refresh"), tr("Check again"), self)
        self.again.clicked.connect(self._check_again)
        self._lay_out(scale)

    def _lay_out(self, scale: float) -> None:
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.again)
        below.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(16 * scale),) * 4)
        column.setSpacing(round(8 * scale))
        for widget in (self.outcome, self.note, self.busy, self.figures, self.total):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(below)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the comparison, and say when the network has gone on since."""
        checking = new.crosscheck
        if old is not None and old.crosscheck is checking and old.model is new.model:
            return
        running = checking.status == "running"
        self.busy.setVisible(running)
        self.again.setEnabled(not running)
        self.outcome.setText(_outcome(checking))
        note = _note(checking, changed=checking.spec != new.model.good.spec)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        shown = None if running or checking.status == "failed" else checking.result
        if shown is not self._result or old is None:
            self._result = shown
            self._fill()

    def _fill(self) -> None:
        check, figure = self._result, self.figures.current() or "shape"
        self.copy.setEnabled(check is not None)
        self.figures.setEnabled(check is not None)
        if check is None:
            self.model.show((), figure)
            self.total.clear()
            return
        self.model.show(check.rows, figure)
        names = _TOTALS.get(figure, (figure,))
        told = [translated(total.sentence) for total in check.totals if total.name in names]
        self.total.setText("\n".join(told))
        self.total.setVisible(bool(told))

    def _figure_chosen(self, _key: str) -> None:
        self._fill()

    def _check_again(self) -> None:
        self._dispatch(ev.CrossCheckRequested())

    def _copy(self) -> None:
        if self._result is not None:
            QApplication.clipboard().setText(checked_report.as_markdown(self._result))
            what = text("The comparison is on the clipboard, as Markdown.")
            self._dispatch(ev.NoticeRaised("ok", what))


def _outcome(checking: Checking) -> str:
    name = checking.spec.name if checking.spec is not None else ""
    result = checking.result
    match checking.status:
        case "running":
            return tr("Comparing {name} with torchinfo...", name=name)
        case "done" if result is not None:
            outcome = (
                tr("{name} and torchinfo {version}:", name=name, version=result.version),
                translated(result.summary()[0]),
                tr("Every difference is one of definition.") if result.agrees else _doubt(),
            )
            return " ".join(outcome)
        case "failed":
            return tr("{name} could not be compared; the notice in the window says why.", name=name)
        case _:
            return ""


def _doubt() -> str:
    return tr("What no definition explains is marked.")


def _note(checking: Checking, *, changed: bool) -> str:
    if changed and checking.status in {"done", "failed"}:
        return tr("The network has changed since.")
    if checking.stands_in:
        return tr("The cfg has a problem: this is the last network that works.")
    return ""


def _table(model: ComparisonModel, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(tr("Comparison with torchinfo"))
    table.setStyleSheet(f"QTableView::item {{ padding: 0 {round(5 * theme.scale())}px; }}")
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(24 * theme.scale()))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    return table


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if 1 <= column <= 3 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shapes(row: CheckedRow) -> tuple[str, ...]:
    same = row.ours == row.theirs
    here, there = (shape(sides).replace("x", "×") for sides in (row.ours, row.theirs))
    return (row.path, here, there, "" if same else "≠", "" if same else tr("unexplained"))


def _figure(row: CheckedRow, name: str) -> Figure:
    return next(figure for figure in row.figures if figure.name == name)


def _counts(figure: Figure) -> tuple[str, str, str, str]:
    why: Text | None = figure.explanation
    difference = f"{figure.difference:+,}" if figure.difference else "="
    said = translated(why) if why is not None else ""
    return exact(figure.ours), exact(figure.theirs), difference, said
