"""The layer table: a tree of layers and modules whose columns always fit the pane."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem, QTreeView

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import cells, explanations
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.columns import CHEVRON, HIDING, UNTIMED, Needs, fit
from vgg_explorer.gui.visual_pane.header import TitleRow, title_font
from vgg_explorer.gui.visual_pane.table_model import ROW_HEIGHT, LayerModel
from vgg_explorer.gui.visual_pane.timed import NOTHING
from vgg_explorer.gui.widgets.bars import PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.gui.visual_pane.timed import Timed

_Index = QModelIndex | QPersistentModelIndex

_MARK = 12

_SIZES = (12, 11)
"""Font sizes of the design; the smaller one only where the pane is too narrow for the larger."""


class LayerTable(QTreeView):
    """Shows an analysis; a click or an arrow chooses a layer, `select` shows the choice."""

    layer_chosen = Signal(str)
    """The user made another layer current."""

    resized_font = Signal(float)
    """The figures have another size, in pixels of the design."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LayerModel(self)
        self._needs: dict[float, Needs] = {}
        self._sums: tuple[str, ...] = ()
        self.titles = TitleRow(self)
        self._layer_cells = cells.LayerDelegate(self)
        self._figures = cells.FigureDelegate(self)
        self._bars = cells.BarFigureDelegate(self)
        self.setHeader(self.titles)
        self.setModel(self._model)
        self.setFont(theme.font(12))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setIndentation(round(CHEVRON * theme.scale()))
        self.setExpandsOnDoubleClick(True)
        self.setItemDelegate(self._figures)
        self.setItemDelegateForColumn(table.LAYER, self._layer_cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Layers"))
        self.setMinimumHeight(round(4 * ROW_HEIGHT * theme.scale()))

    def layer_model(self) -> LayerModel:
        """Return the model."""
        return self._model

    def show_analysis(
        self,
        analysis: Analysis,
        sums: tuple[str, ...],
        known: Timed = NOTHING,
        *,
        log: bool,
    ) -> None:
        """Show another network, or other times; what is unfolded stays so, and the view too.

        Parameters
        ----------
        analysis
            The network.
        sums
            What stands below each column; it must fit too.
        known
            The times of its layers.
        log
            Whether the bars are logarithmic.
        """
        open_layers = {
            line.layer
            for row, line in enumerate(self._model.lines())
            if line.modules and self.isExpanded(self._model.index(row, 0))
        }
        self._model.show(analysis, known, log=log)
        for row, line in enumerate(self._model.lines()):
            if line.layer in open_layers:
                self.expand(self._model.index(row, 0))
        self._sums = sums
        self._needs.clear()
        self._fit()

    def show_timed(self, known: Timed) -> None:
        """Show how far a measurement is, or where the last one was made."""
        before = self._model.timed()
        self._model.set_timed(known)
        if (before.shown, before.widest_title()) != (known.shown, known.widest_title()):
            self._needs.clear()
            self._fit()

    def select(self, layer: str) -> None:
        """Make a layer current, without announcing it, and scroll to it if it is another one."""
        another = layer != self._layer_cells.current
        self._layer_cells.current = layer
        here = self.currentIndex()
        if here.isValid() and self._model.line(here).layer == layer:
            self.viewport().update()
            return
        index = self._model.layer_index(layer)
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        if not index.isValid():
            self.clearSelection()
        elif another:
            self.scrollTo(index)
        self.viewport().update()

    def rows_height(self) -> int:
        """Return the height at which nothing scrolls."""
        rows, index = 0, self._model.index(0, 0)
        while index.isValid():
            rows, index = rows + 1, self.indexBelow(index)
        return self.titles.sizeHint().height() + rows * round(ROW_HEIGHT * theme.scale()) + 1

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Announce a layer that the user made current."""
        super().currentChanged(current, previous)
        if current.isValid():
            layer = self._model.line(current).layer
            if layer != self._layer_cells.current:
                self.layer_chosen.emit(layer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the current line as words separated by tabs, for a spreadsheet or a mail."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            line = self._model.line(index)
            hidden = frozenset() if self._model.timed().shown else UNTIMED
            shown = [cell for column, cell in enumerate(line.cells) if column not in hidden]
            words = (*shown[:2], line.description, *shown[2:])
            QApplication.clipboard().setText("\t".join(words))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self, px: float) -> Needs:
        shown = self._model.lines()
        metrics, sums = QFontMetricsF(theme.font(px)), QFontMetricsF(theme.font(px, 600))
        titles = QFontMetricsF(title_font())
        name, description = cells.layer_widths(shown, px)
        words, long = [], []
        for column in table.COLUMNS:
            title, narrow = (explanations.title(column, short=short) for short in (False, True))
            if column == table.TIME:
                title, narrow = self._model.timed().widest_title(), ""
            short = titles.horizontalAdvance(narrow)
            figures = cells.figure_width(shown, column, metrics)
            total = sums.horizontalAdvance(self._sums[column])
            words.append(math.ceil(max(figures, short, total)))
            long.append(math.ceil(titles.horizontalAdvance(title)))
        return Needs(tuple(words), tuple(long), name, description)

    def _fit(self) -> None:
        if not self._sums:
            return
        width, scale = self.viewport().width(), theme.scale()
        for px, hidden in self._ways():
            if px not in self._needs:
                self._needs[px] = self._measure(px)
            made = fit(width, self._needs[px], scale, hidden)
            if sum(made.widths) <= width:
                break
        if self._layer_cells.px != px:
            self._layer_cells.px = px
            self.setFont(theme.font(px))
            self.resized_font.emit(px)
        self._layer_cells.names = cells.name_width(self._model.lines(), px)
        self._model.set_short(made.short)
        self.titles.bars = made.bars
        for column, column_width in enumerate(made.widths):
            self.titles.resizeSection(column, column_width)
            self.titles.setSectionHidden(column, column in hidden)
        for column in table.BAR_COLUMNS:
            delegate = self._bars if column in made.bars else self._figures
            if self.itemDelegateForColumn(column) is not delegate:
                self.setItemDelegateForColumn(column, delegate)
        # Left to Qt, the scroll bar would be decided on with the widths of before.
        policy = Qt.ScrollBarPolicy
        needed = sum(made.widths) > width
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff
        )
        if self.viewport().width() != width:
            # A scroll bar came or went meanwhile; what it brought about was undone by the rest.
            QTimer.singleShot(0, self, self._fit)

    def _ways(self) -> list[tuple[float, frozenset[int]]]:
        """Return sizes of the font and what is hidden, from the best to the narrowest."""
        if not self._model.timed().shown:
            return [(px, UNTIMED) for px in _SIZES]
        return [*((px, HIDING[0]) for px in _SIZES), *((_SIZES[-1], less) for less in HIDING[1:])]

    # Painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row, the line below it, and the reason of one that fails."""
        super().drawRow(painter, option, index)
        t = theme.tokens()
        rect = option.rect
        painter.fillRect(QRect(0, rect.bottom(), self.viewport().width(), 1), t.line_soft)
        line = self._model.line(index)
        if line.condition == "failed":
            self._draw_failure(painter, rect, line)

    def _draw_failure(self, painter: QPainter, rect: QRect, line: table.Line) -> None:
        t, scale = theme.tokens(), theme.scale()
        if line.layer == self._layer_cells.current:
            painter.fillRect(QRect(0, rect.top(), round(3 * scale), rect.height()), t.error)
        if not line.reason:
            return
        left = self.titles.sectionViewportPosition(table.SHAPE) + PADDING * scale
        last = max(c for c in table.COLUMNS if not self.titles.isSectionHidden(c))
        right = self.titles.sectionViewportPosition(last)
        right += self.titles.sectionSize(last) - round(PADDING * scale)
        room = QRectF(left, rect.top(), right - left, rect.height())
        painter.setFont(self.font())
        painter.setPen(t.error)
        shown = painter.fontMetrics().elidedText(
            line.reason, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Draw the mark that unfolds a layer; there are no lines of a tree."""
        line = self._model.line(index)
        if line.condition == "failed":
            painter.fillRect(rect, theme.tokens().error_bg)
        if not line.modules:
            return
        side = round(_MARK * theme.scale())
        box = QRect(0, 0, side, side)
        box.moveCenter(QPoint(rect.right() - rect.width() // 2 + 1, rect.center().y()))
        name = "chevron-down" if self.isExpanded(self._index(index)) else "chevron-right"
        theme.icon(name, "text_3").paint(painter, box)

    def _index(self, index: _Index) -> QModelIndex:
        return self._model.index(index.row(), 0, index.parent())
