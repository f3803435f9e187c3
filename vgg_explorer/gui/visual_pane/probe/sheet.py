"""The sheet on which one unit is computed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QScrollArea

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe.painting import (
    draw_grid,
    draw_line,
    draw_link,
    draw_title,
)
from vgg_explorer.gui.visual_pane.probe.row_area import MARGIN, RowArea
from vgg_explorer.gui.visual_pane.probe.rows import Grid, Line, More, Row, Title
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.gui.visual_pane.probe.rows import Target


class ProbeSheet(RowArea):
    """Shows rows, of which only those in sight are drawn: a layer may have 25,088 inputs.

    The arrows go from number to number, Return goes to the unit that a number came from.
    """

    followed = Signal(object)
    """The user wants to see where a number came from: (channel, (y, x) or None)."""
    pointed = Signal(str)
    """What the number under the pointer or the cursor stands for; empty when it left."""
    more_wanted = Signal()
    """All channels are to be listed."""
    copy_wanted = Signal()
    """The calculation is to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._can_follow = False
        self._placeholder = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Calculation"))

    def show_rows(self, rows: tuple[Row, ...], *, can_follow: bool, again: bool) -> None:
        """Show a calculation.

        Parameters
        ----------
        rows
        can_follow
            Whether there is a layer in front, whose units can be gone to.
        again
            It is of the same layer: the place in it is kept.
        """
        self._rows = rows
        self._can_follow = can_follow
        self._hovered = None
        if not again:
            self._cursor = None
            self.verticalScrollBar().setValue(0)
        elif self._cursor is not None and not self._is_cell(*self._cursor):
            self._cursor = None
        self._lay_out()
        self._describe()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty sheet waits for."""
        self._placeholder = words
        self._describe()

    def cursor_at(self) -> tuple[int, int] | None:
        """Return the row and the cell that the keyboard is at."""
        return self._cursor

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), t.panel)
        if not self._rows:
            draw_placeholder(painter, QRectF(self.viewport().rect()), self._placeholder)
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for row in range(self._row_at(event.rect().top()), len(self._rows)):
            place = self.row_rect(row)
            if place.top() > event.rect().bottom():
                break
            self._draw_row(painter, row, place)
        painter.end()

    def _draw_row(self, painter: QPainter, number: int, place: QRect) -> None:
        t = theme.tokens()
        row = self._rows[number]
        focused = self._cursor is not None and self._cursor[0] == number and self.hasFocus()
        if isinstance(row, Grid):
            marked = self._hovered or (self._cursor if self.hasFocus() else None)
            cell = marked[1] if marked is not None and marked[0] == number else None
            painter.save()
            painter.translate(place.topLeft())
            draw_grid(painter, row, self._plans[row.step], self._width(), cell)
            painter.restore()
        elif isinstance(row, Title):
            draw_title(painter, place, row.text)
        elif isinstance(row, More):
            draw_line(painter, QRectF(place), row.text, row.value, self._value_room)
            draw_link(painter, place, self._value_room, focused=focused)
        else:
            painter.setPen(QPen(t.line_soft, 1))
            painter.drawLine(place.topLeft(), place.topRight())
            draw_line(painter, QRectF(place), row.text, row.value, self._value_room)

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the number under the pointer."""
        found = self._cell_at(event.position())
        if found != self._hovered:
            self._hovered = found
            can = found is not None and self._leads(*found)
            shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self._describe()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the number under the pointer came from."""
        found = self._cell_at(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._cursor = found
        self._enter()

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the number when the pointer leaves."""
        if event.type() == QEvent.Type.Leave and self._hovered is not None:
            self._hovered = None
            self._describe()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number, or where one came from."""
        key = Qt.Key(event.key())
        stops = [n for n, row in enumerate(self._rows) if isinstance(row, (Grid, More))]
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif not stops:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor:
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(stops, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            high = max(1.0, self._tops[stops[0] + 1] - self._tops[stops[0]])
            page = max(1, int(self.viewport().height() / high))
            self._move(stops, -page if key == Qt.Key.Key_PageUp else page)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(stops, -len(stops) if key == Qt.Key.Key_Home else len(stops))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._cursor:
            number, cell = self._cursor
            step = -1 if key == Qt.Key.Key_Left else 1
            if self._is_cell(number, cell + step):
                self._go((number, cell + step))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first number."""
        super().focusInEvent(event)
        stops = [n for n, row in enumerate(self._rows) if isinstance(row, Grid)]
        if self._cursor is None and stops:
            self._go((stops[0], self._best(stops[0])))

    def _move(self, stops: list[int], by: int) -> None:
        if self._cursor is None or self._cursor[0] not in stops:
            self._go((stops[0], self._best(stops[0])))
            return
        at = min(len(stops) - 1, max(0, stops.index(self._cursor[0]) + by))
        number = stops[at]
        self._go((number, self._best(number)))
        if at == len(stops) - 1:  # what follows the last number is its result
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _best(self, number: int) -> int:
        row = self._rows[number]
        return row.best() if isinstance(row, Grid) else 0

    def _go(self, cursor: tuple[int, int]) -> None:
        self._cursor = cursor
        self._hovered = None
        place = self.row_rect(cursor[0])
        bar = self.verticalScrollBar()
        if place.top() < 0:
            bar.setValue(bar.value() + place.top() - MARGIN)
        elif place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height() + MARGIN)
        self._bring_into_sight(self.row_rect(cursor[0]))
        self._describe()

    def _bring_into_sight(self, place: QRect) -> None:
        """Scroll what the sheet lies in, where that is lower than the sheet."""
        outer = self.parentWidget()
        while outer is not None and not isinstance(outer, QScrollArea):
            outer = outer.parentWidget()
        inner = outer.widget() if outer is not None else None
        if outer is not None and inner is not None:
            at = self.viewport().mapTo(inner, place.center())
            outer.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + MARGIN)

    def _target(self, number: int, cell: int) -> Target | None:
        row = self._rows[number]
        return row.cell(cell)[1] if isinstance(row, Grid) and self._can_follow else None

    def _leads(self, number: int, cell: int) -> bool:
        return isinstance(self._rows[number], More) or self._target(number, cell) is not None

    def _enter(self) -> None:
        assert self._cursor is not None
        if isinstance(self._rows[self._cursor[0]], More):
            self.more_wanted.emit()
            return
        target = self._target(*self._cursor)
        self._describe()
        if target is not None:
            self.followed.emit(target)

    def _describe(self) -> None:
        """Tell what the number stands for, also to who cannot see it."""
        at = self._hovered or (self._cursor if self.hasFocus() else None)
        words = ""
        if at is not None and self._is_cell(*at):
            row = self._rows[at[0]]
            words = row.cell(at[1])[0] if isinstance(row, Grid) else ""
        sums = [f"{row.text}: {row.value}" for row in self._rows if isinstance(row, Line)]
        self.setAccessibleDescription(words or "; ".join(sums) or self._placeholder)
        self.pointed.emit(words)
        self.viewport().update()
