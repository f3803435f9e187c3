"""A confusion matrix: rows are the true classes, columns what they were taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.painting import ink_on, mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_SMALLEST, _READABLE, _LARGEST = 10, 18, 40
"""Sides of a cell in pixels of the design: the least, the least with numbers, and the most."""
_NAME = 96
"""The most that a name may take."""
_POWER = 0.6
"""Small shares are to be told from none."""

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}

Cell = tuple[int, int]


class ConfusionMatrix(QWidget):
    """Counts as cells, coloured by their share of the row; the pointer or arrows look at one."""

    looked = Signal()
    """Another cell, or none, is looked at: see `cell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._names: tuple[str, ...] = ()
        self._room = QSize()
        self._cell = float(_READABLE)
        self._at: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.notifier.changed.connect(self.update)

    def show_counts(self, counts: tuple[tuple[int, ...], ...], names: Sequence[str]) -> None:
        """Show other counts, ``counts[true][predicted]``."""
        if counts == self._counts and tuple(names) == self._names:
            return
        self._counts, self._names = counts, tuple(names)
        if self._at is not None and max(self._at) >= len(counts):
            self._at = None
        self._lay_out()
        self.looked.emit()

    def fit(self, room: QSize) -> None:
        """Be as large as that, or larger where the cells would become too small."""
        self._room = room
        self._lay_out()

    def cell(self) -> Cell | None:
        """Return the cell that is looked at: (true, predicted)."""
        return self._at

    def count(self, cell: Cell) -> int:
        """Return the pictures of a cell."""
        return self._counts[cell[0]][cell[1]]

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a cell is."""
        left, side = self._name_width(), self._cell
        return QRectF(left + cell[1] * side, cell[0] * side, side, side)

    def sizeHint(self) -> QSize:
        """Return the room for all cells and names."""
        return self.minimumSize()

    def _name_width(self) -> float:
        metrics = QFontMetricsF(self._font())
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        most = max(_NAME * theme.scale() / 2, min(_NAME * theme.scale(), self._room.width() / 3))
        return min(longest, most) + 8 * theme.scale()

    def _font(self) -> QFont:
        return theme.font(11 if self._cell >= 13 * theme.scale() else 8.5)

    def _lay_out(self) -> None:
        if not self._counts:
            return
        scale, number = theme.scale(), len(self._counts)
        self._cell = _READABLE * scale  # the names of the usual size
        names = self._name_width()
        free = min(self._room.width() - names, self._room.height() - names) / number
        self._cell = float(int(min(max(free, _SMALLEST * scale), _LARGEST * scale)))
        names = self._name_width()
        side = round(names + number * self._cell)
        self.setMinimumSize(side + 1, side + 1)
        self.updateGeometry()
        self.update()

    def _look(self, cell: Cell | None) -> None:
        if cell != self._at:
            self._at = cell
            self.looked.emit()
            self.update()

    # The pointer and the keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the cell under the pointer."""
        x = (event.position().x() - self._name_width()) / self._cell
        y = event.position().y() / self._cell
        number = len(self._counts)
        inside = 0 <= x < number and 0 <= y < number
        self._look((int(y), int(x)) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Look at none."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._look(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the neighbour."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None or not self._counts:
            super().keyPressEvent(event)
            return
        last = len(self._counts) - 1
        row, column = self._at or (0, 0)
        if self._at is not None:
            row = min(last, max(0, row + move[0]))
            column = min(last, max(0, column + move[1]))
        self._look((row, column))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at none."""
        super().focusOutEvent(event)
        self._look(None)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in sight and the names."""
        painter = QPainter(self)
        number, side = len(self._counts), self._cell
        left = self._name_width()
        area = event.rect()
        rows = range(max(0, int(area.top() / side)), min(number, int(area.bottom() / side) + 1))
        first = max(0, int((area.left() - left) / side))
        columns = range(first, min(number, int((area.right() - left) / side) + 1))
        self._draw_cells(painter, rows, columns)
        self._draw_names(painter, rows, columns)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.tokens().accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = QRectF(left, 0, number * side, number * side)
            painter.drawRoundedRect(whole.adjusted(0.75, 0.75, 0.25, 0.25), 3, 3)
        painter.end()

    def _draw_cells(self, painter: QPainter, rows: range, columns: range) -> None:
        t, scale = theme.tokens(), theme.scale()
        full, side = theme.kind_style("conv").fill, self._cell
        gap = 2 * scale if side >= _READABLE * scale else 1.0
        numbers = side >= _READABLE * scale
        painter.setFont(theme.font(11))
        centre = Qt.AlignmentFlag.AlignCenter
        for row in rows:
            total = sum(self._counts[row]) or 1
            for column in columns:
                count = self._counts[row][column]
                ground = mixed(t.field if t.dark else t.raised, full, (count / total) ** _POWER)
                box = self.cell_rect((row, column))
                inner = QRectF(box.topLeft(), QSizeF(side - gap, side - gap))
                painter.fillRect(inner, ground)
                if numbers:
                    painter.setPen(ink_on(ground) if count else t.disabled)
                    painter.drawText(inner, centre, str(count))
        if self._at is not None:
            box = self.cell_rect(self._at).adjusted(0.5, 0.5, 0.5 - gap, 0.5 - gap)
            painter.setPen(QPen(t.text, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _draw_names(self, painter: QPainter, rows: range, columns: range) -> None:
        t, side, left = theme.tokens(), self._cell, self._name_width()
        painter.setFont(self._font())
        metrics, air = QFontMetricsF(painter.font()), 6 * theme.scale()
        wide = left - air - 1
        elide, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter

        def ink(chosen: bool) -> QColor:
            return t.text if chosen else t.text_3

        for row in rows:
            painter.setPen(ink(self._at is not None and self._at[0] == row))
            room = QRectF(0, row * side, left - air, side - 1)
            name = metrics.elidedText(self._names[row], elide, wide)
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, name)
        foot = len(self._counts) * side + air
        for column in columns:
            painter.save()
            painter.setPen(ink(self._at is not None and self._at[1] == column))
            painter.translate(QPointF(left + column * side, foot + wide))
            painter.rotate(-90)
            name = metrics.elidedText(self._names[column], elide, wide)
            room = QRectF(0, 0, wide, side - 1)
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, name)
            painter.restore()
