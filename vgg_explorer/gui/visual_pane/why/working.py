"""How far the work is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import CommandRequested

if TYPE_CHECKING:
    from vgg_explorer.session.state import Job


class Working(QWidget):
    """A bar in percent and Cancel; hidden while nothing is being worked out."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        scale = theme.scale()
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(round(120 * scale))
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(8 * scale))
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.hide()

    def show_job(self, job: Job, *, running: bool) -> None:
        """Show how far it is."""
        self.setVisible(running)
        if running:
            self.bar.setRange(0, 0 if job.done is None else 100)
            self.bar.setValue(round(100 * (job.done or 0)))

    def _cancel(self) -> None:
        self._dispatch(CommandRequested("cancel"))
