"""The page of what fits into the present network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vgg_explorer.arch.fitting import STATUSES
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.weights_table import FitModel, FitTable, status_words
from vgg_explorer.gui.widgets.segmented import Option, Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vgg_explorer.arch.fitting import Fit

_ALL = "all"


class FitPage(QWidget):
    """The counts, the layers by status, and the choice among those that match."""

    changed = Signal()
    """Other layers are chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fit: Fit | None = None
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.filter = Segmented((), self)
        self.filter.chosen.connect(self._filter)
        self.every = QCheckBox(tr("All that fit"), self)
        self.every.clicked.connect(self._choose_all)
        self.model = FitModel(self)
        self.model.chosen_changed.connect(self._chosen_changed)
        self.table = FitTable(self.model, self)
        line = QHBoxLayout()
        line.addWidget(self.filter)
        line.addStretch(1)
        line.addWidget(self.every)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(8 * theme.scale()))
        column.addWidget(self.sentence)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_fit(self, fit: Fit) -> None:
        """Show how a file fits."""
        if fit is self._fit:
            return
        self._fit = fit
        self.sentence.setText(translated(fit.sentence()))
        counts = fit.counts
        options = [Option(_ALL, tr("All {count}", count=len(fit.rows)))]
        for status in STATUSES:
            words = f"{status_words(status)} {counts[status]:,}"
            options.append(Option(status, words, enabled=counts[status] > 0))
        self.filter.set_options(options)
        self.filter.set_current(_ALL)
        self.model.show_fit(fit)
        self.every.setEnabled(bool(fit.names))
        self._chosen_changed()
        if self.model.rowCount():
            self.table.selectRow(0)

    def chosen(self) -> Mapping[str, str]:
        """Return the chosen layers: the path here and the path in the file."""
        return self.model.chosen()

    def problem(self) -> str:
        """Return why nothing can be loaded, or nothing."""
        if self._fit is None or not self._fit.names:
            return tr("No layer of the file has the shapes of one here.")
        return "" if self.chosen() else tr("No layer is chosen.")

    def _filter(self, key: str) -> None:
        self.model.show_status("" if key == _ALL else key)
        if self.model.rowCount():
            self.table.selectRow(0)

    def _choose_all(self) -> None:
        self.model.choose_all(self.every.checkState() != Qt.CheckState.Unchecked)

    def _chosen_changed(self) -> None:
        total = len(self._fit.names) if self._fit is not None else 0
        count = len(self.chosen())
        blocker = QSignalBlocker(self.every)
        state = Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked
        self.every.setCheckState(Qt.CheckState.Checked if count == total and count else state)
        blocker.unblock()
        self.changed.emit()
