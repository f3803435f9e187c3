"""How far a training is, for the status bar: in words and as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vgg_explorer.gui.i18n import tr, translated

if TYPE_CHECKING:
    from vgg_explorer.session.training import Run, Training


_LEAST = 10
"""Of 1,000: a pixel. Qt goes on to animate a bar that was busy, 30 times a second and for nothing,
until it has a part to draw."""


class TrainingStatus(QWidget):
    """Hidden while nothing is trained; its words open the tab."""

    opened = Signal()
    """The user wants to see the run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QPushButton(self)
        self.words.setProperty("kind", "flat")
        self.words.setFixedHeight(22)
        self.words.setToolTip(tr("Show the run"))
        self.words.clicked.connect(self.opened)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(100)
        self.bar.setAccessibleName(tr("Progress of training"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        self.hide()

    def show_training(self, training: Training) -> None:
        """Show how far the run at work is."""
        run = training.run
        at_work = run is not None and run.at_work
        self.setVisible(at_work)
        if run is None or not at_work:
            return
        self.words.setText(said(run))
        done = run.step / run.total if run.total else run.done
        self.bar.setRange(0, 0 if done is None else 1000)
        self.bar.setValue(max(round(1000 * (done or 0)), _LEAST))


def said(run: Run) -> str:
    """Return where a run is in a few words."""
    match run.status:
        case "preparing":
            return translated(run.what) if run.what is not None else tr("Preparing to train")
        case "paused":
            return tr("Paused: {where}", where=place(run))
        case "stopping" if run.saving:
            return tr("Writing the last checkpoint")
        case "stopping":
            return tr("Stopping: {where}", where=place(run))
        case _:
            return place(run)


def place(run: Run) -> str:
    """Return the epoch that a run is in, or the step where steps are counted."""
    if run.plan.steps or not run.steps_per_epoch:
        return tr("Step {step} of {total}", step=f"{run.step:,}", total=f"{run.total:,}")
    epochs = max(-(-run.total // run.steps_per_epoch), 1)
    epoch = min(run.step // run.steps_per_epoch + 1, epochs)
    return tr("Epoch {epoch} of {total}", epoch=epoch, total=epochs)
