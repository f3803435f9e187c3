"""One batch beside the chart of training memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch.units import size
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.costs.parts_table import PartsTable
from vgg_explorer.session.costing import MAX_BATCH
from vgg_explorer.session.events import CostsChanged

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.costs.parts import Outlook


class BatchSide(QWidget):
    """One batch: its number, its parts, and whether it fits."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._best: int | None = None
        scale = theme.scale()
        label = QLabel(tr("Batch"), self)
        label.setProperty("role", "heading")
        self.number = QSpinBox(self)
        self.number.setRange(1, MAX_BATCH)
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(tr("Batch size"))
        label.setBuddy(self.number)
        self.best = QPushButton(self)
        self.best.setToolTip(tr("Choose the largest batch that fits, as far as the axis goes"))
        self.parts = PartsTable(self)
        self.fits = QLabel(self)
        self.fits.setWordWrap(True)
        self.fits.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(round(8 * scale))
        row.addWidget(label)
        row.addWidget(self.number)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(8 * scale))
        column.addLayout(row)
        column.addWidget(self.parts)
        column.addWidget(self.fits)
        column.addWidget(self.best, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setMaximumWidth(round(256 * scale))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.number.valueChanged.connect(self._number_chosen)
        self.best.clicked.connect(self._best_chosen)

    def show_outlook(self, found: Outlook | None, batch: int) -> None:
        """Show a batch of a plan; without a plan there is nothing to list."""
        self.setVisible(found is not None)
        if found is None:
            return
        with QSignalBlocker(self.number):
            self.number.setValue(batch)
        training = found.plan.at(batch)
        self.parts.show_training(training)
        self._best = None if not found.best else min(found.best, MAX_BATCH)
        self.best.setVisible(self._best is not None)
        self.best.setEnabled(self._best != batch)
        self.best.setText(tr("Use batch {batch}", batch=self._best or 0))
        self._say_whether_it_fits(found, training.peak)

    def _say_whether_it_fits(self, found: Outlook, peak: int) -> None:
        free = found.room.free
        role = "label"
        if free is None:
            self.fits.setText("")
        elif peak <= free:
            self.fits.setText(tr("It fits: {left} stay free.", left=size(free - peak)))
        else:
            role = "error"
            self.fits.setText(
                tr("It does not fit: {lacking} are lacking.", lacking=size(peak - free))
            )
        if self.fits.property("role") != role:
            self.fits.setProperty("role", role)
            self.fits.style().unpolish(self.fits)
            self.fits.style().polish(self.fits)

    def _number_chosen(self, batch: int) -> None:
        self._dispatch(CostsChanged("batch", batch))

    def _best_chosen(self) -> None:
        if self._best is not None:
            self._dispatch(CostsChanged("batch", self._best))
