"""A bar chart that scrolls, for the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.axis import COUNTS, Scale
from vgg_explorer.gui.widgets.bar_layout import BarLayout, bar_layout
from vgg_explorer.gui.widgets.bar_painting import Pointed, paint_bars
from vgg_explorer.gui.widgets.chart_data import Bars
from vgg_explorer.gui.widgets.painting import draw_placeholder

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BarChart(QAbstractScrollArea):
    """Bars by category, one or several side by side or stacked, with a line over them if wished.

    Give it a `Bars` value with `show_bars`::

        from vgg_explorer.gui.widgets.axis import SHARES, Scale
        from vgg_explorer.gui.widgets.bar_chart import BarChart
        from vgg_explorer.gui.widgets.chart_data import Bar, Bars, Category, Look

        a, b = Look("A", "#636D7B", "#8A94A2"), Look("B", "#008577", "#3DB5A6")
        chart = BarChart(parent)
        chart.show_bars(
            Bars(
                (
                    Category("params", "Params", (Bar(1.0, a, "100 %"), Bar(0.11, b, "11 %"))),
                    Category("macs", "MACs", (Bar(1.0, a, "100 %"), Bar(0.99, b, "99 %"))),
                ),
                Scale(1.0, SHARES),
            )
        )
        chart.set_tips(lambda key, number: ...)  # rich text for the tool tip of a bar
        chart.chosen.connect(...)  # a click, Enter or Space: the key of the category
        chart.pointed.connect(...)  # under the pointer or the keyboard; "" for none
        chart.set_marked("macs")  # the selected category

    Scales (`Scale`): its units are ``COUNTS``, ``BYTES``, ``SECONDS`` or ``SHARES``; ``log=True``
    with ``low=`` the smallest positive value makes it logarithmic; the marks are round numbers,
    as many as there is room for. Labels below the bars go on one line, on two, or upright, as
    they fit; where even that is too narrow, the bars scroll. Labels above the bars are written
    from the tallest down where they touch nothing. Everything on show, without the scrolling,
    goes into a picture with ``chart.paint(painter, QSizeF(width, height))``.

    Left, Right, Home, End and the page keys move from category to category.
    """

    chosen = Signal(str)
    """The user chose the category of this key."""
    pointed = Signal(str)
    """The category of this key is under the pointer, or has the keyboard; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = Bars((), Scale(0.0, COUNTS))
        self._layout: BarLayout | None = None
        self._marked = self._cursor = self._told = ""
        self._hovered: int | None = None
        self._placeholder = ""
        self._tip: Callable[[str, int], str] = _no_tip
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(round(160 * theme.scale()), round(120 * theme.scale()))
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        theme.notifier.changed.connect(self.viewport().update)

    def show_bars(self, data: Bars) -> None:
        """Show other bars; marks, keyboard and scrolling stay where the keys still exist."""
        if data == self._data:
            return
        self._data = data
        if data.place(self._cursor) is None:
            self._cursor = self._marked if data.place(self._marked) is not None else ""
        self._hovered = None
        self._lay_out()
        self._tell()

    def bars(self) -> Bars:
        """Return what is shown."""
        return self._data

    def set_marked(self, key: str) -> None:
        """Mark the selected category and bring it into sight; an unknown key marks none."""
        if key == self._marked:
            return
        self._marked = self._cursor = key
        self._reveal(self._data.place(key))
        self.viewport().update()
        self._tell()

    def set_tips(self, tip: Callable[[str, int], str]) -> None:
        """Ask this for the tool tip of a category's key and a bar's number (0 is the first)."""
        self._tip = tip

    def set_placeholder(self, words: str) -> None:
        """Say what a chart without bars waits for."""
        self._placeholder = words
        self.viewport().update()

    def cursor_key(self) -> str:
        """Return the category that is looked at: under the pointer, or else at the keyboard."""
        if self._hovered is not None:
            return self._data.categories[self._hovered].key
        return self._cursor if self._data.place(self._cursor) is not None else ""

    def bar_rect(self, key: str, number: int = 0) -> QRect:
        """Return where a bar is in the viewport."""
        place, layout = self._data.place(key), self._laid_out()
        if place is None:
            return QRect()
        return layout.bar(place, number).translated(self._shift(), 0).toAlignedRect()

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw the whole chart at the painter's origin, as large as that, without the pointer."""
        layout = bar_layout(self._data, size, whole=True)
        paint_bars(painter, layout, Pointed())

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(round(480 * theme.scale()), round(260 * theme.scale()))

    def _laid_out(self) -> BarLayout:
        if self._layout is None:
            size = self.viewport().size()
            self._layout = bar_layout(self._data, QSizeF(size))
        return self._layout

    def _lay_out(self) -> None:
        self._layout = None
        layout, bar = self._laid_out(), self.horizontalScrollBar()
        bar.setRange(0, max(0, round(layout.width - layout.plot.width())))
        bar.setPageStep(round(layout.plot.width()))
        bar.setSingleStep(round(layout.slot))
        self.viewport().update()

    def _shift(self) -> float:
        return self._laid_out().plot.left() - self.horizontalScrollBar().value()

    def _reveal(self, place: int | None) -> None:
        if place is None:
            return
        layout, bar = self._laid_out(), self.horizontalScrollBar()
        column = layout.column(place)
        if column.left() < bar.value():
            bar.setValue(int(column.left()))
        elif column.right() > bar.value() + layout.plot.width():
            bar.setValue(round(column.right() - layout.plot.width()) + 1)

    def _scrolled(self) -> None:
        self._hovered = None
        self.viewport().update()

    def _tell(self) -> None:
        key = self.cursor_key()
        if key != self._told:
            self._told = key
            self.pointed.emit(key)

    def _at(self, point: QPointF) -> int | None:
        layout = self._laid_out()
        if not layout.plot.left() <= point.x() <= layout.plot.right():
            return None
        return layout.at(point.x() - self._shift())

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()
            self._tell()

    def _move(self, place: int) -> None:
        self._hovered = None
        last = len(self._data.categories) - 1
        place = min(last, max(0, place))
        self._cursor = self._data.categories[place].key
        self._reveal(place)
        self.viewport().update()
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the category under the pointer."""
        self._hover(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the category under the pointer."""
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._cursor = self._data.categories[place].key
            self.chosen.emit(self._cursor)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the other half of a click, instead of handing it to what lies behind."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the categories, and choose one."""
        place = self._data.place(self._cursor)
        page = max(1, int(self._laid_out().plot.width() // max(1.0, self._laid_out().slot)))
        last = len(self._data.categories) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        other = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if last < 0 or other or key not in (*steps, *_CHOOSING):
            super().keyPressEvent(event)
        elif key in steps:
            self._move(0 if place is None else place + steps[key])
        elif place is not None:
            self.chosen.emit(self._cursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll to the side with an ordinary wheel too."""
        turned = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        if bar.maximum() and not event.modifiers():
            bar.setValue(bar.value() - turned * bar.singleStep() // 60)
            event.accept()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the bar under the pointer, and forget it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        place = self._at(QPointF(event.pos()))
        if place is None:
            QToolTip.hideText()
            return
        layout = self._laid_out()
        category = self._data.categories[place]
        x = event.pos().x() - self._shift()
        spots = [layout.bar(place, number) for number in range(len(category.bars))]
        if self._data.stacked:
            gaps = [abs(spot.center().y() - event.pos().y()) for spot in spots]
        else:
            gaps = [abs(spot.center().x() - x) for spot in spots]
        number = gaps.index(min(gaps)) if gaps else 0
        column = layout.column(place).translated(self._shift(), 0).toAlignedRect()
        words = self._tip(category.key, number)
        QToolTip.showText(event.globalPos(), words, self.viewport(), column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the keyboard begin at the selected category."""
        if self._data.categories and self._data.place(self._cursor) is None:
            self._cursor = self._data.categories[0].key
        super().focusInEvent(event)
        self.viewport().update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the keyboard."""
        super().focusOutEvent(event)
        self._cursor = self._marked
        self.viewport().update()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, or say why there is none."""
        painter = QPainter(self.viewport())
        if not self._data.categories:
            draw_placeholder(painter, QRectF(self.viewport().rect()), self._placeholder)
        else:
            cursor = self._data.place(self._cursor) if self.hasFocus() else None
            scrolled = self.horizontalScrollBar().value()
            marked = self._data.place(self._marked)
            pointed = Pointed(marked, self._hovered, cursor, scrolled)
            paint_bars(painter, self._laid_out(), pointed)
        painter.end()


def _no_tip(_key: str, _number: int) -> str:
    return ""
