"""What the board says before the first run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.parts import area
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState


class Invitation(QWidget):
    """Says what will be seen, and how to begin."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._title, self._words, self._live = (QLabel(self) for _ in range(3))
        self._title.setProperty("role", "card")
        self._words.setProperty("role", "label")
        self._live.setProperty("role", "hint")
        self._words.setText(
            tr(
                "Training shows the network pictures whose answer is known, and after each few of "
                "them moves every weight a little in the direction that makes the answers better. "
                "Watch it happen: the loss falls, filters take shape, and pictures that are "
                "mistaken for something else grow fewer."
            )
        )
        self._live.setText(
            tr(
                "Curves, maps of the picture on show, layers, mistakes and every run are here as "
                "it goes on; looking at other layers meanwhile changes nothing of the result."
            )
        )
        self.start = QPushButton(theme.icon("play", "on_accent", lead=True), tr("Start"), self)
        self.start.setProperty("kind", "primary")
        self.start.setAccessibleName(tr("Start training"))
        self.start.clicked.connect(self._start)
        scale = theme.scale()
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(round(side * scale) for side in (24, 24, 24, 24)))
        column.setSpacing(round(12 * scale))
        for part in (self._title, self._words, self._live):
            part.setWordWrap(True)
            part.setMaximumWidth(round(440 * scale))
            column.addWidget(part)
        column.addWidget(self.start)
        self.start.setMaximumWidth(round(160 * scale))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area(inside, self))

    def show_state(self, new: AppState) -> None:
        """Name the network, and let it be trained where it can be."""
        self._title.setText(tr("Train {name}", name=new.model.good.spec.name))
        training = new.training
        broken = new.model.good.problem is not None
        busy = training.waiting or training.question is not None or training.at_work
        self.start.setEnabled(not broken and not busy and training.data.status != "failed")
        self.start.setText(tr("Looking at the pictures...") if training.waiting else tr("Start"))

    def _start(self) -> None:
        self._dispatch(ev.TrainingAsked())

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.start,)
