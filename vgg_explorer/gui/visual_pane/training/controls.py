"""The buttons that begin, rein and end a run, and its state in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.engine.training.runs.run_files import LAST
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.theme import dp
from vgg_explorer.gui.widgets.breaking import breakable
from vgg_explorer.gui.widgets.numbers import percent
from vgg_explorer.session import best_weights
from vgg_explorer.session import events as ev
from vgg_explorer.session.reining import Reining, reining

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import Run


class Controls(QWidget):
    """Start, pause, stop; one step, resume."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._can = Reining()
        self.start = _button(tr("Start"), "play", self)
        self.start.setToolTip(tr("Train the network as set up above (F7)"))
        self.pause = _button(tr("Pause"), "pause", self)
        self.pause.setProperty("kind", "primary")
        self.stop = _button(tr("Stop"), "stop", self)
        self.stop.setProperty("kind", "danger")
        self.stop.setIcon(theme.icon("stop", "error"))
        self.stop.setToolTip(tr("End after the step that runs, and keep everything (Shift+F7)"))
        self.step = _button(tr("One step"), "", self)
        self.step.setToolTip(tr("Make one step and rest, to see what it changes (F9)"))
        self.resume = _button(tr("Resume"), "", self)
        self.best = _button("", "", self)
        self._others: Path | None = None
        self.words = QLabel(self)
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.start, self.pause, self.stop)),
            (second, (self.step, self.resume)),
        ):
            row.setSpacing(dp(4))
            for button in buttons:
                row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(4))
        column.addLayout(first)
        self.second = QWidget(self)
        self.second.setLayout(second)
        second.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.second)
        column.addWidget(self.words)
        column.addWidget(self.best)
        self.start.clicked.connect(self._start)
        self.pause.clicked.connect(self._pause)
        self.stop.clicked.connect(self._stop)
        self.step.clicked.connect(self._step)
        self.resume.clicked.connect(self._resume)
        self.best.clicked.connect(self._take_others)

    def show_state(self, state: AppState) -> None:
        """Show what can be done now, and how the run stands."""
        can = self._can = reining(state.training)
        enabled = {
            self.start: can.start,
            self.pause: can.pause or can.go_on,
            self.stop: can.stop,
            self.step: can.step,
            self.resume: can.resume is not None,
        }
        # Those that can be pressed first: the focus of one that no longer can goes to them.
        for button in sorted(enabled, key=lambda button: not enabled[button]):
            if button.hasFocus() and not enabled[button]:
                self.take_focus()
            button.setEnabled(enabled[button])
        if self.hasFocus():
            self.take_focus()
        self.pause.setText(tr("Continue") if can.go_on else tr("Pause"))
        # The longer word has no room beside an icon.
        self.pause.setIcon(QIcon() if can.go_on else theme.icon("pause", "on_accent"))
        self.pause.setToolTip(
            tr("Go on with training (F8)")
            if can.go_on
            else tr("Rest after the step that runs (F8)")
        )
        self.second.setVisible(can.stop or can.resume is not None)
        run = state.training.run
        self.resume.setToolTip(
            tr("Go on where the last run was stopped")
            if run is None or run.saved is None
            else tr("Go on with the last run after step {step}", step=run.saved)
        )
        self._show_others(state)
        words = breakable(said(state))
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _show_others(self, state: AppState) -> None:
        """Offer the best weights of the last run, or its last ones where those are here."""
        run, others = state.training.run, best_weights.others(state)
        if others is None and self.best.hasFocus():
            self.take_focus()
        self._others = others
        self.best.setEnabled(others is not None)
        self.best.setVisible(others is not None)
        if run is None or run.best is None or others is None:
            return
        if others.name == LAST:
            self.best.setText(tr("Back to the last weights"))
            self.best.setToolTip(tr("Those of step {step}", step=f"{run.saved:,}"))
        else:
            self.best.setText(translated(best_weights.TAKE))
            self.best.setToolTip(
                tr(
                    "Those of step {step}, with {accuracy} of the validation pictures right",
                    step=f"{run.best.step:,}",
                    accuracy=percent(run.best.accuracy),
                )
            )

    def take_focus(self) -> None:
        """Let the first button that can be pressed have the focus.

        Where there is none just now it waits here; Qt would take it to another part of the window.
        """
        usable = (button for button in self.stops() if button.isEnabled() and not button.hasFocus())
        next(usable, self).setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Iterable[QWidget]:
        """Return the buttons in the order of the Tab key."""
        return self.start, self.pause, self.stop, self.step, self.resume, self.best

    def _start(self) -> None:
        self._dispatch(ev.TrainingAsked())

    def _pause(self) -> None:
        self._dispatch(ev.TrainingContinued() if self._can.go_on else ev.TrainingPaused())

    def _stop(self) -> None:
        self._dispatch(ev.TrainingStopped())

    def _step(self) -> None:
        self._dispatch(ev.TrainingStepped())

    def _resume(self) -> None:
        if self._can.resume is not None:
            self._dispatch(ev.TrainingAsked(self._can.resume))

    def _take_others(self) -> None:
        if self._others is not None:
            self._dispatch(ev.WeightsRequested(self._others))


def said(state: AppState) -> str:
    """Return how training stands, in one or two sentences."""
    training, run = state.training, state.training.run
    if training.waiting:
        return tr("Training starts when the pictures have been looked at.")
    if training.test.status == "running":
        return tr("The range test runs; training ends it.")
    if run is not None and run.at_work:
        return tr("{how} {copy}", how=_at_work(state, run), copy=_copy(state, run))
    if training.data.status == "failed":
        return tr("It can start when the pictures can be read: above stands what is wrong.")
    if run is None:
        return ""
    match run.status:
        case "finished":
            return tr("Finished after {step} steps.", step=f"{run.step:,}")
        case "stopped" if not run.step:
            return tr("Stopped before the first step.")
        case "stopped":
            return tr("Stopped after step {step}; Resume goes on from there.", step=f"{run.step:,}")
        case "diverged" | "failed":
            return translated(run.what) if run.what is not None else tr("The run failed.")
        case _:
            return ""


def _at_work(state: AppState, run: Run) -> str:
    match run.status:
        case "preparing":
            what = translated(run.what) if run.what is not None else tr("Preparing")
            share = f" {run.done * 100:.0f} %" if run.done is not None else ""
            return f"{what}{share}."
        case "paused":
            return tr("Paused after step {step}.", step=f"{run.step:,}")
        case "stopping" if run.saving:
            return tr("The checkpoint of step {step} is being written.", step=f"{run.step:,}")
        case "stopping":
            return tr("Stopping after the step that runs.")
        case _ if state.training.reins.paused:
            return tr("Pausing after the step that runs.")
        case _:
            return tr("Training.")


def _copy(state: AppState, run: Run) -> str:
    """Say that the network on the desk is free."""
    if state.model.good.spec != run.spec:
        return tr("The run has its own copy of {name}: your edits are for the next one.",
                  name=run.spec.name)  # fmt: skip
    return tr("Edit the network as you like: the run has its own copy.")


def _button(words: str, icon: str, parent: QWidget) -> QPushButton:
    made = QPushButton(words, parent)
    if icon:
        made.setIcon(theme.icon(icon))
    made.setMinimumWidth(0)
    made.setMinimumHeight(dp(28))
    return made
