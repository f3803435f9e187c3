"""Which weights are which: every layer with where its weights come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.flow import dp

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.session.entering import Weights

_WIDTH, _MOST_ROWS = 460, 20


class WeightsList(QDialog):
    """A table that stands above the window until one looks elsewhere.

    Parameters
    ----------
    analysis : Analysis
        The network that runs.
    weights : Weights
        Its weights.
    parent
    """

    def __init__(self, analysis: Analysis, weights: Weights, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Which is which"))
        names = {row.path: row.layer.name for row in analysis.rows}
        self.table = QTableWidget(len(weights.assignment), 3, self)
        self.table.setHorizontalHeaderLabels([tr("Layer"), tr("Module"), tr("Weights")])
        self.table.setAccessibleName(tr("Where the weights of each layer come from"))
        for place, (path, which) in enumerate(weights.assignment.items()):
            cells = (names.get(path, ""), path, weight_words.origin(weights, which))
            for at, words in enumerate(cells):
                self._fill(place, at, words, new=not which.source)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.table)

    def _fill(self, at: int, column: int, words: str, *, new: bool) -> None:
        item = QTableWidgetItem(f"○ {words}" if new and column == 2 else words)
        item.setToolTip(words)
        if new and column == 2:
            item.setForeground(theme.tokens().text_3)
        self.table.setItem(at, column, item)

    def _dress(self) -> None:
        table = self.table
        table.setShowGrid(False)
        table.setStyleSheet(f"QTableView::item {{ padding: 0 {dp(5)}px; }}")
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(dp(24))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def open_below(self, button: QWidget) -> None:
        """Open under a button, or above it where there is no room."""
        rows = min(self.table.rowCount(), _MOST_ROWS)
        wanted = QSize(
            dp(_WIDTH), rows * dp(24) + self.table.horizontalHeader().sizeHint().height()
        )
        screen = button.screen().availableGeometry()
        size = (wanted + QSize(4, 6)).boundedTo(screen.size())
        under = button.mapToGlobal(QPoint(0, button.height()))
        place = QRect(under, size)
        if place.bottom() > screen.bottom():
            place.moveBottom(
                max(button.mapToGlobal(QPoint(0, 0)).y(), screen.top() + size.height())
            )
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - size.width())))
        self.setGeometry(place)
        self.show()
        self.table.setFocus()
