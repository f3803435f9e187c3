"""A tree in which one layer is selected, and cells can be chosen besides, as in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView

from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.cells import Marks
from vgg_explorer.gui.visual_pane.copying import tabbed

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.lines import Line
    from vgg_explorer.gui.visual_pane.table_model import LayerModel

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_Action = QAbstractItemView.CursorAction


class CellTree(QTreeView):
    """Keeps apart which layer is selected, of which there is one, and which cells are.

    The name or number of a layer stands for its whole row. The arrows go as in other tables that
    unfold: left and right fold a row at its name, and go from cell to cell beside it; with the
    shift key they choose cells.
    """

    layer_chosen = Signal(str)
    """The user made another layer current."""

    cells_chosen = Signal()
    """Other cells are chosen, or none but the selected layer."""

    menu_wanted = Signal(QPoint, int)
    """A menu is to be opened at a place of the screen, for a column; -1 is none."""

    moved = Signal()
    """Another cell is current."""

    def __init__(self, model: LayerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._lines = model
        self._empty = ""
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def layer_model(self) -> LayerModel:
        """Return the model."""
        return self._lines

    def select(self, layer: str) -> None:
        """Make a layer current, without announcing it, and scroll to it if it is another one."""
        another = layer != self._marks.layer
        self._marks.layer = layer
        here = self.currentIndex()
        if here.isValid() and not another:
            return  # to draw all rows for nothing costs a training that goes on
        if here.isValid() and self._lines.line(here).layer == layer:
            self.viewport().update()
            return
        index = self._place_of(layer)
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        if not index.isValid():
            self.clearSelection()
        elif another:
            self.scrollTo(index)
        self.viewport().update()

    def _place_of(self, layer: str) -> QModelIndex:
        """Return the row that a layer is in: that of its block while that is folded."""
        index = self._lines.layer_index(layer)
        above = index.parent()
        if above.isValid() and not self.isExpanded(above):
            index = above
        return index.siblingAtColumn(table.LAYER)

    def chosen(self) -> list[tuple[Line, int]]:
        """Return line and column of the cells that are chosen, from the top."""
        return [(self._lines.line(i), i.column()) for i in self._in_order()]

    def chosen_lines(self) -> list[Line]:
        """Return the lines with chosen cells, from the top; none where just a layer is."""
        if not self._marks.several:
            return []
        return list({id(line): line for line, _ in self.chosen()}.values())

    def several(self) -> bool:
        """Whether cells are chosen, not just a layer."""
        return self._marks.several

    def _in_order(self) -> list[QModelIndex]:
        # Qt lists them in the order in which they were chosen.
        found = self.selectedIndexes()
        return sorted(found, key=lambda i: (self.visualRect(i).top(), i.column()))

    def current_cell(self) -> tuple[Line, int] | None:
        """Return line and column of the current cell."""
        here = self.currentIndex()
        return (self._lines.line(here), here.column()) if here.isValid() else None

    def copy(self) -> None:
        """Copy the chosen cells as words separated by tabs, for a spreadsheet or a mail."""
        chosen = self.chosen()
        if chosen:
            QApplication.clipboard().setText(tabbed(chosen))

    # Qt's side

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Let number and name stand for the whole row."""
        command = super().selectionCommand(index, event)
        if command != _Flag.NoUpdate and index.isValid() and index.column() <= table.LAYER:
            command |= _Flag.Rows
        return command

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Note whether cells are chosen, or just a row."""
        super().selectionChanged(selected, deselected)
        found = self.selectedIndexes()
        rows = {i.internalId() for i in found}
        whole = any(i.column() == table.LAYER for i in found)
        self._marks.several = bool(found) and not (len(rows) == 1 and whole)
        self.viewport().update()
        self.cells_chosen.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Announce a layer that the user made current."""
        super().currentChanged(current, previous)
        # While cells are drawn together by the mouse, every layer on the way would be worked out.
        if self.state() != QAbstractItemView.State.DragSelectingState:
            self._announce()
        self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Announce the layer at which the mouse has stopped."""
        super().mouseReleaseEvent(event)
        self._announce()

    def _announce(self) -> None:
        here = self.currentIndex()
        layer = self._lines.line(here).layer if here.isValid() else ""
        if layer and layer != self._marks.layer:
            self.layer_chosen.emit(layer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is chosen; Escape leaves the layer alone chosen."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self._marks.several:
            here = self.currentIndex().siblingAtColumn(table.LAYER)
            self.setCurrentIndex(here)
            self.selectionModel().select(here, _Flag.ClearAndSelect | _Flag.Rows)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell at the mouse; of the current one, if a key was pressed."""
        index, place = self.indexAt(event.pos()), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(place, index.column())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let left and right fold rows at their names, and go from cell to cell."""
        here = self.currentIndex()
        if here.isValid() and action in {_Action.MoveLeft, _Action.MoveRight}:
            right = action == _Action.MoveRight
            folding = (
                here.column() <= table.LAYER and not modifiers & Qt.KeyboardModifier.ShiftModifier
            )
            if folding:
                return self._folded_or_beside(here, right=right)
            return self._beside(here, right=right)
        return super().moveCursor(action, modifiers)

    def _folded_or_beside(self, here: QModelIndex, *, right: bool) -> QModelIndex:
        first = self._first(here)
        opened = self.isExpanded(first)
        if right and self._lines.hasChildren(first) and not opened:
            self.expand(first)
        elif not right and opened:
            self.collapse(first)
        elif right:
            return self._beside(here, right=True)
        elif here.parent().isValid():
            return here.parent().siblingAtColumn(table.LAYER)
        return here

    def _beside(self, here: QModelIndex, *, right: bool) -> QModelIndex:
        columns = [
            column
            for column in table.COLUMNS
            if column >= table.LAYER and not self.isColumnHidden(column)
        ]
        at = columns.index(max(here.column(), table.LAYER)) + (1 if right else -1)
        return here.siblingAtColumn(columns[min(max(at, 0), len(columns) - 1)])

    def _first(self, index: _Index) -> QModelIndex:
        return self._lines.index(index.row(), 0, index.parent())
