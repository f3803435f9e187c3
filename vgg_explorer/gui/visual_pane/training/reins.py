"""Pause, one step and stop beside the board's pages, for when the set-up is folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.theme import dp
from vgg_explorer.session import events as ev
from vgg_explorer.session.reining import reining

if TYPE_CHECKING:
    from vgg_explorer.session.training import Training


class Reins(QWidget):
    """Three small buttons; hidden at first.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._goes_on = False
        self.pause, self.step, self.stop = (_button(self) for _ in range(3))
        self.step.setIcon(theme.icon("step"))
        self.step.setAccessibleName(tr("One step"))
        self.step.setToolTip(tr("Make one step and rest, to see what it changes (F9)"))
        self.stop.setIcon(theme.icon("stop", "error"))
        self.stop.setAccessibleName(tr("Stop"))
        self.stop.setToolTip(tr("End after the step that runs, and keep everything (Shift+F7)"))
        self.pause.clicked.connect(self._pause)
        self.step.clicked.connect(self._step)
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(2))
        for button in self.stops():
            row.addWidget(button)
        self._show_pause()
        self.hide()

    def show_training(self, training: Training) -> None:
        """Show what can be done now."""
        can = reining(training)
        if self._goes_on != can.go_on:
            self._goes_on = can.go_on
            self._show_pause()
        enabled = {
            self.pause: can.pause or can.go_on,
            self.step: can.step,
            self.stop: can.stop,
        }
        held = self.hasFocus() or any(one.hasFocus() and not on for one, on in enabled.items())
        if held and not any(enabled.values()):
            self.setFocus()  # it waits here; Qt would take it to another part of the window
        for button, on in enabled.items():
            button.setEnabled(on)
        if held and any(enabled.values()):
            self.take_focus()

    def take_focus(self) -> None:
        """Let the first button that can be pressed have the focus."""
        usable = next((button for button in self.stops() if button.isEnabled()), self.pause)
        usable.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Iterable[QToolButton]:
        """Return the buttons in the order of the Tab key."""
        return self.pause, self.step, self.stop

    def _show_pause(self) -> None:
        self.pause.setIcon(theme.icon("play" if self._goes_on else "pause"))
        self.pause.setAccessibleName(tr("Continue") if self._goes_on else tr("Pause"))
        self.pause.setToolTip(
            tr("Go on with training (F8)")
            if self._goes_on
            else tr("Rest after the step that runs (F8)")
        )

    def _pause(self) -> None:
        self._dispatch(ev.TrainingContinued() if self._goes_on else ev.TrainingPaused())

    def _step(self) -> None:
        self._dispatch(ev.TrainingStepped())

    def _stop(self) -> None:
        self._dispatch(ev.TrainingStopped())


def _button(parent: QWidget) -> QToolButton:
    made = QToolButton(parent)
    made.setIconSize(QSize(dp(16), dp(16)))
    return made
