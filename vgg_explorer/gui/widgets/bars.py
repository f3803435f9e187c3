"""Bars beside numbers: in table cells, and as the list of the best classes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.numbers import percent
from vgg_explorer.gui.widgets.painting import draw_bar, draw_placeholder, mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

FRACTION_ROLE = Qt.ItemDataRole.UserRole + 101
"""float: the bar's share of its track, 0 to 1; the model decides on linear or logarithmic."""
KIND_ROLE = Qt.ItemDataRole.UserRole + 102
"""str: the layer kind whose colour the bar has."""
HAS_BAR_ROLE = Qt.ItemDataRole.UserRole + 103
"""bool: False where there is nothing to compare; the number keeps its place all the same."""

BAR_WIDTH, BAR_HEIGHT, BAR_GAP, PADDING = 48, 8, 8, 8


class BarDelegate(QStyledItemDelegate):
    """Paints a right-aligned number and its bar: the eye compares lengths, the number is exact.

    A column that becomes too narrow for both drops the bars before it shortens a number.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        self.initStyleOption(option, index)
        words = option.text
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        # The ground only: selection, alternate rows, the model's own brush.
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        scale = theme.scale()
        cell = QRectF(option.rect).adjusted(PADDING * scale, 0, -PADDING * scale, 0)
        metrics = QFontMetrics(option.font)
        bar = QRectF(0, 0, BAR_WIDTH * scale, BAR_HEIGHT * scale)
        bar.moveCenter(cell.center())
        bar.moveRight(cell.right())
        number = cell.adjusted(0, 0, -(bar.width() + BAR_GAP * scale), 0)
        fits = metrics.horizontalAdvance(words) <= number.width()
        if fits and index.data(HAS_BAR_ROLE):
            fill = theme.kind_style(index.data(KIND_ROLE) or "").fill
            draw_bar(painter, bar, float(index.data(FRACTION_ROLE) or 0.0), fill)
        room = number if fits else cell
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = (
            option.palette.ColorRole.HighlightedText if selected else option.palette.ColorRole.Text
        )
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width())),
        )
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for number and bar."""
        self.initStyleOption(option, index)
        words = QFontMetrics(option.font).horizontalAdvance(option.text)
        scale = theme.scale()
        return QSize(words + round((BAR_WIDTH + BAR_GAP + 2 * PADDING) * scale), round(24 * scale))


UP, DOWN = "▲", "▼"
_CHANGE = 50
"""Pixels of the design for a change: "▼ 100.0"."""


def change(by: float) -> str:
    """Return a change of a share in percentage points, with an arrow; hardly any is a dot."""
    points = f"{abs(by) * 100:.1f}"
    return f"{UP if by > 0 else DOWN} {points}" if points != "0.0" else "·"


class ScoreBars(QWidget):
    """The classes a network finds likeliest: name, bar, percentage."""

    ROWS = 5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[tuple[str, float], ...] = ()
        self._before: tuple[float, ...] = ()
        self._placeholder = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Predictions"))

    def set_scores(
        self, scores: list[tuple[str, float]], before: Sequence[float] | None = None
    ) -> None:
        """Show classes with their probabilities (0 to 1), best first; none: the placeholder.

        Parameters
        ----------
        scores
            Name and probability of each class.
        before
            What the probabilities are compared with: each row says the change, and a mark on its
            bar where it was.
        """
        shown = tuple(scores[: self.ROWS])
        compared = tuple(before[: len(shown)]) if before is not None else ()
        if (shown, compared) != (self._scores, self._before):
            self._scores, self._before = shown, compared
            self._describe()

    def set_placeholder(self, words: str) -> None:
        """Say what an empty list waits for."""
        if words != self._placeholder:
            self._placeholder = words
            self._describe()

    def scores(self) -> tuple[tuple[str, float], ...]:
        """Return what is shown."""
        return self._scores

    def sizeHint(self) -> QSize:
        """Return the room of five rows, also when there are fewer: nothing below it moves."""
        return QSize(round(280 * theme.scale()), self.ROWS * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the bars still say something."""
        return QSize(round(160 * theme.scale()), self.ROWS * self._row_height())

    def event(self, event: QEvent) -> bool:
        """Show the whole of a shortened name as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int(event.pos().y() // self._row_height())
            if 0 <= row < len(self._scores):
                QToolTip.showText(event.globalPos(), self._words(row, ": "), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows, or the placeholder."""
        painter = QPainter(self)
        if not self._scores:
            draw_placeholder(painter, QRectF(self.rect()), self._placeholder)
        for row in range(len(self._scores)):
            self._draw_row(painter, row)
        painter.end()

    def _draw_row(self, painter: QPainter, row: int) -> None:
        t = theme.tokens()
        scale = theme.scale()
        name, score = self._scores[row]
        height = self._row_height()
        number = QRectF(0, row * height, 56 * scale, height)
        number.moveRight(self.width())
        label = QRectF(0, row * height, min(120 * scale, self.width() * 0.4), height)
        bar = QRectF(label.right() + 8 * scale, 0, 0, BAR_HEIGHT * scale)
        room = _CHANGE * scale if self._before else 0.0
        bar.setRight(number.left() - room)
        bar.moveTop(label.center().y() - bar.height() / 2)
        best = row == 0
        painter.setFont(theme.font(12, 600 if best else 400))
        painter.setPen(t.text if best else t.text_2)
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(label.width())
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.drawText(
            number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent(score)
        )
        colour = t.accent if best else mixed(t.accent, t.panel, 0.42)
        draw_bar(painter, bar, score if math.isfinite(score) else 0.0, colour)
        if self._before:
            self._draw_change(painter, row, bar, QRectF(bar.right(), label.top(), room, height))

    def _draw_change(self, painter: QPainter, row: int, bar: QRectF, room: QRectF) -> None:
        t, scale = theme.tokens(), theme.scale()
        before = self._before[row]
        mark = QRectF(0, bar.top() - 2 * scale, 2 * scale, bar.height() + 4 * scale)
        mark.moveLeft(bar.left() + before * (bar.width() - mark.width()))
        painter.fillRect(mark, t.text_2)
        words = change(self._scores[row][1] - before)
        painter.setFont(theme.font(11))
        sign = words[:1]
        painter.setPen(t.ok if sign == UP else t.error if sign == DOWN else t.text_3)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def _words(self, row: int, between: str = " ") -> str:
        name, score = self._scores[row]
        words = f"{name}{between}{percent(score)}"
        if self._before:
            words += f" ({percent(self._before[row])} {change(score - self._before[row])})"
        return words

    def _row_height(self) -> int:
        return round(22 * theme.scale())

    def _describe(self) -> None:
        listed = "; ".join(self._words(row) for row in range(len(self._scores)))
        self.setAccessibleDescription(listed or self._placeholder)
        self.update()
