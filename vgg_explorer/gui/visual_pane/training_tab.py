"""The Training tab: what is to be trained and how, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.visual_pane.training.board import WIDE, Board
from vgg_explorer.gui.visual_pane.training.setup import SetUp
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import Training


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
        self._dispatch = dispatch
        self._shown: AppState | None = None
        self.controls = QWidget(self)
        self.setup = SetUp(dispatch, self)
        self.board = Board(dispatch, self)
        self.board.file_saved.connect(self.file_saved)
        self.board.bar.setup_wanted.connect(self._choose_setup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.setup)
        row.addWidget(self.board, 1)

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed; out of sight nothing, it catches up."""
        if in_sight:
            self._shown = new
            held = self._held()
            self._arrange(new.training)
            self.setup.show_state(new)
            self.board.show_state(new)
            self._hand_focus(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether there is room for the set-up beside the board."""
        super().resizeEvent(event)
        if self._shown is not None:
            held = self._held()
            self._arrange(self._shown.training)
            self._hand_focus(held)

    # Whether the set-up stands beside the board

    def _arrange(self, training: Training) -> None:
        """Show the set-up, or fold it away and let the board rein the run."""
        shown = self._setup_shown(training)
        self.setup.setVisible(shown)
        self.board.bar.show_setup(training, shown=shown)

    def _setup_shown(self, training: Training) -> bool:
        if training.run is None or training.question is not None:
            return True
        chosen = training.look.setup
        return self._shown_by_itself(training) if chosen == "auto" else chosen == "shown"

    def _shown_by_itself(self, training: Training) -> bool:
        """Whether the board has room beside the set-up, or nothing to show that moves."""
        return not training.at_work or self.width() - self.setup.width() >= dp(WIDE)

    def _choose_setup(self, shown: bool) -> None:
        """Take the user's choice; one that is as it would be anyway is no choice."""
        if self._shown is None:
            return
        usual = self._shown_by_itself(self._shown.training)
        chosen = "shown" if shown else "hidden"
        self._dispatch(ev.BoardChanged("setup", "auto" if shown == usual else chosen))

    def _held(self) -> QWidget | None:
        """Return what has the focus, of the two parts that can be put away."""
        focus = QApplication.focusWidget()
        parts = (self.setup, self.board.bar.reins)
        if focus is None:
            return None
        return next((part for part in parts if part is focus or part.isAncestorOf(focus)), None)

    def _hand_focus(self, held: QWidget | None) -> None:
        """Give the focus of what was put away to what took its place."""
        bar = self.board.bar
        if held is None or not held.isHidden():
            return
        if not bar.reins.isHidden():
            bar.reins.take_focus()
        elif not self.setup.isHidden():
            self.setup.controls.take_focus()
        else:
            bar.fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (*self.setup.stops(), *self.board.stops())
