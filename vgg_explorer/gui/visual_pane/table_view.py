"""The layer table: a tree of blocks, layers and modules whose columns always fit the pane."""

from __future__ import annotations

from collections.abc import Iterator
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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import cells
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.columns import CHEVRON
from vgg_explorer.gui.visual_pane.fitting import Fitting
from vgg_explorer.gui.visual_pane.header import TitleRow
from vgg_explorer.gui.visual_pane.table_model import ROW_HEIGHT, LayerModel
from vgg_explorer.gui.visual_pane.table_tree import CellTree
from vgg_explorer.gui.visual_pane.timed import NOTHING
from vgg_explorer.gui.widgets.bars import PADDING
from vgg_explorer.gui.widgets.painting import draw_placeholder
from vgg_explorer.session.listing import COLUMNS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.gui.visual_pane.arranged import Arranged
    from vgg_explorer.gui.visual_pane.timed import Timed
    from vgg_explorer.session.listing import Listing

_Index = QModelIndex | QPersistentModelIndex

_MARK = 12

_LEAST_ROWS = 3
"""Room for the words that nothing was found."""


class LayerTable(CellTree):
    """Shows an analysis; a click or an arrow chooses a layer, `select` shows the choice."""

    resized_font = Signal(float)
    """The figures have another size, in pixels of the design."""

    block_folded = Signal(str, bool)
    """The user folded a block, or unfolded it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = LayerModel()
        self.titles = TitleRow()
        super().__init__(self._model, parent)
        self._model.setParent(self)
        self._fitting = Fitting(self._model, self.titles)
        self._showing = False
        self._layer_cells = cells.LayerDelegate(self._marks, self)
        self._figures = cells.FigureDelegate(self._marks, self)
        self._bars = cells.BarFigureDelegate(self._marks, self)
        self.setHeader(self.titles)
        self.titles.setSectionsClickable(True)  # Not before: a view takes it back.
        self.setFont(theme.font(12))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setIndentation(round(CHEVRON * theme.scale()))
        self.setExpandsOnDoubleClick(True)
        self.setItemDelegate(self._figures)
        self.setItemDelegateForColumn(table.LAYER, self._layer_cells)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Layers"))
        self.setMinimumHeight(round(4 * ROW_HEIGHT * theme.scale()))
        self.expanded.connect(self._unfolded)
        self.collapsed.connect(self._folded)

    def show_analysis(
        self,
        analysis: Analysis,
        sums: tuple[str, ...],
        found: Arranged,
        listing: Listing,
        known: Timed = NOTHING,
        *,
        log: bool,
    ) -> None:
        """Show another network, times or arrangement; what is unfolded and the view stay.

        Parameters
        ----------
        analysis
            The network.
        sums
            What stands below each column; it must fit too.
        found
            The lines as they are to be shown.
        listing
            How they were arranged.
        known
            The times of the layers.
        log
            Whether the bars are logarithmic.
        """
        open_layers = {line.layer for index, line in self.rows() if self._opens(index, line)}
        self._model.show(analysis, found, known, log=log)
        column = -1 if listing.natural else COLUMNS.index(listing.sort)
        self.titles.show_sort(column, listing.descending)
        self.fold_blocks(listing.folded)
        self._showing = True
        for index, line in list(self.rows()) if open_layers else ():
            if line.layer in open_layers and line.level == "layer":
                self.expand(index)
        self._showing = False
        words = listing.filter
        self._empty = tr("No layer has “{words}” in it.", words=words) if words else ""
        self._fitting.take(sums, frozenset(map(COLUMNS.index, listing.hidden)))
        self._fit()

    def _opens(self, index: QModelIndex, line: table.Line) -> bool:
        return line.level == "layer" and bool(line.modules) and self.isExpanded(index)

    def fold_blocks(self, folded: tuple[str, ...]) -> None:
        """Fold these blocks, and unfold all others."""
        self._showing = True
        for row, line in enumerate(self._model.top_lines()):
            if line.level == "block":
                self.setExpanded(self._model.index(row, 0), line.block not in folded)
        self._showing = False

    def fold_layers(self, folded: bool) -> None:
        """Fold every layer, or unfold all into their modules."""
        for index, line in list(self.rows()):
            if line.level == "layer":
                self.setExpanded(index, not folded)

    def show_timed(self, known: Timed) -> None:
        """Show how far a measurement is, or where the last one was made."""
        before = self._model.timed()
        self._model.set_timed(known)
        if (before.shown, before.widest_title()) != (known.shown, known.widest_title()):
            self._fitting.forget()
            self._fit()

    def rows(self) -> Iterator[tuple[QModelIndex, table.Line]]:
        """Yield what is to be seen when scrolled to, from the top: not what is folded away."""
        index = self._model.index(0, 0)
        while index.isValid():
            yield index, self._model.line(index)
            index = self.indexBelow(index)

    def rows_height(self) -> int:
        """Return the height at which nothing scrolls."""
        rows = max(sum(1 for _ in self.rows()), _LEAST_ROWS)
        return self.titles.sizeHint().height() + rows * round(ROW_HEIGHT * theme.scale()) + 1

    def shown_columns(self) -> list[int]:
        """Return the columns that are to be seen, from left to right."""
        return [column for column in table.COLUMNS if not self.titles.isSectionHidden(column)]

    def _unfolded(self, index: QModelIndex) -> None:
        self._tell_folded(index, folded=False)

    def _folded(self, index: QModelIndex) -> None:
        self._tell_folded(index, folded=True)

    def _tell_folded(self, index: QModelIndex, *, folded: bool) -> None:
        line = self._model.line(index)
        if line.level == "block" and not self._showing:
            self.block_folded.emit(line.block, folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        fitted = self._fitting.fitted(width)
        if fitted is None:
            return
        made = fitted.fit
        if self._layer_cells.px != fitted.px:
            self._layer_cells.px = fitted.px
            self.setFont(theme.font(fitted.px))
            self.resized_font.emit(fitted.px)
        self._layer_cells.names = cells.name_width(self._model.lines(), fitted.px)
        self._model.set_short(made.short)
        self.titles.bars = made.bars
        for column, column_width in enumerate(made.widths):
            self.titles.resizeSection(column, column_width)
            self.titles.setSectionHidden(column, column in fitted.hidden)
        for column in table.BAR_COLUMNS:
            delegate = self._bars if column in made.bars else self._figures
            if self.itemDelegateForColumn(column) is not delegate:
                self.setItemDelegateForColumn(column, delegate)
        # Left to Qt, the scroll bar would be decided on with the widths of before.
        policy = Qt.ScrollBarPolicy
        needed = fitted.width > width
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff
        )
        if self.viewport().width() != width:
            # A scroll bar came or went meanwhile; what it brought about was undone by the rest.
            QTimer.singleShot(0, self, self._fit)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say that none was found."""
        super().paintEvent(event)
        if not self._model.rowCount() and self._empty:
            painter = QPainter(self.viewport())
            draw_placeholder(painter, QRectF(self.viewport().rect()), self._empty)
            painter.end()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row, the line below it, and the reason of one that fails."""
        line = self._model.line(index)
        self._marks.here = self._is_here(index, line)
        super().drawRow(painter, option, index)
        t = theme.tokens()
        rect = option.rect
        painter.fillRect(QRect(0, rect.bottom(), self.viewport().width(), 1), t.line_soft)
        if line.condition == "failed":
            self._draw_failure(painter, rect, line)

    def _is_here(self, index: _Index, line: table.Line) -> bool:
        """Whether the selected layer is in this row; of its modules, the current one or none."""
        layer = self._marks.layer
        if line.level == "block":
            folded = not self.isExpanded(self._first(index))
            return folded and any(member.layer == layer for member in line.modules)
        if line.layer != layer:
            return False
        current = self.currentIndex()
        at = self._model.line(current) if current.isValid() else None
        on_module = at is not None and at.level == "module" and at.layer == layer
        return line is at if on_module else line.level == "layer"

    def _draw_failure(self, painter: QPainter, rect: QRect, line: table.Line) -> None:
        t, scale = theme.tokens(), theme.scale()
        if self._marks.here:
            painter.fillRect(QRect(0, rect.top(), round(3 * scale), rect.height()), t.error)
        if not line.reason:
            return
        shown = self.shown_columns()
        first = shown[min(table.SHAPE, len(shown) - 1)]
        left = self.titles.sectionViewportPosition(first) + PADDING * scale
        right = self.titles.sectionViewportPosition(shown[-1])
        right += self.titles.sectionSize(shown[-1]) - round(PADDING * scale)
        room = QRectF(left, rect.top(), right - left, rect.height())
        painter.setFont(self.font())
        painter.setPen(t.error)
        words = painter.fontMetrics().elidedText(
            line.reason, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Draw the mark that unfolds a line; there are no lines of a tree."""
        line = self._model.line(index)
        if line.condition == "failed":
            painter.fillRect(rect, theme.tokens().error_bg)
        elif self._marks.here:
            painter.fillRect(rect, theme.tokens().accent_bg)
        if not line.modules:
            return
        side = round(_MARK * theme.scale())
        box = QRect(0, 0, side, side)
        box.moveCenter(QPoint(rect.right() - self.indentation() // 2 + 1, rect.center().y()))
        name = "chevron-down" if self.isExpanded(self._first(index)) else "chevron-right"
        theme.icon(name, "text_3").paint(painter, box)
