"""Rows of a calculation below each other: how high each is, and what lies where."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.probe.plan import Plan, plans
from vgg_explorer.gui.visual_pane.probe.rows import Grid, Line, More, Row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

MARGIN = 2
_GAP = 6
_HIGHEST = 260
"""The height up to which all rows are in sight; what is longer scrolls."""


class RowArea(QAbstractScrollArea):
    """Gives every row its place; what is in a row is drawn by who derives from this."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._plans: dict[object, Plan] = {}
        self._tops: list[float] = [0.0]
        self._value_room = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        return self._rows

    def cell_rect(self, row: int, cell: int) -> QRect:
        """Return where an input is in the viewport."""
        found = self._rows[row]
        assert isinstance(found, Grid)
        place = self._plans[found.step].patch_cell(cell)
        return place.translated(self._origin(row)).toAlignedRect()

    def row_rect(self, row: int) -> QRect:
        """Return where a row is in the viewport."""
        height = self._tops[row + 1] - self._tops[row]
        origin = self._origin(row)
        return QRectF(origin.x(), origin.y(), self._width(), height).toAlignedRect()

    def sizeHint(self) -> QSize:
        """Return room for all rows, where there is as much."""
        return QSize(round(240 * theme.scale()), int(self._tops[-1]) + 2 * MARGIN)

    def _width(self) -> float:
        return self.viewport().width() - 2 * MARGIN

    def _origin(self, row: int) -> QPointF:
        return QPointF(MARGIN, MARGIN + self._tops[row] - self.verticalScrollBar().value())

    def _row_at(self, y: float) -> int:
        """Return the row at a height of the viewport."""
        at = y - MARGIN + self.verticalScrollBar().value()
        return max(0, min(bisect_right(self._tops, at) - 1, len(self._rows) - 1))

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        if not self._rows:
            return None
        number = self._row_at(point.y())
        row = self._rows[number]
        if not isinstance(row, Grid):
            return (number, 0) if isinstance(row, More) else None
        inside = point - self._origin(number)
        cell = self._plans[row.step].at(inside.x(), inside.y())
        return None if cell is None else (number, cell)

    def _is_cell(self, number: int, cell: int) -> bool:
        if not 0 <= number < len(self._rows):
            return False
        row = self._rows[number]
        return 0 <= cell < row.count if isinstance(row, Grid) else isinstance(row, More)

    def _lay_out(self) -> None:
        self._plans = plans(self._rows, self._width())
        metrics = QFontMetricsF(theme.font(11, 600))
        values = [row.value for row in self._rows if isinstance(row, (Line, More))]
        room = max((metrics.horizontalAdvance(value) for value in values), default=0.0)
        self._value_room = room + 10 * theme.scale()
        tops = [0.0]
        for row in self._rows:
            tops.append(tops[-1] + self._height(row))
        self._tops = tops
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(24 * theme.scale()))
        bar.setRange(0, max(0, int(tops[-1]) + 2 * MARGIN - self.viewport().height()))
        needed = int(tops[-1]) + 2 * MARGIN
        self.setMinimumHeight(min(max(needed, 48), round(_HIGHEST * theme.scale())))
        self.viewport().update()

    def _height(self, row: Row) -> float:
        gap = _GAP * theme.scale()
        if isinstance(row, Grid):
            plan = self._plans[row.step]
            return plan.height + (gap if plan.lines > 1 else 2)
        if isinstance(row, Line):
            metrics = QFontMetricsF(theme.font(11))
            room = QRectF(0, 0, self._width() - self._value_room, 1000)
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.text).height()
            return float(max(needed, metrics.height()) + gap)
        return QFontMetricsF(theme.font(11)).height() + 2 * gap

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        self._lay_out()
