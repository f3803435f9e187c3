"""Weights on their way in: what is done, how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.time_left import TimeLeft
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

_STEPS = 1000


class TransferRow(QWidget):
    """Shows `Transfer` while it runs."""

    begun = Signal()
    """It has just appeared."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._left = TimeLeft()
        self.what = ElidedLabel("label", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.clicked.connect(self._cancel)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(dp(8))
        below.addWidget(self.bar, 1)
        below.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, dp(4), 0, dp(4))
        column.setSpacing(dp(2))
        column.addWidget(self.what)
        column.addLayout(below)
        self.hide()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the transfer."""
        transfer = new.weights.transfer
        before = None if old is None else old.weights.transfer
        if before is transfer:
            return
        running = transfer.status == "running"
        begins = running and (before is None or before.asked is not transfer.asked)
        if begins:
            self._left.restart()
        if running:
            said = translated(transfer.what) if transfer.what is not None else tr("Loading weights")
            self.what.show_words(self._left.told(said, transfer.done))
            self.bar.setRange(0, 0 if transfer.done is None else _STEPS)
            self.bar.setValue(round(_STEPS * (transfer.done or 0)))
        self.setVisible(running)
        if begins:
            self.begun.emit()

    def _cancel(self) -> None:
        self._dispatch(ev.TransferCancelled())
