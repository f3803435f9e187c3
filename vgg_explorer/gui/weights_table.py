"""A table of how the layers of a file fit a network; the user chooses among those that match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vgg_explorer.arch.units import shape
from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr, translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vgg_explorer.arch.fitting import Fit, FitRow, Status, Tensors

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_LONGEST_NAME = 40

_COLOURS: dict[Status, str] = {
    "match": "ok",
    "differs": "error",
    "missing": "text_2",
    "unexpected": "text_2",
}

LAYER, STATUS, HERE, THERE, NAME, WHY = range(6)


def status_words(status: Status) -> str:
    """Return what a status is called, with its sign: never told by colour alone."""
    words = {
        "match": tr("✓ fits"),
        "differs": tr("≠ differs"),
        "missing": tr("– missing"),
        "unexpected": tr("+ only in the file"),
    }
    return words[status]


class FitModel(QAbstractTableModel):
    """The rows of a fit that have the wanted status, with a check mark where they match."""

    chosen_changed = Signal()
    """Other layers are checked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FitRow, ...] = ()
        self._shown: list[FitRow] = []
        self._chosen: dict[str, str] = {}
        self._titles = (
            tr("Layer"),
            tr("Fit"),
            tr("Here"),
            tr("In the file"),
            tr("Name in the file"),
            tr("Why"),
        )

    def show_fit(self, fit: Fit) -> None:
        """Take the rows; every layer that matches is chosen."""
        self._all = fit.rows
        self._chosen = dict(fit.names)
        self.show_status("")

    def show_status(self, status: str) -> None:
        """Show the rows with a status; all of them without one."""
        self.beginResetModel()
        self._shown = [row for row in self._all if status in {"", row.status}]
        self.endResetModel()

    def chosen(self) -> Mapping[str, str]:
        """Return the path here and the path in the file of the chosen layers."""
        return dict(self._chosen)

    def choose_all(self, on: bool) -> None:
        """Choose every layer that matches, or none."""
        matching = (row for row in self._all if row.status == "match")
        self._chosen = {_path(row): row.file_path or "" for row in matching if on}
        self._changed()

    def toggle(self, rows: list[int]) -> None:
        """Turn the check marks of rows; they become alike."""
        matching = [row for at in rows if (row := self._shown[at]).status == "match"]
        on = any(_path(row) not in self._chosen for row in matching)
        for row in matching:
            self._choose(row, on)
        self._changed()

    def _choose(self, row: FitRow, on: bool) -> None:
        if on:
            self._chosen[_path(row)] = row.file_path or ""
        else:
            self._chosen.pop(_path(row), None)

    def _changed(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, LAYER)
            self.dataChanged.emit(self.index(0, LAYER), last)
        self.chosen_changed.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of layers that are shown."""
        return 0 if parent.isValid() else len(self._shown)

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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the layers that match be checked."""
        flags = super().flags(index)
        if index.column() == LAYER and self._shown[index.row()].status == "match":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; what is cut off stands in its tool tip."""
        row, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return weight_words.shortened(_cell(row, column), _longest(column))
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == LAYER and row.status == "match":
                on = _path(row) in self._chosen
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column == LAYER:
                return f"{_cell(row, LAYER)}, {_cell(row, STATUS)}"
            case Qt.ItemDataRole.FontRole if column in {HERE, THERE, NAME}:
                return theme.mono_font(11.5)
            case Qt.ItemDataRole.ForegroundRole if column == STATUS:
                return getattr(theme.tokens(), _COLOURS[row.status])
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose a layer, or leave it out."""
        row = self._shown[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or row.status != "match":
            return False
        self._choose(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        self._changed()
        return True


class FitTable(QTableView):
    """Shows a `FitModel`; the space bar turns the check marks of the rows that are selected."""

    def __init__(self, model: FitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(tr("Layers of the network and of the file"))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {round(5 * theme.scale())}px; }}")
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(24 * theme.scale()))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn check marks, whatever the column."""
        if event.key() == Qt.Key.Key_Space:
            self._model.toggle([index.row() for index in self.selectionModel().selectedRows()])
            return
        super().keyPressEvent(event)


def _path(row: FitRow) -> str:
    return row.path or ""


def _longest(column: int) -> int:
    return _LONGEST_NAME if column in {LAYER, NAME} else 200


def _cell(row: FitRow, column: int) -> str:
    match column:
        case 0:
            return row.name or row.file_path or ""
        case 1:
            return status_words(row.status)
        case 2:
            return _shape(row.want)
        case 3:
            return _shape(row.have)
        case 4:
            return row.file_path or "—"
        case _:
            return translated(row.reason) if row.reason is not None else ""


def _tip(row: FitRow, column: int) -> str:
    match column:
        case 0:
            return " · ".join(filter(None, (row.name, row.path or row.file_path)))
        case 2 | 3:
            tensors = row.want if column == HERE else row.have
            return "\n".join(f"{name}: {shape(sides) or '1'}" for name, sides in tensors)
        case _:
            return _cell(row, column)


def _shape(tensors: Tensors) -> str:
    """Return the shape of the weight; the tool tip has the others."""
    if not tensors:
        return "—"
    return shape(dict(tensors).get("weight", tensors[0][1])).replace("x", "×")
