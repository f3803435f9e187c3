"""The controls of a camera or a video: stop, go on, where it is, how fast the maps follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.labels import ElidedLabel, scaled
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.session.entering import Live
    from vgg_explorer.session.state import AppState

_STEPS = 1000
_SIDE = 28


class LiveBar(QWidget):
    """Shown while a camera or a video is the picture.

    Parameters
    ----------
    dispatch
        Takes the events of the session.
    """

    sought = Signal(float)
    """The user wants this place of a video, in seconds."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._live: Live | None = None
        self.rate = ElidedLabel("hint")
        self.pause_button = _button()
        self.stop_button = _button()
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.place.setRange(0, _STEPS)
        self.place.setAccessibleName(tr("Place in the video"))
        self.pause_button.clicked.connect(self._toggle)
        self.stop_button.clicked.connect(self._stop)
        self.place.actionTriggered.connect(self._seek)
        theme.notifier.changed.connect(self._show_icons)
        self._build()
        self._show_icons()
        self.hide()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the live source."""
        live = new.input.live
        if old is not None and old.input.live is live:
            return
        before, self._live = self._live, live
        self.setVisible(live is not None)
        if live is None:
            return
        self.rate.show_words(
            _rates(live), tr("The maps follow the latest frame; others are left out.")
        )
        known = live.position is not None and bool(live.duration)
        self.place.setVisible(known)
        if known and not self.place.isSliderDown():
            share = (live.position or 0.0) / (live.duration or 1.0)
            self.place.setValue(round(_STEPS * min(share, 1.0)))
        if before is None or before.paused != live.paused:
            self._show_icons()

    def _show_icons(self) -> None:
        paused = self._live is not None and self._live.paused
        self.pause_button.setIcon(theme.icon("play" if paused else "pause"))
        name = tr("Go on") if paused else tr("Pause")
        for button, words in ((self.pause_button, name), (self.stop_button, tr("Stop"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.stop_button.setIcon(theme.icon("stop"))

    def _toggle(self) -> None:
        if self._live is not None:
            self._dispatch(ev.LivePaused(not self._live.paused))

    def _stop(self) -> None:
        self._dispatch(ev.LiveChanged(None))

    def _seek(self, _action: int) -> None:
        if self._live is not None and self._live.duration:
            self.sought.emit(self.place.sliderPosition() / _STEPS * self._live.duration)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(self.rate, 1)
        row.addWidget(self.pause_button)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, scaled(4))
        column.setSpacing(scaled(2))
        column.addLayout(row)
        column.addWidget(self.place)


def _rates(live: Live) -> str:
    if live.paused:
        return tr("Paused")
    if not live.arriving:
        return tr("Starting …")
    return tr(
        "{shown} of {arriving} frames a second",
        shown=_rate(live.shown),
        arriving=_rate(live.arriving),
    )


def _rate(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _button() -> QPushButton:
    made = QPushButton()
    made.setFixedSize(scaled(_SIDE), scaled(_SIDE))
    return made
