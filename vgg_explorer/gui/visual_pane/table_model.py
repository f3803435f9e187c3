"""The layer table as Qt's views want it: blocks, layers, and the modules these consist of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import translated
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.lines import BarScale, Line
from vgg_explorer.gui.visual_pane.timed import NOTHING
from vgg_explorer.gui.widgets.bars import FRACTION_ROLE, HAS_BAR_ROLE, KIND_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.gui.visual_pane.arranged import Arranged
    from vgg_explorer.gui.visual_pane.timed import Timed

LINE_ROLE = Qt.ItemDataRole.UserRole + 110
"""`Line`: everything about the line that a cell is in."""

ROW_HEIGHT = 24

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NO_NODE = -1


@dataclass(slots=True, eq=False)
class _Node:
    """A line in its place: its row below which other line, and what lies below it."""

    line: Line
    row: int
    above: int
    below: list[int] = field(default_factory=list)


class LayerModel(QAbstractItemModel):
    """Lines of an analysis. An index's internal number is that of its node."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._compared: tuple[Line, ...] = ()
        self._nodes: list[_Node] = []
        self._top: list[int] = []
        self._by_layer: dict[str, int] = {}
        self._scales: tuple[BarScale, ...] = table.bar_scales((), log=False)
        self._problem = ""
        self._short: frozenset[int] = frozenset()
        self._timed = NOTHING

    def show(self, analysis: Analysis, found: Arranged, known: Timed, *, log: bool) -> None:
        """Take the figures of another network, other times, or another arrangement."""
        self.beginResetModel()
        self._timed = known
        self._lines = found.layers
        self._nodes, self._by_layer = [], {}
        self._top = self._placed(found.top, _NO_NODE)
        # Not of what was found alone: a bar means the same whatever is searched for.
        self._compared = (*found.every, *(line for line in found.top if line.level == "block"))
        self._scales = table.bar_scales(self._compared, log)
        problem = analysis.problem
        self._problem = f"{translated(problem.what)} {translated(problem.hint)}" if problem else ""
        self.endResetModel()

    def _placed(self, shown: tuple[Line, ...], above: int) -> list[int]:
        """Make the nodes of some lines and of all below them, and return the numbers of these."""
        made = []
        for row, line in enumerate(shown):
            number = len(self._nodes)
            node = _Node(line, row, above)
            self._nodes.append(node)
            made.append(number)
            if line.level == "layer":
                self._by_layer[line.layer] = number
            node.below = self._placed(line.modules, number)
        return made

    def set_log(self, log: bool) -> None:
        """Compare linearly or by orders of magnitude."""
        self._scales = table.bar_scales(self._compared, log)
        if self._top:
            first, last = (
                self.index(0, table.PARAMS),
                self.index(len(self._top) - 1, table.MEMORY),
            )
            self.dataChanged.emit(first, last, [FRACTION_ROLE])

    def set_timed(self, known: Timed) -> None:
        """Say where the times were measured, or how far that is."""
        self._timed = known
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, table.TIME, table.TIME)

    def timed(self) -> Timed:
        """Return what is known of the times."""
        return self._timed

    def set_short(self, short: frozenset[int]) -> None:
        """Use the short titles of these columns."""
        if short != self._short:
            self._short = short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, table.FIELD)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the layers that are shown, in the order of the network."""
        return self._lines

    def top_lines(self) -> tuple[Line, ...]:
        """Return the outermost lines as they stand: layers or blocks."""
        return tuple(self._nodes[number].line for number in self._top)

    def line(self, index: _Index) -> Line:
        """Return the line of a valid index."""
        return self._nodes[index.internalId()].line

    def tip(self, index: _Index) -> str:
        """Return how a cell's figure comes about."""
        line, column = self.line(index), index.column()
        return explanations.cell_tip(line, column, self._problem, self._timed)

    def layer_index(self, layer: str) -> QModelIndex:
        """Return the index of a layer's line, or an invalid one."""
        number = self._by_layer.get(layer)
        return QModelIndex() if number is None else self._at(number, 0)

    def _at(self, number: int, column: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, column, number)

    # Qt's side

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self._at(self._below(parent)[row], column)

    def _below(self, parent: _Index) -> list[int]:
        return self._nodes[parent.internalId()].below if parent.isValid() else self._top

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override] # QObject.parent() too
        """Return the layer of a module, or the block of a layer."""
        above = self._nodes[index.internalId()].above if index.isValid() else _NO_NODE
        return QModelIndex() if above == _NO_NODE else self._at(above, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines below a line, or of the outermost ones."""
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return len(table.COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows and says."""
        if not index.isValid():
            return None
        line, column = self.line(index), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.label} {line.description}" if column == table.LAYER else None
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, round(ROW_HEIGHT * theme.scale()))
            case Qt.ItemDataRole.ForegroundRole:
                return ink(line, column)
            case Qt.ItemDataRole.BackgroundRole:
                return theme.tokens().error_bg if line.condition == "failed" else None
            case _:
                return self._mark(line, column, role)

    def _mark(self, line: Line, column: int, role: int) -> Any:
        if role == KIND_ROLE:
            return line.kind
        if role == LINE_ROLE:
            return line
        if column not in table.BAR_COLUMNS or role not in {FRACTION_ROLE, HAS_BAR_ROLE}:
            return None
        figure = line.figures[column - table.PARAMS]
        return (
            self._scales[column - table.PARAMS].fraction(figure)
            if role == FRACTION_ROLE
            else bool(figure)
        )

    def headerData(
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns and their definitions."""
        if section not in table.COLUMNS:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == table.TIME:
                return self._timed.title()
            return explanations.title(section, short=section in self._short)
        if role == Qt.ItemDataRole.ToolTipRole:
            bars = section in table.BAR_COLUMNS
            scale = self._scales[section - table.PARAMS] if bars else None
            return explanations.header_tip(section, scale, self._timed)
        return None


def ink(line: Line, column: int) -> QColor | None:
    """Return the colour of a cell's words where it is not that of plain text."""
    t = theme.tokens()
    if line.condition == "failed":
        return t.error
    if line.condition == "waiting":
        return t.text_3
    if column == table.NUMBER or line.cells[column] == table.DASH:
        return t.text_2
    return None
