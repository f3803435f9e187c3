"""The Training tab: what is to be trained and how, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vgg_explorer.gui.visual_pane.training.board import Board
from vgg_explorer.gui.visual_pane.training.setup import SetUp

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState


class TrainingTab(QWidget):
    """Set-up at the left, the run at the right.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    file_saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls = QWidget(self)
        self.setup = SetUp(dispatch, self)
        self.board = Board(dispatch, self)
        self.board.file_saved.connect(self.file_saved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.setup)
        row.addWidget(self.board, 1)

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed; out of sight nothing, it catches up."""
        if in_sight:
            training = new.training
            folded = training.look.setup == "hidden" and training.run is not None
            self.setup.setHidden(folded and training.question is None)
            self.setup.show_state(new)
            self.board.show_state(new)

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (*self.setup.stops(), *self.board.stops())
